import type { Text } from "../../../src/evidence/search/build-segment.ts";

// Made-up texts of about 3,000 characters, the same at every run. Nobody is meant.

let state = 20_261_123;
const random = (bound: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * bound);
};
const syllables = [
  "ba",
  "ne",
  "ti",
  "ro",
  "su",
  "la",
  "ke",
  "mi",
  "do",
  "vu",
  "sha",
  "pre",
  "ion",
  "al",
  "er",
];
const invented = (number: number): string => {
  let [rest, word] = [number + 15, ""];
  for (; rest > 0; rest = Math.floor(rest / syllables.length)) word += syllables[rest % syllables.length];
  return word;
};
export const vocabulary = Array.from({ length: 60_000 }, (_, number) => invented(number));
const zipf = (): string =>
  vocabulary[Math.min(59_999, Math.floor(Math.exp((random(1e6) / 1e6) * Math.log(60_000))) - 1)] ?? "";
export const company = (number: number): string =>
  `${invented(900_000 + number)} ${invented(7_000 + number)} Spinning Company`;
export const han = (size: number): string =>
  String.fromCodePoint(...Array.from({ length: size }, () => 0x4e00 + random(2_500)));

export function made(number: number): Text {
  const words =
    number % 10 === 9 ? Array.from({ length: 60 }, () => han(12)) : Array.from({ length: 480 }, zipf);
  if (number % 7 === 0) words.splice(random(words.length), 0, company(random(200)));
  return { id: String(number).padStart(8, "0"), text: words.join(" ") };
}

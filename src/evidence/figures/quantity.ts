import type { Word } from "../sentences/words.ts";

/** A number in words or digits: where its words end, and how large it is. */
export interface Quantity {
  /** Place of its last word. */
  readonly last: number;
  /** A plain decimal. */
  readonly value: string;
  /** `share`: a part of one; `magnitude`: only how large at least; `ordinal`: a place in a row. */
  readonly kind: "count" | "share" | "magnitude" | "ordinal";
  /** "Million-plus", "200+": at least so many. */
  readonly plus?: true;
  /** Written as a small word ("three"), or as "a million": such a word may count nothing. */
  readonly spelled?: true;
  /** Of "two-hour": the unit, which is the end of the same word. */
  readonly unit?: string;
}

const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const numbers = new Map<string, bigint>([
  ...small.map((word, at) => [word, BigInt(at)] as const),
  ...tens.map((word, at) => [word, BigInt((at + 2) * 10)] as const),
  ...tens.flatMap((ten, at) =>
    small.slice(1, 10).map((one, unit) => [`${ten}-${one}`, BigInt((at + 2) * 10 + unit + 1)] as const),
  ),
]);
const multipliers = new Map<string, number>([
  ...([
    ["hundred", 2],
    ["thousand", 3],
    ["million", 6],
    ["billion", 9],
    ["trillion", 12],
    ["dozen", 0],
  ] as const),
  ...([
    ["m", 6],
    ["bn", 9],
    ["mn", 6],
    ["k", 3],
  ] as const),
]);
const magnitudes = new Map<string, bigint>([
  ...([
    ["tens", 10n],
    ["hundreds", 100n],
    ["thousands", 1000n],
  ] as const),
  ...([
    ["millions", 1_000_000n],
    ["billions", 1_000_000_000n],
  ] as const),
]);
const fractions = new Map<string, bigint>([
  ...([
    ["half", 2n],
    ["third", 3n],
    ["thirds", 3n],
    ["quarter", 4n],
    ["quarters", 4n],
  ] as const),
  ...([
    ["fifth", 5n],
    ["fifths", 5n],
    ["sixth", 6n],
    ["eighth", 8n],
    ["tenth", 10n],
    ["tenths", 10n],
  ] as const),
]);
const percents = new Set(["percent", "per"]);

/** Digits, or a word that is a number by itself. */
export const isNumber = (word: string): boolean =>
  /^\d/.test(word) || numbers.has(word) || magnitudes.has(word);

/** The number that begins at a word, if one does. */
export function quantityAt(text: string, words: readonly Word[], at: number): Quantity | undefined {
  return (
    magnitude(words, at) ??
    fraction(words, at) ??
    ordinal(words, at) ??
    oneIn(words, at) ??
    counted(text, words, at)
  );
}

const folded = (words: readonly Word[], at: number): string => words[at]?.folded ?? "";

/** "Hundreds of thousands": at least twice the unit. */
function magnitude(words: readonly Word[], at: number): Quantity | undefined {
  const first = magnitudes.get(folded(words, at));
  if (first === undefined) return undefined;
  const second = folded(words, at + 1) === "of" ? magnitudes.get(folded(words, at + 2)) : undefined;
  return {
    last: second === undefined ? at : at + 2,
    value: String(2n * first * (second ?? 1n)),
    kind: "magnitude",
  };
}

/** "A fifth", "two-thirds", "half of": as a noun, that is before "of", or alone behind "a". */
function fraction(words: readonly Word[], at: number): Quantity | undefined {
  const [count, ...rest] = folded(words, at).split("-");
  const article = folded(words, at) === "a" || folded(words, at) === "one";
  const joined = rest.length === 1 ? fractions.get(rest[0] ?? "") : undefined;
  const number = article ? 1n : numbers.get(count ?? "");
  if (joined !== undefined && number !== undefined)
    return { last: at, value: divided(number, joined), kind: "share" };
  const next = rest.length === 0 ? fractions.get(folded(words, at + 1)) : undefined;
  if (next !== undefined && number !== undefined && folded(words, at + 2) === "of")
    return { last: at + 1, value: divided(number, next), kind: "share" };
  if (folded(words, at) === "half" && ["of", "the"].includes(folded(words, at + 1)))
    return { last: at, value: "0.5", kind: "share" };
  return undefined;
}

/** To four places, as a plain decimal. */
function divided(count: bigint, by: bigint): string {
  const places = (count * 10_000n + by / 2n) / by;
  const digits = String(places % 10_000n)
    .padStart(4, "0")
    .replace(/0+$/, "");
  return digits === "" ? String(places / 10_000n) : `${places / 10_000n}.${digits}`;
}

function ordinal(words: readonly Word[], at: number): Quantity | undefined {
  const digits = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(folded(words, at))?.[1];
  return digits === undefined ? undefined : { last: at, value: digits, kind: "ordinal" };
}

/** "One in five", "two out of 10". */
function oneIn(words: readonly Word[], at: number): Quantity | undefined {
  const out = folded(words, at + 1) === "out" && folded(words, at + 2) === "of";
  if (!out && folded(words, at + 1) !== "in") return undefined;
  const last = at + (out ? 3 : 2);
  const [count, of] = [whole(words, at), whole(words, last)];
  if (count === undefined || of === undefined || of <= count || of > 1000n) return undefined;
  return { last, value: divided(count, of), kind: "share" };
}

const whole = (words: readonly Word[], at: number): bigint | undefined => {
  const word = folded(words, at);
  return /^\d{1,6}$/.test(word) ? BigInt(word) : numbers.get(word);
};

/** Digits or number words, with multipliers, and per cent. */
function counted(text: string, words: readonly Word[], at: number): Quantity | undefined {
  const digits = decimal(folded(words, at)) ?? shortened(text, words[at]);
  const word = digits === undefined ? numberWord(words, at) : undefined;
  const begun = digits ?? word?.value.toString();
  if (begun === undefined) return undefined;
  if (word?.unit !== undefined) return { last: at, value: begun, kind: "count", unit: word.unit };
  const { value, last, plus } = multiplied(text, words, word?.last ?? at, begun);
  // "A" and "several" are numbers before a multiplier only.
  const article = /^(?:an?|several)$/.test(folded(words, at));
  if (article && last === at) return undefined;
  if (folded(words, at) === "several") return { last, value, kind: "magnitude" };
  const share = percentAt(text, words, last);
  if (share !== undefined) return { last: share, value: shifted(value, -2), kind: "share" };
  return { last, value, kind: "count", ...(plus && { plus }), ...(word !== undefined && { spelled: true }) };
}

/** "1.8 million", "two hundred thousand", "25 million-plus". */
function multiplied(
  text: string,
  words: readonly Word[],
  from: number,
  begun: string,
): { readonly value: string; readonly last: number; readonly plus: boolean } {
  let [value, last, plus] = [begun, from, text.charAt(words[from]?.end ?? 0) === "+"];
  for (;;) {
    const [multiplier = "", tail] = folded(words, last + 1).split("-");
    const power = multipliers.get(multiplier);
    if (power === undefined || plus || !joined(text, words, last)) return { value, last, plus };
    value = multiplier === "dozen" ? times(value, 12n) : shifted(value, power);
    last += 1;
    plus = tail === "plus" || text.charAt(words[last]?.end ?? 0) === "+";
  }
}

/** Only white space or a hyphen stands before the next word. */
const joined = (text: string, words: readonly Word[], at: number): boolean =>
  /^[ \u00a0\u202f-]?\n?$/.test(text.slice(words[at]?.end ?? 0, words[at + 1]?.start ?? 0));

interface Spelled {
  readonly value: bigint;
  readonly last: number;
  readonly unit?: string;
}

function numberWord(words: readonly Word[], at: number): Spelled | undefined {
  const word = folded(words, at);
  const [head = "", tail] = word.split(/-(?=[a-z]+$)/);
  const whole = numbers.get(word) ?? numbers.get(head);
  if (tail !== undefined && whole !== undefined && !numbers.has(word))
    return { value: whole, last: at, unit: tail };
  if (word === "a" || word === "an" || word === "several")
    return { value: word === "several" ? 2n : 1n, last: at };
  const first = numbers.get(word);
  if (first === undefined) return undefined;
  const unit = tens.includes(word) ? numbers.get(folded(words, at + 1)) : undefined;
  return unit !== undefined && unit > 0n && unit < 10n
    ? { value: first + unit, last: at + 1 }
    : { value: first, last: at };
}

/** More digits count nothing: they are a key or a telephone number. */
const longestNumber = 24;

/** "570,000", "1.8", "12 500" as a plain decimal; undefined where the separators do not tell which is meant. */
function decimal(word: string): string | undefined {
  if (word.length > longestNumber) return undefined;
  if (/^\d+$/.test(word)) return BigInt(word).toString();
  if (/^\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?$/.test(word)) return word.replace(/[,\u00a0\u202f]/g, "");
  return /^\d+\.\d+$/.test(word) ? word : undefined;
}

/** "$1.5bn": behind a sign of money the letter is a multiplier, elsewhere it may be metres. */
function shortened(text: string, word: Word | undefined): string | undefined {
  const [, number, letter] = /^(\d+(?:\.\d+)?)(k|m|mn|bn)$/.exec(word?.folded ?? "") ?? [];
  const power = multipliers.get(letter ?? "");
  if (number === undefined || power === undefined || number.length > longestNumber) return undefined;
  return /[$£€¥] ?$/.test(text.slice(0, word?.start).slice(-2)) ? shifted(number, power) : undefined;
}

function percentAt(text: string, words: readonly Word[], at: number): number | undefined {
  const end = words[at]?.end ?? 0;
  if (text.startsWith("%", end) || text.startsWith(" %", end)) return at;
  const next = folded(words, at + 1);
  if (!percents.has(next) || (next === "per" && folded(words, at + 2) !== "cent")) return undefined;
  return next === "per" ? at + 2 : at + 1;
}

const times = (value: string, by: bigint): string =>
  value.includes(".") ? value : String(BigInt(value) * by);

/** A plain decimal times a power of ten, without floating point. */
export function shifted(value: string, power: number): string {
  const [before = "0", after = ""] = value.split(".");
  const digits = before + after;
  const point = before.length + power;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const [head, tail] = [padded.slice(0, at).replace(/^0+(?=\d)/, ""), padded.slice(at).replace(/0+$/, "")];
  return tail === "" ? head : `${head}.${tail}`;
}

// What the made-up names look like: node statistics.ts [names]; default 300000.
import { makeNames } from "./names.ts";

const [count = 300_000] = process.argv.slice(2).map(Number);
const { texts, listed } = makeNames(count, 20_261_122);
const madeUp = texts.slice(listed);
const latin = madeUp.filter((text) => !/\p{Script=Han}/u.test(text));

const counts = new Map<string, number>();
for (const text of latin)
  for (const word of new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu)))
    counts.set(word, (counts.get(word) ?? 0) + 1);
const ranked = [...counts].sort(([, a], [, b]) => b - a);

const lengths = madeUp.map((text) => text.length).sort((a, b) => a - b);
const at = (share: number): number => lengths[Math.floor(share * (lengths.length - 1))] ?? 0;
const once = ranked.filter(([, names]) => names === 1).length;

console.log(
  `${texts.length} names: ${listed} of the list, ${madeUp.length} made up, ${madeUp.length - latin.length} in Han characters`,
);
console.log(`characters of a made-up name: median ${at(0.5)}, 5 % under ${at(0.05)}, 5 % over ${at(0.95)}`);
console.log(`distinct words (without Han names): ${ranked.length}; in one name only: ${once}`);
for (const place of [10, 100, 1_000, 10_000])
  console.log(`the word of rank ${place} is in ${ranked[place - 1]?.[1] ?? 0} names`);
console.log(
  ranked
    .slice(0, 30)
    .map(([word, names]) => `${word} ${names}`)
    .join(", "),
);

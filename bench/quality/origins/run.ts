// How well copies and excerpts of a text are told from other texts on the same matter.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readBoilerplate } from "../../../src/evidence/origins/boilerplate.ts";
import { nearDuplicates } from "../../../src/evidence/origins/near-duplicates.ts";
import { shinglesOf } from "../../../src/evidence/origins/shingles.ts";
import { sketchOf } from "../../../src/evidence/origins/sketch.ts";

const invented = new URL("../statements/invented/", import.meta.url);
const read = (path: string, from: URL): string => readFileSync(new URL(path, from), "utf8");
const isBoilerplate = readBoilerplate(
  read("../../../data/evidence/boilerplate.csv", new URL(import.meta.url)),
);

let state = 20_261_123;
const random = (bound: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * bound);
};

/** Invented texts on much the same matter: accusations, answers, measures. */
const bases = readdirSync(new URL("texts/", invented))
  .sort()
  .map((name) => ({ name, text: read(`texts/${name}`, invented).trim() }));

const paragraphs = (text: string): string[] => text.split(/\n\n+/);
const words = (text: string): string[] => text.split(" ");
const other = ["authorities", "roughly", "yesterday", "reportedly", "firm", "people", "officials"];

/** What becomes of a report on its way through newsrooms. */
const variants: Readonly<
  Record<string, { readonly kind: "copy" | "excerpt"; readonly make: (text: string) => string }>
> = {
  "every twentieth word another": {
    kind: "copy",
    make: (text) =>
      words(text)
        .map((word, at) => (at % 20 === 19 ? (other[random(7)] ?? "") : word))
        .join(" "),
  },
  "cut after seven tenths": { kind: "copy", make: (text) => text.slice(0, Math.floor(text.length * 0.7)) },
  "another headline and an agency's credit": {
    kind: "copy",
    make: (text) =>
      `Mill faces new questions over winter work\n\n${paragraphs(text).slice(1).join("\n\n")}\n\nRita Vey contributed to this report from the valley. Editing by Tom Sand`,
  },
  "paragraphs in another order": {
    kind: "copy",
    make: (text) => {
      const [first = "", ...rest] = paragraphs(text);
      return [first, ...rest.toReversed()].join("\n\n");
    },
  },
  "between a site's own lines": {
    kind: "copy",
    make: (text) =>
      `We use cookies to improve this site\n\nShare this on Facebook\n\n${text}\n\nSign up for our newsletter\n\nAll rights reserved. Terms of use`,
  },
  "its middle quarter in a longer text": {
    kind: "excerpt",
    make: (text) => text.slice(Math.floor(text.length * 0.4), Math.floor(text.length * 0.65)),
  },
};

const texts = new Map<string, string>(bases.map(({ name, text }) => [name, text]));
const wanted = new Map<string, { readonly kind: string; readonly variant: string }>();
const pairOf = (a: string, b: string): string => [a, b].toSorted().join(" | ");
for (const { name, text } of bases)
  for (const [variant, { kind, make }] of Object.entries(variants)) {
    const id = `${name} ${variant}`;
    texts.set(id, make(text));
    wanted.set(pairOf(name, id), { kind, variant });
  }

const shingles = new Map([...texts].map(([id, text]) => [id, shinglesOf(text, isBoilerplate)]));
const of = (id: string): Uint32Array => shingles.get(id) ?? new Uint32Array();
const found = new Map(
  nearDuplicates(
    [...texts.keys()].map((id) => ({ id, sketch: sketchOf(of(id)) })),
    of,
  ).map((one) => [pairOf(one.a, one.b), one.kind]),
);

const baseOf = (id: string): string => bases.find(({ name }) => id.startsWith(name))?.name ?? "";
const strangers = [...found.keys()].filter((pair) => {
  const [a = "", b = ""] = pair.split(" | ");
  return baseOf(a) !== baseOf(b);
});
const byVariant = Object.keys(variants).map((variant) => {
  const own = [...wanted].filter(([, one]) => one.variant === variant);
  const hit = own.filter(([pair]) => found.has(pair)).length;
  const kind = own.filter(([pair, one]) => found.get(pair) === one.kind).length;
  return { variant, pairs: own.length, found: hit, asExpected: kind };
});
const total = byVariant.reduce((sum, { pairs }) => sum + pairs, 0);
const recall = byVariant.reduce((sum, { found: hit }) => sum + hit, 0);
const result = {
  what: "pairs of a text and a variant of it that are found, and pairs of different texts or their variants that are tied though nothing ties them",
  texts: texts.size,
  recall: `${recall}/${total}`,
  pairsOfStrangers: `${strangers.length} of ${(texts.size * (texts.size - 1 - Object.keys(variants).length)) / 2}`,
  byVariant,
};
for (const { variant, pairs, found: hit, asExpected } of byVariant)
  console.log(`${variant}: ${hit}/${pairs} found, ${asExpected} as expected`);
console.log(`recall ${result.recall}; strangers tied: ${result.pairsOfStrangers}`);
if (process.argv.includes("--write"))
  writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);

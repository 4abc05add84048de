import { madeUpName } from "./names.ts";
import { type Random, randomFrom } from "./random.ts";

export const damages = [
  "one typo",
  "two typos",
  "no legal form",
  "other legal form",
  "words reordered",
  "words joined",
  "word split",
  "one typo and no legal form",
] as const;
export type Damage = (typeof damages)[number];

export interface Query {
  readonly kind: "exact" | "damaged" | "absent";
  readonly text: string;
  /** Number of the name it was made from; undefined where the name is not in the set. */
  readonly from: number | undefined;
  readonly damage: Damage | undefined;
}

/**
 * `count` queries from a seed, in turn: a name of the set, a damaged one, a name that is not in the set. So the first
 * of them are as mixed as all of them.
 */
export function makeQueries(texts: readonly string[], count: number, seed: number): readonly Query[] {
  const known = new Set(texts);
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, place) => {
    if (place % 3 === 0) return exact(texts, random);
    return place % 3 === 1 ? damaged(texts, known, random) : absent(known, random);
  });
}

function exact(texts: readonly string[], random: Random): Query {
  const from = random.below(texts.length);
  return { kind: "exact", text: texts[from] ?? "", from, damage: undefined };
}

function absent(known: ReadonlySet<string>, random: Random): Query {
  for (;;) {
    const text = madeUpName(random);
    if (!known.has(text)) return { kind: "absent", text, from: undefined, damage: undefined };
  }
}

/** Draws until the damage fits the name (a name of one word cannot be reordered) and makes no other name of the set. */
function damaged(texts: readonly string[], known: ReadonlySet<string>, random: Random): Query {
  const damage = random.pick(damages);
  for (;;) {
    const from = random.below(texts.length);
    const text = hurt(texts[from] ?? "", damage, random);
    if (text !== undefined && !known.has(text)) return { kind: "damaged", text, from, damage };
  }
}

/** The name with the damage; undefined where it does not apply. */
function hurt(name: string, damage: Damage, random: Random): string | undefined {
  if (damage === "one typo") return withTypo(name, random);
  if (damage === "two typos") return withTypo(withTypo(name, random) ?? "", random);
  if (damage === "no legal form") return withLegalForm(name, "");
  if (damage === "other legal form") return withLegalForm(name, random.pick(otherForms(name)));
  if (damage === "one typo and no legal form") return withTypo(withLegalForm(name, "") ?? "", random);
  return regrouped(name, damage, random);
}

const latinForm =
  /[\s,]+(?:co[.,\s]*(?:ltd|limited)|company limited|(?:\(?p\)?|pvt|private|pte)\.?\s*(?:ltd|limited)|ltd|limited|inc|llc|l\.l\.c|corp|corporation|gmbh(?: & co\.? kg)?|ag|kg|jsc|s\.?a\.? de c\.?v|s\.?a|s\.?l|s\.?a\.?c|s\.?r\.?l|ltda|a\.?ş|a\.?s|ltd\.? (?:şti|sti)|llp|plc)\.?$/iu;
const hanForm = /(?:股份|责任|有限责任|集团)?有限公司$/u;

/** The name with another end in place of its legal form. Nothing is left of a name that is all legal form. */
function withLegalForm(name: string, form: string): string | undefined {
  const core = name.replace(isHan(name) ? hanForm : latinForm, "");
  if (core === name || core.length < 4) return undefined;
  const made = isHan(name) || form === "" ? core + form : `${core} ${form}`;
  return made === name ? undefined : made;
}

const otherForms = (name: string): readonly string[] =>
  isHan(name)
    ? ["股份有限公司", "有限责任公司", "集团有限公司", "厂"]
    : ["LLC", "Inc.", "Limited", "Corporation", "Co., Ltd.", "Group", "Holding Company"];

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** One letter exchanged, left out, put in or swapped with the next; in a Han name a character of another word or none. */
function withTypo(name: string, random: Random): string | undefined {
  const places = [...name.matchAll(/\p{L}/gu)].map((match) => match.index);
  if (places.length < 6) return undefined;
  const place = random.pick(places);
  const letter = random.pick([...alphabetOf(name.charAt(place))]);
  const made = slip(name, place, random.below(4), letter);
  return made.toLowerCase() === name.toLowerCase() ? undefined : made;
}

function slip(name: string, place: number, kind: number, letter: string): string {
  const before = name.slice(0, place);
  const after = name.slice(place + 1);
  if (kind === 0) return before + letter + after;
  if (kind === 1) return before + after;
  if (kind === 2) return before + name.charAt(place) + letter + after;
  return before + after.slice(0, 1) + name.charAt(place) + after.slice(1);
}

function alphabetOf(letter: string): string {
  if (/\p{Script=Han}/u.test(letter)) return "华新金兴盛恒达泰丰瑞祥永天海东宏利安源通";
  if (/\p{Script=Cyrillic}/u.test(letter)) return "аеиоустнрвлкмдпгз";
  return letter === letter.toUpperCase() ? "AEIOUSTNRLMDCHGKPY" : "aeioustnrlmdchgkpy";
}

/** Words in another order, two written as one, one written as two. Han names are written without words. */
function regrouped(name: string, damage: Damage, random: Random): string | undefined {
  const words = name.split(/\s+/u);
  if (isHan(name) || words.length < 3) return undefined;
  if (damage === "words reordered") return reordered(words, random);
  const at = random.below(words.length - 1);
  const word = words[at] ?? "";
  if (damage === "words joined") {
    const joined = word + words[at + 1];
    // Words that a stop or a quotation mark still parts are not joined.
    return /^[\p{L}\p{M}\p{N}]+\p{P}*$/u.test(joined)
      ? [...words.slice(0, at), joined, ...words.slice(at + 2)].join(" ")
      : undefined;
  }
  if (word.length < 6) return undefined;
  const cut = 2 + random.below(word.length - 3);
  return [...words.slice(0, at), word.slice(0, cut), word.slice(cut), ...words.slice(at + 1)].join(" ");
}

/** The first word goes to the end, or changes places with another. */
function reordered(words: readonly string[], random: Random): string | undefined {
  const other = 1 + random.below(words.length - 1);
  const [first = "", ...rest] = words;
  const moved = [...rest.slice(0, other), first, ...rest.slice(other)];
  return moved.join(" ") === words.join(" ") ? undefined : moved.join(" ");
}

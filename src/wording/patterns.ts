import type { LookAlikes } from "./letters.ts";
import { latinOf, oneForAlike, uyghurOf } from "./letters.ts";
import type { TermRow } from "./term-tables.ts";
import type { ViewName } from "./views.ts";

/** How the ends of a match must stand: `word` both free (a plural s apart), `stem` its beginning, `part` none. */
export const endings = ["word", "stem", "part"] as const;
export type Ending = (typeof endings)[number];

/** One spelling of a term as one view writes it. */
export interface Pattern<Owner> {
  readonly view: ViewName;
  readonly letters: string;
  /** Places in `letters` before which a word or syllable begins. */
  readonly breaks: ReadonlySet<number>;
  readonly ending: Ending;
  /** Latin letters of pinyin may carry numbers for tones; Han characters follow rules of their own. */
  readonly script: "latin" | "numbered" | "pinyin" | "uyghur" | "han" | "mixed";
  readonly owner: Owner;
}

export interface PatternTables {
  readonly lookAlikes: LookAlikes;
  readonly simplified: ReadonlyMap<string, string>;
  /** Toneless readings of a character. */
  readonly readings: ReadonlyMap<string, readonly string[]>;
}

/** Characters of the longest term that is looked for half in pinyin. */
const longestMixed = 5;
const mostReadings = 12;

interface Joined {
  readonly letters: string;
  readonly breaks: ReadonlySet<number>;
}

function join(words: readonly string[]): Joined {
  const breaks = new Set<number>();
  let letters = "";
  for (const word of words) {
    if (word !== "" && letters !== "") breaks.add(letters.length);
    letters += word;
  }
  return { letters, breaks };
}

const wordsOf = (spelling: string): readonly string[] =>
  spelling.split(/[^\p{L}\p{M}\p{Nd}]+/u).filter((word) => word !== "");

const each = (word: string, letterOf: (char: string) => string | undefined): string =>
  [...word].map((char) => letterOf(char) ?? "").join("");

/** The patterns of one spelling of a row. */
export function patternsOf<Owner>(
  row: Pick<TermRow, "kind" | "language">,
  spelling: string,
  { owner, tables }: { readonly owner: Owner; readonly tables: PatternTables },
): readonly Pattern<Owner>[] {
  if (row.kind === "characters") return ofCharacters(spelling, owner, tables);
  const ending: Ending = row.kind === "phrase" ? "word" : row.kind;
  const words = wordsOf(spelling);
  if (row.language === "ug")
    return [
      {
        view: "uyghur",
        ...join(words.map((word) => each(word, uyghurLetters(tables)))),
        ending,
        script: "uyghur",
        owner,
      },
    ];
  if (/\d/.test(spelling)) {
    const parts = words.flatMap((word) => word.match(/\d+|\D+/g) ?? []);
    const made = join(parts.map((part) => (/\d/.test(part) ? part : each(part, latin(tables)))));
    return [{ view: "numbered", ...made, ending, script: "numbered", owner }];
  }
  const made = join(words.map((word) => each(word, latin(tables))));
  const alike = { ...made, letters: oneForAlike(made.letters) };
  const script = row.language === "zh" ? ("pinyin" as const) : ("latin" as const);
  return [
    { view: "latin", ...made, ending, script, owner },
    ...(made.letters.length < 4 ? [] : [{ view: "alike" as const, ...alike, ending, script, owner }]),
  ];
}

const latin =
  ({ lookAlikes }: PatternTables) =>
  (char: string) =>
    latinOf(char, lookAlikes);

const uyghurLetters =
  ({ lookAlikes }: PatternTables) =>
  (char: string) =>
    uyghurOf(char) ?? latinOf(char, lookAlikes);

function ofCharacters<Owner>(
  spelling: string,
  owner: Owner,
  tables: PatternTables,
): readonly Pattern<Owner>[] {
  const chars = [...spelling].map((char) => tables.simplified.get(char) ?? char.toLowerCase());
  const han = chars.join("").replace(/\s+/g, "");
  const plain: Pattern<Owner> = {
    view: "han",
    letters: han,
    breaks: new Set(),
    ending: "part",
    script: "han",
    owner,
  };
  const readable = chars.every((char) => tables.readings.has(char)) && chars.length > 1;
  if (!readable) return [plain];
  const pinyin = syllables(chars, tables).map(
    (words): Pattern<Owner> => ({ view: "latin", ...join(words), ending: "word", script: "pinyin", owner }),
  );
  return [
    plain,
    ...pinyin.filter(({ letters }) => letters.length >= shortestPinyin),
    ...mixed(chars, owner, tables),
  ];
}

/** Fewer letters of pinyin are a syllable or two that stand in many names. */
const shortestPinyin = 9;

function syllables(chars: readonly string[], { readings }: PatternTables): readonly (readonly string[])[] {
  let all: (readonly string[])[] = [[]];
  for (const char of chars)
    all = all
      .flatMap((start) => (readings.get(char) ?? []).map((one) => [...start, one]))
      .slice(0, mostReadings);
  return all;
}

/** Spellings with some of the characters in pinyin: 强po劳dong. */
function mixed<Owner>(
  chars: readonly string[],
  owner: Owner,
  tables: PatternTables,
): readonly Pattern<Owner>[] {
  if (chars.length < 2 || chars.length > longestMixed) return [];
  const all = 2 ** chars.length;
  return syllables(chars, tables)
    .slice(0, 4)
    .flatMap((readings) =>
      Array.from({ length: all - 2 }, (_, index) => {
        const words = chars.map((char, at) => (((index + 1) >> at) & 1 ? (readings[at] ?? char) : char));
        return {
          view: "han" as const,
          ...join(words),
          ending: "word" as const,
          script: "mixed" as const,
          owner,
        };
      }),
    );
}

import { canonicalJson, sha256 } from "../model/canonical.ts";
import { buildHanTables, type HanTables } from "./han-tables.ts";
import {
  addConcepts,
  addLegalForms,
  addPlaces,
  countiesOf,
  type Lexicon,
  type LexiconEntry,
} from "./lexicon.ts";
import { tsvRows } from "./tsv.ts";

/** Texts of the files of data/names by file name. */
export interface NameDataFiles {
  readonly [file: string]: string;
}

/** What the loader must read under data/names. */
export const nameDataFileNames: readonly string[] = [
  "cantonese.tsv",
  "concepts.tsv",
  "counties.tsv",
  "frequency-2026-11.tsv",
  "hanzi.tsv",
  "legal-forms.tsv",
  "places.tsv",
  "renderings.tsv",
  "traditional.tsv",
];

export interface NameTables {
  /** Latin, Cyrillic, Arabic ... forms, words joined by one space. */
  readonly words: ReadonlyMap<string, LexiconEntry>;
  /** First word -> most words of a form that begins with it. */
  readonly longest: ReadonlyMap<string, number>;
  /** Han forms in simplified characters. */
  readonly han: ReadonlyMap<string, LexiconEntry>;
  readonly hanLongest: number;
  /** Words of legal forms of several words or of at least eight letters, by first letter: what a slip is mended towards. */
  readonly legalWords: ReadonlyMap<string, ReadonlySet<string>>;
  readonly frequency: ReadonlyMap<string, number>;
  /** Counties by form, for names in which the county word stands; built when the first such word is seen. */
  readonly counties: () => ReadonlyMap<string, LexiconEntry>;
  /** Readings and variants of Han characters; built when the first Han letter is seen. */
  readonly characters: () => HanTables;
  /** First 12 digits of the SHA-256 over all files. */
  readonly version: () => string;
}

const fileOf = (files: NameDataFiles, name: string): string => {
  const text = files[name];
  if (text === undefined) throw new Error(`data/names/${name} was not handed in`);
  return text;
};

function lazy<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined;
  return () => {
    value ??= { made: make() };
    return value.made;
  };
}

function frequencyOf(text: string): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const [count = "0", words = ""] of tsvRows(text))
    for (const word of words.split(" ")) frequency.set(word, Number(count));
  return frequency;
}

/** Builds the tables from the texts of data/names. The same texts always give the same scores. */
export function buildNameTables(files: NameDataFiles): NameTables {
  const lexicon: Lexicon = { words: new Map(), longest: new Map(), han: new Map() };
  addConcepts(lexicon, fileOf(files, "concepts.tsv"));
  const legalWords = addLegalForms(lexicon, fileOf(files, "legal-forms.tsv"));
  addPlaces(lexicon, fileOf(files, "places.tsv"));
  let hanLongest = 1;
  for (const form of lexicon.han.keys()) if (form.length > hanLongest) hanLongest = form.length;
  return {
    ...lexicon,
    hanLongest,
    legalWords,
    frequency: frequencyOf(fileOf(files, "frequency-2026-11.tsv")),
    counties: lazy(() => countiesOf(fileOf(files, "counties.tsv"))),
    characters: lazy(() => buildHanTables(files)),
    version: lazy(() =>
      sha256(canonicalJson(nameDataFileNames.map((name) => fileOf(files, name)))).slice(0, 12),
    ),
  };
}

import { canonicalJson, sha256 } from "../model/canonical.ts";
import { buildHanTables, type HanTables } from "./han-tables.ts";
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
  "traditional.tsv",
];

/** What a word or a run of words is known as. A form may be a place and a trade word at once; the reader decides. */
export interface LexiconEntry {
  concept?: { readonly id: string; readonly class: string; readonly family: string };
  legal?: { readonly class: string; readonly kind: string };
  places?: { readonly ids: string[]; readonly kinds: string[] };
}

export interface NameTables {
  /** Latin, Cyrillic, Arabic ... forms, words joined by one space. */
  readonly words: ReadonlyMap<string, LexiconEntry>;
  /** First word -> most words of a form that begins with it. */
  readonly longest: ReadonlyMap<string, number>;
  /** Han forms in simplified characters. */
  readonly han: ReadonlyMap<string, LexiconEntry>;
  readonly hanLongest: number;
  /** Words of legal forms of several words or of at least eight letters, by first letter: what a slip is mended towards. */
  readonly legalWords: ReadonlyMap<string, readonly string[]>;
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

interface Draft {
  readonly words: Map<string, LexiconEntry>;
  readonly longest: Map<string, number>;
  readonly han: Map<string, LexiconEntry>;
}

const isHan = (form: string): boolean => {
  const code = form.charCodeAt(0);
  return code >= 0x3400 && code <= 0x9fff;
};

function entryFor(draft: Draft, form: string): LexiconEntry {
  const map = isHan(form) ? draft.han : draft.words;
  const known = map.get(form);
  if (known !== undefined) return known;
  const entry: LexiconEntry = {};
  map.set(form, entry);
  if (map === draft.words) noteLength(draft.longest, form);
  return entry;
}

function noteLength(longest: Map<string, number>, form: string): void {
  let count = 1;
  let first = -1;
  for (let at = form.indexOf(" "); at >= 0; at = form.indexOf(" ", at + 1)) {
    if (first < 0) first = at;
    count++;
  }
  const word = first < 0 ? form : form.slice(0, first);
  if ((longest.get(word) ?? 0) < count) longest.set(word, count);
}

function addConcepts(draft: Draft, text: string): void {
  for (const [id = "", kind = "", family = "", forms = ""] of tsvRows(text)) {
    const concept = { id, class: kind, family: family === "-" ? id : family };
    for (const form of forms.split("|")) entryFor(draft, form).concept = concept;
  }
}

function byFirstLetter(words: Iterable<string>): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const word of words) lists.set(word.charAt(0), [...(lists.get(word.charAt(0)) ?? []), word]);
  return lists;
}

/** The words of a form that are long enough for a slip to be told from another word. */
function mendable(form: string): readonly string[] {
  if (!form.includes(" ")) return form.length >= 8 ? [form] : [];
  return form.split(" ").filter((word) => word.length > 4);
}

function addLegalForms(draft: Draft, text: string): Map<string, string[]> {
  const words = new Set<string>();
  for (const [name = "", kind = "", list = ""] of tsvRows(text)) {
    const legal = { class: name, kind };
    const forms = list.split("|");
    for (const form of forms) entryFor(draft, form).legal ??= legal;
    for (const word of forms.flatMap(mendable)) words.add(word);
  }
  return byFirstLetter(words);
}

function addPlaces(draft: Draft, text: string): void {
  for (const [id = "", kind = "", forms = ""] of tsvRows(text))
    for (const form of forms.split("|")) {
      if (form === "") continue;
      const entry = entryFor(draft, form);
      entry.places ??= { ids: [], kinds: [] };
      entry.places.ids.push(id);
      entry.places.kinds.push(kind);
    }
}

function countiesOf(text: string): Map<string, LexiconEntry> {
  const counties = new Map<string, LexiconEntry>();
  for (const [id = "", forms = ""] of tsvRows(text))
    for (const form of forms.split("|")) {
      const entry = counties.get(form) ?? { places: { ids: [], kinds: [] } };
      entry.places?.ids.push(id);
      entry.places?.kinds.push("county");
      counties.set(form, entry);
    }
  return counties;
}

function frequencyOf(text: string): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const [count = "0", words = ""] of tsvRows(text))
    for (const word of words.split(" ")) frequency.set(word, Number(count));
  return frequency;
}

/** Builds the tables from the texts of data/names. The same texts always give the same scores. */
export function buildNameTables(files: NameDataFiles): NameTables {
  const draft: Draft = { words: new Map(), longest: new Map(), han: new Map() };
  addConcepts(draft, fileOf(files, "concepts.tsv"));
  const legalWords = addLegalForms(draft, fileOf(files, "legal-forms.tsv"));
  addPlaces(draft, fileOf(files, "places.tsv"));
  let hanLongest = 1;
  for (const form of draft.han.keys()) if (form.length > hanLongest) hanLongest = form.length;
  return {
    ...draft,
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

import { tsvRows } from "./tsv.ts";

/** What a word or a run of words is known as. A form may be a place and a trade word at once; the reader decides. */
export interface LexiconEntry {
  readonly concept?: { readonly id: string; readonly class: string; readonly family: string };
  readonly legal?: { readonly class: string; readonly kind: string };
  readonly places?: { readonly ids: readonly string[]; readonly kinds: readonly string[] };
}

/** Forms of all scripts. Rows share their entry; a form of several rows has one of its own. */
export interface Lexicon {
  /** Latin, Cyrillic, Arabic ... forms, words joined by one space. */
  readonly words: Map<string, LexiconEntry>;
  /** First word -> most words of a form that begins with it. */
  readonly longest: Map<string, number>;
  /** Han forms in simplified characters. */
  readonly han: Map<string, LexiconEntry>;
}

const isHan = (form: string): boolean => {
  const code = form.charCodeAt(0);
  return code >= 0x3400 && code <= 0x9fff;
};

function noteLength(longest: Map<string, number>, form: string): void {
  const first = form.indexOf(" ");
  let count = 1;
  for (let at = first; at >= 0; at = form.indexOf(" ", at + 1)) count++;
  const word = first < 0 ? form : form.slice(0, first);
  if ((longest.get(word) ?? 0) < count) longest.set(word, count);
}

/** What was known first stays; places of one name add up. */
function merged(known: LexiconEntry, entry: LexiconEntry): LexiconEntry {
  if (known.places === undefined || entry.places === undefined) return { ...entry, ...known };
  const ids = [...known.places.ids, ...entry.places.ids];
  return { ...entry, ...known, places: { ids, kinds: [...known.places.kinds, ...entry.places.kinds] } };
}

function addForms(lexicon: Lexicon, forms: readonly string[], entry: LexiconEntry): void {
  for (const form of forms) {
    const map = isHan(form) ? lexicon.han : lexicon.words;
    const known = map.get(form);
    map.set(form, known === undefined ? entry : merged(known, entry));
    if (known === undefined && map === lexicon.words) noteLength(lexicon.longest, form);
  }
}

/** Rows `id class family forms`. */
export function addConcepts(lexicon: Lexicon, text: string): void {
  for (const [id = "", kind = "", family = "", forms = ""] of tsvRows(text))
    addForms(lexicon, forms.split("|"), {
      concept: { id, class: kind, family: family === "-" ? id : family },
    });
}

/** The words of a form that are long enough for a slip to be told from another word. */
function mendable(form: string): readonly string[] {
  if (!form.includes(" ")) return form.length >= 8 ? [form] : [];
  return form.split(" ").filter((word) => word.length > 4);
}

/** Rows `class kind forms`. Answers the words that a slip may be mended towards, by first letter. */
export function addLegalForms(lexicon: Lexicon, text: string): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>();
  for (const [name = "", kind = "", list = ""] of tsvRows(text)) {
    const forms = list.split("|");
    addForms(lexicon, forms, { legal: { class: name, kind } });
    for (const word of forms.flatMap(mendable)) {
      const first = word.charAt(0);
      const others = words.get(first);
      if (others === undefined) words.set(first, new Set([word]));
      else others.add(word);
    }
  }
  return words;
}

/** Rows `id kind forms`. */
export function addPlaces(lexicon: Lexicon, text: string): void {
  for (const [id = "", kind = "", forms = ""] of tsvRows(text))
    if (forms !== "") addForms(lexicon, forms.split("|"), { places: { ids: [id], kinds: [kind] } });
}

/** Rows `id forms` of counties, apart from the other places: they count only where the county word stands. */
export function countiesOf(text: string): Map<string, LexiconEntry> {
  const counties = new Map<string, LexiconEntry>();
  for (const [id = "", forms = ""] of tsvRows(text)) {
    const entry = { places: { ids: [id], kinds: ["county"] } };
    for (const form of forms.split("|")) {
      const known = counties.get(form);
      counties.set(form, known === undefined ? entry : merged(known, entry));
    }
  }
  return counties;
}

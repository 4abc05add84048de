import type { NameForm, Token } from "../../names/name-form.ts";
import { contextsOf } from "../name-index/name-contexts.ts";
import { searchWords } from "../name-index/word-keys.ts";
import type { Shelf } from "../shelf.ts";

/**
 * What an index holds of a word once for all names that have it. A name that did not change can come nearer to a query, or
 * fall back, when another name brings its word along in another role.
 */
interface IndexFacts {
  /** By word or context: what it weighs at most, and how it was first met. */
  readonly words: ReadonlyMap<string, string>;
  /** By spelling of a place or trade word: what it first meant. */
  readonly spellings: ReadonlyMap<string, string>;
}

const kinds = { word: "word", context: "context" } as const;

function wordsOf(form: NameForm): readonly (readonly [id: string, weight: number, first: string])[] {
  return [
    ...searchWords(form).map(
      ({ id, weight, token }) => [`${kinds.word} ${id}`, weight, metAs(token)] as const,
    ),
    ...[...contextsOf(form)].map(
      ([meaning, { weight }]) => [`${kinds.context} ${meaning}`, weight, ""] as const,
    ),
  ];
}

/** All of a word but where it stands and how it is written there. */
function metAs(token: Token | undefined): string {
  if (token === undefined) return "";
  const { text: _, start: _s, end: _e, ...rest } = token;
  return JSON.stringify(rest);
}

function factsOf(shelf: Shelf | undefined): IndexFacts {
  const met = new Map<string, { weight: number; readonly first: string }>();
  const spellings = new Map<string, string>();
  for (const { form } of shelf?.names ?? []) {
    for (const [id, weight, first] of wordsOf(form)) {
      const known = met.get(id);
      if (known === undefined) met.set(id, { weight, first });
      else known.weight = Math.max(known.weight, weight);
    }
    for (const [meaning, { key }] of contextsOf(form)) if (!spellings.has(key)) spellings.set(key, meaning);
  }
  const words = new Map([...met].map(([id, { weight, first }]) => [id, `${weight} ${first}`]));
  return { words, spellings };
}

const differing = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));

export interface IndexChange {
  /** Whether what the index says of one of the name's words has changed. */
  readonly concerns: (form: NameForm) => boolean;
  /** Spellings of places and trade words that came, went or mean something else first. */
  readonly spellings: readonly string[];
}

/** What changed for names that did not. */
export function indexChange(before: Shelf | undefined, after: Shelf | undefined): IndexChange {
  const [was, is] = [factsOf(before), factsOf(after)];
  const words = new Set(differing(was.words, is.words).filter((id) => was.words.has(id) && is.words.has(id)));
  return {
    concerns: (form) => words.size > 0 && wordsOf(form).some(([id]) => words.has(id)),
    spellings: differing(was.spellings, is.spellings),
  };
}

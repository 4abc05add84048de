import { eachToken } from "../search/tokens.ts";
import { Groups } from "./origins.ts";

/** A statement on one proposition, as it is counted. */
export interface Counted {
  /** Id of the statement. */
  readonly statement: string;
  readonly document: string;
  /** The origin of the document: copies have one. */
  readonly origin: string;
  readonly text: string;
  /** Null where the text does not name who speaks. */
  readonly speaker: string | null;
}

/** How much stands behind statements that say the same. A count, never a weight. */
export interface Corroboration {
  readonly documents: number;
  /** Known by name. */
  readonly speakers: number;
  /** Of one origin are statements of one speaker, in the same words, or, where nobody is named, of one text and its copies. */
  readonly origins: number;
}

/** Fewer tokens in the same words can be chance: "No comment". */
const fewestTokens = 6;

/** Counts what stands behind statements. The same whatever order they come in. */
export function corroboration(all: readonly Counted[]): Corroboration {
  const groups = new Groups(all.map(({ statement }) => statement));
  const tie = (keyOf: (one: Counted) => string | undefined): void => {
    const first = new Map<string, string>();
    for (const one of all) {
      const key = keyOf(one);
      if (key === undefined) continue;
      const known = first.get(key);
      if (known === undefined) first.set(key, one.statement);
      else groups.join(known, one.statement);
    }
  };
  tie(({ speaker, origin }) => (speaker === null ? `text ${origin}` : `speaker ${speaker.toLowerCase()}`));
  tie(({ text }) => wordsOf(text));
  return {
    documents: new Set(all.map(({ document }) => document)).size,
    speakers: new Set(all.flatMap(({ speaker }) => speaker?.toLowerCase() ?? [])).size,
    origins: groups.all().length,
  };
}

function wordsOf(text: string): string | undefined {
  const tokens: string[] = [];
  eachToken(text, (token) => tokens.push(token));
  return tokens.length < fewestTokens ? undefined : tokens.join(" ");
}

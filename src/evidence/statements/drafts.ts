import type { QuotedRange, Range, Sentence, TextView } from "../text/text-view.ts";
import type { Inflection } from "./inflect.ts";
import type { CueEntry, StatementTables } from "./statement-tables.ts";

/** What the rules walk over: the words, the tables, and what was made out before. */
export interface Reader {
  readonly view: TextView;
  readonly tables: StatementTables;
  /** By quotation: whether it is somebody's speech by itself, and not some words within a sentence. */
  readonly full: readonly boolean[];
}

/** How a reporting expression is used. */
export type CueUse = "finite" | "participle" | "passive" | "source";

/** A reporting expression where it stands. */
export interface FoundCue extends Range {
  readonly entry: CueEntry;
  readonly use: CueUse;
  readonly inflection: Inflection;
  /** Where what belongs to it ends: "spoke in person about". */
  readonly after: number;
  readonly sentence: Sentence;
}

/** Who speaks, by the words beside the cue. */
export interface Subject extends Range {
  /** In "policies which some said amount to": what the relative pronoun stands for. */
  readonly antecedent?: Range;
  readonly inverted?: true;
}

/** A cue with its speaker, before its content is known. */
export interface Attribution {
  readonly cue: FoundCue;
  readonly subject: Subject | undefined;
}

/** A statement in the making. */
export interface Draft {
  /** Grows where a quotation goes on in the next paragraph. */
  readonly pieces: Range[];
  readonly cue: Range | undefined;
  readonly entry: CueEntry | undefined;
  readonly mention: Range | undefined;
  readonly addressee?: Range;
  readonly continues?: Draft;
  readonly form?: "nominal" | "attitude" | "adverb" | "heading";
  readonly unattributed?: true;
  readonly rule: string;
}

/** The quotation that is somebody's speech and holds the token. */
export function speechAt({ view, full }: Reader, at: number): QuotedRange | undefined {
  const { quotation } = view.token(at);
  return full[quotation] === true ? view.quotations[quotation] : undefined;
}

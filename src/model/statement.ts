import type { Passage, Span } from "./text-layer.ts";

export const statementTypes = [
  "allegation",
  "denial",
  "measure",
  "finding",
  "call",
  "condition",
  "background",
] as const;
export type StatementType = (typeof statementTypes)[number];

/** All of the content in quotation marks, part of it, none of it. */
export const statementModes = ["direct", "mixed", "reported"] as const;
export type StatementMode = (typeof statementModes)[number];

export const speakerKinds = [
  "person",
  "state-body",
  "intergovernmental",
  "company",
  "ngo",
  "think-tank",
  "media",
  "worker",
  "unspecified",
  "unattributed",
] as const;
/** `worker`: somebody without office who tells of their own life. `unattributed`: the text's own voice. */
export type SpeakerKind = (typeof speakerKinds)[number];

/** Who speaks. */
export interface Speaker {
  /** The words that stand for the speaker beside the cue; empty where a quotation goes on without any. */
  readonly text: string;
  /** Where they stand; null where there are none. */
  readonly start: number | null;
  readonly end: number | null;
  /** The fullest name that the text gives; null = not known, which is better than guessed. */
  readonly resolved: string | null;
  readonly kind: SpeakerKind;
  /** The words that give a person's office or the body spoken for; absent where the text gives none. Without one, a person is masked in exports. */
  readonly office?: string;
  /** Outermost first, where speech is reported inside speech. */
  readonly chain: readonly string[];
  /** The rule that resolved a pronoun, title or body to a name. */
  readonly by?: string;
}

/**
 * Something that somebody, or the text itself, makes known in words. `start`, `end` and `text` reach from the first of its
 * pieces to the last: what lies between two pieces (a cue, say) is not its content.
 */
export interface Statement extends Passage {
  /** Hash of the layer, the pieces, the cue and the speaker's words: reading a text again gives the same ids. */
  readonly id: string;
  readonly pieces: readonly Passage[];
  readonly cue: Passage | null;
  readonly speaker: Speaker;
  readonly addressee?: Passage;
  readonly mode: StatementMode;
  readonly type: StatementType;
  readonly alsoTypes: readonly StatementType[];
  readonly topics: readonly string[];
  /** Words that weaken how far the speaker, or who reports it, stands by it. */
  readonly hedges: readonly Passage[];
  /** Id of the statement in whose content this one is told. */
  readonly nestedIn?: string;
  /** Id of the statement that this quotation goes on from. */
  readonly continues?: string;
  /** What carries it, where it is neither quoted nor reported by a verb. */
  readonly form?: "nominal" | "attitude" | "adverb" | "heading";
  /** Rule that found it, for whoever mends the rules. */
  readonly rule: string;
}

/** Words that are not the text's prose, or that stand in quotation marks and quote nobody. */
export interface Noise extends Span {
  readonly kind:
    | "crosshead"
    | "inserted-headline"
    | "heading"
    | "dateline"
    | "page-mark"
    | "quoted-term"
    | "title";
  /** Of a heading in quotation marks: whether the statement it quotes says just that. */
  readonly verbatim?: boolean;
  /** Id of that statement. */
  readonly quotes?: string;
}

/** What was read out of one text layer. */
export interface Reading {
  readonly statements: readonly Statement[];
  readonly noise: readonly Noise[];
}

import type { SpeakerKind, StatementType } from "./statement.ts";
import type { Passage } from "./text-layer.ts";

/** What a person made of something that rules read out of a text; `suggested` until one judges it. */
export const saidStatuses = ["suggested", "confirmed", "rejected", "cannot-tell"] as const;
export type SaidStatus = (typeof saidStatuses)[number];

/** One of the four answers on how freely a statement was made, with the words it rests on. */
export interface FreedomAnswer {
  readonly answer: "yes" | "no" | "unknown";
  readonly words: readonly string[];
}

/**
 * A statement in a document about parties or list entries, cited by its place. `start` and `end` are UTF-16 offsets in the
 * layer as it is kept; `text` is what may be shown of it.
 */
export interface Said {
  /** Id of the statement. */
  readonly id: string;
  /** Ids of the parties and list entries whose names stand in it, or who say it. That they are meant is not decided. */
  readonly about: readonly {
    readonly id: string;
    readonly name: string;
    readonly concern: "speaks" | "named";
  }[];
  readonly document: string;
  readonly layer: string;
  readonly start: number;
  readonly end: number;
  /** SHA-256 over the layer's id and the exact words: while it holds, the citation does. */
  readonly words: string;
  readonly title: string;
  readonly published: string | null;
  readonly text: string;
  /** The words by which the text tells that it is said, such as "denied"; null where it uses none. What is denied reads as its contrary without them. */
  readonly cue: string | null;
  /** Words of it are masked: the text is not what stands there, letter by letter. */
  readonly masked: boolean;
  readonly speaker: string | null;
  readonly office: string | null;
  /** Null where a person confirmed it and the rules of today no longer read it. */
  readonly speakerKind: SpeakerKind | null;
  readonly chain: readonly string[];
  readonly type: StatementType | null;
  readonly alsoTypes: readonly StatementType[];
  readonly status: SaidStatus;
  readonly judgedBy: string | null;
  readonly judgedAt: string | null;
  /** Who arranged it, who chose the speaker, could they refuse, could anyone check. */
  readonly freedom: Readonly<Record<"arranged" | "chosen" | "free" | "checkable", FreedomAnswer>> | null;
  /** Statements that stand against it, in the same document. */
  readonly against: readonly {
    readonly id: string;
    readonly strength: "direct" | "partial";
    readonly status: SaidStatus;
  }[];
}

/** A sign of a programme or of forced labour beside an organisation's name, which a person confirmed to stand there. */
export interface ConfirmedSign extends Passage {
  readonly id: string;
  readonly kind: "programme" | "ilo";
  readonly indicator: string;
  /** Who names it as a sign. */
  readonly source: string;
  readonly negated: boolean;
  /** Parties and list entries whose names stand in the same sentence. */
  readonly organisations: readonly string[];
  readonly document: string;
  readonly layer: string;
  readonly title: string;
  readonly published: string | null;
  readonly by: string;
  /** Instant at which it was confirmed. */
  readonly at: string;
}

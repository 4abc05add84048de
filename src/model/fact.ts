import type { Basis, Identity, Level, Outcome } from "./levels.ts";

/** Where a fact was read: a row of an import, a list version's entry, a decision, a person's statement, a place in a text layer. */
export interface FactSource {
  readonly kind: "row" | "list-entry" | "decision" | "provided" | "span";
  readonly ref: string;
  readonly text: string;
}

/** What rooms write and law reads. `name` is one of `data/law/facts.yml`; `value` holds its fields. */
export interface Fact {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  /** For facts that rest on an identity. */
  readonly identity?: Identity | undefined;
  readonly value: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** One sentence that says what the record says. */
  readonly sentence: string;
  /** The words at its start that say how the subject is tied to what follows; absent where nothing is. */
  readonly lead?: string | undefined;
  readonly sources: readonly FactSource[];
}

/** One thing that is not known and would decide the outcome. */
export interface Missing {
  readonly fact: string;
  /** A question or request in plain words, such as "is X the listed Y?". */
  readonly text: string;
}

export interface Because {
  readonly provision: string;
  readonly sentence: string;
  readonly citation: string;
  /** What the provision says, in this project's words. */
  readonly paraphrase?: string | undefined;
  /** Official address of the text. */
  readonly url?: string | undefined;
  /** Ids of the facts it rests on. */
  readonly facts: readonly string[];
  /** A duty of the importer, a duty on goods or an entry in a register: it presumes and bars nothing. */
  readonly presumesNothing?: true | undefined;
}

export interface Deadline {
  readonly id: string;
  readonly event: string;
  readonly runsFrom: string;
  readonly value: string;
  readonly unit: string;
  readonly date?: string | undefined;
  /** What moved the date, or why there is none. */
  readonly note?: string | undefined;
  /** Who has to act. */
  readonly who?: string | undefined;
  /** What follows when it passes. */
  readonly consequence?: string | undefined;
  readonly source: string;
  readonly basis: Basis;
}

/** What follows in one instrument for one subject in one market. */
export interface Assessment {
  readonly subject: string;
  readonly subjectName: string;
  readonly market: string;
  readonly regime: string;
  readonly outcome: Outcome;
  /** The outcome in one sentence for a reader. */
  readonly summary: string;
  readonly because: readonly Because[];
  readonly missing: readonly Missing[];
  readonly deadlines: readonly Deadline[];
  /** The facts that were read, those that decided first. */
  readonly evidence: readonly Fact[];
  readonly basis: Basis;
  /** Legal date on which law and lists were taken as in force. */
  readonly on: string;
  readonly notes: readonly string[];
}

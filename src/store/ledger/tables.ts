/** The columns that every row has from its event. `at_ms` is `at` in milliseconds since 1970, for comparing. */
interface Recorded {
  readonly seq: number;
  readonly at: string;
  readonly at_ms: number;
  readonly recorded_by: string;
}

/** The tables that answers are read from: one row an event, in the table of its type. Nothing is ever updated. */
export interface EventTables {
  readonly workspace: Recorded & {
    readonly name: string;
    readonly schema: number;
    readonly fictional: number;
    readonly created: string;
    readonly ledger: string;
    readonly app_version: string;
  };
  readonly lists: Recorded & {
    readonly key: string;
    readonly version: string;
    readonly published: string;
    readonly sha256: string;
    readonly origin: "bundled" | "update";
    readonly original: string | null;
  };
  readonly held_lists: Recorded & {
    readonly key: string;
    readonly version: string | null;
    readonly published: string | null;
    readonly sha256: string | null;
    readonly against: string | null;
  };
  readonly checked_lists: Recorded & {
    readonly key: string;
    readonly version: string;
    readonly checked: string;
  };
  readonly imports: Recorded & {
    readonly import: string;
    readonly file: string;
    readonly sha256: string;
    readonly kind: string;
    readonly mapping: string;
    readonly reader: string;
    readonly rows: number;
    readonly accepted: number;
    readonly repaired: number;
    readonly quarantined: number;
    readonly rows_sha256: string;
    readonly issues_sha256: string;
  };
  readonly import_undos: Recorded & { readonly import: string; readonly reason: string };
  readonly decisions: Recorded & {
    readonly hit: string;
    readonly party: string;
    readonly list: string;
    readonly entry: string;
    readonly decision: "same" | "not-same" | "cannot-tell";
    readonly reason: string;
    readonly decided_by: string;
    readonly date: string;
    readonly import: string | null;
    readonly ground: string | null;
  };
  readonly overrides: Recorded & {
    readonly what: string;
    readonly value: string;
    readonly reason: string;
    readonly decided_by: string;
  };
  readonly papers: Recorded & {
    readonly documents: string;
    readonly file: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly media_type: string;
  };
  readonly documents: Recorded & {
    readonly sha256: string;
    readonly bytes: number;
    readonly media_type: string;
    readonly how: string;
    readonly file: string | null;
    readonly capture: string | null;
    readonly enclosed_in: string | null;
    readonly published: string | null;
    readonly withheld: string | null;
  };
  readonly layers: Recorded & {
    readonly document: string;
    readonly layer: string;
    readonly reader: string;
    readonly reader_version: string;
    readonly characters: number;
    readonly sha256: string;
  };
  readonly cases: Recorded & {
    readonly case_id: string;
    readonly subject: string;
    readonly market: string;
    readonly regime: string;
    readonly outcome: string;
    readonly fingerprint: string;
    readonly assessment: string;
    readonly reason: string;
    readonly decided_by: string;
  };
  readonly case_acts: Recorded & {
    readonly case_id: string;
    readonly kind: string;
    readonly act: string;
    readonly decided_by: string;
  };
  readonly judgements: Recorded & {
    readonly kind: string;
    readonly suggestion: string;
    readonly spans: string;
    readonly judgement: string;
    readonly reason: string;
    readonly decided_by: string;
  };
  readonly grades: Recorded & {
    readonly document: string;
    readonly statement: string | null;
    readonly reliability: string;
    readonly credibility: string;
    readonly reason: string;
    readonly decided_by: string;
  };
  readonly checkpoints: Recorded & {
    readonly origin: string;
    readonly size: number;
    readonly root: string;
    readonly key: string;
    readonly sha256: string;
  };
  readonly time_stamps: Recorded & {
    readonly size: number;
    readonly checkpoint: string;
    readonly sha256: string;
    readonly time: string;
    readonly authority: string;
    readonly url: string | null;
  };
  readonly redactions: Recorded & {
    readonly document: string;
    readonly layer: string;
    readonly masked: 0 | 1;
    readonly start: number | null;
    readonly end: number | null;
    readonly speaker: string | null;
    readonly reason: string;
    readonly decided_by: string;
  };
  readonly erasures: Recorded & {
    readonly document: string;
    readonly files: string;
    readonly reason: string;
    readonly decided_by: string;
  };
}

/** All tables: those of events, and how far the ledger has followed the log. */
export interface LedgerTables extends EventTables {
  readonly meta: { readonly id: number; readonly last_seq: number; readonly last_hash: string };
}

/** A row and the table in which it stands. */
export type LedgerRow = {
  [T in keyof EventTables]: { readonly table: T; readonly row: EventTables[T] };
}[keyof EventTables];

/** Tables by name, as a dump lists them. */
export const eventTableNames = [
  "case_acts",
  "cases",
  "checked_lists",
  "checkpoints",
  "decisions",
  "documents",
  "erasures",
  "grades",
  "held_lists",
  "import_undos",
  "imports",
  "judgements",
  "layers",
  "lists",
  "overrides",
  "papers",
  "redactions",
  "time_stamps",
  "workspace",
] as const;

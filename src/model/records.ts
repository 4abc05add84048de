import type { IsoDate } from "./dates.ts";
import type { HitKind } from "./hit.ts";

/** Where a record came from: import id, row as a spreadsheet shows it, file name, SHA-256 of the original. */
export interface RecordSource {
  readonly import: string;
  readonly row: number;
  readonly file: string;
}

export const recordKinds = [
  "parties",
  "sites",
  "products",
  "bom",
  "shipments",
  "lots",
  "transformations",
  "transformation_inputs",
  "transformation_outputs",
  "stock",
  "payments",
  "documents",
  "events",
  "profile",
  "decisions",
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Canonical columns by kind (DESIGN section 5), in the order templates and exports use. */
export const canonicalColumns = {
  parties: [
    "party",
    "name",
    "name_local",
    "role",
    "address",
    "city",
    "region",
    "postcode",
    "country",
    "uscc",
    "lei",
    "duns",
    "os_id",
    "parent",
  ],
  sites: [
    "site",
    "party",
    "name",
    "name_local",
    "address",
    "city",
    "region",
    "postcode",
    "country",
    "lat",
    "lon",
    "processes",
    "capacity",
    "capacity_unit",
  ],
  products: ["product", "name", "hs", "supplier_id", "supplier", "market"],
  bom: ["product", "component", "quantity", "unit", "hs", "supplier_id", "supplier"],
  shipments: [
    "shipment",
    "date",
    "date_kind",
    "date_latest",
    "seller_id",
    "seller",
    "buyer_id",
    "buyer",
    "from_site",
    "to_site",
    "hs",
    "description",
    "quantity",
    "unit",
    "net_kg",
    "value",
    "currency",
    "lot",
    "origin",
    "document",
    "entry",
    "import_date",
    "presented",
    "basis",
  ],
  lots: ["lot", "product", "hs", "site", "quantity", "unit", "date"],
  transformations: ["transformation", "site", "process", "start", "end"],
  transformation_inputs: ["transformation", "lot", "quantity", "unit"],
  transformation_outputs: ["transformation", "lot", "quantity", "unit"],
  stock: ["site", "good", "lot", "date", "opening", "closing", "unit"],
  payments: ["payment", "date", "payer", "payee", "amount", "currency", "document", "refers_to"],
  documents: [
    "document",
    "kind",
    "issuer",
    "recipient",
    "date",
    "from",
    "to",
    "lot",
    "shipment",
    "site",
    "good",
    "quantity",
    "unit",
    "claim",
    "claim_from",
    "language",
    "pages",
    "translation_of",
    "file",
  ],
  events: ["event", "type", "action", "time", "date", "step", "disposition", "site", "json"],
  profile: ["key", "value", "unit", "as_of"],
  decisions: ["party", "list", "entry", "decision", "reason", "by", "date"],
} as const satisfies Record<RecordKind, readonly string[]>;

/**
 * A canonical row: cell texts by canonical column, empty cells absent, codes folded (country = ISO 3166-1 alpha-2,
 * dates = ISO, numbers = plain decimals), plus its source. Further columns of the file stand in `extra` by their own heading.
 */
export interface CanonicalRow<K extends RecordKind = RecordKind> {
  readonly kind: K;
  readonly cells: Readonly<Partial<Record<(typeof canonicalColumns)[K][number], string>>>;
  readonly extra: Readonly<Record<string, string>>;
  readonly source: RecordSource;
  /** Of a shipment that other rows tell of too, or may: absent where this row alone does. */
  readonly joined?: JoinedRows;
}

/** The rows that tell of one shipment. */
export interface JoinedRows {
  /** All of them as they were read, the row's own among them; alone where whether another is the same is open. */
  readonly rows: readonly CanonicalRow<"shipments">[];
  /** What joins them or may, where they differ and how to part them: sentences without a full stop. */
  readonly said: readonly string[];
}

/** The rows that tell of a shipment, each as it was read. */
export const tellingOf = (row: CanonicalRow<"shipments">): readonly CanonicalRow<"shipments">[] =>
  row.joined?.rows ?? [row];

/** What the customer imported, by kind, in the order of import and row. */
export type Records = { readonly [K in RecordKind]: readonly CanonicalRow<K>[] };

/** A node of the customer's own parties: one client key, or without a key one (folded name, country). Never merged by score. */
export interface PartyNode {
  /** "party:" + hash of the key or of (folded name, country). */
  readonly id: string;
  /** The client's own key, where there is one. */
  readonly key?: string | undefined;
  readonly name: string;
  /** Every spelling met, primary first, local script included. */
  readonly names: readonly string[];
  readonly roles: readonly string[];
  /** What the column `schema` of its own rows says that it is, as given: `Person`, `Company`. */
  readonly schemas?: readonly string[] | undefined;
  readonly country?: string | undefined;
  readonly addresses: readonly PartyAddress[];
  readonly identifiers: readonly {
    readonly kind: "uscc" | "lei" | "duns";
    readonly value: string;
    readonly valid: boolean;
  }[];
  /** Only a redacted or TO ORDER party is unknown. */
  readonly unknown: boolean;
  readonly sources: readonly RecordSource[];
}

/** An address as the file gives it. `site` = where work is done; `office` = the party's own line in a supplier list. */
export interface PartyAddress {
  readonly use: "site" | "office";
  readonly site?: string | undefined;
  readonly address?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postcode?: string | undefined;
  readonly country?: string | undefined;
  readonly lat?: string | undefined;
  readonly lon?: string | undefined;
  readonly processes?: string | undefined;
  readonly source: RecordSource;
}

/** What a decision rested on: only hashes of the facts, so that no name stands in the log. */
export interface DecisionGround {
  /** The rules by which the facts were read; a ground read by other rules cannot be compared. */
  readonly rules: string;
  /** The version of the list that was looked at. */
  readonly version: string;
  /** `kind:hash` of every fact that matters to the question, sorted. */
  readonly facts: readonly string[];
  /** Absent in grounds recorded before it was kept. */
  readonly asked?: Asked | undefined;
}

/** What a person was asked, which later words must follow. */
export interface Asked {
  /** The kind of the hit then; absent of a decision that came in a file, where nobody said. */
  readonly kind?: HitKind | undefined;
  /** Shares were in view, alone or beside the names. */
  readonly owned: boolean;
}

/** A person's decision on a hit, as an event of the log says it. */
export interface Decision {
  readonly hit: string;
  readonly party: string;
  readonly list: string;
  readonly entry: string;
  readonly decision: "same" | "not-same" | "cannot-tell";
  readonly reason: string;
  readonly by: string;
  readonly date: IsoDate;
  /** Instant at which it was recorded. */
  readonly at: string;
  /** Absent where it was not recorded: then it cannot be told whether anything changed, and the decision holds. */
  readonly ground?: DecisionGround | undefined;
}

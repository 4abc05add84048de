import type { IsoDate } from "../model/dates.ts";
import type { Fact, Missing } from "../model/fact.ts";
import type { Level } from "../model/levels.ts";
import type { CanonicalRow, PartyNode } from "../model/records.ts";

export type ShipmentRow = CanonicalRow<"shipments">;

/** Goods in the customer's words. */
export interface Good {
  readonly name: string;
  readonly hs?: string | undefined;
  /** How well it is known that the party supplies them, where the goods are not themselves the subject. */
  readonly level?: Level | undefined;
  /** The site they were shipped from, where a row says so. */
  readonly site?: string | undefined;
}

/** How a subject is tied to a party or to a place. */
export interface Tie {
  readonly link: "self" | Level;
  /** How that is known, or what keeps it from being documented. */
  readonly words: string;
  /** Latest day of the shipments that tie them; absent where none bears a day. */
  readonly day?: IsoDate | undefined;
  /** The fact that ties them; absent where the party is the subject. */
  readonly fact?: Fact | undefined;
}

export const selfTie: Tie = { link: "self", words: "the party itself is asked about" };

/** A party that stands behind a subject. */
export interface Actor {
  readonly party: PartyNode;
  readonly tie: Tie;
  readonly goods: readonly Good[];
  /** Sites from which those goods were shipped. */
  readonly shippedFrom: ReadonlyMap<string, Tie>;
}

export interface Reach {
  readonly actors: readonly Actor[];
  /** Supply links, those to names that no party of the workspace bears included. */
  readonly facts: readonly Fact[];
  /** Questions about suppliers who cannot be told. */
  readonly open: readonly Missing[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

/** The customer's id of a shipment, or the row's own place where it has none. */
export const shipmentId = (row: ShipmentRow): string =>
  row.cells.shipment ?? `${row.source.import}:${row.source.row}`;

/** The day on which the law looks: of import where it is recorded, else the row's own. */
export const dayOfRow = (row: ShipmentRow): IsoDate | undefined => row.cells.import_date ?? row.cells.date;

/** Kinds of date that a delivery has. A row of a shipments file that says nothing of its date's kind is a shipment. */
const deliveries: readonly (string | undefined)[] = [
  undefined,
  "departure",
  "arrival",
  "receipt",
  "production",
];

/** An order, an invoice, a contract or a payment is paper about goods; it shows no delivery of them. */
export const isDelivery = (row: ShipmentRow): boolean => deliveries.includes(row.cells.date_kind);

/**
 * What a row says of itself. Documented takes the row's own word for it, a document that it names, and a delivery: a
 * document's name alone may be a newspaper's.
 */
export function rowLevel(row: ShipmentRow): Level {
  const basis = row.cells.basis?.toLowerCase();
  if (basis === "inferred") return "inferred";
  return basis === "documented" && row.cells.document !== undefined && isDelivery(row)
    ? "documented"
    : "declared";
}

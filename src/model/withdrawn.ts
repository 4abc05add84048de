import type { IsoDate } from "./dates.ts";
import type { RecordSource } from "./records.ts";

/** What was withdrawn of one lot. `quantity` and `unit` as the withdrawn record gave them; absent: how much is unknown. */
export interface WithdrawnAmount {
  readonly lot: string;
  readonly quantity?: string | undefined;
  readonly unit?: string | undefined;
}

/**
 * A record of what happened that its sender took back: declared in error, or a shipping that was voided. It stands in no
 * row of the records; papers that rest on it may still be there.
 */
export interface Withdrawn {
  readonly kind: "shipment" | "transformation" | "observation";
  /** What its row would have borne under `shipment` or `transformation`; of an observation the id of the event. */
  readonly id: string;
  /** As `lots.lot` of the same records has them. */
  readonly lots: readonly string[];
  readonly amounts: readonly WithdrawnAmount[];
  /** Business documents that the withdrawn record names, as `shipments.document` has them. */
  readonly documents: readonly string[];
  /** Id of the event that takes it back. */
  readonly by: string;
  /** Day on which it was taken back. */
  readonly on?: IsoDate | undefined;
  /** As the event gives it: "void_shipping", "incorrect_data"; "no reason given" where it gives none. */
  readonly reason: string;
  /** Row of the event that takes it back. */
  readonly source: RecordSource;
  /** Row of the event that is taken back; absent where that was never imported. */
  readonly was?: RecordSource | undefined;
  /** Ids of the corrections that are there: shipments, transformations or events. */
  readonly replacedBy: readonly string[];
}

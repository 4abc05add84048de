import type { IsoDate } from "../model/dates.ts";

/** What a share is asked of: some goods of a network, by the movements or outputs that they are. */
export interface ShareTarget {
  readonly of: "product" | "material";
  readonly period: { readonly from: IsoDate | null; readonly to: IsoDate | null };
  /** Ids of movements, inputs or outputs; the share is that of all of them together. */
  readonly flows: readonly string[];
}

export interface ShareQuestion {
  /** Keys of the sources. One share is given for each, and where there are several, one for any of them together. */
  readonly sources: readonly string[];
  readonly target: ShareTarget;
}

/** What every answer says of itself. */
interface ShareOf {
  /** One key; or all that were asked about, for their union. */
  readonly sources: readonly string[];
  readonly union: boolean;
  readonly of: ShareTarget["of"];
  readonly period: ShareTarget["period"];
}

/**
 * At least `min` and at most `max` of the mass carries the source. Rounded outward to six places; what it is proved by
 * is exact. A share is not a threshold: where no de minimis is known in law, a max of 0.000001 is not nothing.
 */
export interface BoundedShare extends ShareOf {
  readonly state: "bounded";
  readonly min: number;
  readonly max: number;
  /** Ids of the completeness statements, of production records that say their inputs are all, and of claims that its proofs use: the interval holds if they do. */
  readonly if: readonly string[];
  /** Ends for which no better number than 0 or 1 could be proved, though there may be one; empty as a rule. */
  readonly unproved: readonly ("min" | "max")[];
}

/** The records cannot all be there and be true. No interval is given. */
export interface ContradictedShare extends ShareOf {
  readonly state: "contradicted";
  /** Documents that clash: the records without any one of them would not. */
  readonly documents: readonly string[];
  readonly why: string;
}

/** The target has no mass above zero by its records, so that there is nothing to have a share of. */
export interface NoShare extends ShareOf {
  readonly state: "no-mass";
  readonly why: string;
}

export type Share = BoundedShare | ContradictedShare | NoShare;

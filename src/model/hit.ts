import type { Band, Identity } from "./levels.ts";

/** One line of an explanation. `contribution` is an integer in 1/10,000; all lines of a hit sum to its score. */
export interface ExplanationLine {
  /** brand, place, concept, legal-form, numeral, abbreviation, identifier, cap, veto, rest ... */
  readonly kind: string;
  /** The words on the query's side; empty where only the candidate has some. */
  readonly query: string;
  readonly candidate: string;
  /** Likeness of the two, integer in 1/10,000. */
  readonly similarity: number;
  /** Share of this line in the whole, integer in 1/10,000. */
  readonly weight: number;
  readonly contribution: number;
}

/** A comparison of two names. `score` is an integer in 1/10,000, the exact sum of the contributions. */
export interface NameComparison {
  readonly score: number;
  readonly band: Band;
  readonly explanation: readonly ExplanationLine[];
}

export const hitKinds = ["name", "identifier", "open-set"] as const;
export type HitKind = (typeof hitKinds)[number];

/** A party node that may be, or is, a list entry. */
export interface Hit {
  /** Hash of (party node id, list entry id): stable across list versions. */
  readonly hit: string;
  readonly kind: HitKind;
  /** Integer in 1/10,000. */
  readonly score: number;
  readonly band: Band;
  readonly identity: Identity;
  /** `not-same` and `cannot-tell` decisions are kept with the hit; it stays visible. */
  readonly decision?: "same" | "not-same" | "cannot-tell" | undefined;
  readonly list: string;
  readonly entry: string;
  /** The entry's primary name. */
  readonly name: string;
  /** The name of the entry that was met, where it is not the primary one. */
  readonly matched: string;
  readonly version: string;
  readonly explanation: readonly ExplanationLine[];
  /** Sentences for a reader: what agrees, what differs, what is reported only. */
  readonly notes: readonly string[];
}

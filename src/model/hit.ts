import type { IsoDate } from "./dates.ts";
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

/** `owned`: not the listed one itself, but perhaps a company that the records give to it, under the list's own rule. */
export const hitKinds = ["name", "identifier", "open-set", "owned"] as const;
export type HitKind = (typeof hitKinds)[number];

/** A decision that rested on facts which have changed since: it is to be asked again. */
export interface AskAgain {
  readonly decision: "same" | "not-same" | "cannot-tell";
  readonly reason: string;
  readonly by: string;
  readonly date: IsoDate;
  /** What changed since, in words; never empty. */
  readonly changed: readonly string[];
}

/** A share that a source gives one party in another. */
export interface ShareTold {
  /** `subsidiary`: the source says no more than that. */
  readonly as: "share" | "subsidiary";
  readonly owner: string;
  readonly owned: string;
  /** In the source's own words; absent where it gives none. */
  readonly percentage?: string | undefined;
  /** Days between which it held, as far as the source says. */
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly source: string;
  /** The list that tells it, and its version. */
  readonly list: string;
  readonly version: string;
}

/** Why a company counts as owned under a list's own rule. */
export interface OwnedGround {
  /** The company in the words of the source. It is not identified with an entry in force on the list, and may still bear the name of one. */
  readonly company: string;
  /** The least that parties blocked under the list hold of it together, in parts per million. */
  readonly together: number;
  /** The shares from the listed owners down to the company. */
  readonly shares: readonly ShareTold[];
  readonly rule: string;
  readonly citation: string;
}

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
  /** A former decision to be asked again. A `same` holds meanwhile; any other leaves the hit undecided. */
  readonly askAgain?: AskAgain | undefined;
  readonly list: string;
  readonly entry: string;
  /** The entry's primary name. */
  readonly name: string;
  /** The name of the entry that was met, where it is not the primary one. */
  readonly matched: string;
  readonly version: string;
  readonly explanation: readonly ExplanationLine[];
  /** Shares through which the list's own rule reaches the party; alone in a hit of kind `owned`, else beside the names. */
  readonly ownership?: readonly OwnedGround[] | undefined;
  /** Sentences for a reader: what agrees, what differs, what is reported only. */
  readonly notes: readonly string[];
}

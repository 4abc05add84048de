import type { IsoDate } from "./dates.ts";
import type { Identity, Level } from "./levels.ts";
import type { RecordSource } from "./records.ts";

/** Kinds of source of exposure (DESIGN section 4). */
export const sourceKinds = ["listed-party", "place", "order", "good-of-concern"] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Where material of concern may enter: a listed party, a place, an order on a place and a good, a good of concern. */
export interface FlowSource {
  /** `subject` only downstream, where what was asked about is no source. */
  readonly kind: SourceKind | "subject";
  /** What is met: the id of the list entry, or the ISO 3166 code of the place. */
  readonly ref: string;
  /** How it is known that the party is the listed one; null for sources that are no identity. */
  readonly identity: Identity | null;
  /** Node id of the party whose goods carry it, and its name. */
  readonly party: string;
  readonly partyName: string;
  /** What is met, in the list's own words or as a region is called. */
  readonly name: string;
  readonly list: string | null;
  readonly version: string | null;
  /** How well it is known that goods which leave the party carry it. */
  readonly level: Level;
  /** One sentence that says what the records say. */
  readonly sentence: string;
  /** Whether it rests on an example list. */
  readonly fictional: boolean;
  /** Rows on which the source itself rests (the party's, its site's), beside the list. */
  readonly records: readonly RecordSource[];
}

export const hopKinds = ["shipment", "transformation", "joint"] as const;
export type HopKind = (typeof hopKinds)[number];

/** How the goods of a hop can come from those of the hop before. */
export const passings = ["start", "same-lot", "same-good", "possible", "unknown-good"] as const;
export type Passing = (typeof passings)[number];

/** One step of a path: a movement that a row records, or (`joint`) two names that may be one party. */
export interface Hop {
  readonly kind: HopKind;
  /** Node ids of the parties, their names as the records give them. */
  readonly from: string;
  readonly fromName: string;
  readonly to: string;
  readonly toName: string;
  /** HS code as the row gives it; null where it gives none, and for a joint. */
  readonly good: string | null;
  readonly goodName: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  /** The same mass in kilograms, an exact decimal; null where the unit is no mass and no net content is known. */
  readonly kg: string | null;
  /** The movement lies between these days; null = open. A day known to the day has both alike. */
  readonly date: IsoDate | null;
  readonly dateLatest: IsoDate | null;
  readonly dateKind: string | null;
  /** The customer's id of the shipment, or the row's own place. */
  readonly shipment: string | null;
  readonly lot: string | null;
  readonly document: string | null;
  readonly basis: Level;
  readonly passing: Passing;
  /** What a reader must know of the hop: no HS code, a possible making by an editorial edge, a candidate identity. */
  readonly notes: readonly string[];
  /** The row it was read from; null for a joint. */
  readonly record: RecordSource | null;
  /** Where several rows tell of the one movement: all of them, `record` among them. */
  readonly sources?: readonly RecordSource[];
}

/**
 * What a path was chosen for. `recorded` = the earliest over recorded movements alone, told where the earliest rests on
 * the word of a product's or component's row; `documented` = documented and tied by lots throughout; `alternative` = has
 * the fewest movements in common with those told before it, where more are asked for.
 */
export const pathChoices = ["earliest", "shortest", "recorded", "documented", "alternative"] as const;
export type PathChoice = (typeof pathChoices)[number];

/** A path in time order by which material from a source can have come to the subject. */
export interface FlowPath {
  readonly source: FlowSource;
  readonly as: readonly PathChoice[];
  readonly hops: readonly Hop[];
  /** The weakest of the source, of the hops, and of how the goods passed from hop to hop. */
  readonly basis: Level;
  /** The same without the source's own level: how well the subject is tied to the source's party. */
  readonly tied: Level;
  /** What keeps the movements from tying the subject to that party, whatever the source; null where nothing does. */
  readonly untied: string | null;
  /** What keeps the path from being documented; null where nothing does. */
  readonly weakest: string | null;
  /** Place of the hop it is said of, from 0; null where it is the source's own or there is none. */
  readonly weakestHop: number | null;
  /** Earliest day on which the material can have arrived; null where no date bounds it. */
  readonly arrives: IsoDate | null;
  /** Movements on the path, joints not counted. A direct supplier's path has one. */
  readonly tiers: number;
  readonly timeFeasible: boolean;
  /** null = quantities were not balanced. */
  readonly massFeasible: boolean | null;
}

/** A path that a rule excluded, and why. */
export interface ExcludedPath {
  readonly source: FlowSource;
  readonly hops: readonly Hop[];
  /** "SH-2 left by 2026-05-01, before SH-1 can have arrived (2026-05-10): 9 days". */
  readonly why: string;
}

export interface Exclusion {
  /** Sources that reach the subject only if this rule is set aside. */
  readonly count: number;
  readonly best: ExcludedPath | null;
}

export interface Excluded {
  readonly byDate: Exclusion;
  readonly byDwell: Exclusion;
  readonly byGoods: Exclusion;
  /** Only where several of these are set aside together: the order of days, the goods, and the stay where one is set. */
  readonly byDateAndGoods: Exclusion;
}

/** Where the records end upstream: a party into which nothing is recorded to have flowed. */
export interface FlowEnd {
  readonly party: string;
  readonly partyName: string;
  /** Redacted or TO ORDER: nobody is named. */
  readonly unknown: boolean;
  readonly hops: readonly Hop[];
}

/** What flowed into (or out of) a subject by the records. */
export interface Flow {
  readonly subject: string;
  readonly subjectName: string;
  readonly direction: "up" | "down";
  readonly paths: readonly FlowPath[];
  readonly ends: readonly FlowEnd[];
  readonly excluded: Excluded;
  /** Says what was cut and by which limit; null = nothing. */
  readonly truncated: string | null;
  /** Remarks: what was left out and why, open questions. */
  readonly notes: readonly string[];
}

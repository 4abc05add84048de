import type { IsoDate } from "../model/dates.ts";

/** Kilograms as a plain decimal: "453.59237". */
export type Kg = string;

/** What is known of a mass. `most` null: no upper limit is known. Both alike: the mass is known. */
export interface Mass {
  readonly least: Kg;
  readonly most: Kg | null;
}

/** First and last day on which it can have happened; null = open. */
export interface When {
  readonly earliest: IsoDate | null;
  readonly latest: IsoDate | null;
}

/** A stock that is kept apart by the records: goods of one kind at one site in one period, or one lot. */
export interface Account {
  readonly id: string;
  readonly site: string;
  readonly good: string;
  /** The period or the lot, as people call it. */
  readonly period: string;
}

/** What a record rests on. It stands while one of its documents stands; without any, its own id is its document. */
interface Recorded {
  readonly id: string;
  readonly documents?: readonly string[] | undefined;
}

/**
 * Goods that moved from one account to another. `from` null: from a stock that the network does not hold (a listed
 * party's, an opening stock, a supplier nothing is known of). `to` null: out of the network (a sale, the target).
 */
export interface Movement extends Recorded {
  readonly from: string | null;
  readonly to: string | null;
  readonly when: When;
  readonly mass: Mass;
  /** Keys of the sources that all of it carries, whatever it was drawn from. Of any other source nothing is said. */
  readonly carries?: readonly string[] | undefined;
  /** Party whose goods they are; needed only to ask what would be without it. */
  readonly supplier?: string | undefined;
}

/** What went into a transformation out of one account. */
export interface Input {
  readonly id: string;
  readonly account: string;
  readonly mass: Mass;
}

/** What came out of it. `account` null: out of the network. */
export interface Output {
  readonly id: string;
  readonly account: string | null;
  readonly mass: Mass;
  /** Kilograms of it from one kilogram that went in, as plain decimals. `most` null: no limit is known. */
  readonly yields: { readonly least: string; readonly most: string | null };
}

/**
 * A production record: goods of some accounts became goods of others. `inputsAreAll`: it says that nothing else went in.
 * A record that does not say so bounds nothing, since more may have gone in than it names; one that does is a condition
 * of every interval that rests on it.
 */
export interface Transformation extends Recorded {
  readonly when: When;
  readonly inputsAreAll: boolean;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
}

/**
 * Says that the receipts of an account, its opening stock among them, are all here: a stock ledger that balances, or a
 * named declaration. What it covers it lists; a movement into the account that it does not list contradicts it.
 */
export interface CompletenessStatement extends Recorded {
  readonly kind: "ledger" | "declaration";
  readonly account: string;
  /** Ids of the movements and outputs into the account. */
  readonly receipts: readonly string[];
  /** Present where it also says that all that left is here: what left, what stayed, and what was lost. */
  readonly issues?: Issues | undefined;
}

export interface Issues {
  /** Ids of the movements and inputs out of the account. */
  readonly covers: readonly string[];
  readonly closing: Mass;
  readonly loss: Mass;
}

/** Models of ISO 22095. Only the first three bound what is physically in the goods. */
export const custodyModels = [
  "identity-preserved",
  "segregated",
  "controlled-blending",
  "mass-balance",
  "book-and-claim",
] as const;
export type CustodyModel = (typeof custodyModels)[number];

/** A chain-of-custody claim on a movement, an input or an output: how much of it comes from some sources. */
export interface CustodyClaim extends Recorded {
  readonly model: CustodyModel;
  readonly on: string;
  /** The sources spoken of, together; `all` = any source whatever. */
  readonly sources: readonly string[] | "all";
  /** The share claimed, plain decimals in [0, 1]. */
  readonly least: string;
  readonly most: string;
}

/** A small, already pruned network. Order of the lists does not matter. */
export interface ShareNetwork {
  readonly accounts: readonly Account[];
  readonly movements: readonly Movement[];
  readonly transformations: readonly Transformation[];
  readonly statements: readonly CompletenessStatement[];
  readonly claims: readonly CustodyClaim[];
  /** Ids of records that were taken back: they count as never made. */
  readonly retracted?: readonly string[] | undefined;
}

export const emptyNetwork: ShareNetwork = {
  accounts: [],
  movements: [],
  transformations: [],
  statements: [],
  claims: [],
};

/** A mass that is known. */
export const exactly = (kg: Kg): Mass => ({ least: kg, most: kg });
/** A mass of which nothing is known. */
export const unknownMass: Mass = { least: "0", most: null };
/** One day. */
export const onDay = (day: IsoDate): When => ({ earliest: day, latest: day });
/** A time of which nothing is known: an opening stock was there before all else. */
export const anyTime: When = { earliest: null, latest: null };

export type NetworkRecord = Movement | Transformation | CompletenessStatement | CustodyClaim;

export const recordsOf = (network: ShareNetwork): readonly NetworkRecord[] => [
  ...network.movements,
  ...network.transformations,
  ...network.statements,
  ...network.claims,
];

export const documentsOf = (record: NetworkRecord): readonly string[] =>
  record.documents === undefined || record.documents.length === 0 ? [record.id] : record.documents;

/** The network with only those records that pass. Statements still name what they covered. */
export function keepRecords(network: ShareNetwork, keeps: (record: NetworkRecord) => boolean): ShareNetwork {
  return {
    ...network,
    movements: network.movements.filter(keeps),
    transformations: network.transformations.filter(keeps),
    statements: network.statements.filter(keeps),
    claims: network.claims.filter(keeps),
  };
}

import type { BalanceTables } from "../balance/yields.ts";
import type { InputGraph } from "../goods/input-graph.ts";
import type { UnitTable } from "../goods/units.ts";
import type { IsoDate } from "../model/dates.ts";
import type { StatedContent } from "../model/net-content-stated.ts";
import type { Records } from "../model/records.ts";
import type { Withdrawn } from "../model/withdrawn.ts";

/** The records that the papers of a lot are read from. */
export type CustodyRecords = Pick<
  Records,
  | "sites"
  | "products"
  | "shipments"
  | "lots"
  | "transformations"
  | "transformation_inputs"
  | "transformation_outputs"
  | "stock"
  | "payments"
  | "documents"
>;

/** A party as a row names it: by the customer's key, by a name, or both. */
export interface Who {
  readonly key?: string | undefined;
  readonly name?: string | undefined;
}

/** What custody asks about parties. Who is who is settled elsewhere; here it is only asked. */
export interface PartyAnswers {
  /** One id for a party and all that are silently the same; undefined where the words mean none that is known. */
  find(who: Who): string | undefined;
  /** `unclear`: one side names nobody, or the names are alike and nobody decided. */
  same(a: Who, b: Who): "same" | "differs" | "unclear";
  /** A name for people. */
  nameOf(who: Who): string;
}

/** All that the rules look at. Pure data, handed in. */
export interface CustodyInput {
  readonly records: CustodyRecords;
  /** What its sender took back. */
  readonly withdrawn: readonly Withdrawn[];
  /** Runs of which a part could not be read: more may have gone in, or come out, than is recorded. "" stands for any. */
  readonly openRuns: ReadonlySet<string>;
  readonly netContents: readonly StatedContent[];
  readonly units: UnitTable;
  readonly graph: InputGraph;
  readonly balance: BalanceTables;
  readonly parties: PartyAnswers;
  /** Kinds of which rows stand in quarantine: what they say is not known, and may undo a contradiction. */
  readonly unread: ReadonlySet<string>;
  /** The day on which it is asked. */
  readonly today: IsoDate;
}

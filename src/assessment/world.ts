import type { GoodsTables } from "../goods/goods-tables.ts";
import type { UnitTable } from "../goods/units.ts";
import type { SubjectKind } from "../law/fact-definition.ts";
import type { Law } from "../law/law.ts";
import type { Fact } from "../model/fact.ts";
import type { Hit } from "../model/hit.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { Location } from "../model/place.ts";
import type { Decision, PartyAddress, PartyNode, Records } from "../model/records.ts";
import type { ConfirmedSign } from "../model/said.ts";
import type { SameAsLink } from "../model/same-as.ts";

/** What an assessment is about. A party's id is its node id; a product's and a shipment's the customer's own. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly name: string;
}

/** `party:...`, `product:SH-100`, `shipment:S-1`: how a subject is written in output. */
export const subjectRef = (subject: Subject): string =>
  subject.id.startsWith(`${subject.kind}:`) ? subject.id : `${subject.kind}:${subject.id}`;

/** An address with what it was taken from and where it was read to be. */
export interface LocatedAddress {
  readonly address: PartyAddress;
  /** `record` = a record of a site; `statement` = a party's own line. */
  readonly basis: "record" | "statement";
  readonly location: Location;
}

/** What was looked for of a party, and where. */
export interface Searched {
  /** Names and identifiers that were searched, as given. */
  readonly values: readonly string[];
  /** Keys of the lists they were held against; absent = every list of parties. */
  readonly lists?: readonly string[] | undefined;
}

/** Everything an assessment reads, handed in. Nothing here is changed. */
export interface AssessmentWorld {
  readonly parties: readonly PartyNode[];
  readonly records: Records;
  /** Party node id -> hits after decisions. A party without a key was not screened. */
  readonly hits: ReadonlyMap<string, readonly Hit[]>;
  /**
   * Party node id -> what was searched. A name that holds nothing to search by ("Co., Ltd.") is no search; without this
   * map, every name of a party that has hits or `[]` counts as searched, save in an unknown node.
   */
  readonly searched?: ReadonlyMap<string, Searched> | undefined;
  readonly decisions: readonly Decision[];
  readonly locations: ReadonlyMap<string, readonly LocatedAddress[]>;
  /** The version in force of every list, real and example. */
  readonly lists: readonly ListVersion[];
  readonly law: Law;
  readonly goods: GoodsTables;
  /** Whether the workspace is marked fictional: only there does an example list take the place of a real one. */
  readonly fictional: boolean;
  /** Facts a person hands in with a source, by `subjectRef`. */
  readonly provided?: ReadonlyMap<string, readonly Fact[]> | undefined;
  /** Links between the customer's own parties; absent = none were looked for. */
  readonly links?: readonly SameAsLink[] | undefined;
  /** Signs in texts that a person confirmed to stand there; absent = no text was asked. */
  readonly signs?: readonly ConfirmedSign[] | undefined;
  readonly units?: UnitTable | undefined;
  readonly findParty: (id?: string, name?: string) => PartyNode | undefined;
}

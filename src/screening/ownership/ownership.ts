import type { IsoDate } from "../../model/dates.ts";
import type { EntryRelation, ListEntry, ListVersion } from "../../model/list-entry.ts";
import type { NameTables } from "../../names/name-tables.ts";
import type { Shelf } from "../shelf.ts";
import type { Reached } from "./roll-up.ts";
import type { Share } from "./share.ts";

/** An entry, or a name that a list gives without listing it; entries of several lists that bear one identifier are one. */
export interface OwnershipNode {
  readonly id: string;
  readonly name: string;
  /** The entries that it is; none where it is only named. */
  readonly entries: readonly { readonly version: ListVersion; readonly entry: ListEntry }[];
}

/** What one relation of one entry tells of an owner and what it owns. */
export interface Telling {
  readonly owner: string;
  readonly owned: string;
  readonly kind: EntryRelation["kind"];
  /** Undefined where it is not known. */
  readonly share: Share | undefined;
  readonly relation: EntryRelation;
  /** The list that tells it. */
  readonly version: ListVersion;
}

/** What all sources tell of one owner and one owned, as it stood on a day. */
export interface Holding {
  readonly owner: string;
  readonly owned: string;
  /** In parts per million; 0 where no share is known. */
  readonly min: number;
  readonly max: number;
  readonly told: readonly Telling[];
}

/** A company that a list's rule reaches, or that the records give to a listed party in any share. */
export interface OwnedCompany {
  readonly node: OwnershipNode;
  /** What is told of shares that a party in force on a list has in it, where it is not on that list; ended ones too. */
  readonly direct: readonly Direct[];
}

/** A telling whose owner is on a list on which the owned is not. */
export interface Direct {
  readonly telling: Telling;
  readonly on: ListVersion;
}

/** Who owns whom by the lists that are screened, ready to be met by the customer's parties. */
export interface Ownership {
  readonly tables: NameTables;
  readonly on: IsoDate;
  readonly nodes: ReadonlyMap<string, OwnershipNode>;
  readonly versions: readonly ListVersion[];
  /** By the key of a list that states a rule: what it reaches, by node. */
  readonly reached: ReadonlyMap<string, ReadonlyMap<string, Reached<Holding>>>;
  /** By node. */
  readonly companies: ReadonlyMap<string, OwnedCompany>;
  /** The names of the companies, as a shelf of their own: their entries are made up and are never shown. */
  readonly shelf: Shelf | undefined;
}

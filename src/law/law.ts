import type { IsoDate } from "../model/dates.ts";
import type { Calendar } from "./calendars/calendar.ts";
import type { FactDefinition } from "./fact-definition.ts";
import type { Instrument, ListUse } from "./instrument.ts";
import type { MakingProcesses } from "./making-processes.ts";
import type { ProfileTable } from "./profile-table.ts";

/** Everything under data/law, read and checked. */
export interface Law {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly instruments: ReadonlyMap<string, Instrument>;
  /** Market -> ids of the instruments asked there, in the order of `markets.yml`. */
  readonly markets: ReadonlyMap<string, readonly string[]>;
  /** Other name of a market -> the market. */
  readonly marketNames: ReadonlyMap<string, string>;
  /** Markets that are asked where nobody names one. */
  readonly defaultMarkets: readonly string[];
  /** The importer's own figures, by the words of their rows. */
  readonly profile: ProfileTable;
  /** The words for making goods by which a record of a site shows production. */
  readonly making: MakingProcesses;
  /** Days off of authorities, by the name that instruments give. */
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** First 12 digits of the SHA-256 over the files that decide (cases are left out). */
  readonly version: string;
}

/** How a part of a list is cited, such as "section 2(d)(2)(B)(v)"; undefined where no instrument says. */
export const sublistTitle = (law: Law, list: string, sublist: string): string | undefined =>
  listUse(law, list)?.sublists[sublist];

/** A list's name as the instruments write it. */
export const listTitle = (law: Law, list: string): string | undefined => listUse(law, list)?.title;

/** How the instruments read a list; undefined where none reads it. */
export const listUse = (law: Law, list: string): ListUse | undefined => readersOf(law, list)[0]?.use;

/** First day on which an instrument that reads the list has effect; undefined where none reads it. */
export const listInForceFrom = (law: Law, list: string): IsoDate | undefined =>
  readersOf(law, list)
    .flatMap(({ instrument }) => instrument.provisions.map((provision) => provision.in_force.from))
    .sort()[0];

const readersOf = (law: Law, list: string) =>
  [...law.instruments.values()].flatMap((instrument) =>
    instrument.lists.filter((use) => use.key === list).map((use) => ({ instrument, use })),
  );

/** The places the conditions of all instruments speak of: ISO 3166 code -> name in a sentence. */
export const lawRegions = (law: Law): ReadonlyMap<string, string> =>
  new Map([...law.instruments.values()].flatMap((instrument) => Object.entries(instrument.regions)));

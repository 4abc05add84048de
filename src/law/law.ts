import type { FactDefinition } from "./fact-definition.ts";
import type { Instrument } from "./instrument.ts";

/** Everything under data/law, read and checked. */
export interface Law {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly instruments: ReadonlyMap<string, Instrument>;
  /** Market -> ids of the instruments asked there, in the order of `markets.yml`. */
  readonly markets: ReadonlyMap<string, readonly string[]>;
  /** First 12 digits of the SHA-256 over the files that decide (cases are left out). */
  readonly version: string;
}

/** How a part of a list is cited, such as "section 2(d)(2)(B)(v)"; undefined where no instrument says. */
export function sublistTitle(law: Law, list: string, sublist: string): string | undefined {
  for (const instrument of law.instruments.values()) {
    const title = instrument.lists.find((use) => use.key === list)?.sublists[sublist];
    if (title !== undefined) return title;
  }
  return undefined;
}

/** A list's name as the instruments write it. */
export function listTitle(law: Law, list: string): string | undefined {
  for (const instrument of law.instruments.values()) {
    const use = instrument.lists.find((candidate) => candidate.key === list);
    if (use !== undefined) return use.title;
  }
  return undefined;
}

/** The places the conditions of all instruments speak of: ISO 3166 code -> name in a sentence. */
export const lawRegions = (law: Law): ReadonlyMap<string, string> =>
  new Map([...law.instruments.values()].flatMap((instrument) => Object.entries(instrument.regions)));

import type { IsoDate } from "../model/dates.ts";
import { inForce } from "../model/in-force.ts";
import type { ListEntry } from "../model/list-entry.ts";
import { hsDigits, isUnder } from "./hs.ts";

export interface GoodQuery {
  readonly hs?: string | undefined;
  /** ISO 3166-1 alpha-2 of the country where it was made. */
  readonly country: string;
  readonly on: IsoDate;
}

export interface GoodOfConcern {
  readonly entry: ListEntry;
  /** `fits`: the code lies under the good's. `unknown`: one of the two is missing or too short to tell. */
  readonly fit: "fits" | "unknown";
  /** Parts of the list on that day: child-labour, forced-labour, forced-child-labour, input. */
  readonly sublists: readonly string[];
}

/** Goods of a list of goods by country that this good of this country is, or may be, on the day; sure ones first. */
export function goodsOfConcern(entries: readonly ListEntry[], query: GoodQuery): readonly GoodOfConcern[] {
  const found = entries.flatMap((entry): readonly GoodOfConcern[] => {
    if (entry.kind !== "good" || !entry.countries.includes(query.country)) return [];
    const day = inForce(entry, query.on);
    const fit = fitOf(query.hs, entry.order?.hs ?? []);
    return day.listed && fit !== "differs"
      ? [{ entry, fit, sublists: day.sublists.map((sublist) => sublist.key) }]
      : [];
  });
  return [...found.filter(({ fit }) => fit === "fits"), ...found.filter(({ fit }) => fit === "unknown")];
}

function fitOf(hs: string | undefined, prefixes: readonly string[]): "fits" | "unknown" | "differs" {
  const digits = hsDigits(hs);
  if (digits === "" || prefixes.length === 0) return "unknown";
  if (isUnder(digits, prefixes)) return "fits";
  return prefixes.some((prefix) => prefix.startsWith(digits)) ? "unknown" : "differs";
}

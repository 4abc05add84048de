import type { NameComparison } from "../model/hit.ts";
import { compareForms } from "../names/compare-names.ts";
import type { NameTables } from "../names/name-tables.ts";
import type { PartyPair } from "./party-profile.ts";

/** The two spellings of two parties that are most alike. */
export interface NameMatch {
  readonly a: string;
  readonly b: string;
  readonly comparison: NameComparison;
}

/** Compares every spelling with every spelling; of equal scores the first in order counts. Undefined without two names. */
export function bestNames(tables: NameTables, { a, b }: PartyPair): NameMatch | undefined {
  let best: NameMatch | undefined;
  for (const one of a.forms)
    for (const other of b.forms) {
      const comparison = compareForms(tables, one, other);
      if (best === undefined || comparison.score > best.comparison.score)
        best = { a: one.raw, b: other.raw, comparison };
    }
  return best;
}

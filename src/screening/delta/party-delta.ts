import { canonicalJson } from "../../model/canonical.ts";
import { compareText } from "../../model/compare-text.ts";
import { screenParty } from "../screen-party.ts";
import type { ScreenQuery } from "../screen-query.ts";
import type { ScreeningIndex } from "../screening-index.ts";
import { type HitChange, hitChanges } from "./hit-changes.ts";

/** A change of the hits of a party of the customer's own. */
export interface SupplierChange extends HitChange {
  /** Id of the party's node. */
  readonly party: string;
}

/**
 * What a change of parties does to their hits on lists that stay as they are. Each party's answer depends on itself and the
 * lists alone, so a party that did not change is not screened. Parties are told apart by their ids.
 */
export function partyDelta(
  index: ScreeningIndex,
  before: readonly ScreenQuery[],
  after: readonly ScreenQuery[],
): { readonly screened: number; readonly changes: readonly SupplierChange[] } {
  const [was, is] = [byId(before), byId(after)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (id) => askedBy(was.get(id)) !== askedBy(is.get(id)),
  );
  const hitsOf = (query: ScreenQuery | undefined) => (query === undefined ? [] : screenParty(index, query));
  return {
    screened: changed.length,
    changes: changed.flatMap((party) =>
      hitChanges(hitsOf(was.get(party)), hitsOf(is.get(party))).map((change) => ({ party, ...change })),
    ),
  };
}

const byId = (queries: readonly ScreenQuery[]): Map<string, ScreenQuery> =>
  new Map(queries.map((query) => [query.party, query]));

/** What a query asks. Names count in any order; of identifiers and names only what is there. */
const askedBy = (query: ScreenQuery | undefined): string =>
  query === undefined
    ? ""
    : canonicalJson({
        ...query,
        names: [...query.names].sort(compareText),
        identifiers: query.identifiers ?? [],
      });

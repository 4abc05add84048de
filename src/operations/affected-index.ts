import type { PartyNode } from "../model/records.ts";
import { buildPartyIndex, type PartyIndex } from "../screening/delta/party-index.ts";
import {
  fingerprintOfParties,
  partyIndexFromBytes,
  partyIndexToBytes,
} from "../screening/delta/party-index-bytes.ts";
import { type PreparedQuery, prepareQuery, queryOfParty } from "../screening/screen-query.ts";
import type { Cache } from "../store/cache.ts";
import { nameTables } from "./tables/names.ts";

/** Parties of which an index is made about as soon as it is read; and beyond which its bytes would take the memory twice. */
const [fewParties, mostParties] = [1_000, 500_000];

/** One place for the index of today's parties: that of yesterday's is of no use to anybody. */
const [folder, part] = ["party-index", "index"];

/** The parties of a workspace, found by the names of lists: from the cache where they are those it was made from. */
export function partyIndexOf(
  nodes: readonly PartyNode[],
  cache: Pick<Cache, "get" | "put">,
  few = fewParties,
): PartyIndex {
  const queries = nodes.map(queryOfParty);
  const make = (): PartyIndex => buildPartyIndex(prepared(queries));
  if (nodes.length < few || nodes.length > mostParties) return make();
  const fingerprint = fingerprintOfParties(nameTables(), queries);
  const bytes = cache.get(folder, part);
  const known = bytes === undefined ? undefined : partyIndexFromBytes(bytes, fingerprint);
  if (known !== undefined) return known;
  const index = make();
  cache.put(folder, part, partyIndexToBytes(index, fingerprint));
  return index;
}

function* prepared(queries: Iterable<ReturnType<typeof queryOfParty>>): Generator<PreparedQuery> {
  for (const query of queries) yield prepareQuery(nameTables(), query);
}

import { type Level, weaker } from "../../model/levels.ts";
import type { PartyNode } from "../../model/records.ts";
import type { FlowEdge } from "../../tracing/flow-network.ts";
import { type PlaceStrength, strengthIn, workAt } from "../places-behind.ts";
import { siteDoubt } from "../row-doubt.ts";
import type { LocatedAddress } from "../world.ts";
import type { SourceContext } from "./source-context.ts";

/** A place of a party in a region, and the movements that may have left from there. */
export interface PlaceInRegion {
  readonly seller: PartyNode;
  readonly owner: PartyNode;
  readonly located: LocatedAddress;
  readonly found: PlaceStrength;
  /** Only movements that name the site; for goods that another party sent from it. */
  readonly onlyFromSite: boolean;
}

/**
 * Places in a region behind what parties sent: their own, and sites of others from which a row says that goods left.
 * Grouped by the party that sent them.
 */
export function placesIn(
  context: SourceContext,
  region: string,
): ReadonlyMap<PartyNode, readonly PlaceInRegion[]> {
  const own = context.world.parties.flatMap((party) =>
    (context.world.locations.get(party.id) ?? []).flatMap((located) =>
      placeIn(region, { seller: party, owner: party, located, onlyFromSite: false }),
    ),
  );
  return Map.groupBy([...own, ...fromOthers(context, region)], ({ seller }) => seller);
}

function placeIn(region: string, place: Omit<PlaceInRegion, "found">): readonly PlaceInRegion[] {
  const found = strengthIn({ located: place.located }, region);
  return found === undefined ? [] : [{ ...place, found }];
}

function fromOthers({ world, index }: SourceContext, region: string): readonly PlaceInRegion[] {
  const seen = new Set<string>();
  return world.records.shipments.flatMap((row) => {
    const site = row.cells.from_site;
    const held = site === undefined ? undefined : index.sites.get(site);
    if (held === undefined) return [];
    const seller = world.findParty(row.cells.seller_id, row.cells.seller);
    if (seller === undefined || seller.id === held.party.id || seen.has(`${seller.id} ${site}`)) return [];
    seen.add(`${seller.id} ${site}`);
    return placeIn(region, { seller, owner: held.party, located: held.located, onlyFromSite: true });
  });
}

/** How well a movement is known to have left work in the region: only a row that names a making site there shows it. */
export function levelFrom(
  { world, index }: SourceContext,
  places: readonly PlaceInRegion[],
  edge: FlowEdge,
): Level {
  const site = edge.kind === "moved" ? edge.row.cells.from_site : undefined;
  const levels = places.map(({ seller, located, found }): Level => {
    if (edge.kind === "moved" && site !== undefined && siteDoubt(index, seller, site, edge.row) !== undefined)
      return "inferred";
    const named = site !== undefined && located.address.site === site;
    const making = workAt(world.law.making, { located }) === "making";
    return named && making && located.location.conflict === null
      ? weaker(found.level, "documented")
      : "inferred";
  });
  return levels.includes("documented") ? "documented" : levels.includes("declared") ? "declared" : "inferred";
}

/** Whether a movement may have left one of the places at all. */
export const mayHaveLeft = (places: readonly PlaceInRegion[], edge: FlowEdge): boolean =>
  places.some(
    ({ onlyFromSite, located }) =>
      !onlyFromSite || (edge.kind === "moved" && edge.row.cells.from_site === located.address.site),
  );

const rank = { shows: 0, states: 1, suggests: 2 } as const;

/** The place that says most. */
export const tellingMost = (places: readonly PlaceInRegion[]): PlaceInRegion | undefined =>
  places.toSorted((a, b) => rank[a.found.strength] - rank[b.found.strength])[0];

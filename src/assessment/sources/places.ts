import { lawRegions } from "../../law/law.ts";
import type { PartyNode } from "../../model/records.ts";
import type { SourceAt } from "../../tracing/source-at.ts";
import { placeLabel } from "../make-fact.ts";
import { levelFrom, mayHaveLeft, type PlaceInRegion, placesIn, tellingMost } from "./place-behind-edge.ts";
import type { SourceContext } from "./source-context.ts";

/** Work, or an address, in a region of which a law speaks. */
export const placeSources = (context: SourceContext): readonly SourceAt[] =>
  [...lawRegions(context.world.law)].flatMap(([region, regionName]) =>
    [...placesIn(context, region)].flatMap(([party, places]) =>
      placeSource(context, party, places, { region, regionName }),
    ),
  );

function placeSource(
  context: SourceContext,
  party: PartyNode,
  places: readonly PlaceInRegion[],
  { region, regionName }: { readonly region: string; readonly regionName: string },
): readonly SourceAt[] {
  const best = tellingMost(places);
  if (best === undefined) return [];
  return [
    {
      source: {
        kind: "place",
        ref: region,
        identity: null,
        party: party.id,
        partyName: party.name,
        name: regionName,
        list: null,
        version: null,
        level: best.found.level,
        sentence: `${placeWords(best)} ${regionName}.`,
        fictional: false,
        records: [best.located.address.source],
      },
      level: (edge) => levelFrom(context, places, edge),
      counts: (edge) => mayHaveLeft(places, edge),
    },
  ];
}

const verbs = {
  shows: "a record of the site shows it in",
  states: "it is stated to be in",
  suggests: "an indicator suggests that it is in",
};

export const placeWords = ({ owner, located, found }: PlaceInRegion): string =>
  `${placeLabel(owner.name, located.address)}: ${verbs[found.strength]}`;

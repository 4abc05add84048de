import { lawRegions } from "../../law/law.ts";
import type { Fact } from "../../model/fact.ts";
import type { Level } from "../../model/levels.ts";
import { type FactContext, restsOnLink } from "../fact-context.ts";
import { addressWords, makeFact, placeLabel, rowSource, rowWords, weaker } from "../make-fact.ts";
import {
  liesIn,
  type PlaceBehind,
  type PlaceStrength,
  placesBehind,
  strengthIn,
  tellingPlaces,
  workAt,
} from "../places-behind.ts";

/** One fact for every place behind the subject that lies in a region of which the law speaks. */
export function placeOfWorkFacts(context: FactContext): readonly Fact[] {
  const places = placesBehind(context);
  return [...lawRegions(context.world.law)].flatMap(([region, regionName]) =>
    tellingPlaces(places, region).flatMap((place) => {
      const found = strengthIn(place, region);
      return found === undefined ? [] : [placeOfWorkFact(context, place, found, { region, regionName })];
    }),
  );
}

function placeOfWorkFact(
  context: FactContext,
  place: PlaceBehind,
  found: PlaceStrength,
  named: { readonly region: string; readonly regionName: string },
): Fact {
  const { address, location } = place.located;
  const { lead, ids } = restsOnLink(context.actor);
  const work = workAt(place);
  return makeFact({
    name: "place-of-work",
    level: placeLevel(found.level, place.link, work),
    value: {
      party: place.party.id,
      partyName: place.party.name,
      ...named,
      place: placeLabel(place.party.name, address),
      site: address.site,
      strength: found.strength,
      strengthWords: found.words,
      work,
      conflict: location.conflict === null ? "no" : "yes",
      conflictWords: location.conflict ?? undefined,
      link: place.link,
      restsOn: ids,
    },
    sentence: `${lead}${placeWords(place, found, named.regionName)}${conflictWords(location.conflict)}.`,
    sources: [rowSource(address.source)],
  });
}

/** A chain is known as well as its weakest link; a site that only stores shows no work at all. */
export function placeLevel(level: Level, link: "self" | Level, work: ReturnType<typeof workAt>): Level {
  if (work === "storage-only") return "inferred";
  return link === "self" ? level : weaker(level, link);
}

/** What the record says of where, in its own strength: shows, states, suggests. */
export function placeWords(
  { party, located, link }: PlaceBehind,
  found: PlaceStrength,
  where: string,
): string {
  const { address } = located;
  const words = addressWords(address);
  const at = words === "" ? "no address is recorded" : `"${words}"`;
  const row = rowWords(address.source);
  const left = link === "documented" ? ", from which the goods were shipped" : "";
  const work = address.processes === undefined ? "" : ` (${address.processes})`;
  if (found.strength === "shows")
    return `a record of a site (${row}) shows that ${party.name} works at ${at}${work} in ${where}${left}`;
  if (found.strength === "states") {
    const what = address.use === "site" ? "a site" : "an address";
    return `${party.name} states (${row}) ${what} in ${where}: ${at}${left}`;
  }
  return `an indicator suggests that ${party.name} (${row}; ${at}) is in ${where}: ${signalWords(located, found.region)}`;
}

/** The signs of this region, each with why it was not counted where it was not: a street of that name says little. */
const signalWords = ({ location }: PlaceBehind["located"], within: string): string =>
  location.signals
    .filter(({ region }) => liesIn(region, within))
    .map(
      ({ kind, text, counts, note }) =>
        `${kind} "${text}"${counts || note === undefined ? "" : ` (${note})`}`,
    )
    .join(", ") || "no signal is named";

export const conflictWords = (conflict: string | null): string =>
  conflict === null ? "" : `; the record contradicts itself: ${conflict.replace(/\.$/, "")}`;

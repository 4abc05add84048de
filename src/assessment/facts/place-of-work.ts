import { lawRegions } from "../../law/law.ts";
import type { Fact } from "../../model/fact.ts";
import type { Level } from "../../model/levels.ts";
import { weaker } from "../../model/levels.ts";
import type { Tie } from "../actors.ts";
import { type FactContext, restsOnLink, tieFields } from "../fact-context.ts";
import { addressWords, makeFact, placeLabel, rowSource, rowWords } from "../make-fact.ts";
import {
  liesIn,
  type PlaceBehind,
  type PlaceStrength,
  placesBehind,
  strengthIn,
  tellingPlaces,
  type Work,
  workAt,
} from "../places-behind.ts";

/** One fact for every place behind the subject that lies in a region of which the law speaks. */
export function placeOfWorkFacts(context: FactContext): readonly Fact[] {
  const places = placesBehind(context);
  return [...lawRegions(context.world.law)].flatMap(([region, regionName]) =>
    tellingPlaces(context.world.law.making, places, region).flatMap((place) => {
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
  const { lead, ids } = restsOnLink(place.tie);
  const work = workAt(context.world.law.making, place);
  return makeFact({
    name: "place-of-work",
    level: placeLevel(found.level, place.tie, work),
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
      ...tieFields(place.tie),
      restsOn: ids,
    },
    lead,
    sentence: `${lead}${placeWords(place, found, named.regionName)}${workWords(work, found)}.`,
    sources: [rowSource(address.source)],
  });
}

/** A chain is known as well as its weakest link; a site of which no process of making is named shows no work. */
export function placeLevel(level: Level, { link }: Tie, work: Work): Level {
  if (work !== "making") return "inferred";
  return link === "self" ? level : weaker(level, link);
}

/** What the record says of where, in its own strength: shows, states, suggests. */
export function placeWords(
  { party, located, tie }: PlaceBehind,
  found: PlaceStrength,
  where: string,
): string {
  const { address } = located;
  const words = addressWords(address);
  const at = words === "" ? "no address is recorded" : `"${words}"`;
  const row = rowWords(address.source);
  const left = tie.link === "documented" ? ", from which the goods were shipped" : "";
  const work = address.processes === undefined ? "" : ` (${address.processes})`;
  const { conflict } = located.location;
  if (conflict !== null)
    return `the record of ${party.name} at ${at}${work} (${row}) contradicts itself on where that is: ${conflict.replace(/\.$/, "")}; by one reading it lies in ${where}${left}`;
  if (found.strength === "shows")
    return `a record of a site (${row}) shows that ${party.name} has a site at ${at}${work} in ${where}${left}`;
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

/** What the record leaves open of what is done there. */
export const workWords = (work: Work, { strength }: PlaceStrength): string =>
  work === "making" || strength !== "shows"
    ? ""
    : work === "unknown"
      ? "; what it names as done there is not among the processes of making goods that are known here"
      : "; it names no process that is done there";

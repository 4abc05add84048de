import { type MakingProcesses, namesMaking } from "../law/making-processes.ts";
import type { Level, Strength } from "../model/levels.ts";
import type { PartyNode } from "../model/records.ts";
import { type Actor, selfTie, type Tie } from "./actors.ts";
import type { FactContext } from "./fact-context.ts";
import type { LocatedAddress } from "./world.ts";

/** A place behind a subject: whose it is, and how the subject is tied to it. */
export interface PlaceBehind {
  readonly party: PartyNode;
  readonly located: LocatedAddress;
  readonly tie: Tie;
}

/**
 * The addresses of the party and the sites its goods were shipped from. Goods are tied to a place by a shipment that
 * names the site; that their supplier also has a site elsewhere only suggests that they were made there.
 */
export function placesBehind({ world, index, actor }: FactContext): readonly PlaceBehind[] {
  const own = (world.locations.get(actor.party.id) ?? []).map((located) => ({
    party: actor.party,
    located,
    tie: tieTo(actor, located.address.site),
  }));
  const held = new Set(own.map((place) => place.located.address.site));
  const others = [...actor.shippedFrom].flatMap(([site, tie]) => {
    const found = held.has(site) ? undefined : index.sites.get(site);
    return found === undefined ? [] : [{ ...found, tie }];
  });
  return [...own, ...others];
}

function tieTo({ tie, shippedFrom }: Actor, site: string | undefined): Tie {
  if (tie.link === "self") return selfTie;
  const shipped = site === undefined ? undefined : shippedFrom.get(site);
  const words =
    "no shipment names this site as the one the goods left; they may come from another of the party's";
  return shipped ?? { link: "inferred", words, fact: tie.fact };
}

export interface PlaceStrength {
  /** The region that was asked about, an ISO 3166 code. */
  readonly region: string;
  readonly strength: Strength;
  readonly words: string;
  readonly level: Level;
}

const rank: readonly Strength[] = ["shows", "states", "suggests"];

/** Whether an ISO 3166 code is the region or lies in it. */
export const liesIn = (code: string, region: string): boolean =>
  code === region || code.startsWith(`${region}-`);

/**
 * How strongly a place is in a region. Only a site, where work is done, can show where work is done: an office's or
 * a party's own line states it at most, whatever record gives it.
 */
export function strengthIn(
  { located }: Pick<PlaceBehind, "located">,
  region: string,
): PlaceStrength | undefined {
  const held = located.location.regions.filter(({ code }) => liesIn(code, region)).map((one) => one.strength);
  const best = rank.find((strength) => held.includes(strength));
  if (best === undefined) return undefined;
  if (best === "suggests")
    return { region, strength: "suggests", words: "an indicator only suggests it", level: "inferred" };
  if (best === "states")
    return { region, strength: "states", words: "so far the party only states it", level: "declared" };
  if (located.address.use !== "site")
    return {
      region,
      strength: "states",
      words: "so far only an office or mailing address is there",
      level: "declared",
    };
  return { region, strength: "shows", words: "a record of the site shows it", level: "documented" };
}

/**
 * The places in a region that say most: one that only states or suggests is left out where another, tied to the subject
 * at least as well, shows more. A record that contradicts itself, or names no process of making goods, puts nothing else aside.
 */
export function tellingPlaces(
  making: MakingProcesses,
  places: readonly PlaceBehind[],
  region: string,
): readonly PlaceBehind[] {
  const tells = (place: PlaceBehind): number => {
    const found = strengthIn(place, region);
    return found === undefined ? -1 : rank.length - rank.indexOf(found.strength);
  };
  const sound = places.filter(
    (place) => place.located.location.conflict === null && workAt(making, place) === "making",
  );
  return places.filter(
    (place) =>
      tells(place) >= 0 &&
      !sound.some(
        (other) => tells(other) > tells(place) && linkRank[other.tie.link] >= linkRank[place.tie.link],
      ),
  );
}

const linkRank: Readonly<Record<"self" | Level, number>> = {
  inferred: 0,
  declared: 1,
  documented: 2,
  self: 3,
};

export type Work = "making" | "unknown" | "not-stated";

/** Whether the record of the site names a process of making goods; a word that the law data do not know leaves it open. */
export function workAt(making: MakingProcesses, { located }: Pick<PlaceBehind, "located">): Work {
  const processes = (located.address.processes ?? "").trim();
  if (processes === "") return "not-stated";
  return namesMaking(making, processes) ? "making" : "unknown";
}

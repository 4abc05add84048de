import type { FlowNetwork } from "../flow-network.ts";
import type { PartyAt } from "../party-at.ts";

/** Where one end of a movement is: where it is sure to be, and where else it may be. */
export interface PlaceAt {
  readonly sure: string;
  readonly may: readonly string[];
}

export interface Places {
  /** Where goods of a party are. A row that names a site means it, whosesoever it is. */
  of(party: PartyAt, site: string | undefined): PlaceAt;
  /** The place that a row of stock or of making names; it may name a party that has one site or none. */
  named(site: string): string;
  /** Whether it is a known party's. */
  isOwned(place: string): boolean;
  /** Countries that are told of it; none where none is known. */
  countriesOf(place: string): readonly string[];
}

const siteKey = (site: string): string => `site ${site.trim()}`;

/**
 * A party with one site is that site; with several, or none, it is itself, and its goods may lie at any of its sites.
 * What may be another party may lie at that one's places.
 */
export function layPlaces(flow: FlowNetwork): Places {
  const { groups } = flow.input;
  const { sites, keys, known, owned, countries } = readPlaces(flow);
  const home = (group: string): string => {
    const [first, ...more] = sites.get(group) ?? [];
    return first !== undefined && more.length === 0 ? siteKey(first) : group;
  };
  const anywhere = (group: string): readonly string[] => [
    group,
    ...[...(sites.get(group) ?? [])].map(siteKey),
  ];
  const alike = likePairs(flow);
  return {
    isOwned: (place) => owned.has(place),
    countriesOf: (place) => [...(countries.get(place) ?? [])],
    of({ id }, site) {
      if (site !== undefined) return { sure: siteKey(site), may: [] };
      const group = groups.groupOf(id);
      const sure = home(group);
      const may = [group, ...(alike.get(group) ?? [])].flatMap(anywhere).filter((place) => place !== sure);
      return { sure, may: sure.startsWith("site ") ? may.filter((place) => place !== group) : may };
    },
    named(site) {
      const group = keys.get(site.trim());
      return known.has(site.trim()) || group === undefined ? siteKey(site) : home(group);
    },
  };
}

/** The sites of every group, what a row may call them, and the countries that are told of them. */
function readPlaces({ input: { groups, parties } }: FlowNetwork) {
  const sites = new Map<string, Set<string>>();
  const keys = new Map<string, string>();
  const known = new Set<string>();
  const owned = new Set<string>();
  const countries = new Map<string, Set<string>>();
  const note = (place: string, country: string | undefined): void => {
    owned.add(place);
    if (country !== undefined) countries.set(place, (countries.get(place) ?? new Set()).add(country));
  };
  for (const { id, key, addresses, country, unknown } of parties) {
    const group = groups.groupOf(id);
    const own = sites.get(group) ?? new Set<string>();
    sites.set(group, own);
    if (!unknown) note(group, country);
    if (key !== undefined) keys.set(key, group);
    for (const { use, site, country: there } of addresses) {
      if (use !== "site" || site === undefined) continue;
      own.add(site.trim());
      known.add(site.trim());
      note(siteKey(site), there);
    }
  }
  return { sites, keys, known, owned, countries };
}

/** Groups that nobody decided to be one or two. */
function likePairs({ input, linkByGroups }: FlowNetwork): ReadonlyMap<string, readonly string[]> {
  const { groupOf } = input.groups;
  const pairs = [...linkByGroups.values()].map(({ a, b }) => [groupOf(a), groupOf(b)] as const);
  const both = pairs.flatMap(([a, b]) => [
    { of: a, like: b },
    { of: b, like: a },
  ]);
  return new Map(
    [...Map.groupBy(both, ({ of }) => of)].map(([of, some]) => [of, some.map(({ like }) => like)]),
  );
}

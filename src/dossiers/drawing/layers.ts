import type { NumberedHop, Route } from "./route.ts";

/** Which column each party stands in (0 = left), and which hops go back. */
export interface Layers {
  readonly columns: number;
  readonly columnOf: ReadonlyMap<string, number>;
  /** Numbers of hops that would close a circle: a return, a recycled stream, a party to itself. */
  readonly loops: ReadonlySet<number>;
}

/**
 * Columns by the longest way to the subject, so that every hop that is no loop goes from left to right. Hops are taken
 * from the subject's end of each route: what closes a circle is then the one farther from the subject.
 */
export function layersOf(routes: readonly Route[]): Layers {
  const next = new Map<string, Set<string>>();
  const loops = new Set<number>();
  const seen = new Set<number>();
  for (const { number, from, to } of routes.flatMap(({ hops }) => hops.toReversed())) {
    if (seen.has(number)) continue;
    seen.add(number);
    if (reaches(next, to, from)) loops.add(number);
    else next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  return { ...columnsOf(partiesOf(routes), next), loops };
}

/** Parties in the order in which the routes name them. */
export const partiesOf = (
  routes: readonly { readonly hops: readonly NumberedHop[] }[],
): readonly string[] => [
  ...new Set(routes.flatMap(({ hops }) => hops.flatMap(({ from, to }) => [from, to]))),
];

type Next = ReadonlyMap<string, ReadonlySet<string>>;

function reaches(next: Next, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let party = open.pop(); party !== undefined; party = open.pop()) {
    if (party === to) return true;
    if (!seen.has(party)) open.push(...(next.get(party) ?? []));
    seen.add(party);
  }
  return false;
}

function columnsOf(parties: readonly string[], next: Next): Omit<Layers, "loops"> {
  const distances = new Map<string, number>();
  const distance = (party: string): number => {
    const known = distances.get(party);
    if (known !== undefined) return known;
    const far = Math.max(-1, ...[...(next.get(party) ?? [])].map(distance)) + 1;
    distances.set(party, far);
    return far;
  };
  const farthest = Math.max(0, ...parties.map(distance));
  return {
    columns: parties.length === 0 ? 0 : farthest + 1,
    columnOf: new Map(parties.map((party) => [party, farthest - distance(party)])),
  };
}

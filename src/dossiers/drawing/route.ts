import type { Flow, FlowPath, Hop } from "../../model/flow.ts";
import { type Movements, movementsOf, namelessEnds, routePaths } from "../movements.ts";

/** A hop of a subject's routes with the number by which drawing, tables and text call the movement. */
export interface NumberedHop {
  readonly number: number;
  readonly hop: Hop;
  /** Boxes it leaves and enters: two nodes that a path passes without a joint are one party, and share one. */
  readonly from: string;
  readonly to: string;
}

/** A way to the subject: the paths of all sources over the same movements; none for a sender whom nobody names. */
export interface Route {
  readonly paths: readonly FlowPath[];
  readonly hops: readonly NumberedHop[];
}

export interface Routes {
  /** Those of sources in the order of their first paths, then those of nameless senders. */
  readonly routes: readonly Route[];
  /** The box in which a party node stands. */
  boxOf(party: string): string;
}

/** The routes of a flow. Movements carry the report's numbers where those are handed in, else the flow's own. */
export function routesOf(flow: Flow, { numberOf }: Movements = movementsOf([flow])): Routes {
  const ways = [
    ...routePaths(flow).map((path) => ({ paths: [path], hops: path.hops })),
    ...namelessEnds(flow).map(({ hops }) => ({ paths: [], hops })),
  ];
  const boxOf = boxesOf(ways.map(({ hops }) => hops));
  const same = Map.groupBy(ways, ({ paths, hops }) =>
    JSON.stringify([paths.length === 0, hops.map(numberOf), paths.map(({ source }) => source.party)]),
  );
  const routes = [...same.values()].map((ways) => ({
    paths: ways.flatMap(({ paths }) => paths),
    hops: (ways[0]?.hops ?? []).map((hop) => ({
      number: numberOf(hop),
      hop,
      from: boxOf(hop.from),
      to: boxOf(hop.to),
    })),
  }));
  return { routes, boxOf };
}

/**
 * Links that a person decided or identifiers prove are followed without a hop of their own, so a hop may leave another
 * node than the one before it entered. Such nodes are one party.
 */
function boxesOf(ways: readonly (readonly Hop[])[]): (party: string) => string {
  const first = new Map<string, string>();
  const boxOf = (party: string): string => {
    const other = first.get(party);
    return other === undefined ? party : boxOf(other);
  };
  for (const hops of ways) {
    for (const [at, { from }] of hops.entries()) {
      const before = hops[at - 1]?.to;
      const [one, two] = [boxOf(before ?? from), boxOf(from)];
      if (one !== two) first.set(two, one);
    }
  }
  return boxOf;
}

/** Every hop of the routes once, in the order of its number. */
export const hopsOf = (routes: readonly Route[]): readonly NumberedHop[] =>
  [...new Map(routes.flatMap(({ hops }) => hops.map((hop) => [hop.number, hop]))).values()].sort(
    (a, b) => a.number - b.number,
  );

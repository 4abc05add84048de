import type { Flow, FlowSource, Hop } from "../../model/flow.ts";

/** A hop of the subject's paths, once, with the number by which drawing, table and text call it. */
export interface NumberedHop {
  readonly number: number;
  readonly hop: Hop;
  /** Boxes it leaves and enters: two nodes that a path passes without a joint are one party, and share one. */
  readonly from: string;
  readonly to: string;
}

/** A way to the subject: a path from a source, or from a party of whom nobody is named. */
export interface Route {
  readonly source: FlowSource | null;
  readonly hops: readonly NumberedHop[];
}

export interface Routes {
  readonly routes: readonly Route[];
  /** The box in which a party node stands. */
  boxOf(party: string): string;
}

/** What tells one movement from another: its row where it has one, else all it says. */
const hopKey = ({ kind, from, to, shipment, record, good, date }: Hop): string =>
  JSON.stringify([kind, from, to, shipment, record?.import ?? null, record?.row ?? null, good, date]);

/** The routes of a flow, their shared hops numbered once: paths in their order, then ends at which nobody is named. */
export function routesOf(flow: Flow): Routes {
  const nameless = flow.ends.filter(({ unknown, hops }) => unknown && hops.length > 0);
  const ways = [
    ...flow.paths.map(({ source, hops }) => ({ source, hops })),
    ...nameless.map(({ hops }) => ({ source: null, hops })),
  ];
  const boxOf = boxesOf(ways.map(({ hops }) => hops));
  const numbers = new Map<string, NumberedHop>();
  const numbered = (hop: Hop): NumberedHop => {
    const key = hopKey(hop);
    const known = numbers.get(key) ?? {
      number: numbers.size + 1,
      hop,
      from: boxOf(hop.from),
      to: boxOf(hop.to),
    };
    numbers.set(key, known);
    return known;
  };
  return { routes: ways.map(({ source, hops }) => ({ source, hops: hops.map(numbered) })), boxOf };
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

import fc from "fast-check";
import { edgeOf, follows, type Question } from "./brute-force.fixture.ts";
import type { Dwell } from "./dwell.ts";
import type { NetworkEdge, NetworkInput } from "./network.ts";

/** Stays as a user may set them: mostly short against the days of the networks, at times none at all. */
export const dwells: fc.Arbitrary<Dwell> = fc
  .tuple(fc.constantFrom(0, 0, 0, 1, 2), fc.constantFrom(0, 1, 1, 2, 2, 3, 5, Number.POSITIVE_INFINITY))
  .map(([least, more]) => ({ least, most: least + more }));

/**
 * Every day that a movement can be on, told one by one: no reasoning about runs of days. Random networks have their known
 * days in 0 .. `known`; where a side is open there is room for as many stays as there are movements.
 */
export interface Calendar {
  readonly first: number;
  readonly last: number;
  daysOf(edge: NetworkEdge): number[];
}

export function calendarOf({ edges }: NetworkInput, dwell: Dwell, known: number): Calendar {
  const room = (edges.length + 2) * (dwell.least + 1);
  const [first, last] = [-room, 2 * known + 2 + room];
  const all = Array.from({ length: last - first + 1 }, (_, more) => first + more);
  return {
    first,
    last,
    daysOf: ({ earliest, latest }) => all.filter((day) => earliest <= day && day <= latest),
  };
}

const stays = (before: number, after: number, { least, most }: Dwell): boolean =>
  after - before >= least && after - before <= most;

/** Days on which the last of these movements can be, all of them in order and no stay outside the window. */
export function lastDaysAlong(edges: readonly NetworkEdge[], dwell: Dwell, calendar: Calendar): number[] {
  const [first, ...rest] = edges;
  if (first === undefined) return [];
  let days = calendar.daysOf(first);
  for (const edge of rest)
    days = calendar.daysOf(edge).filter((after) => days.some((before) => stays(before, after, dwell)));
  return days;
}

/** A movement on one of its days, and the number of movements of the shortest walk that ends so. */
export interface Moment {
  readonly edge: number;
  readonly day: number;
  readonly length: number;
}

/**
 * The literal fixpoint over (movement, day), breadth first. A row with an interval may stand for several movements: a walk
 * may meet it again on another day, and with a window it may have to.
 */
export function momentsFrom(
  network: NetworkInput,
  starts: readonly number[],
  { dwell, calendar, goods }: { readonly dwell: Dwell; readonly calendar: Calendar; readonly goods: boolean },
): Moment[] {
  const days = network.edges.map((edge) => calendar.daysOf(edge));
  const after = network.edges.map((edge) =>
    [...network.edges.keys()].filter((next) => follows(network, edge, edgeOf(network, next), { goods })),
  );
  const found = new Map<string, Moment>();
  const add = (moment: Moment): Moment[] => {
    const key = `${moment.edge} ${moment.day}`;
    if (found.has(key)) return [];
    found.set(key, moment);
    return [moment];
  };
  let round = [...new Set(starts)].flatMap((edge) =>
    (days[edge] ?? []).flatMap((day) => add({ edge, day, length: 1 })),
  );
  while (round.length > 0)
    round = round.flatMap(({ edge, day, length }) =>
      (after[edge] ?? []).flatMap((next) =>
        (days[next] ?? [])
          .filter((later) => stays(day, later, dwell))
          .flatMap((later) => add({ edge: next, day: later, length: length + 1 })),
      ),
    );
  return [...found.values()];
}

/** Movements from which a walk leads to a target, by the same literal search from each. */
export function leadingTo(
  { network, targets }: Question,
  of: { readonly dwell: Dwell; readonly calendar: Calendar; readonly goods: boolean },
): number[] {
  return [...network.edges.keys()].filter((edge) =>
    momentsFrom(network, [edge], of).some((moment) => targets.includes(moment.edge)),
  );
}

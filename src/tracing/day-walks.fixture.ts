import { edgeOf, follows, type Question } from "./brute-force.fixture.ts";
import type { Dwell } from "./dwell.ts";
import { type NetworkEdge, type NetworkInput, openEnd, openStart } from "./network.ts";
import type { Rules } from "./sweep.ts";

/**
 * What `layeredSweep` must agree with: every (edge, day) of a small network, each day for itself and by the number of
 * edges, so that no reasoning on intervals is in it; with rules set aside, and through a party. A walk may use an edge
 * twice here, and may need to: goods that may not lie long can go round. Open ends run past the known days as far as a
 * walk over every edge with the longest stay at each can go.
 */
export interface DayWalk {
  readonly edge: number;
  readonly day: number;
  readonly layer: number;
  /** Fewest edges with which a walk is there on that day. */
  readonly length: number;
}

export interface DayQuestion extends Question {
  readonly dwell: Dwell;
  readonly rules: Rules;
  /** A party that walks are asked through; every walk is asked for without it. */
  readonly through?: number | undefined;
}

type Span = readonly [first: number, last: number];

const isKnown = (day: number): boolean => day > openStart && day < openEnd;

const knownDays = ({ edges }: NetworkInput): number[] =>
  edges.flatMap(({ earliest, latest }) => [earliest, latest]).filter(isKnown);

/** Known days and as many beside them as decide anything. */
export function daySpan(network: NetworkInput, { least, most }: Dwell): Span {
  const known = knownDays(network);
  const room = (network.edges.length + 2) * (least + (Number.isFinite(most) ? most : 0) + 1);
  return [Math.min(0, ...known) - room, Math.max(0, ...known) + room];
}

/** Whether goods can lie from one day to another. */
export function mayStay(
  from: number,
  to: number,
  { dwell, rules }: Pick<DayQuestion, "dwell" | "rules">,
): boolean {
  const stay = to - from;
  const isLong = rules.dwell !== false && stay > dwell.most;
  const isShort = rules.dates !== false && stay < (rules.dwell === false ? 0 : dwell.least);
  return !isLong && !isShort;
}

export function dayWalks(question: DayQuestion): DayWalk[] {
  const { network, starts, through, rules } = question;
  const span = daySpan(network, question.dwell);
  const all = network.edges.flatMap((edge, number) =>
    daysOf(edge, span).map((day) => ({ edge: number, day })),
  );
  const leaves = (edge: number): number => (edgeOf(network, edge).from === through ? 1 : 0);
  const goesOn = (before: DayWalk, after: { edge: number; day: number }): boolean =>
    mayStay(before.day, after.day, question) &&
    follows(network, edgeOf(network, before.edge), edgeOf(network, after.edge), rules);
  const found = new Map<string, DayWalk>();
  const fresh = (walks: readonly DayWalk[]): DayWalk[] =>
    walks.filter((walk) => {
      const key = `${walk.edge} ${walk.day} ${walk.layer}`;
      if (found.has(key)) return false;
      found.set(key, walk);
      return true;
    });
  let round = fresh(
    all
      .filter(({ edge }) => starts.includes(edge))
      .map((one) => ({ ...one, layer: leaves(one.edge), length: 1 })),
  );
  while (round.length > 0)
    round = round.flatMap((before) =>
      fresh(
        all
          .filter((after) => goesOn(before, after))
          .map((after) => ({
            ...after,
            layer: Math.max(before.layer, leaves(after.edge)),
            length: before.length + 1,
          })),
      ),
    );
  return [...found.values()].filter(
    ({ edge, layer }) => through === undefined || layer === 1 || edgeOf(network, edge).to === through,
  );
}

const daysOf = ({ earliest, latest }: NetworkEdge, [first, last]: Span): number[] => {
  const [from, until] = [Math.max(earliest, first), Math.min(latest, last)];
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, place) => from + place);
};

/** Least day for each edge, as the engine tells it: before all known days it is open. */
export const leastDays = (question: DayQuestion, walks: readonly DayWalk[]): (number | undefined)[] =>
  Array.from(question.network.edges, (_, edge) => {
    const own = walks.filter((walk) => walk.edge === edge).map(({ day }) => day);
    return own.length === 0 ? undefined : told(question, Math.min(...own));
  });

/** A day that no known one bounds below is open. */
export const told = ({ network }: Pick<DayQuestion, "network">, day: number): number =>
  day < Math.min(0, ...knownDays(network)) ? openStart : day;

/** Days on which a walk over exactly these edges can end: every day tried. */
export function endingDays(question: DayQuestion, numbers: readonly number[]): readonly number[] {
  const span = daySpan(question.network, question.dwell);
  const [first, ...rest] = numbers;
  if (first === undefined) return [];
  let days = daysOf(edgeOf(question.network, first), span);
  for (const number of rest)
    days = daysOf(edgeOf(question.network, number), span).filter((day) =>
      days.some((from) => mayStay(from, day, question)),
    );
  return days;
}

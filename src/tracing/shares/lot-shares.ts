import type { Solver } from "../../balance/solver.ts";
import { type SourceAt, startsOf } from "../source-at.ts";
import { sweep } from "../sweep.ts";
import { carriedBy, keyOf } from "./carried.ts";
import { type Leg, type MadeLegs, type MovedLegs, readLegs } from "./legs.ts";
import type { ShareGround } from "./share-ground.ts";
import { foldLot } from "./share-input.ts";
import { askedOfLot } from "./share-question.ts";
import { answerOf, inTurn, type ToldShare } from "./shares-into.ts";

export interface LotQuestion {
  /** As it is written. */
  readonly lot: string;
  readonly sources: readonly SourceAt[];
  /** Solve again without each document that may bear on an end. */
  readonly explain: boolean;
  /** Also the share of any of them, where there are several. */
  readonly union: boolean;
}

export interface LotShares {
  /** As it is compared. */
  readonly lot: string;
  /** Ids of the flows that the lot is: what came out of its runs, and what first moved under its number. */
  readonly flows: readonly string[];
  readonly shares: readonly ToldShare[];
}

/**
 * At least and at most how much of one lot carries each of some sources: of what came out of its runs, and of what moved
 * under its number from a party that had neither made nor received it. Of a source that it passed through later, what
 * left that source under its number. No flow records it: no share.
 */
export async function sharesOfLot(
  ground: ShareGround,
  { lot: written, sources, explain, union }: LotQuestion,
  solver: () => Promise<Solver>,
): Promise<LotShares> {
  const lot = foldLot(written) ?? "";
  const first = firstOf(ground, lot);
  const byKey = Map.groupBy(sources, keyOf);
  const carried = [...byKey].map(([key, some]) => carriedBy(ground, key, some));
  if (first.made.length + first.moved.length === 0) return { lot, flows: [], shares: [] };
  const shares: ToldShare[] = [];
  for (const keys of inTurn(carried, union)) {
    const passed = first.later.filter(({ edge }) => keys.some((one) => one.sure(edge) || one.may(edge)));
    const own = passed.length > 0 ? { made: [], moved: passed } : first;
    shares.push(await answerOf(ground, { asked: askedOfLot(ground, own, keys), keys, explain }, solver));
  }
  return { lot, flows: [...first.made, ...first.moved.map(({ out }) => out.flow)], shares };
}

/** Those of some sources that a path in time reaches a lot from: through the party that made it, or its own movements. */
export function sourcesIntoLot(
  ground: ShareGround,
  written: string,
  sources: readonly SourceAt[],
): readonly SourceAt[] {
  const { flow } = ground.input;
  const lot = foldLot(written) ?? "";
  const { runs, arrivals } = lotIndex(ground);
  const { moved, later } = firstOf(ground, lot);
  const edges = new Set(moved.map(({ edge }) => edge));
  const passed = new Set(later.map(({ edge }) => edge));
  for (const { made } of runs.get(lot) ?? [])
    for (const { edge, in: came } of arrivals.get(made.place ?? "") ?? [])
      if (came.when.earliest <= made.when.latest) edges.add(edge);
  const { reached } = sweep(flow.reverse, edges);
  return sources.filter((at) =>
    [...startsOf(flow, at).keys()].some((edge) => reached[edge] === 1 || passed.has(edge)),
  );
}

interface LotIndex {
  /** Movements under a lot's number. */
  readonly moves: ReadonlyMap<string, readonly MovedLegs[]>;
  /** Runs that a lot came out of. */
  readonly runs: ReadonlyMap<string, readonly { readonly made: MadeLegs; readonly leg: Leg }[]>;
  /** What came, or may have come, to a place. */
  readonly arrivals: ReadonlyMap<string, readonly MovedLegs[]>;
}

const indices = new WeakMap<ShareGround, LotIndex>();

/** Laid out when a lot is first asked about. */
function lotIndex(ground: ShareGround): LotIndex {
  const known = indices.get(ground) ?? indexLots(ground);
  indices.set(ground, known);
  return known;
}

function indexLots({ input }: ShareGround): LotIndex {
  const { moved, made } = readLegs(input);
  const byLot = <T extends { readonly lot: string | undefined }>(
    all: readonly T[],
  ): ReadonlyMap<string, T[]> =>
    Map.groupBy(
      all.filter(({ lot }) => lot !== undefined),
      ({ lot }) => lot ?? "",
    );
  const ends = moved.flatMap((one) =>
    [one.in.place.sure, ...one.in.place.may].map((place) => ({ place, one })),
  );
  const outputs = made.flatMap((run) => run.outputs.map((leg) => ({ made: run, leg, lot: leg.lot })));
  const lots = byLot(moved.map((one) => ({ ...one, lot: one.out.lot })));
  return {
    moves: lots,
    runs: byLot(outputs),
    arrivals: new Map(
      [...Map.groupBy(ends, ({ place }) => place)].map(([place, some]) => [
        place,
        some.map(({ one }) => one),
      ]),
    ),
  };
}

interface FirstFlows {
  /** Outputs of its runs. */
  readonly made: readonly string[];
  /** Movements of it from where it was neither made nor received. */
  readonly moved: readonly MovedLegs[];
  /** All other movements of it. */
  readonly later: readonly MovedLegs[];
}

/** Where none is the first, as in a circle, all that moved is. */
function firstOf(ground: ShareGround, lot: string): FirstFlows {
  const index = lotIndex(ground);
  const moves = index.moves.get(lot) ?? [];
  const runs = index.runs.get(lot) ?? [];
  const had = new Set([...moves.map((one) => one.in.place.sure), ...runs.map(({ leg }) => leg.place.sure)]);
  const first = moves.filter(({ out }) => !had.has(out.place.sure));
  const made = runs.map(({ leg }) => leg.flow);
  if (first.length + made.length === 0) return { made, moved: moves, later: [] };
  return { made, moved: first, later: moves.filter((one) => !first.includes(one)) };
}

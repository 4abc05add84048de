import type { Cell, Ranks } from "./ranks.ts";

type Order = readonly (readonly Cell[])[];

export interface Neighbours {
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly after: ReadonlyMap<string, readonly string[]>;
}

/** Cells joined to a cell from the left and to the right. */
export function neighboursOf(joins: Ranks["joins"]): Neighbours {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const [from, to] of joins) {
    before.set(to, [...(before.get(to) ?? []), from]);
    after.set(from, [...(after.get(from) ?? []), to]);
  }
  return { before, after };
}

const sweeps = 8;

/** Orders the cells of each rank so that few lines cross: each goes to the middle of its neighbours, left to right and back. */
export function orderRanks({ cells, joins }: Ranks): Order {
  const neighbours = neighboursOf(joins);
  let order: Order = cells;
  let best: Order = cells;
  let fewest = crossings(cells, neighbours);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    order =
      sweep % 2 === 0
        ? swept(order, neighbours.before)
        : swept(order.toReversed(), neighbours.after).toReversed();
    const count = crossings(order, neighbours);
    if (count < fewest) {
      best = order;
      fewest = count;
    }
  }
  return best;
}

function swept(order: Order, toward: ReadonlyMap<string, readonly string[]>): Order {
  const done: (readonly Cell[])[] = [];
  for (const rank of order) {
    const at = positions(done.at(-1) ?? []);
    const wish = new Map(
      rank.map(({ id }, place) => {
        const known = (toward.get(id) ?? []).flatMap((other) => at.get(other) ?? []);
        return [id, known.length === 0 ? place : known.reduce((sum, one) => sum + one, 0) / known.length];
      }),
    );
    done.push(rank.toSorted((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0)));
  }
  return done;
}

const positions = (rank: readonly Cell[]): ReadonlyMap<string, number> =>
  new Map(rank.map(({ id }, place) => [id, place]));

function crossings(order: Order, { after }: Neighbours): number {
  return order.reduce((sum, rank, at) => {
    const next = positions(order[at + 1] ?? []);
    const ends = rank.map(({ id }) => (after.get(id) ?? []).flatMap((other) => next.get(other) ?? []));
    return sum + inversions(ends);
  }, 0);
}

function inversions(ends: readonly (readonly number[])[]): number {
  let count = 0;
  for (const [at, upper] of ends.entries())
    for (const lower of ends.slice(at + 1))
      for (const high of upper) count += lower.filter((low) => low < high).length;
  return count;
}

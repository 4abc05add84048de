import { neighboursOf, orderRanks } from "./order.ts";
import type { Cell, Ranks } from "./ranks.ts";

const apart = 9;
const rounds = 12;

/** The middle line of every cell: near its neighbours, in the order that crosses least, and never over another of its rank. */
export function heightsOf(ranks: Ranks): ReadonlyMap<string, number> {
  const order = orderRanks(ranks);
  const { before, after } = neighboursOf(ranks.joins);
  const height = new Map<string, number>();
  for (const rank of order) settle(rank, stacked(rank), height);
  for (let round = 0; round < rounds; round += 1) {
    for (const rank of round % 2 === 0 ? order : order.toReversed()) {
      const wishes = rank.map(({ id }) => {
        const near = [...(before.get(id) ?? []), ...(after.get(id) ?? [])].flatMap(
          (one) => height.get(one) ?? [],
        );
        return near.length === 0
          ? (height.get(id) ?? 0)
          : near.reduce((sum, one) => sum + one, 0) / near.length;
      });
      settle(rank, wishes, height);
    }
  }
  return height;
}

/** One under the other around zero. */
function stacked(rank: readonly Cell[]): readonly number[] {
  const offsets = offsetsOf(rank);
  const middle = (offsets.at(-1) ?? 0) / 2;
  return offsets.map((offset) => offset - middle);
}

/** How far below the first cell each must lie at least. */
function offsetsOf(rank: readonly Cell[]): readonly number[] {
  let offset = 0;
  return rank.map((cell, at) => {
    const above = rank[at - 1];
    if (above !== undefined) offset += above.down + apart + cell.up;
    return offset;
  });
}

/**
 * Heights nearest to the wishes (least squares) that keep order and distance: less their offsets the heights may only
 * grow, which is isotonic regression, solved by pooling neighbours that break it.
 */
function settle(rank: readonly Cell[], wishes: readonly number[], height: Map<string, number>): void {
  const offsets = offsetsOf(rank);
  const pools: { sum: number; count: number }[] = [];
  for (const [at, wish] of wishes.entries()) {
    let pool = { sum: wish - (offsets[at] ?? 0), count: 1 };
    for (let last = pools.at(-1); last !== undefined && mean(last) >= mean(pool); last = pools.at(-1)) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const levels = pools.flatMap((pool) => Array.from({ length: pool.count }, () => mean(pool)));
  for (const [at, cell] of rank.entries()) height.set(cell.id, (levels[at] ?? 0) + (offsets[at] ?? 0));
}

const mean = ({ sum, count }: { sum: number; count: number }): number => sum / count;

import type { Layers } from "./layers.ts";
import type { NumberedHop } from "./route.ts";

/** Something that takes room in a rank: a party, what a hop says, or a bend of a hop on its way past other columns. */
export interface Cell {
  readonly id: string;
  readonly rank: number;
  /** Room above and below its middle line. */
  readonly up: number;
  readonly down: number;
}

/** The cells in their ranks (even: a column of parties, odd: between two) and what is joined to what, left to right. */
export interface Ranks {
  readonly cells: readonly (readonly Cell[])[];
  readonly joins: readonly (readonly [from: string, to: string])[];
  /** The cells that a hop passes between its two parties, by its number. */
  readonly passes: ReadonlyMap<number, readonly string[]>;
}

export const partyCell = (party: string): string => `party ${party}`;
export const labelCell = (number: number): string => `label ${number}`;
const bendCell = (number: number, rank: number): string => `bend ${number} ${rank}`;

const bendRoom = 4;

export interface Extent {
  readonly up: number;
  readonly down: number;
}

/** Puts every hop that is no loop on its way: what it says stands right of the party it leaves, bends after that. */
export function ranksOf(
  hops: readonly NumberedHop[],
  layers: Layers,
  extentOfParty: (party: string) => Extent,
  extentOfHop: (hop: NumberedHop) => Extent,
): Ranks {
  const cells: Cell[] = [...layers.columnOf].map(([party, column]) => ({
    id: partyCell(party),
    rank: 2 * column,
    ...extentOfParty(party),
  }));
  const joins: (readonly [string, string])[] = [];
  const passes = new Map<number, readonly string[]>();
  for (const numbered of hops.filter(({ number }) => !layers.loops.has(number))) {
    const between = passedBy(numbered, layers, extentOfHop(numbered));
    cells.push(...between);
    const way = [partyCell(numbered.from), ...between.map(({ id }) => id), partyCell(numbered.to)];
    joins.push(...way.slice(1).map((id, at) => [way[at] ?? id, id] as const));
    passes.set(
      numbered.number,
      between.map(({ id }) => id),
    );
  }
  const ranks = Array.from({ length: Math.max(0, 2 * layers.columns - 1) }, (_, rank) =>
    cells.filter((cell) => cell.rank === rank),
  );
  return { cells: ranks, joins, passes };
}

function passedBy({ number, from, to }: NumberedHop, { columnOf }: Layers, extent: Extent): readonly Cell[] {
  const first = 2 * (columnOf.get(from) ?? 0) + 1;
  const last = 2 * (columnOf.get(to) ?? 0) - 1;
  const bends = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + 1 + at);
  return [
    { id: labelCell(number), rank: first, ...extent },
    ...bends.map((rank) => ({ id: bendCell(number, rank), rank, up: bendRoom, down: bendRoom })),
  ];
}

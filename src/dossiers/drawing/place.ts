import type { Flow } from "../../model/flow.ts";
import { type HopLabel, hopLabel, lineHeight, type PartyBox, type PartyFacts, partyBoxes } from "./boxes.ts";
import type { FlowGraph } from "./graph.ts";
import { heightsOf } from "./heights.ts";
import { layersOf } from "./layers.ts";
import { type Extent, partyCell, type Ranks, ranksOf } from "./ranks.ts";
import { type Sizes, sizesFor, width } from "./sizes.ts";

/** Radius of the circle that holds a hop's number. */
export const radius = 6.5;
const edge = 4;

export interface PlacedBox {
  readonly box: PartyBox;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything but the lines stands. */
export interface Places {
  readonly sizes: Sizes;
  readonly boxes: ReadonlyMap<string, PlacedBox>;
  readonly labels: ReadonlyMap<number, HopLabel>;
  readonly passes: Ranks["passes"];
  readonly loops: ReadonlySet<number>;
  /** Lowest edge of boxes and labels. */
  readonly bottom: number;
  /** Left edge of a column of parties. */
  columnX(column: number): number;
  /** Rank and middle line of a cell that a hop passes. */
  cell(id: string): { readonly rank: number; readonly y: number };
}

export function placesOf(graph: FlowGraph, flow: Flow, facts: PartyFacts): Places {
  const layers = layersOf(graph.routes);
  const sizes = sizesFor(layers.columns, layers.loops.size > 0);
  const boxes = partyBoxes(graph, flow, facts, sizes);
  const boxOf = new Map(boxes.map((box) => [box.id, box]));
  const labels = new Map(graph.hops.map((hop) => [hop.number, hopLabel(hop, sizes)]));
  const ranks = ranksOf(
    graph.hops,
    layers,
    (party) => half(boxOf.get(party)?.height ?? 0),
    ({ number }) => labelExtent(labels.get(number), sizes),
  );
  const { cell, bottom } = stand(ranks);
  const used = layers.columns * sizes.box + (layers.columns - 1) * sizes.gap;
  const columnX = (column: number): number => (width - used) / 2 + column * (sizes.box + sizes.gap);
  const place = (box: PartyBox): PlacedBox => {
    const column = layers.columnOf.get(box.id) ?? 0;
    const y = cell(partyCell(box.id)).y - box.height / 2;
    return { box, column, x: columnX(column), y, width: sizes.box, height: box.height };
  };
  return {
    sizes,
    boxes: new Map(boxes.map((box) => [box.id, place(box)])),
    labels,
    passes: ranks.passes,
    loops: layers.loops,
    bottom,
    columnX,
    cell,
  };
}

/** The cells' heights, moved so that the highest touches the upper edge. */
function stand(ranks: Ranks): Pick<Places, "cell" | "bottom"> {
  const heights = heightsOf(ranks);
  const cells = new Map(ranks.cells.flat().map((cell) => [cell.id, cell]));
  const at = (id: string): number => heights.get(id) ?? 0;
  const top = Math.min(0, ...[...cells.values()].map(({ id, up }) => at(id) - up)) - edge;
  const lowest = Math.max(0, ...[...cells.values()].map(({ id, down }) => at(id) + down)) + edge;
  return {
    bottom: lowest - top,
    cell: (id) => ({ rank: cells.get(id)?.rank ?? 0, y: at(id) - top }),
  };
}

const half = (height: number): Extent => ({ up: height / 2, down: height / 2 });

function labelExtent(label: HopLabel | undefined, { small, spoken }: Sizes): Extent {
  if (!spoken || label === undefined) return { up: radius + 1, down: radius + 1 };
  const line = small * lineHeight;
  return {
    up: radius + 2 + (label.above === "" ? 0 : line),
    down: radius + 2 + label.below.length * line,
  };
}

import type { Flow } from "../../model/flow.ts";
import type { PartyFacts } from "./boxes.ts";
import type { FlowGraph } from "./graph.ts";
import { type PlacedBox, placesOf } from "./place.ts";
import { type Sizes, width } from "./sizes.ts";
import { backwardHop, forwardHop, lane, type PlacedHop } from "./ways.ts";

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly sizes: Sizes;
  readonly boxes: readonly PlacedBox[];
  readonly hops: readonly PlacedHop[];
}

/** Places the parties of a graph in columns and its hops between them, in CSS pixels of a page 180 mm wide. */
export function layoutOf(graph: FlowGraph, flow: Flow, facts: PartyFacts): Layout {
  const places = placesOf(graph, flow, facts);
  const loops = graph.hops.filter(({ number }) => places.loops.has(number));
  const hops = graph.hops.flatMap((hop) => {
    const placed = places.loops.has(hop.number)
      ? backwardHop(hop, loops.indexOf(hop), places)
      : forwardHop(hop, graph.hops, places);
    return placed ?? [];
  });
  return {
    width,
    height: Math.ceil(places.bottom + loops.length * lane),
    sizes: places.sizes,
    boxes: [...places.boxes.values()],
    hops,
  };
}

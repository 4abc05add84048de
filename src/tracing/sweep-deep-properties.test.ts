import { describe, expect, it } from "vitest";
import { buildNetwork, type NetworkEdge, openEnd, openStart } from "./network.ts";
import { sweep } from "./sweep.ts";

/** Networks far deeper than a supply chain is: a path must not be lost, nor the answer fail, because records are many. */

const onDay = (from: number, to: number, day: number): NetworkEdge => ({
  from,
  to,
  good: 1,
  earliest: day,
  latest: day,
});
const onAnyDay = (from: number, to: number): NetworkEdge => ({
  from,
  to,
  good: 1,
  earliest: openStart,
  latest: openEnd,
});
const built = (edges: readonly NetworkEdge[]) => {
  const nodes = edges.reduce((most, { from, to }) => Math.max(most, from, to), 0) + 1;
  return buildNetwork({ nodes, edges, joints: [], fits: (before, after) => before === after });
};

describe("sweep(network, starts), deep", () => {
  it("follows a chain of 50,000 movements to its end", () => {
    const edges = Array.from({ length: 50_000 }, (_, place) => onDay(place, place + 1, place));
    const found = sweep(built(edges), [0]);
    expect(found.shortest([49_999])?.steps.length).toBe(50_000);
    expect(found.earliest([49_999])?.arrival).toBe(49_999);
    expect(found.truncated).toBe(false);
  });

  it("keeps the shortest walk to an edge that every longer walk reaches a day earlier", () => {
    const length = 20_000;
    const places = Array.from({ length }, (_, place) => place);
    const [hub, end] = [length + 1, length + 2];
    const edges = [
      ...places.map((place) => onAnyDay(place, place + 1)),
      // Out of the chain after k edges, on day length - k + 1.
      ...places.map((place) => onDay(place + 1, hub, length - place)),
      onAnyDay(hub, end),
    ];
    const found = sweep(built(edges), [0]);
    const last = [edges.length - 1];
    const short = found.shortest(last);
    expect([short?.steps.length, short?.arrival]).toEqual([3, length]);
    const early = found.earliest(last);
    expect([early?.steps.length, early?.arrival]).toEqual([length + 2, 1]);
  });
});

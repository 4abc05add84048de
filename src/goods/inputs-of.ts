import type { GoodsTables, InputEdge } from "./goods-tables.ts";
import { hsDigits } from "./hs.ts";

export interface PossibleInput {
  /** HS code of what may have gone in. */
  readonly hs: string;
  /** Steps from the good back to it; 1 = goes in directly. */
  readonly steps: number;
  /** The edge by which it was first reached. */
  readonly by: InputEdge;
}

/**
 * What may have gone into a good, nearest first: the edges walked backward, each code once, since waste and scrap make
 * the graph cyclic. An edge is taken where one of the two codes lies under the other (61 and 610910).
 */
export function inputsOf(tables: GoodsTables, hs: string): readonly PossibleInput[] {
  const found = new Map<string, PossibleInput>();
  let frontier: readonly string[] = [hsDigits(hs)].filter((code) => code !== "");
  for (let steps = 1; frontier.length > 0; steps += 1) {
    const reached = tables.edges.filter(
      (edge) => !found.has(edge.input) && frontier.some((code) => overlap(code, edge.output)),
    );
    for (const edge of reached)
      if (!found.has(edge.input)) found.set(edge.input, { hs: edge.input, steps, by: edge });
    frontier = reached.map((edge) => edge.input);
  }
  return [...found.values()];
}

const overlap = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

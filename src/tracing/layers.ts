import { at, type Network } from "./network.ts";

/**
 * What a search remembers of a walk beside where it is and when: each walk is in one layer, and a movement more takes it
 * to another. -1 = such a walk is not asked for.
 */
export interface Layers {
  readonly count: number;
  first(edge: number): number;
  next(layer: number, edge: number): number;
  /** Other layers of which a walk can be had for whatever one of this layer can: what it leads to is known then. */
  better(layer: number): readonly number[];
  /** Whether a walk of the layer that ends with the edge is an answer. */
  answers(layer: number, edge: number): boolean;
}

/** Nothing is remembered. */
export const oneLayer: Layers = {
  count: 1,
  first: () => 0,
  next: () => 0,
  better: () => [],
  answers: () => true,
};

/** Only walks through a party: that leave it, or end at it. Layer 1 = it was left. */
export function throughLayers({ from, to }: Network, vertex: number): Layers {
  const passed = (edge: number): number => (at(from, edge) === vertex ? 1 : 0);
  return {
    count: 2,
    first: passed,
    next: (layer, edge) => (layer === 1 ? 1 : passed(edge)),
    better: (layer) => (layer === 0 ? [1] : []),
    answers: (layer, edge) => layer === 1 || at(to, edge) === vertex,
  };
}

/**
 * Walks with a movement that was not told before, and at most `most` of those that were; undefined = any number, not
 * counted. With what another search remembers inside.
 */
export function newLayers(inner: Layers, told: Uint8Array, most?: number): Layers {
  // Number of a layer: (told movements x 2 + is new) x inner.count + inner layer.
  const step = (count: number, isNew: number, layer: number, edge: number): number => {
    const after = count + (most !== undefined && told[edge] === 1 ? 1 : 0);
    if (layer < 0 || after > (most ?? 0)) return -1;
    return (after * 2 + (told[edge] === 1 ? isNew : 1)) * inner.count + layer;
  };
  const parts = (layer: number): readonly [count: number, isNew: number, inside: number] => {
    const outer = Math.floor(layer / inner.count);
    return [outer >> 1, outer & 1, layer % inner.count];
  };
  const better = Array.from({ length: ((most ?? 0) + 1) * 2 * inner.count }, (_, layer) => {
    const [count, isNew, inside] = parts(layer);
    const all: number[] = [];
    for (let fewer = 0; fewer <= count; fewer += 1)
      for (let newer = isNew; newer <= 1; newer += 1)
        for (const other of [inside, ...inner.better(inside)])
          all.push((fewer * 2 + newer) * inner.count + other);
    return all.filter((other) => other !== layer);
  });
  return {
    count: better.length,
    first: (edge) => step(0, 0, inner.first(edge), edge),
    next: (layer, edge) => {
      const [count, isNew, inside] = parts(layer);
      return step(count, isNew, inner.next(inside, edge), edge);
    },
    better: (layer) => better[layer] ?? [],
    answers: (layer, edge) => {
      const [, isNew, inside] = parts(layer);
      return isNew === 1 && inner.answers(inside, edge);
    },
  };
}

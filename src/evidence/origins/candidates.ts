import { compareText } from "../../model/compare-text.ts";
import type { Sketch } from "./sketch.ts";

export interface Sketched {
  readonly id: string;
  readonly sketch: Sketch;
}

/** Texts that are remembered by one shingle. Of a report that hundreds printed, a few stand for all. */
const mostPosted = 12;
/** Texts that one is compared with at most: those that share most. */
const mostCompared = 24;
/** Fewest shingles of two sketches in common, unless one has fewer. */
const fewest = 3;

/**
 * Pairs of texts that may be copies or excerpts of one another, by their sketches. The same whatever order they come in. What is
 * missed is a pair whose shingles many others have, and these others tie the two.
 */
export function candidatesOf(texts: readonly Sketched[]): readonly (readonly [string, string])[] {
  const sorted = texts.toSorted((a, b) => compareText(a.id, b.id));
  const posted = new Map<number, number[]>();
  const pairs: (readonly [string, string])[] = [];
  for (const [place, { id, sketch }] of sorted.entries()) {
    const votes = new Map<number, number>();
    for (const shingle of sketch) {
      const known = posted.get(shingle) ?? [];
      for (const other of known) votes.set(other, (votes.get(other) ?? 0) + 1);
      if (known.length < mostPosted) known.push(place);
      posted.set(shingle, known);
    }
    const enough = (other: number): number =>
      Math.min(fewest, sketch.length, sorted[other]?.sketch.length ?? fewest);
    const best = [...votes]
      .filter(([other, shared]) => shared >= enough(other))
      .sort(([a, one], [b, another]) => another - one || a - b)
      .slice(0, mostCompared);
    for (const [other] of best) pairs.push([(sorted[other] as Sketched).id, id]);
  }
  return pairs;
}

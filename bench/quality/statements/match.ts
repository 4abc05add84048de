import type { Span } from "../../../src/model/text-layer.ts";

/** Two lists of things in a text, paired one to one. */
export interface Pairing<G, P> {
  readonly pairs: readonly (readonly [gold: G, found: P])[];
  readonly missed: readonly G[];
  readonly spare: readonly P[];
}

/**
 * Pairs one to one, the likest first; of equal likeness the earlier in the lists. Only pairs whose likeness reaches `atLeast`
 * count, so that two things with nothing in common are never paired.
 */
export function pairBest<G, P>(
  gold: readonly G[],
  found: readonly P[],
  likeness: (gold: G, found: P) => number,
  atLeast: number,
): Pairing<G, P> {
  const all = gold.flatMap((one, g) => found.map((other, f) => ({ g, f, like: likeness(one, other) })));
  const byLikeness = all
    .filter(({ like }) => like > 0 && like >= atLeast)
    .toSorted((a, b) => b.like - a.like || a.g - b.g || a.f - b.f);
  const ofGold = new Map<number, number>();
  const taken = new Set<number>();
  for (const { g, f } of byLikeness) {
    if (ofGold.has(g) || taken.has(f)) continue;
    ofGold.set(g, f);
    taken.add(f);
  }
  return {
    pairs: gold.flatMap((one, g) => {
      const other = found[ofGold.get(g) ?? -1];
      return other === undefined ? [] : [[one, other] as const];
    }),
    missed: gold.filter((_, g) => !ofGold.has(g)),
    spare: found.filter((_, f) => !taken.has(f)),
  };
}

const white = /\s/;

/** The places of the characters in the spans, white space left out. */
export function charactersIn(text: string, spans: readonly Span[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { start, end } of spans)
    for (let at = start; at < end; at += 1) if (!white.test(text.charAt(at))) places.add(at);
  return places;
}

/** How many both hold. */
export const shared = (a: ReadonlySet<number>, b: ReadonlySet<number>): number =>
  [...a].filter((place) => b.has(place)).length;

/** Twice what both hold over the sum of what each holds: 0 for nothing in common, 1 for the same. */
export function dice(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const size = a.size + b.size;
  return size === 0 ? 0 : (2 * shared(a, b)) / size;
}

/** Characters that two spans share. */
export const overlap = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

import type { Ending } from "./brute-force.fixture.ts";

/** What follows from the endings of all walks: one place for both oracles, so that they are asked alike. */

/** For each edge, by its number, the least arrival; undefined = no walk ends there. */
export const arrivalsOf = (endings: readonly Ending[], edges: number): (number | undefined)[] =>
  Array.from({ length: edges }, (_, edge) => leastBy(endings, [edge], "arrival", "length")?.arrival);

/** Of the walks that end in a target: fewest edges, then least arrival. */
export const shortestOf = (endings: readonly Ending[], targets: readonly number[]): Ending | undefined =>
  leastBy(endings, targets, "length", "arrival");

/** Of the walks that end in a target: least arrival, then fewest edges. */
export const earliestOf = (endings: readonly Ending[], targets: readonly number[]): Ending | undefined =>
  leastBy(endings, targets, "arrival", "length");

type Measure = "length" | "arrival";

function leastBy(
  endings: readonly Ending[],
  targets: readonly number[],
  first: Measure,
  second: Measure,
): Ending | undefined {
  let least: Ending | undefined;
  for (const ending of endings) {
    if (!targets.includes(ending.edge)) continue;
    const nearer =
      least === undefined ||
      ending[first] < least[first] ||
      (ending[first] === least[first] && ending[second] < least[second]);
    if (nearer) least = ending;
  }
  return least;
}

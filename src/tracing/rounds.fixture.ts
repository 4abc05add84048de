import { type Ending, edgeOf, follows } from "./brute-force.fixture.ts";
import type { NetworkInput } from "./network.ts";
import type { Rules } from "./sweep.ts";

/**
 * A second oracle, for networks too large to list every walk of: round k holds, for each edge, the least arrival
 * over walks of exactly k edges that end there. Least is enough from round to round, because a walk that arrives
 * earlier can go on wherever a later one can, and is never the later for it. A walk without a double edge has at
 * most as many edges as the network, so there are no more rounds than edges. Each round asks every pair again.
 */
export function endingsByRounds(network: NetworkInput, starts: readonly number[], rules: Rules): Ending[] {
  const pairs = pairsOf(network, rules);
  let round = new Map<number, number>();
  for (const start of starts) round.set(start, edgeOf(network, start).earliest);
  const endings: Ending[] = [];
  for (let length = 1; length <= network.edges.length && round.size > 0; length++) {
    for (const [edge, arrival] of round) endings.push({ edge, length, arrival });
    round = nextRound(pairs, round, rules);
  }
  return endings;
}

interface Pair {
  readonly before: number;
  readonly after: number;
  readonly earliest: number;
  readonly latest: number;
}

/** Every two edges of which the second may follow the first, but for the days. */
function pairsOf(network: NetworkInput, rules: Rules): Pair[] {
  const numbers = [...network.edges.keys()];
  return numbers.flatMap((before) =>
    numbers
      .filter((after) => follows(network, edgeOf(network, before), edgeOf(network, after), rules))
      .map((after) => ({ before, after, ...edgeOf(network, after) })),
  );
}

function nextRound(
  pairs: readonly Pair[],
  round: ReadonlyMap<number, number>,
  rules: Rules,
): Map<number, number> {
  const next = new Map<number, number>();
  for (const { before, after, earliest, latest } of pairs) {
    const arrival = round.get(before);
    if (arrival === undefined || (rules.dates !== false && arrival > latest)) continue;
    const here = Math.max(arrival, earliest);
    next.set(after, Math.min(here, next.get(after) ?? here));
  }
  return next;
}

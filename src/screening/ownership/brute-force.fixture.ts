import type { Held } from "./roll-up.ts";

/**
 * The rule read word by word: a set is closed if it holds `blocked` and every node of which its members hold the
 * threshold together. What the rule reaches is what stands in every closed set. All sets are tried: at most 12 nodes.
 */
export function reachedByBruteForce(
  nodes: readonly string[],
  blocked: ReadonlySet<string>,
  holdings: readonly Held[],
  threshold: number,
): ReadonlySet<string> {
  let common: readonly string[] = nodes;
  for (let bits = 0; bits < 2 ** nodes.length; bits += 1) {
    const set = new Set(nodes.filter((_, place) => (bits >> place) % 2 === 1));
    if (isClosed(set, nodes, { blocked, holdings, threshold }))
      common = common.filter((node) => set.has(node));
  }
  return new Set(common.filter((node) => !blocked.has(node)));
}

interface Rule {
  readonly blocked: ReadonlySet<string>;
  readonly holdings: readonly Held[];
  readonly threshold: number;
}

function isClosed(
  set: ReadonlySet<string>,
  nodes: readonly string[],
  { blocked, holdings, threshold }: Rule,
): boolean {
  const heldOf = (node: string): number =>
    holdings
      .filter(({ owner, owned }) => owned === node && owner !== node && set.has(owner))
      .reduce((sum, { min }) => sum + min, 0);
  return (
    [...blocked].every((node) => set.has(node)) &&
    nodes.every((node) => set.has(node) || heldOf(node) < threshold)
  );
}

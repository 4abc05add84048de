import type { Held, RollUpRule } from "./roll-up.ts";

/**
 * The rule read word by word: a set is closed if it holds `blocked` and every node of which its members hold the
 * threshold together, of owners who may be one person only the greatest share. What the rule reaches is what stands in every closed set. All sets are tried: at most 12 nodes.
 */
export function reachedByBruteForce(
  nodes: readonly string[],
  blocked: ReadonlySet<string>,
  holdings: readonly Held[],
  { threshold, personOf = (owner) => owner }: RollUpRule,
): ReadonlySet<string> {
  let common: readonly string[] = nodes;
  for (let bits = 0; bits < 2 ** nodes.length; bits += 1) {
    const set = new Set(nodes.filter((_, place) => (bits >> place) % 2 === 1));
    if (isClosed(set, nodes, { blocked, holdings, threshold, personOf }))
      common = common.filter((node) => set.has(node));
  }
  return new Set(common.filter((node) => !blocked.has(node)));
}

interface Rule {
  readonly blocked: ReadonlySet<string>;
  readonly holdings: readonly Held[];
  readonly threshold: number;
  readonly personOf: (owner: string) => string;
}

function isClosed(
  set: ReadonlySet<string>,
  nodes: readonly string[],
  { blocked, holdings, threshold, personOf }: Rule,
): boolean {
  const heldOf = (node: string): number => {
    const held = holdings.filter(({ owner, owned }) => owned === node && owner !== node && set.has(owner));
    const persons = [...Map.groupBy(held, ({ owner }) => personOf(owner)).values()];
    return persons.reduce((sum, shares) => sum + Math.max(...shares.map(({ min }) => min)), 0);
  };
  return (
    [...blocked].every((node) => set.has(node)) &&
    nodes.every((node) => set.has(node) || heldOf(node) < threshold)
  );
}

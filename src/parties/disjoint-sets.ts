import { compareText } from "../model/compare-text.ts";

/**
 * Joins ids by pairs. The answer gives the least id of the set in which an id stands, and the id itself where no pair
 * names it. The order of the pairs plays no part.
 */
export function joinedBy(pairs: Iterable<readonly [string, string]>): (id: string) => string {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let above = parents.get(root); above !== undefined; above = parents.get(root)) root = above;
    if (root !== id) parents.set(id, root);
    return root;
  };
  for (const [one, other] of pairs) {
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a === b) continue;
    if (compareText(a, b) < 0) parents.set(b, a);
    else parents.set(a, b);
  }
  return rootOf;
}

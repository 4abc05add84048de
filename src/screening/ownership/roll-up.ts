/** What one node holds of another at the least, in parts per million. */
export interface Held {
  readonly owner: string;
  readonly owned: string;
  readonly min: number;
}

/** A node that the rule reaches, and the holdings through which it does: of members that were reached before it. */
export interface Reached<H extends Held> {
  readonly node: string;
  /** The least that members hold of it together, in parts per million; more than the whole where the records say so. */
  readonly together: number;
  readonly through: readonly H[];
}

export interface RollUpRule {
  /** Parts per million that members must hold together. */
  readonly threshold: number;
  /** Who an owner may be; each owner is somebody else where it is left out. */
  readonly personOf?: ((owner: string) => string) | undefined;
}

/**
 * The least set that holds `blocked` and every node of which its members hold at least `threshold` together; without
 * `blocked` itself, in the order in which they are reached. A holding of a node in itself counts for nothing, and two
 * nodes that hold each other lead nowhere by themselves. Each pair of owner and owned is given once. Owners of one
 * company that `personOf` gives the same answer may be one owner told twice: only the greatest of their shares counts.
 */
export function rollUp<H extends Held>(
  blocked: ReadonlySet<string>,
  holdings: readonly H[],
  { threshold, personOf = (owner) => owner }: RollUpRule,
): ReadonlyMap<string, Reached<H>> {
  const sumOf = (held: readonly H[]): number => sumOfGreatest(held, personOf);
  const counted = holdings.filter(({ owner, owned }) => owner !== owned && !blocked.has(owned));
  const byOwner = Map.groupBy(counted, ({ owner }) => owner);
  const reached = new Map<string, Reached<H>>();
  const through = new Map<string, H[]>();
  let fresh: readonly string[] = [...blocked].sort();
  while (fresh.length > 0) {
    const touched = new Set<string>();
    for (const owner of fresh)
      for (const holding of byOwner.get(owner) ?? []) {
        if (reached.has(holding.owned)) continue;
        through.set(holding.owned, [...(through.get(holding.owned) ?? []), holding]);
        touched.add(holding.owned);
      }
    fresh = [...touched].sort().filter((node) => sumOf(through.get(node) ?? []) >= threshold);
    for (const node of fresh) {
      const held = through.get(node) ?? [];
      reached.set(node, { node, together: sumOf(held), through: held });
    }
  }
  return reached;
}

function sumOfGreatest(holdings: readonly Held[], personOf: (owner: string) => string): number {
  const greatest = new Map<string, number>();
  for (const { owner, min } of holdings) {
    const person = personOf(owner);
    greatest.set(person, Math.max(min, greatest.get(person) ?? 0));
  }
  return [...greatest.values()].reduce((sum, min) => sum + min, 0);
}

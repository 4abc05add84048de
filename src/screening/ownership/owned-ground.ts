import type { OwnedGround, ShareTold } from "../../model/hit.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";
import { entriesOn } from "./build-ownership.ts";
import type { Holding, Ownership, OwnershipNode, Telling } from "./ownership.ts";
import type { Reached } from "./roll-up.ts";

/** Why the rule of a list reaches a company, and the entries of the list from which it does. */
export interface Grounded {
  readonly owners: readonly ListEntry[];
  readonly ground: OwnedGround;
}

/** Undefined where the rule of the list does not reach the company. */
export function groundFor(
  ownership: Ownership,
  version: ListVersion,
  { id, name }: OwnershipNode,
): Grounded | undefined {
  const byNode = ownership.reached.get(version.key);
  const reached = byNode?.get(id);
  if (byNode === undefined || reached === undefined) return undefined;
  const holdings = [...holdingsBehind(byNode, reached)];
  const owners = new Map(
    holdings
      .flatMap(({ owner }) => ownership.nodes.get(owner) ?? [])
      .flatMap((node) => entriesOn(node, version.key, ownership.on))
      .map((entry) => [entry.id, entry]),
  );
  const { rule, citation } = version.ownership;
  const shares = holdings.flatMap(({ told }) => told.map((telling) => shareTold(ownership, telling)));
  return {
    owners: [...owners.values()],
    ground: { company: name, together: reached.together, shares, rule, citation },
  };
}

/** The holdings from the listed owners down to the company, nearest to the company first. */
function holdingsBehind(
  byNode: ReadonlyMap<string, Reached<Holding>>,
  from: Reached<Holding>,
): ReadonlySet<Holding> {
  const holdings = new Set<Holding>();
  const seen = new Set([from.node]);
  const open = [from];
  for (let next = open.shift(); next !== undefined; next = open.shift())
    for (const holding of next.through) {
      holdings.add(holding);
      const above = byNode.get(holding.owner);
      if (above === undefined || seen.has(above.node)) continue;
      seen.add(above.node);
      open.push(above);
    }
  return holdings;
}

/** A telling with the names of both ends. */
export function shareTold(
  { nodes }: Pick<Ownership, "nodes">,
  { owner, owned, kind, relation, version }: Telling,
): ShareTold {
  return {
    as: kind === "subsidiary-of" ? "subsidiary" : "share",
    owner: nodes.get(owner)?.name ?? "",
    owned: nodes.get(owned)?.name ?? "",
    percentage: relation.percentage,
    from: relation.during?.from,
    to: relation.during?.to,
    source: relation.source,
    list: version.key,
    version: version.version,
  };
}

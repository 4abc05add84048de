import type { ListEntry } from "../../model/list-entry.ts";
import type { DecisionGround } from "../../model/records.ts";
import { type Decided, notCompared, ownedKeys } from "./ground.ts";

/** What is told now of what was asked then. */
export interface ToldNow {
  /** Undefined where the list no longer holds the entry. */
  readonly entry: Pick<ListEntry, "openEnded"> | undefined;
  readonly ownership: Decided["ownership"];
}

/**
 * Whether what a `same` tied the party to the entry by is still told: a share in a company that was asked about, or the
 * clause of the entry. A `same` on a name needs neither; where it was not kept what was asked, it counts as one on a name.
 * So does one whose ground is not compared: what came later than a version is not "no longer" told by it.
 */
export function isStillTold(ground: DecisionGround | undefined, { entry, ownership }: ToldNow): boolean {
  const asked = ground?.asked;
  if (ground === undefined || asked === undefined || ground.rules === notCompared) return true;
  if (asked.owned) {
    const now = new Set(ownedKeys(ownership));
    return ground.facts.some((key) => now.has(key));
  }
  return asked.kind !== "open-set" || entry?.openEnded !== undefined;
}

import type { Hit } from "../../model/hit.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";

/**
 * The entries that the companies of a hit by ownership are: those that bear the name, on whatever list, and those that
 * bear an identifier of one of these. An entry too many asks once too often; one too few would hide what changed.
 */
export function companiesOf(
  ownership: Hit["ownership"],
  lists: readonly ListVersion[],
): readonly ListEntry[] {
  if (ownership === undefined || ownership.length === 0) return [];
  const names = new Set(ownership.map(({ company }) => company));
  const all = lists.flatMap(({ entries }) => entries).filter(({ kind }) => kind === "organisation");
  const named = all.filter((entry) => names.has(entry.name));
  const numbers = new Set(named.flatMap(({ identifiers }) => identifiers.map(keyOf)));
  return all.filter(
    (entry) => names.has(entry.name) || entry.identifiers.some((one) => numbers.has(keyOf(one))),
  );
}

const keyOf = ({ kind, value }: ListEntry["identifiers"][number]): string => `${kind} ${value}`;

import type { ListEntry, ListVersion } from "../model/list-entry.ts";
import { foldName } from "../names/fold.ts";

/**
 * The entries of a list that a text means: the one with this id, else those that bear this name in any spelling the
 * list has carried. Several, or none, are for the caller to ask about.
 */
export function findEntries(version: ListVersion, text: string): ListEntry[] {
  const byId = version.entries.filter((entry) => entry.id === text.trim());
  if (byId.length > 0) return byId;
  const folded = foldName(text);
  return version.entries.filter((entry) =>
    [entry.name, ...entry.names.map((name) => name.text)].some((name) => foldName(name) === folded),
  );
}

import { identifierKey } from "../identifier-match.ts";
import type { Ownership } from "../ownership/ownership.ts";
import type { ShelfChange } from "./shelf-changes.ts";

/**
 * What a change of lists does to the companies that listed parties own. One share, or one entry more, can reach companies
 * that no changed entry names, so each company of either side counts as changed; there are few of them.
 */
export function ownedChanges(before: Ownership, after: Ownership): ShelfChange[] {
  const shelves = [before.shelf, after.shelf].filter((shelf) => shelf !== undefined);
  if (shelves.length === 0) return [];
  const names = shelves.flatMap((shelf) => shelf.names.map(({ form }) => form));
  const entries = shelves.flatMap((shelf) => shelf.entries);
  return [
    {
      kind: "organisation",
      before: before.shelf,
      after: after.shelf,
      names: [...new Map(names.map((form) => [form.raw, form])).values()],
      identifiers: new Set(entries.flatMap(({ identifiers }) => identifiers.map(identifierKey))),
      openSets: [],
      spellings: [],
    },
  ];
}

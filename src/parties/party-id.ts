import { shortId } from "../model/canonical.ts";
import { foldName } from "../names/fold.ts";

/** Id of the node of a client key. */
export const idOfKey = (key: string): string => `party:${shortId({ key })}`;

/** The same for many rows: a key that stands on a million of them is hashed once. */
export function keyIds(): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const id = known.get(key) ?? idOfKey(key);
    known.set(key, id);
    return id;
  };
}

/** Id of the node of a name without a key: (folded name, country), and of namesakes the identifier that tells them apart. */
export const idOfName = (name: string, country: string | undefined, identifier?: string): string =>
  `party:${shortId({
    name: foldName(name),
    country: country ?? "",
    ...(identifier === undefined ? {} : { identifier }),
  })}`;

/** Id of an unknown party: one a row and side, so that two unknowns never become one. */
export const idOfUnknown = (importId: string, row: number, side: string): string =>
  `party:${shortId({ unknown: importId, row, side })}`;

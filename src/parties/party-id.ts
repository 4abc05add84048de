import { shortId } from "../model/canonical.ts";
import { foldName } from "../names/fold.ts";

/** Id of the node of a client key. */
export const idOfKey = (key: string): string => `party:${shortId({ key })}`;

/** Id of the node of a name without a key: (folded name, country). */
export const idOfName = (name: string, country: string | undefined): string =>
  `party:${shortId({ name: foldName(name), country: country ?? "" })}`;

/** Id of an unknown party: one a row and side, so that two unknowns never become one. */
export const idOfUnknown = (importId: string, row: number, side: string): string =>
  `party:${shortId({ unknown: importId, row, side })}`;

import { shortId } from "../model/canonical.ts";
import { compareText } from "../model/compare-text.ts";

/** Two node ids in their fixed order. */
export type IdPair = readonly [a: string, b: string];

export const inOrder = (one: string, other: string): IdPair =>
  compareText(one, other) <= 0 ? [one, other] : [other, one];

/** Id of the link between two nodes: the same whichever is named first. */
export const linkId = (one: string, other: string): string => shortId({ sameAs: inOrder(one, other) });

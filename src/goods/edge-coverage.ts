import type { GoodClass } from "./good-classes.ts";
import { overlap } from "./good-classes.ts";
import type { EdgeCoverage, GoodsTables } from "./goods-tables.ts";

type Side = EdgeCoverage["side"];

/**
 * Why the table cannot be taken for all that there is to say of a good on one side, in words to follow "HS 3904: ";
 * undefined where it can. Only where it can on both sides does a missing chain of edges exclude anything.
 */
export function gapOf({ edges, coverage }: GoodsTables, { code }: GoodClass, side: Side): string | undefined {
  const rows = coverage.filter((row) => row.side === side);
  const partial = rows.find((row) => row.lists === "some" && overlap(row.hs, code));
  if (partial !== undefined) return `the table lists only some of ${asked[side]} (${partial.why})`;
  if (rows.some((row) => row.lists === "all" && code.startsWith(row.hs))) return undefined;
  // An edge of a subheading says nothing of the others of its heading.
  return edges.some((edge) => code.startsWith(edge[side]))
    ? undefined
    : `the table lists nothing of ${asked[side]}`;
}

const asked: Readonly<Record<Side, string>> = { input: "what it goes into", output: "what it is made from" };

import { batchRows, type TableRow } from "./table.ts";

/** Hands out whole batches of rows that are held, and hands back what is left for the next time. */
export function* wholeBatches(held: readonly TableRow[]): Generator<readonly TableRow[], TableRow[]> {
  let from = 0;
  for (; held.length - from >= batchRows; from += batchRows) yield held.slice(from, from + batchRows);
  return held.slice(from);
}

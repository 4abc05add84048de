import type { TableRow } from "../../formats/table.ts";
import type { FoundFormat } from "./choose-format.ts";
import type { Batches, FormatRow } from "./format.ts";

/** A table as its format rewrites it. */
export interface Rewritten {
  /** The headings as they are now, under the number of the file's own. */
  readonly header: FormatRow;
  /** From the headings down; each call walks the table anew, and what the format had to learn of it is learnt once. */
  readonly rows: () => Batches<FormatRow>;
}

/**
 * The rows of a table under a format that reads them; nothing for a format whose rows stay as they are. The headings
 * are known before any row is walked. `found.header` is the file's own row, never the rewritten one.
 */
export async function rewrite(
  { format, header }: FoundFormat,
  rows: () => Batches<TableRow>,
): Promise<Rewritten | undefined> {
  const made = format.read?.(rows, header);
  if (made === undefined) return undefined;
  for await (const [first] of made) if (first !== undefined) return { header: first, rows: () => made };
  return undefined;
}

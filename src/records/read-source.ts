import type { WalkedBlock } from "../formats/csv/walk-csv.ts";
import type { Table } from "../formats/table.ts";
import type { FormatRow } from "./formats/format.ts";
import type { Rewritten } from "./formats/rewrite.ts";

/** Called after every stretch of rows: says how far it is, lets what waits be heard, and throws where it was cancelled. */
export type Tick = () => Promise<void>;

/** The rows of a table as they are to be read, as often as need be. */
export interface RowSource {
  /** The records as bytes, where the table is CSV and its rows are read as they stand. */
  readonly blocks?: (() => Iterable<WalkedBlock>) | undefined;
  readonly rows: () => AsyncIterable<readonly FormatRow[]>;
}

/** Cells that are held between the first and the second walk; what is larger is read twice. */
const mostHeld = 2_000_000;

/** The rows of a table; of one that a format rewrites, the rewritten ones. */
export function sourceOf(table: Table, rewritten: Rewritten | undefined): RowSource {
  if (rewritten !== undefined) return { rows: rewritten.rows };
  return { rows: table.rows, blocks: "blocks" in table ? (table.blocks as RowSource["blocks"]) : undefined };
}

/** A source whose rows are kept when they are walked for the first time, if they are not too many. */
export function holding(source: RowSource): RowSource {
  let held: (readonly FormatRow[])[] | undefined;
  return {
    ...source,
    rows: async function* () {
      if (held !== undefined) {
        yield* held;
        return;
      }
      const kept: (readonly FormatRow[])[] = [];
      let cells = 0;
      for await (const batch of source.rows()) {
        for (const row of batch) cells += row.cells.length;
        if (cells <= mostHeld) kept.push(batch);
        else kept.length = 0;
        yield batch;
      }
      if (cells <= mostHeld) held = kept;
    },
  };
}

import type { Issue } from "../../model/issue.ts";

export type WriteRow = readonly string[];

/** A table to be written. Rows come in batches, so that a large one need not be held. */
export interface Sheet {
  /** Headings, in order. */
  readonly columns: readonly string[];
  /** Cells in the order of the columns; a shorter row is filled up with empty cells. */
  readonly rows: Iterable<readonly WriteRow[]> | AsyncIterable<readonly WriteRow[]>;
}

/** A file on its way out. The counts are right when all chunks have been taken. */
export interface Written {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Without headings. */
  readonly rows: () => number;
  /** Cells, headings included, that were given an apostrophe so that no spreadsheet program takes them for a formula. */
  readonly neutralised: () => number;
}

/** Where a cell stands, for messages: the row a spreadsheet shows (headings are row 1), the heading of the column. */
export type Place = Pick<Issue, "file" | "row" | "column">;

/** All chunks of a file as one. */
export async function gather({ chunks }: Written): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  for await (const chunk of chunks) held.push(chunk);
  return Buffer.concat(held);
}

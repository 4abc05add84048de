import { bytesOf } from "./byte-source.ts";
import { openCsv } from "./csv/open-csv.ts";
import type { FormatLimits } from "./limits.ts";
import type { EncodingFound, TableRow } from "./table.ts";

export interface WholeCsv {
  readonly encoding: EncodingFound;
  readonly delimiter: string;
  readonly rows: readonly TableRow[];
}

export interface WholeCsvOptions {
  readonly limits?: Partial<FormatLimits>;
  readonly delimiter?: string | undefined;
  /** Name of the file, for messages. */
  readonly file?: string | undefined;
}

/** All records of CSV bytes at hand: for small tables and tests. What a file holds is read in pieces by `openCsv`. */
export function readCsv(bytes: Uint8Array, options: WholeCsvOptions = {}): WholeCsv {
  const table = openCsv(bytesOf(bytes), {
    file: options.file ?? "the text",
    delimiter: options.delimiter,
    limits: options.limits,
  });
  const rows: TableRow[] = [];
  for (const { block } of table.blocks())
    for (let at = 0; at < block.count; at += 1) rows.push(block.row(at));
  return { encoding: table.encoding, delimiter: table.delimiter, rows };
}

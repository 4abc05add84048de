import { openTable } from "../formats/open-tables.ts";
import type { TableRow } from "../formats/table.ts";
import { unitsFileName } from "../goods/read-units.ts";
import type { RecordKind } from "../model/records.ts";
import { readTable } from "../records/read-records.ts";
import type { ReadResult } from "../records/read-result.ts";
import { buildRecordReader, recordDataFileNames } from "../records/record-reader.ts";
import { readDataFile } from "../store/data-files.ts";
import type { FileInput } from "./operation.ts";
import { once } from "./tables/once.ts";
import { countryTable } from "./tables/places.ts";

/** The reader of customers' files, with the headings of data/records. */
export const recordReader = once(() =>
  buildRecordReader(
    Object.fromEntries(recordDataFileNames.map((file) => [file, readDataFile(`records/${file}`)])),
    countryTable(),
    readDataFile(`goods/${unitsFileName}`),
  ),
);

/** Reads a customer's file into canonical rows, all at once: for files that are looked at and not stored. */
export const readFileRecords = async (
  { name, source }: FileInput,
  options: {
    readonly kind?: RecordKind | undefined;
    readonly map?: Readonly<Record<string, string>> | undefined;
  } = {},
): Promise<ReadResult> => readTable(recordReader(), await openTable(source, { file: name }), options);

/** All rows of the first table of a file, whatever they mean. */
export async function readFileRows({ name, source }: FileInput): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of (await openTable(source, { file: name })).rows()) rows.push(...batch);
  return rows;
}

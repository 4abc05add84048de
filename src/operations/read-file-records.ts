import type { RecordKind } from "../model/records.ts";
import { readRecords } from "../records/read-records.ts";
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
  ),
);

/** Reads a customer's file into canonical rows. */
export const readFileRecords = (
  { name, bytes }: FileInput,
  options: {
    readonly kind?: RecordKind | undefined;
    readonly map?: Readonly<Record<string, string>> | undefined;
  } = {},
): ReadResult => readRecords(recordReader(), bytes, { file: name, kind: options.kind, map: options.map });

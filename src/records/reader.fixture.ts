import { readFileSync } from "node:fs";
import { buildCountryTable } from "../places/countries.ts";
import type { ReadOptions } from "./open-reading.ts";
import { readRecords } from "./read-records.ts";
import type { ReadResult } from "./read-result.ts";
import type { RecordReader } from "./record-reader.ts";
import { buildRecordReader, recordDataFileNames } from "./record-reader.ts";

const data = (path: string): string => readFileSync(new URL(`../../data/${path}`, import.meta.url), "utf8");

/** The texts of `data/records`, as a composition root hands them in. */
export const recordDataFiles = (): Record<string, string> =>
  Object.fromEntries(recordDataFileNames.map((name) => [name, data(`records/${name}`)]));

/** The reader over the data of the repository. */
export const testReader: RecordReader = buildRecordReader(
  recordDataFiles(),
  buildCountryTable(data("places/countries.csv")),
  data("goods/units.csv"),
);

/** Reads a text as a file, `test.csv` unless named. */
export const readText = (
  text: string,
  options: ReadOptions & { readonly file?: string } = {},
): Promise<ReadResult> =>
  readRecords(testReader, new TextEncoder().encode(text), { file: "test.csv", ...options });

/** Reads the fixture of a kind. */
export const readFixture = (kind: string): Promise<ReadResult> =>
  readRecords(testReader, readFileSync(new URL(`./${kind}/fixture.csv`, import.meta.url)), {
    file: `${kind}/fixture.csv`,
  });

import { readFileSync } from "node:fs";
import { buildCountryTable } from "../places/countries.ts";
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

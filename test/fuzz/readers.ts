import { gunzip } from "../../src/formats/archive/open-gzip.ts";
import { type ArchiveEntry, openZip } from "../../src/formats/archive/open-zip.ts";
import type { ByteSource } from "../../src/formats/byte-source.ts";
import { openCsv } from "../../src/formats/csv/open-csv.ts";
import { openJson } from "../../src/formats/json/open-json.ts";
import { openJsonLines } from "../../src/formats/json/open-json-lines.ts";
import { openOds } from "../../src/formats/ods/open-ods.ts";
import { openTables } from "../../src/formats/open-tables.ts";
import type { Table } from "../../src/formats/table.ts";
import { openXlsx } from "../../src/formats/xlsx/open-xlsx.ts";
import { openXml } from "../../src/formats/xml/open-xml.ts";
import { type Seeded, seeded } from "../crash/seeded.ts";
import { gzipInput, odsInput, xlsxInput, zipInput } from "./archive-inputs.ts";
import { readAsEvents } from "./check-events.ts";
import { readAsRecords } from "./check-records.ts";
import { checkIssue, promise, refusalOf, rowsOf } from "./check-tables.ts";
import { eventInput } from "./event-inputs.ts";
import { type FuzzInput, strictSource } from "./input.ts";
import { recordInput } from "./record-inputs.ts";
import { csvInput, jsonInput, jsonLinesInput, spreadsheetMlInput, xmlInput } from "./text-inputs.ts";

type Direct = (source: ByteSource, input: FuzzInput) => Promise<readonly Table[]>;

async function drained(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) promise(chunk.length >= 0, "a chunk has no bytes");
}

/** An entry that cannot be opened stops no other. */
async function unpackEntry(entry: ArchiveEntry): Promise<void> {
  promise(entry.name !== "" && !entry.name.split("/").includes(".."), `an entry is called "${entry.name}"`);
  try {
    await drained(entry.open());
  } catch (error) {
    refusalOf(error);
  }
}

const direct = {
  csv: async (source, { file, encoding, delimiter, limits }) => [
    openCsv(source, { file, encoding, delimiter, limits }),
  ],
  json: openJson,
  jsonl: async (source, input) => {
    const opened = await openJsonLines(source, input);
    return opened;
  },
  xml: openXml,
  "xml-sheets": openXml,
  xlsx: async (source, { file, limits }) =>
    openXlsx(await openZip(source, { file, limits }), { file, limits }),
  ods: async (source, { file, limits }) => openOds(await openZip(source, { file, limits }), { file, limits }),
  zip: async (source, { file, limits }) => {
    const archive = await openZip(source, { file, limits });
    for (const issue of archive.remarks) checkIssue(issue);
    for (const entry of archive.entries) await unpackEntry(entry);
    return [];
  },
  gzip: async (source, { file, limits }) => {
    await drained(gunzip(source, { file, limits }).open());
    return [];
  },
} as const satisfies Readonly<Record<string, Direct>>;

const inputs = {
  csv: csvInput,
  json: jsonInput,
  jsonl: jsonLinesInput,
  xml: xmlInput,
  "xml-sheets": spreadsheetMlInput,
  xlsx: xlsxInput,
  ods: odsInput,
  zip: zipInput,
  gzip: gzipInput,
  records: recordInput,
  events: eventInput,
} as const satisfies Readonly<Record<string, (random: Seeded) => FuzzInput>>;

export type ReaderName = keyof typeof inputs;
export const readerNames = Object.keys(inputs) as readonly ReaderName[];

/** The input of a seed: the same for the same seed as long as nothing in this folder and no fixture changes. */
export const inputOf = (reader: ReaderName, seed: number): FuzzInput => inputs[reader](seeded(seed));

async function open(
  reader: Exclude<ReaderName, "records" | "events">,
  input: FuzzInput,
): Promise<readonly Table[]> {
  const source = strictSource(input.bytes);
  if (input.direct) return await direct[reader](source, input);
  const { file, encoding, delimiter, sheet, limits } = input;
  const { tables, unread } = await openTables(source, { file, encoding, delimiter, sheet, limits });
  for (const issue of unread) checkIssue(issue);
  return tables;
}

/** Every table is walked; one in eight twice, and must be the same. */
async function walk(tables: readonly Table[], { bytes, limits }: FuzzInput): Promise<void> {
  for (const table of tables) {
    const rows = await rowsOf(table, limits);
    if (bytes.length % 8 !== 0) continue;
    const again = await rowsOf(table, limits);
    promise(JSON.stringify(rows) === JSON.stringify(again), "the second walk gives other rows");
  }
}

/**
 * Reads an input to its end. Answers "read" or the code of the refusal; whatever else is thrown is a fault of the
 * reader.
 */
export async function readInput(reader: ReaderName, input: FuzzInput): Promise<string> {
  try {
    if (reader === "records") return await readAsRecords(input);
    if (reader === "events") return await readAsEvents(input);
    await walk(await open(reader, input), input);
    return "read";
  } catch (error) {
    return refusalOf(error);
  }
}

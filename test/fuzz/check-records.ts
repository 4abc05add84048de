import type { CsvTable } from "../../src/formats/csv/open-csv.ts";
import { openTable } from "../../src/formats/open-tables.ts";
import type { Table } from "../../src/formats/table.ts";
import { SelvedgeError } from "../../src/model/issue.ts";
import { canonicalColumns } from "../../src/model/records.ts";
import { openReading, type ReadOptions } from "../../src/records/open-reading.ts";
import { RowText } from "../../src/records/plain/row-text.ts";
import { type PartSize, type RowPart, readParts } from "../../src/records/read-parts.ts";
import { readTable } from "../../src/records/read-records.ts";
import type { ReadResult } from "../../src/records/read-result.ts";
import { testReader } from "../../src/records/record-reader.fixture.ts";
import { checkIssue, promise } from "./check-tables.ts";
import { type FuzzInput, strictSource } from "./input.ts";

/** Small enough that a file of a few rows has several parts. */
const size: PartSize = { rows: 3, bytes: 500, issues: 4 };

interface Parts {
  readonly text: string;
  readonly counts: Pick<RowPart, "accepted" | "repaired" | "quarantined"> & { readonly rows: number };
  readonly issues: readonly string[];
}

async function partsOf(table: Table, options: ReadOptions): Promise<Parts> {
  const counts = { rows: 0, accepted: 0, repaired: 0, quarantined: 0 };
  const [texts, issues]: [string[], string[]] = [[], []];
  const reading = await openReading(testReader, table, options);
  for await (const part of readParts(reading, { size })) {
    texts.push(Buffer.from(part.text.bytes).toString());
    counts.rows += part.text.rows;
    counts.accepted += part.accepted;
    counts.repaired += part.repaired;
    counts.quarantined += part.quarantined;
    for (const { status: _, ...issue } of part.issues) issues.push(JSON.stringify(issue));
  }
  return { text: texts.join(""), counts, issues };
}

/** The same table for one who knows of no bytes: every row is read as text. */
const asRows = ({ format, file, encoding, delimiter, remarks, progress, rows, others }: Table): Table => ({
  format,
  file,
  encoding,
  delimiter,
  remarks,
  progress,
  rows,
  ...(others === undefined ? {} : { others: () => [...others()].map(asRows) }),
});

const textOf = ({ kind, rows }: ReadResult): string => {
  const text = new RowText();
  for (const row of rows) text.add(canonicalColumns[kind], row);
  return Buffer.from(text.bytes).toString();
};

/** What comes of a reading: its value, or the text of its refusal. */
async function settled<T>(
  run: Promise<T>,
): Promise<{ readonly value: T } | { readonly error: SelvedgeError }> {
  try {
    return { value: await run };
  } catch (error) {
    if (error instanceof SelvedgeError) return { error };
    throw error;
  }
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 40), at + 40));
  return `${around(a)} and ${around(b)}`;
}

/**
 * Reads a file as records by the path of plain bytes and by the path of rows, and holds the two against each other and
 * the counts against the rows.
 */
export async function readAsRecords({ bytes, file, records = {} }: FuzzInput): Promise<string> {
  const table = (): Promise<Table> => openTable(strictSource(bytes), { file });
  const parts = await settled(table().then((opened) => partsOf(opened, records)));
  const rows = await settled(
    table().then((opened) => readTable(testReader, asRows(opened as CsvTable), records)),
  );
  if ("error" in rows || "error" in parts) {
    const [one, other] = [parts, rows].map((each) =>
      "error" in each ? JSON.stringify(each.error.issue) : "a reading",
    );
    promise(one === other, `the plain path gives ${one} and the row path ${other}`);
    throw "error" in rows ? rows.error : parts;
  }
  checkResult(rows.value, parts.value);
  return "read";
}

function checkResult(result: ReadResult, { text, counts, issues }: Parts): void {
  const { accepted, repaired, quarantined, rows } = result.counts;
  promise(
    accepted + repaired + quarantined === rows,
    `${accepted} + ${repaired} + ${quarantined} is not ${rows}`,
  );
  promise(rows === result.rows.length, `${rows} are counted of ${result.rows.length} rows`);
  const said = JSON.stringify(counts);
  const expected = JSON.stringify({ rows, accepted, repaired, quarantined });
  promise(said === expected, `the plain path counts ${said} and the row path ${expected}`);
  const whole = textOf(result);
  promise(text === whole, `the plain path and the row path differ: ${firstDifference(text, whole)}`);
  for (const issue of result.issues) checkIssue(issue);
  const known = new Set(result.issues.map((issue) => JSON.stringify(issue)));
  for (const issue of issues) promise(known.has(issue), `only the plain path says ${issue.slice(0, 300)}`);
}

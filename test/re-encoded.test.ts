import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { zipOf } from "../src/formats/archive/zip.fixture.ts";
import { bytesOf } from "../src/formats/byte-source.ts";
import { encode } from "../src/formats/encoding/encode.fixture.ts";
import { cell, contentOf, rowOf, sheetOf } from "../src/formats/ods/ods.fixture.ts";
import { openTables } from "../src/formats/open-tables.ts";
import type { Table, TableFormat } from "../src/formats/table.ts";
import { partsOfWorkbook } from "../src/formats/xlsx/workbook.fixture.ts";
import { readTable } from "../src/records/read-records.ts";
import type { ReadResult } from "../src/records/read-result.ts";
import { testReader } from "../src/records/reader.fixture.ts";
import { folder, root } from "./terminal.ts";

const shared = join(root, "../shared/data/records");
const there = existsSync(shared);
if (!there)
  process.stdout.write(
    "re-encoded lists: skipped, ../shared/data is not beside the repository, and real files may not be copied into it\n",
  );

const csvIn = (path: string): string[] =>
  readdirSync(join(shared, path))
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => join(shared, path, name));
const paths = there
  ? [
      ...["facility_lists", "facility_lists_geocoded", "list_files"].flatMap((each) =>
        csvIn(`open-supply-hub/${each}`),
      ),
      ...csvIn("brands"),
    ]
  : [];

/** A real list: its cells as they stand, and what they are read as. */
interface Real {
  readonly name: string;
  /** Every row from the first, each as wide as the widest; cells as they stand. */
  readonly grid: readonly (readonly string[])[];
  readonly read: ReadResult;
}

async function tableOf(bytes: Uint8Array, file: string): Promise<Table> {
  const { tables, unread } = await openTables(bytesOf(bytes), { file });
  expect([tables.length, unread]).toEqual([1, []]);
  const [table] = tables;
  if (table === undefined) throw new Error("no table");
  return table;
}

const readBytes = async (bytes: Uint8Array, file: string): Promise<ReadResult> =>
  await readTable(testReader, await tableOf(bytes, file));

async function readReal(path: string): Promise<Real> {
  const [bytes, name] = [readFileSync(path), basename(path)];
  const rows = [];
  for await (const batch of (await tableOf(bytes, name)).rows()) rows.push(...batch);
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const grid = rows.map(({ cells }) => Array.from({ length: width }, (_, at) => cells[at] ?? ""));
  return { name, grid, read: await readBytes(bytes, name) };
}

/** What must be the same of every row: all of it, its number counted from the first row of the list. */
const rowsOf = (read: ReadResult, shift = 0) => read.rows.map((row) => ({ ...row, row: row.row - shift }));

/** What must be the same of the list as a whole. */
const wholeOf = ({ kind, mapping, unmapped, contact, counts: { blank: _, ...counts } }: ReadResult) => ({
  kind,
  mapping,
  unmapped,
  contact,
  counts,
});

/** What is said of single cells: mended, doubted or asked about. */
const saidOf = ({ issues }: ReadResult, shift = 0) =>
  issues
    .filter(({ code, column, row }) => code !== "column.contact" && column !== undefined && row !== undefined)
    .map(({ code, row = 0, column, message }) => ({ code, row: row - shift, column, message }));

const quotedCsv = (grid: Real["grid"], delimiter: string): string =>
  grid
    .map((row) =>
      row
        .map((text) => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
        .join(delimiter),
    )
    .join("\r\n");

const escapeXml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;")
    .replaceAll("\n", "&#10;");

const inline = (text: string): string =>
  text === "" ? "<c/>" : `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
const titles = ["Our suppliers, as of today", "Page 1 of 1"];

/** A workbook with two title lines above the list and every second column hidden. */
function workbook(grid: Real["grid"]): Uint8Array {
  const width = grid[0]?.length ?? 0;
  const cols = Array.from({ length: width }, (_, at) => at + 1)
    .filter((at) => at % 2 === 0)
    .map((at) => `<col min="${at}" max="${at}" width="9" hidden="1"/>`);
  const rows = [...titles.map((title) => [title]), ...grid].map(
    (row, at) => `<row r="${at + 1}">${row.map(inline).join("")}</row>`,
  );
  return zipOf(
    partsOfWorkbook({
      sheets: [{ before: cols.length === 0 ? "" : `<cols>${cols.join("")}</cols>`, rows: rows.join("") }],
    }),
  );
}

const paragraphs = (text: string): string =>
  escapeXml(text)
    .replace(/ {2,}/g, (spaces) => ` <text:s text:c="${spaces.length - 1}"/>`)
    .replace(/^ | $/g, '<text:s text:c="1"/>');

const odsRow = (row: readonly string[]): string =>
  rowOf(...row.map((text) => (text === "" ? "<table:table-cell/>" : cell(paragraphs(text)))));

const ods = (grid: Real["grid"]): Uint8Array =>
  zipOf([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
    { name: "content.xml", data: contentOf(sheetOf("list", ...grid.map(odsRow))) },
    { name: "META-INF/manifest.xml", data: "<m/>" },
  ]);

/** A spreadsheet in one file of XML, as LibreOffice opens it: two title lines, every second column hidden. */
function flatOds(grid: Real["grid"]): string {
  const columns = (grid[0] ?? []).map((_, at) =>
    at % 2 === 0 ? "<table:table-column/>" : '<table:table-column table:visibility="collapse"/>',
  );
  const rows = [...titles.map((title) => [title]), ...grid].map(odsRow);
  return contentOf(sheetOf("list", ...columns, ...rows))
    .replace(
      "<office:document-content",
      '<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"',
    )
    .replace("</office:document-content>", "</office:document>");
}

/** Objects by heading; undefined where titles stand above the headings or two columns have one. */
function objects({ grid, read }: Real): readonly Record<string, string>[] | undefined {
  const [heads = [], ...rows] = grid;
  if (read.headerRow !== 1 || heads.includes("") || new Set(heads).size < heads.length) return undefined;
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ""])));
}

const json = (real: Real, write: (rows: readonly object[]) => string): Uint8Array | undefined => {
  const rows = objects(real);
  return rows === undefined ? undefined : Buffer.from(write(rows));
};

/** A list as it comes in another form; undefined where it cannot be written so. */
interface Form {
  readonly name: string;
  readonly write: (real: Real) => Uint8Array | undefined;
  readonly format?: TableFormat;
  /** What is found where the list has letters beyond ASCII. */
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly titles?: number;
}

function encoded(text: string, name: string): Uint8Array | undefined {
  try {
    return encode(text, name);
  } catch {
    return undefined;
  }
}

const comma = (encoding: string, mark = "") => ({
  write: ({ grid }: Real) => encoded(mark + quotedCsv(grid, ","), encoding),
});

const forms: readonly Form[] = [
  { name: "GB18030", ...comma("gb18030"), encoding: "gb18030" },
  { name: "GBK", ...comma("gbk"), encoding: "gb18030" },
  { name: "UTF-16LE with a mark", ...comma("utf-16le", "\ufeff"), encoding: "utf-16le" },
  { name: "UTF-16LE without a mark", ...comma("utf-16le"), encoding: "utf-16le" },
  { name: "UTF-16BE with a mark", ...comma("utf-16be", "\ufeff"), encoding: "utf-16be" },
  { name: "UTF-16BE without a mark", ...comma("utf-16be"), encoding: "utf-16be" },
  { name: "UTF-8 with a mark", ...comma("utf-8", "\ufeff"), encoding: "utf-8" },
  { name: "semicolons", write: ({ grid }) => encode(quotedCsv(grid, ";"), "utf-8"), delimiter: ";" },
  { name: "tabs", write: ({ grid }) => encode(quotedCsv(grid, "\t"), "utf-8"), delimiter: "\t" },
  {
    name: "XLSX with two title lines and hidden columns",
    write: ({ grid }) => workbook(grid),
    format: "xlsx",
    titles: titles.length,
  },
  { name: "ODS", write: ({ grid }) => ods(grid), format: "ods" },
  { name: "JSON", write: (real) => json(real, (rows) => JSON.stringify(rows, null, 1)), format: "json" },
  {
    name: "JSON Lines",
    write: (real) => json(real, (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join("")),
    format: "jsonl",
  },
];

describe.skipIf(!there)("real lists in another form: the same rows", () => {
  const reals: Real[] = [];
  beforeAll(async () => {
    for (const path of paths) reals.push(await readReal(path));
  }, 60_000);

  it("are 44 lists", () => {
    expect(reals).toHaveLength(44);
    for (const { read } of reals) expect(read.rows.length).toBeGreaterThan(0);
  });

  it.each(forms)(
    "$name",
    async ({ name, write, format = "csv", encoding, delimiter = ",", titles: above = 0 }) => {
      const left: string[] = [];
      for (const real of reals) {
        const bytes = write(real);
        if (bytes === undefined) {
          left.push(real.name);
          continue;
        }
        const read = await readBytes(bytes, real.name);
        const isAscii = real.grid.flat().every((text) => /^[\0-\x7f]*$/.test(text));
        if (encoding !== undefined && !isAscii)
          expect([real.name, read.encoding?.name]).toEqual([real.name, encoding]);
        if (format === "csv") expect([real.name, read.delimiter]).toEqual([real.name, delimiter]);
        expect(wholeOf(read), real.name).toEqual(wholeOf(real.read));
        expect(rowsOf(read, above), real.name).toEqual(rowsOf(real.read));
        expect(saidOf(read, above), real.name).toEqual(saidOf(real.read));
      }
      if (left.length > 0)
        process.stdout.write(`${name}: ${left.length} of ${reals.length} lists cannot be written so\n`);
      expect(left.length).toBeLessThan(reals.length / 2);
    },
    60_000,
  );
});

const soffice = process.env.SELVEDGE_SOFFICE ?? "/usr/bin/soffice";
const noOffice = existsSync(soffice) ? undefined : `There is no LibreOffice at ${soffice}.`;
if (there && noOffice !== undefined)
  process.stdout.write(`re-encoded lists: ${noOffice} No list was saved by it.\n`);

describe.skipIf(!there || noOffice !== undefined)("three real lists, opened and saved by LibreOffice", () => {
  const dir = folder();
  const sample = ["11.csv", "Winter 2018 Apparel List.csv", "nike-manufacturing-map-2021-02.csv"];

  it.each(["xlsx", "ods"])(
    "as %s, with two title lines and hidden columns: the same rows, the hidden columns named",
    async (format) => {
      const [from, into] = [join(dir, `${format}-from`), join(dir, `${format}-into`)];
      mkdirSync(from, { recursive: true });
      const reals: Real[] = [];
      for (const [at, name] of sample.entries()) {
        const path = paths.find((each) => basename(each) === name);
        if (path === undefined) throw new Error(`${name} is not among the real lists`);
        const real = await readReal(path);
        reals.push(real);
        writeFileSync(join(from, `${at}.fods`), flatOds(real.grid));
      }
      const files = sample.map((_, at) => join(from, `${at}.fods`));
      execFileSync(
        soffice,
        [
          `-env:UserInstallation=${pathToFileURL(join(dir, "profile"))}`,
          "--headless",
          "--convert-to",
          format,
        ].concat(["--outdir", into, ...files]),
        { stdio: "ignore", timeout: 120_000 },
      );
      for (const [at, real] of reals.entries()) {
        const read = await readBytes(readFileSync(join(into, `${at}.${format}`)), `${at}.${format}`);
        expect(wholeOf(read), real.name).toEqual(wholeOf(real.read));
        expect(rowsOf(read, titles.length), real.name).toEqual(rowsOf(real.read));
        expect(read.issues.map(({ message }) => message).join("\n")).toMatch(/hidden/i);
      }
    },
    150_000,
  );
});

import { fail, type Issue, SelvedgeError } from "../model/issue.ts";
import type { Budget } from "./archive/budget.ts";
import { newBudget } from "./archive/budget.ts";
import { gunzip } from "./archive/open-gzip.ts";
import { type Archive, type ArchiveEntry, openZip } from "./archive/open-zip.ts";
import { type ByteSource, memoryScratch, type Scratch } from "./byte-source.ts";
import { openCsv } from "./csv/open-csv.ts";
import { looksLikeJson } from "./json/looks-like-json.ts";
import { openJson } from "./json/open-json.ts";
import { openJsonLines } from "./json/open-json-lines.ts";
import { type FormatLimits, formatLimits } from "./limits.ts";
import { isOds, openOds } from "./ods/open-ods.ts";
import type { Table } from "./table.ts";
import { isXlsx, openXlsx } from "./xlsx/open-xlsx.ts";
import { openXml } from "./xml/open-xml.ts";

export interface OpenOptions {
  /** Name of the file, for messages. */
  readonly file: string;
  /** Label of an encoding, of text files. */
  readonly encoding?: string | undefined;
  /** One ASCII character, of CSV files. */
  readonly delimiter?: string | undefined;
  /** Name of the one sheet to read, of workbooks. */
  readonly sheet?: string | undefined;
  readonly limits?: Partial<FormatLimits> | undefined;
  /** Where archives unpack to; memory where nothing is said. */
  readonly scratch?: Scratch | undefined;
  /** Whether another reader takes a file of JSON, which is then no table. What it throws is the file's failure. */
  readonly claims?: ((source: ByteSource, file: string) => boolean) | undefined;
}

/** The tables of a file, and what in it was not read and why. */
export interface OpenedFile {
  readonly tables: readonly Table[];
  /** All tables, those too that were not asked for by name. */
  readonly every: readonly Table[];
  readonly unread: readonly Issue[];
  /** Files that another reader takes. */
  readonly claimed: number;
}

interface Nested extends OpenOptions {
  readonly budget: Budget;
  /** Archives around this file. */
  readonly depth: number;
}

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);
const isZip = (head: Uint8Array): boolean =>
  startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6]);
const isGzip = (head: Uint8Array): boolean => startsWith(head, [0x1f, 0x8b]);

/** Whether the text begins as XML or a web page does, in any of the encodings that XML comes in. */
function looksLikeXml(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, 256)).toString("latin1").replace(/\0/g, "");
  return /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*<(\?xml|!doctype|!--|[a-z_][\w:.-]*[\s>/])/i.test(
    text,
  );
}

const everything = (every: readonly Table[], options?: OpenOptions): OpenedFile => ({
  tables: options === undefined ? every : chooseSheet(every, options),
  every,
  unread: [],
  claimed: 0,
});

/** Files that operating systems put into archives beside what was meant. */
const isClutter = (name: string): boolean =>
  /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/.test(name);

async function openEntry(entry: ArchiveEntry, options: Nested): Promise<OpenedFile> {
  const file = `${options.file}/${entry.name}`;
  try {
    const held = await (options.scratch ?? memoryScratch).hold(entry.open());
    return await openNested(held, { ...options, file });
  } catch (error) {
    // What is beyond a limit is refused as a whole: a part of a bomb is no file.
    if (!(error instanceof SelvedgeError) || error.issue.code === "file.too-large") throw error;
    return { tables: [], every: [], unread: [{ ...error.issue, file }], claimed: 0 };
  }
}

/** The files of an archive, each as if it came alone. One that cannot be read is named; where none can, the archive fails. */
async function openMembers(archive: Archive, options: Nested): Promise<OpenedFile> {
  const members = archive.entries.filter((entry) => !entry.isFolder && !isClutter(entry.name));
  const opened: OpenedFile[] = [];
  for (const entry of members) opened.push(await openEntry(entry, options));
  const tables = opened.flatMap((each) => each.tables);
  const unread = [...archive.remarks, ...opened.flatMap((each) => each.unread)];
  const every = opened.flatMap((each) => each.every);
  const claimed = opened.reduce((sum, each) => sum + each.claimed, 0);
  if (tables.length > 0 || claimed > 0) return { tables, every, unread, claimed };
  const [first] = unread;
  return fail(
    "file.format",
    `The archive holds no table that can be read${first === undefined ? "" : `: ${first.message}`}`,
    first?.hint ?? "Put CSV, XLSX, ODS, JSON or XML files into it.",
    { file: options.file, expected: "files with tables", received: `${members.length} files` },
  );
}

/** An archive inside archives; beyond the limit it is refused before it is looked at. */
function checkDepth({ file, limits, depth }: Nested): void {
  const deepest = limits?.depth ?? formatLimits.depth;
  if (depth < deepest) return;
  fail(
    "file.too-large",
    `The archives lie ${depth + 1} deep inside one another; the limit is ${deepest}.`,
    "Unpack the outer archives and import what they hold.",
    { file, expected: `at most ${deepest} archives inside one another`, received: String(depth + 1) },
  );
}

/** Office documents that are ZIP archives and hold no tables that could be read, by a folder in them. */
const documents: readonly (readonly [folder: string, name: string])[] = [
  ["word/", "a Word document (.docx)"],
  ["ppt/", "a PowerPoint presentation (.pptx)"],
  ["visio/", "a Visio drawing (.vsdx)"],
];

function refuseDocument({ entries }: Archive, file: string): void {
  if (!entries.some(({ name }) => name === "[Content_Types].xml")) return;
  const found = documents.find(([folder]) => entries.some(({ name }) => name.startsWith(folder)));
  if (found === undefined) return;
  fail(
    "file.format",
    `The file is ${found[1]}, which holds no table that is read.`,
    "Copy the table into a spreadsheet, save it as XLSX or CSV, and import that file.",
    { file, expected: "CSV, XLSX, ODS, JSON or XML", received: found[1] },
  );
}

async function openArchive(source: ByteSource, options: Nested): Promise<OpenedFile> {
  const { file, limits, budget } = options;
  checkDepth(options);
  const archive = await openZip(source, { file, budget, ...(limits === undefined ? {} : { limits }) });
  const inside = { file, ...(limits === undefined ? {} : { limits }) };
  if (isXlsx(archive)) return everything(await openXlsx(archive, inside), options);
  if (isOds(archive)) return everything(await openOds(archive, inside), options);
  refuseDocument(archive, file);
  return openMembers(archive, { ...options, depth: options.depth + 1 });
}

function chooseSheet(tables: readonly Table[], { sheet, file }: OpenOptions): readonly Table[] {
  if (sheet === undefined) return tables;
  const found = tables.filter((table) => table.sheet === sheet);
  if (found.length > 0) return found;
  const names = tables.map((table) => `"${table.sheet}"`).join(", ");
  return fail("usage.option", `The workbook has no sheet "${sheet}".`, `Its sheets are ${names}.`, {
    file,
    expected: names,
    received: sheet,
  });
}

async function openGzip(source: ByteSource, options: Nested): Promise<OpenedFile> {
  const { file, limits, budget } = options;
  checkDepth(options);
  const packed = gunzip(source, { file, budget, ...(limits === undefined ? {} : { limits }) });
  const inner = packed.name ?? file.replace(/\.gz$/i, "");
  const held = await (options.scratch ?? memoryScratch).hold(packed.open());
  const depth = options.depth + 1;
  return openNested(held, { ...options, depth, file: inner === file ? file : `${file}/${inner}` });
}

async function openNested(source: ByteSource, options: Nested): Promise<OpenedFile> {
  const head = source.read(0, 4096);
  if (isZip(head)) return openArchive(source, options);
  if (isGzip(head)) return openGzip(source, options);
  const { file, encoding, limits } = options;
  const text = {
    file,
    ...(encoding === undefined ? {} : { encoding }),
    ...(limits === undefined ? {} : { limits }),
  };
  if (looksLikeXml(head)) return everything(await openXml(source, text));
  const json = looksLikeJson(head);
  if (json === "json" && options.claims?.(source, file) === true)
    return { tables: [], every: [], unread: [], claimed: 1 };
  if (json === "json") return everything(await openJson(source, text), options);
  if (json === "jsonl") return everything(await openJsonLines(source, text));
  return everything([openCsv(source, { ...text, delimiter: options.delimiter })]);
}

/**
 * The tables of a file by what its bytes are, whatever its name says: CSV in any encoding and delimiter, XLSX, ODS, JSON,
 * JSON Lines, XML, and ZIP and gzip archives of these. Opening looks at beginnings and directories; rows are read when
 * they are asked for. What is no table, or beyond a limit, throws a SelvedgeError.
 */
export const openTables = (source: ByteSource, options: OpenOptions): Promise<OpenedFile> =>
  openNested(source, { ...options, budget: newBudget(options.limits), depth: 0 });

/** The one table of a file; of a workbook with several sheets the first. */
export async function openTable(source: ByteSource, options: OpenOptions): Promise<Table> {
  const { tables } = await openTables(source, options);
  const [table] = tables;
  return (
    table ?? fail("file.empty", "The file holds no table.", "Export the table again.", { file: options.file })
  );
}

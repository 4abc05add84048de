import type { RecordBlock } from "../formats/csv/record-block.ts";
import type { Table, TableRow } from "../formats/table.ts";
import type { IsoDate } from "../model/dates.ts";
import { fail, type Issue } from "../model/issue.ts";
import type { RecordKind } from "../model/records.ts";
import { isRefusedHeading } from "./contact-columns.ts";
import { findHeader, type Header, type HeaderRequest, refuseHeadless, refuseTwin } from "./find-header.ts";
import type { DateOrder } from "./fold-date.ts";
import { findFormat } from "./formats/choose-format.ts";
import type { RecordFormat } from "./formats/format.ts";
import { recordFormats } from "./formats/formats.ts";
import { type Rewritten, rewrite } from "./formats/rewrite.ts";
import { PlainRows } from "./plain/plain-rows.ts";
import { holding, type RowSource, sourceOf, type Tick } from "./read-source.ts";
import type { RecordReader } from "./record-reader.ts";
import type { RememberedMapping } from "./remembered-mapping.ts";
import { planRows, type RowPlan } from "./row-plan.ts";
import { type Survey, Surveyor } from "./survey.ts";

/** What a person said about a file, now or when a file with the same headings came before. */
export interface Said {
  readonly kind?: RecordKind | undefined;
  /** Canonical column -> the file's own heading, where the headings alone do not say it. */
  readonly map?: Readonly<Record<string, string>> | undefined;
}

export interface ReadOptions extends Said {
  /** How the file writes dates that can be read in two ways. */
  readonly dates?: DateOrder | undefined;
  /** What was said when a row of headings with these cells came before. */
  readonly remembered?: ((headings: readonly string[]) => RememberedMapping | undefined) | undefined;
  readonly tick?: Tick | undefined;
  /** The day of the import; without it nothing is told of days that are still to come. */
  readonly today?: IsoDate | undefined;
}

/** A file that was looked through: what its rows are, which column is which, and how they are going to be read. */
export interface Reading {
  readonly table: Table;
  readonly header: Header;
  readonly plan: RowPlan;
  readonly survey: Survey;
  readonly source: RowSource;
  readonly plain: PlainRows | undefined;
  /** By block of the source: which of its records are plain, a bit each. */
  readonly plainRecords: readonly Uint8Array[];
  readonly format: RecordFormat | undefined;
  /** Kind or mapping came from what was said of an earlier file. */
  readonly remembered: RememberedMapping | undefined;
  readonly readerVersion: string;
}

/** Rows among which the headings are looked for. */
const headRows = 60;

/** The first rows of a table that are not blank. */
export async function headOf(rows: AsyncIterable<readonly TableRow[]>): Promise<readonly TableRow[]> {
  const head: TableRow[] = [];
  let seen = 0;
  for await (const batch of rows) {
    for (const row of batch) if (row.cells.some((cell) => cell.trim() !== "")) head.push(row);
    seen += batch.length;
    if (head.length >= headRows || seen > 10_000) break;
  }
  return head.slice(0, headRows);
}

interface Found {
  readonly table: Table;
  readonly header: Header;
  readonly format: RecordFormat | undefined;
  readonly rewritten?: Rewritten | undefined;
  readonly remembered: RememberedMapping | undefined;
}

/** What was said of a file with one of these rows as headings; only where nothing is said now. */
function recall(
  head: readonly TableRow[],
  { kind, map, remembered }: ReadOptions,
): RememberedMapping | undefined {
  if (remembered === undefined || kind !== undefined || map !== undefined) return undefined;
  for (const { cells } of head.slice(0, 20)) {
    const said = remembered(cells);
    if (said !== undefined) return said;
  }
  return undefined;
}

const placeOf = ({ file, sheet }: Table): Partial<Issue> => ({
  file,
  ...(sheet === undefined ? {} : { sheet }),
});

async function headerOf(
  reader: RecordReader,
  table: Table,
  options: ReadOptions,
): Promise<Found | readonly TableRow[]> {
  const head = await headOf(table.rows());
  const remembered = recall(head, options);
  const { kind, map } = remembered ?? options;
  const request: HeaderRequest = { kind, map, file: placeOf(table) };
  const found = findFormat(recordFormats, head, kind);
  const rewritten = found === undefined ? undefined : await rewrite(found, table.rows);
  if (found !== undefined && rewritten !== undefined) {
    const header = findHeader(reader, [rewritten.header], { ...request, kind: found.format.kind });
    if (header !== undefined) return { table, header, format: found.format, rewritten, remembered };
  }
  const header = findHeader(reader, head, request);
  if (header === undefined) return head;
  const isIts = found !== undefined && found.format.kind === header.table.kind;
  return { table, header, format: isIts ? found.format : undefined, remembered };
}

/** The headings of a table; where none are known, of the same bytes read with another delimiter. */
async function findTable(reader: RecordReader, table: Table, options: ReadOptions): Promise<Found> {
  const found = await headerOf(reader, table, options);
  if ("header" in found) return found;
  for (const other of table.others?.() ?? []) {
    const next = await headerOf(reader, other, options);
    if ("header" in next && next.header.match.headings.length > 1) return next;
  }
  const { kind, map } = options;
  return refuseHeadless(reader, found, { kind, map, file: placeOf(table) });
}

/** A file that says something of persons' ethnicity or religion comes in by no door: neither its rows nor its bytes. */
function refusePrivate(reader: RecordReader, { row }: Header, file: Partial<Issue>): void {
  const found = row.cells.filter((heading) => isRefusedHeading(reader.contacts, heading));
  const [first] = found;
  if (first === undefined) return;
  fail(
    "column.refused",
    `The file has columns about persons' ethnicity or religion: ${found.join(", ")}. Nothing of it was taken in.`,
    "Take these columns out of the file and import it again. Selvedge holds no such data in any form.",
    { ...file, row: row.number, column: first },
  );
}

const noTick: Tick = async () => undefined;

interface Looked {
  readonly surveyor: Surveyor;
  readonly plainRecords: readonly Uint8Array[];
}

/** Looks at the records of a block and tells which are plain. */
function surveyBlock(surveyor: Surveyor, plain: PlainRows, block: RecordBlock, under: number): Uint8Array {
  const bits = new Uint8Array((block.count >> 3) + 1);
  for (let at = Math.max(0, under + 1 - block.number); at < block.count; at += 1)
    if (plain.isPlain(block, at)) {
      surveyor.plain(block.number + at, plain.decimals(block, at));
      bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
    } else surveyor.row(block.row(at));
  return bits;
}

async function look(
  { source, header, plain }: { source: RowSource; header: Header; plain: PlainRows | undefined },
  tick: Tick,
): Promise<Looked> {
  const surveyor = new Surveyor(header);
  const plainRecords: Uint8Array[] = [];
  const under = header.row.number;
  if (source.blocks !== undefined && plain !== undefined) {
    for (const { block } of source.blocks()) {
      plainRecords.push(surveyBlock(surveyor, plain, block, under));
      await tick();
    }
    return { surveyor, plainRecords };
  }
  for await (const batch of source.rows()) {
    for (const row of batch) if (row.number > under) surveyor.row(row);
    await tick();
  }
  return { surveyor, plainRecords };
}

function refuseEmpty({ row }: Header, file: Partial<Issue>): never {
  return fail(
    "file.empty",
    `The file holds headings on row ${row.number} and no rows under them.`,
    "Export the table again with its rows.",
    { ...file, row: row.number, expected: "at least one row", received: "none" },
  );
}

/** Looks a file through: finds its headings, tells what its rows are, and gathers what only all rows together say. */
export async function openReading(
  reader: RecordReader,
  opened: Table,
  options: ReadOptions = {},
): Promise<Reading> {
  const { table, header, format, rewritten, remembered } = await findTable(reader, opened, options);
  const file = placeOf(table);
  refusePrivate(reader, header, file);
  const plain = PlainRows.of(header, reader, options.today);
  const streamed = sourceOf(table, rewritten);
  const source = plain !== undefined && streamed.blocks !== undefined ? streamed : holding(streamed);
  const { surveyor, plainRecords } = await look({ source, header, plain }, options.tick ?? noTick);
  const survey = surveyor.finish({ delimiter: table.delimiter, dateOrder: options.dates, file });
  if (survey.filled === 0) refuseEmpty(header, file);
  if (survey.twins !== undefined) refuseTwin(survey.twins.columns, header, survey.twins.row, file);
  const { today } = options;
  const plan = planRows({ reader, header, survey, isRewritten: rewritten !== undefined, file, today });
  return {
    table,
    header,
    plan,
    survey,
    source,
    plain: source.blocks === undefined ? undefined : plain,
    plainRecords,
    format,
    remembered,
    readerVersion: reader.version,
  };
}

import { createHash } from "node:crypto";
import { type ByteSource, piecesOf } from "../formats/byte-source.ts";
import { counted } from "../formats/counted.ts";
import { formatLimits } from "../formats/limits.ts";
import { type OpenedFile, openTables } from "../formats/open-tables.ts";
import type { Table } from "../formats/table.ts";
import { shortId } from "../model/canonical.ts";
import { dayOf } from "../model/dates.ts";
import { fail, type Issue, SelvedgeError } from "../model/issue.ts";
import type { RecordKind } from "../model/records.ts";
import { mappingOf } from "../records/describe-reading.ts";
import { type EventFile, eventFileOf, eventReaderVersion } from "../records/events/rows/event-file.ts";
import type { DateOrder } from "../records/fold-date.ts";
import { joinAmsTables, refuseLoneAmsTable } from "../records/formats/cbp-ams/ams-set.ts";
import { openReading, type Reading, type ReadOptions } from "../records/open-reading.ts";
import { refusePrivateTable } from "../records/private-table.ts";
import { headingFingerprint, sayRemembered } from "../records/remembered-mapping.ts";
import { pause } from "./job.ts";
import type { FileInput } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { recordReader } from "./read-file-records.ts";

/** What a person may say of how the bytes of a file are to be read. */
export interface FileOptions {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  readonly dates?: DateOrder | undefined;
}

/** What a person may say of the files of an import. */
export interface ReadingOptions extends FileOptions {
  readonly kind?: RecordKind | undefined;
  readonly map?: Readonly<Record<string, string>> | undefined;
  /** What was said of the same bytes, which are in the workspace. */
  readonly recalled?: ((sha256: string) => FileOptions) | undefined;
  /** What was said of an earlier file with these headings. */
  readonly remembered?: ReadOptions["remembered"];
}

/** What can be imported: a table and how it is read, or a file of events. */
export type Content =
  | { readonly form: "table"; readonly table: Table; readonly reading: Reading }
  | { readonly form: "events"; readonly events: EventFile };

/** A table of a file, or a file of events, that can be imported. */
export interface LookedAt {
  readonly file: FileInput;
  /** Of the whole file. */
  readonly sha256: string;
  /** As people know it, with the archives around it. */
  readonly name: string;
  readonly kind: RecordKind;
  readonly content: Content;
  /** Id of the import. */
  readonly id: string;
  /** Sheet, or file inside an archive, where the file holds several tables. */
  readonly part: string | undefined;
  /** How the bytes were said to be read, now or before. */
  readonly options: { readonly [K in keyof FileOptions]: NonNullable<FileOptions[K]> };
  /** What was taken over from an earlier import, in words. */
  readonly recalled: readonly string[];
  /** What a person said of a file with these headings; kept for the next one. */
  readonly said:
    | { readonly headings: string; readonly kind?: RecordKind; readonly map?: Record<string, string> }
    | undefined;
}

export interface LookedInto {
  readonly tables: readonly LookedAt[];
  /** What in the file was not read, and why. */
  readonly unread: readonly Issue[];
}

/** Hash of a source, told in pieces; `tick` is called after every 64 MiB. */
async function hashOf(source: ByteSource, tick: (bytes: number) => Promise<void>): Promise<string> {
  const hash = createHash("sha256");
  let read = 0;
  for (const piece of piecesOf(source)) {
    hash.update(piece);
    read += piece.length;
    if (read % (64 << 20) < piece.length) await tick(read);
  }
  return hash.digest("hex");
}

/** Faults that say that a table is none of ours; beside another that is, it is only named. */
const notOurs = new Set(["file.header", "file.kind", "file.empty"]);

function partOf(
  file: FileInput,
  { file: name, sheet }: { readonly file: string; readonly sheet?: string | undefined },
): string | undefined {
  const inner = name === file.name ? [] : [name.slice(file.name.length + 1)];
  const parts = [...inner, ...(sheet === undefined ? [] : [sheet])];
  return parts.length === 0 ? undefined : parts.join(" / ");
}

/** Id of an import: the same bytes read in the same way by the same reader are one import. */
function idOf(sha256: string, part: string | undefined, reading: Reading, options: ReadingOptions): string {
  return shortId({
    original: sha256,
    part: part ?? null,
    kind: reading.header.table.kind,
    mapping: mappingOf(reading),
    reader: reading.readerVersion,
    encoding: reading.table.encoding?.name ?? null,
    delimiter: reading.table.delimiter ?? null,
    dates: reading.survey.ambiguous === undefined ? null : (options.dates ?? null),
  });
}

const placeOf = ({ file, sheet }: Table): Partial<Issue> => ({
  file,
  ...(sheet === undefined ? {} : { sheet }),
});

interface Look {
  readonly ports: Ports;
  readonly file: FileInput;
  readonly options: ReadingOptions;
  readonly sha256: string;
}

async function lookAtTable({ ports, file, options, sha256 }: Look, table: Table): Promise<LookedAt> {
  const step = `looking at ${table.file}`;
  const tick = () => pause(ports, { step, done: Math.round(table.progress() * 1000), total: 1000 });
  const { kind, map, dates, remembered } = options;
  const today = dayOf(ports.now());
  const reading = await openReading(recordReader(), table, { kind, map, dates, remembered, tick, today });
  const part = partOf(file, reading.table);
  const id = idOf(sha256, part, reading, options);
  const said = saidOf(reading, options);
  const recalled = reading.remembered === undefined ? [] : [sayRemembered(reading.remembered)];
  const { kind: found } = reading.header.table;
  const content: Content = { form: "table", table: reading.table, reading };
  const name = reading.table.file;
  return { file, sha256, name, kind: found, content, id, part, said, recalled, options: given(options) };
}

/** Id of an import of events: as of a table, with nothing that a person could say of it. */
function lookAtEvents({ file, sha256 }: Look, events: EventFile): LookedAt {
  const part = partOf(file, events);
  const { kind, file: name } = events;
  const id = shortId({ original: sha256, part: part ?? null, kind, mapping: {}, reader: eventReaderVersion });
  const content: Content = { form: "events", events };
  return { file, sha256, name, kind, content, id, part, said: undefined, recalled: [], options: {} };
}

/** Takes the files of events out of what is opened, unless a person says that they are something else. */
function claimEvents({ kind, map }: ReadingOptions): {
  readonly found: EventFile[];
  readonly claims: (source: ByteSource, file: string) => boolean;
} {
  const found: EventFile[] = [];
  const isOther = map !== undefined || (kind !== undefined && kind !== "events" && kind !== "documents");
  const claims = (source: ByteSource, file: string): boolean => {
    const events = isOther ? undefined : eventFileOf(source, file, recordReader().contacts);
    if (events === undefined || (kind !== undefined && kind !== events.kind)) return false;
    found.push(events);
    return true;
  };
  return { found, claims };
}

/** The options of the bytes that were given. */
function given({ encoding, delimiter, sheet, dates }: FileOptions): LookedAt["options"] {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(dates === undefined ? {} : { dates }),
  };
}

const asFlags = (options: FileOptions): string =>
  Object.entries(options)
    .map(([name, value]) => `--${name} ${value}`)
    .join(" ");

/** Options that fit nothing in the file are a slip, and not passed over. */
function checkOptions(
  { every }: OpenedFile,
  { encoding, delimiter, sheet }: FileOptions,
  file: string,
): void {
  const unused = [
    ...(sheet !== undefined && every.every((table) => table.sheet === undefined) ? ["sheet"] : []),
    ...(encoding !== undefined && every.every((table) => table.encoding === undefined) ? ["encoding"] : []),
    ...(delimiter !== undefined && every.every((table) => table.delimiter === undefined)
      ? ["delimiter"]
      : []),
  ];
  const [first] = unused;
  if (first !== undefined)
    fail("usage.option", `--${first} fits nothing in ${file}.`, "Leave it out for this file.", { file });
}

const hiddenSheet = ({ file, sheet = "" }: Table): Issue => ({
  code: "file.format",
  file,
  sheet,
  message: `Sheet "${sheet}" is hidden in the workbook and was not read.`,
  hint: `If it is meant, name it: --sheet "${sheet}".`,
});

/** What is worth remembering: a mapping by hand, for the rows of headings under which it holds. */
function saidOf(reading: Reading, { kind, map }: ReadingOptions): LookedAt["said"] {
  if (map === undefined || Object.keys(map).length === 0) return undefined;
  const headings = headingFingerprint(reading.header.row.cells);
  return { headings, map, kind: kind ?? reading.header.table.kind };
}

/** A table that was looked at, or why it was not read. */
type Outcome = { readonly looked: LookedAt } | { readonly unread: Issue; readonly failure?: SelvedgeError };

async function outcomeOf(look: Look, table: Table): Promise<Outcome> {
  if (table.hidden === true && look.options.sheet === undefined) return { unread: hiddenSheet(table) };
  try {
    await refuseLoneAmsTable(table);
    return { looked: await lookAtTable(look, table) };
  } catch (error) {
    if (!(error instanceof SelvedgeError) || !notOurs.has(error.issue.code)) throw error;
    return { unread: { ...error.issue, ...placeOf(table) }, failure: error };
  }
}

/** A file of which nothing can be imported fails as its first table did. */
function refuseAll(outcomes: readonly Outcome[], unread: readonly Issue[]): void {
  if (outcomes.some((outcome) => "looked" in outcome)) return;
  const failure = outcomes.find((outcome) => "failure" in outcome && outcome.failure !== undefined);
  if (failure !== undefined && "failure" in failure && failure.failure !== undefined) throw failure.failure;
  const [first] = unread;
  if (first !== undefined) throw new SelvedgeError(first);
}

function checkSize({ source, name }: FileInput): void {
  if (source.size <= formatLimits.bytes) return;
  fail(
    "file.too-large",
    `The file holds ${counted(source.size)} bytes; the limit is ${counted(formatLimits.bytes)}.`,
    "Split the file and import the parts; each keeps its own row numbers.",
    { file: name, expected: `at most ${counted(formatLimits.bytes)} bytes`, received: counted(source.size) },
  );
}

/** What is said now, else what was said of the same bytes before, and that in words. */
function recall(
  said: ReadingOptions,
  sha256: string,
): { options: ReadingOptions; recalled: readonly string[] } {
  const before = Object.keys(given(said)).length === 0 ? (said.recalled?.(sha256) ?? {}) : {};
  const recalled =
    Object.keys(before).length === 0 ? [] : [`Read as was said of this file before: ${asFlags(before)}.`];
  return { options: { ...said, ...before }, recalled };
}

/** Opens a file and looks its tables through. Where none of them can be imported, the first one's failure is the file's. */
export async function lookAtFile(ports: Ports, file: FileInput, said: ReadingOptions): Promise<LookedInto> {
  const { source, name } = file;
  checkSize(file);
  const sha256 = await hashOf(source, (done) =>
    pause(ports, { step: `looking at ${name}`, done, total: source.size }),
  );
  const { options, recalled } = recall(said, sha256);
  const { encoding, delimiter, sheet } = options;
  const { found, claims } = claimEvents(options);
  const { scratch } = ports;
  const opened = await openTables(source, { file: name, encoding, delimiter, sheet, scratch, claims });
  checkOptions(opened, options, name);
  for (const table of opened.every) await refusePrivateTable(recordReader().contacts, table);
  const look = { ports, file, options, sha256 };
  const outcomes: Outcome[] = found.map((events) => ({ looked: lookAtEvents(look, events) }));
  for (const table of await joinAmsTables(opened.tables, name)) outcomes.push(await outcomeOf(look, table));
  const unread = [
    ...opened.unread,
    ...outcomes.flatMap((outcome) => ("unread" in outcome ? [outcome.unread] : [])),
  ];
  refuseAll(outcomes, unread);
  const tables = outcomes.flatMap((outcome) => ("looked" in outcome ? [outcome.looked] : []));
  return {
    tables: tables.map((looked) => ({ ...looked, recalled: [...recalled, ...looked.recalled] })),
    unread,
  };
}

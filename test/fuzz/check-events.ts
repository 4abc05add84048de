import type { Issue } from "../../src/model/issue.ts";
import type { CanonicalRow, Records } from "../../src/model/records.ts";
import { canonicalColumns, recordKinds } from "../../src/model/records.ts";
import { foldEvents } from "../../src/records/events/as-rows/fold-events.ts";
import { walkEvents } from "../../src/records/events/read-events.ts";
import { type EventFile, eventFileOf } from "../../src/records/events/rows/event-file.ts";
import { eventOfJson } from "../../src/records/events/rows/event-json.ts";
import { readEventParts } from "../../src/records/events/rows/read-event-parts.ts";
import type { PartSize, RowPart } from "../../src/records/read-parts.ts";
import { testReader } from "../../src/records/record-reader.fixture.ts";
import { checkIssue, promise } from "./check-tables.ts";
import { type FuzzInput, strictSource } from "./input.ts";

/** Small enough that a file of a few events has several parts. */
const size: PartSize = { rows: 2, bytes: 4_000, issues: 3 };
const today = "2026-11-22";

interface Told {
  readonly parts: readonly RowPart[];
  readonly remarks: readonly Issue[];
}

async function partsOf(file: EventFile): Promise<Told> {
  const parts: RowPart[] = [];
  const reading = readEventParts(file, { today, size });
  let step = await reading.next();
  for (; step.done !== true; step = await reading.next()) parts.push(step.value);
  return { parts, remarks: step.value };
}

/** Fields of a line of text for the bulk reader; no field of an event holds U+001F or a line end outside of JSON escapes. */
const fieldsOf = (line: string): readonly string[] =>
  line
    .split("\u001f")
    .map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field));

function rowsOf(file: EventFile, { parts }: Told): readonly CanonicalRow[] {
  const columns = canonicalColumns[file.kind];
  return parts.flatMap(({ text }) =>
    Buffer.from(text.bytes)
      .toString()
      .split("\n")
      .slice(0, -1)
      .flatMap((line): readonly CanonicalRow[] => {
        const [row = "", ...fields] = fieldsOf(line);
        const [status = "", extra = ""] = fields.slice(columns.length);
        const cells = Object.fromEntries(
          columns.flatMap((name, at) => (fields[at] ? [[name, fields[at]]] : [])),
        );
        const source = { import: "i", row: Number(row), file: file.file };
        return status === "quarantined"
          ? []
          : [{ kind: file.kind, cells, extra: extra === "" ? {} : JSON.parse(extra), source }];
      }),
  );
}

const recordsOf = (rows: readonly CanonicalRow[]): Records =>
  Object.fromEntries(
    recordKinds.map((kind) => [kind, rows.filter((row) => row.kind === kind)]),
  ) as unknown as Records;

function checkCounts(bytes: Uint8Array, { file }: EventFile, { parts, remarks }: Told): void {
  const sum = (count: (part: RowPart) => number): number => parts.reduce((all, part) => all + count(part), 0);
  const rows = sum(({ text }) => text.rows);
  const { loaded, refused } = walkEvents(bytes, { file }, () => undefined);
  const [accepted, quarantined] = [sum((part) => part.accepted), sum((part) => part.quarantined)];
  promise(accepted + quarantined === rows, `${accepted} + ${quarantined} is not ${rows}`);
  promise(accepted === loaded && quarantined === refused, `${loaded} load and ${accepted} are accepted`);
  const told = parts.flatMap(({ issues }) => issues);
  for (const issue of [...told, ...remarks]) checkIssue(issue);
  const faulty = new Set(told.flatMap(({ row, status }) => (status === "quarantined" ? [row] : [])));
  promise(faulty.size === quarantined, `${quarantined} are quarantined and ${faulty.size} say why`);
  promise(
    told.every(({ column }) => column?.startsWith("$")),
    "an issue names no path",
  );
}

/** What is folded is the same whatever comes first, and every row of it has a source. */
function checkFold(rows: readonly CanonicalRow[]): void {
  const [one, other] = [rows, rows.toReversed()].map((some) => foldEvents(recordsOf(some)));
  const [a, b] = [one, other].map((folded) => JSON.stringify(folded));
  promise(a === b, "the order of events changes their rows");
  const folded = Object.values(one?.rows ?? {}).flat();
  promise(
    folded.every(({ source }) => source.file === "a.json" && source.row > 0),
    "a folded row has no source",
  );
}

/** Reads a file of events as an import does, and holds rows, counts and fold against each other. */
export async function readAsEvents({ bytes, file }: FuzzInput): Promise<string> {
  const found = eventFileOf(strictSource(bytes), file, testReader.contacts);
  if (found === undefined) return "elsewhere";
  const told = await partsOf(found);
  checkCounts(bytes, found, told);
  const rows = rowsOf(found, told);
  for (const { cells } of rows as readonly CanonicalRow<"events">[])
    if (cells.json !== undefined) promise(eventOfJson(cells.json) !== undefined, "an event is none any more");
  checkFold(rows);
  return told.parts.some(({ accepted }) => accepted > 0) ? "read" : "quarantined";
}

import type { TableRow } from "../../../formats/table.ts";
import { fail } from "../../../model/issue.ts";
import { foldHeading } from "../../fold-heading.ts";
import type { Batches, Cells } from "../format.ts";
import type { KeyTable } from "../key-table.ts";
import { keyTable } from "../key-table.ts";
import type { NumberColumn } from "../number-column.ts";
import { numberColumn } from "../number-column.ts";
import { cellAt, headingPositions } from "../whole-rows.ts";

/** One of the tables of a manifest dump. */
export interface AmsTable {
  readonly name: string;
  readonly headings: Cells;
  /** Rows under the headings; each call walks the table anew. */
  readonly rows: () => Batches<TableRow>;
}

/** A table joined of several, for `cbpAms.read`. */
export interface AssembledAms {
  readonly header: TableRow;
  readonly rows: () => Batches<TableRow>;
  /** Rows of the joined tables whose identifier `header` does not have; known after a walk. */
  readonly strays: () => ReadonlyMap<string, number>;
}

/** Tables with one row a record: its n-th row belongs to the n-th row of `header` with that identifier. */
const single = ["billgen", "shipper", "consignee", "notifyparty"];
/** Tables with several rows a record. */
const several = ["cargodesc", "tariff", "container"];
/** Bills held at a time. The side tables are walked once for each stretch of so many. */
const billsHeld = 100_000;

/** `ams__shipper_2026.csv`, "Cargo Desc": the table it is, if it is one that is joined. */
export function amsTableName(name: string): string | undefined {
  const folded = foldHeading(name.replace(/\.[a-z]+$/i, ""));
  return ["header", ...single, ...several].find((table) => folded.includes(table));
}

interface Side {
  readonly name: string;
  readonly table: AmsTable;
  readonly identifier: number;
  /** Positions of the columns that are taken over: all but the identifier. */
  readonly taken: readonly number[];
}

function sideOf(table: AmsTable): Side {
  const identifier = headingPositions(table.headings)("identifier");
  if (identifier < 0)
    fail(
      "column.missing",
      `The table ${table.name} has no column identifier, by which the tables of a manifest are joined.`,
      "Hand the table in with its identifier.",
      { file: table.name, column: "identifier", expected: "identifier", received: table.headings.join(", ") },
    );
  const taken = table.headings.flatMap((_, at) => (at === identifier ? [] : [at]));
  return { name: amsTableName(table.name) ?? table.name, table, identifier, taken };
}

/** Contact and address columns have the same names in three tables; they are told apart by their table. */
const joinedHeading = (side: string, heading: string): string =>
  /^(?:country_code|city|state_province|zip_code|contact_name|comm_number.*)$/i.test(heading.trim())
    ? `${side}_${heading.trim()}`
    : heading;

type Held = Map<string, Cells[]>;

const cut = (text: string): string => Buffer.from(text).toString();

/** Rows of a side table that belong to the identifiers held. */
async function gather(
  side: Side,
  held: ReadonlySet<string>,
  onStray: (identifier: string) => void,
): Promise<Held> {
  const found: Held = new Map();
  for await (const batch of side.table.rows())
    for (const { cells } of batch) {
      const identifier = cellAt(cells, side.identifier);
      if (!held.has(identifier)) {
        onStray(identifier);
        continue;
      }
      // Slices of a large piece of the file would keep the whole of it alive.
      const kept = side.taken.map((at) => cut(cellAt(cells, at)));
      const rows = found.get(identifier);
      if (rows === undefined) found.set(identifier, [kept]);
      else rows.push(kept);
    }
  return found;
}

/** Cells of several rows as one: each column's different texts, in their order. */
const merged = (side: Side, rows: readonly Cells[]): Cells =>
  side.taken.map((_, column) =>
    [...new Set(rows.map((cells) => cells[column] ?? "").filter((text) => text !== ""))].join(" | "),
  );

const takenAt = (side: Side, heading: string): number =>
  headingPositions(side.taken.map((at) => side.table.headings[at] ?? ""))(heading);

/** Lines of a bill by their tariff number: one row each where it has several, so that no number is lost. */
function tariffLines(side: Side, rows: readonly Cells[]): readonly Cells[] {
  const at = takenAt(side, "harmonized_number");
  const byNumber = Map.groupBy(rows, (cells) => cellAt(cells, at));
  return rows.length === 0 ? [merged(side, [])] : [...byNumber.values()].map((each) => merged(side, each));
}

/** The lines of a text in the order in which they were numbered. */
function inSequence(side: Side, rows: readonly Cells[]): readonly Cells[] {
  const at = takenAt(side, "description_sequence_number");
  return rows.toSorted((a, b) => Number(cellAt(a, at)) - Number(cellAt(b, at)));
}

/** What a side table says beside the n-th row of a record. */
function linesBeside(side: Side, rows: readonly Cells[], time: number): readonly Cells[] {
  if (single.includes(side.name)) return [rows[Math.min(time, rows.length - 1)] ?? merged(side, [])];
  if (side.name === "tariff") return tariffLines(side, rows);
  return [merged(side, side.name === "cargodesc" ? inSequence(side, rows) : rows)];
}

interface Joint {
  readonly side: Side;
  readonly held: Held;
}

/** Every way the cells of the side tables stand beside a row of `header`; more than one only by the tariff. */
const besides = (joints: readonly Joint[], identifier: string, time: number): readonly Cells[] =>
  joints.reduce<readonly Cells[]>(
    (lines, { side, held }) => {
      const next = linesBeside(side, held.get(identifier) ?? [], time);
      return lines.flatMap((line) => next.map((cells) => [...line, ...cells]));
    },
    [[]],
  );

interface Walk {
  readonly head: Side;
  readonly sides: readonly Side[];
  /** Identifiers of `header`. */
  readonly known: KeyTable;
  /** How many rows of each identifier have been joined. */
  readonly times: NumberColumn;
  /** Told of a side row that belongs to no row of `header`. */
  readonly onStray: (side: Side) => void;
}

async function gatherAll(
  walk: Walk,
  stretch: readonly TableRow[],
  isFirst: boolean,
): Promise<readonly Joint[]> {
  const held = new Set(stretch.map(({ cells }) => cellAt(cells, walk.head.identifier)));
  const joints: Joint[] = [];
  for (const side of walk.sides) {
    const onStray = (identifier: string): void => {
      if (isFirst && walk.known.find(identifier) < 0) walk.onStray(side);
    };
    joints.push({ side, held: await gather(side, held, onStray) });
  }
  return joints;
}

/** Cells that a row leaves out at its end are empty; those of the side tables must stand under their headings. */
const padded = (cells: Cells, width: number): Cells =>
  Array.from({ length: Math.max(width, cells.length) }, (_, at) => cells[at] ?? "");

async function* joinStretch(
  walk: Walk,
  stretch: readonly TableRow[],
  isFirst: boolean,
): AsyncGenerator<readonly TableRow[]> {
  const joints = await gatherAll(walk, stretch, isFirst);
  for (const row of stretch) {
    const identifier = cellAt(row.cells, walk.head.identifier);
    const at = walk.known.find(identifier);
    const own = padded(row.cells, walk.head.table.headings.length);
    const lines = besides(joints, identifier, walk.times.get(at));
    walk.times.set(at, walk.times.get(at) + 1);
    yield lines.map((cells) => ({ ...row, cells: [...own, ...cells] }));
  }
}

async function* joinAll(walk: Walk, bills: number): AsyncGenerator<readonly TableRow[]> {
  for await (const batch of walk.head.table.rows())
    for (const { cells } of batch) walk.known.add(cellAt(cells, walk.head.identifier));
  let stretch: TableRow[] = [];
  let isFirst = true;
  for await (const batch of walk.head.table.rows()) {
    stretch.push(...batch);
    if (stretch.length < bills) continue;
    yield* joinStretch(walk, stretch, isFirst);
    isFirst = false;
    stretch = [];
  }
  if (stretch.length > 0) yield* joinStretch(walk, stretch, isFirst);
}

function tablesOf(tables: readonly AmsTable[]): readonly [head: Side, sides: readonly Side[]] {
  const named = new Map(tables.map((table) => [amsTableName(table.name), table]));
  const head = named.get("header");
  const sides = [...single, ...several].flatMap((name) => named.get(name) ?? []).map(sideOf);
  if (head === undefined)
    return fail(
      "file.missing",
      "A set of manifest tables needs the table header, and it is not among them.",
      "Import the table header together with the others.",
      { expected: "header", received: tables.map(({ name }) => name).join(", ") },
    );
  return [sideOf(head), sides];
}

/**
 * Joins the tables of a manifest by `identifier`. Every row of `header` comes out once, or once for each tariff number
 * of its bill, under its own row number. Texts on several lines and containers are joined by " | ".
 *
 * Memory: the rows of all tables for `bills` rows of `header` at a time, and about 60 bytes for each further identifier.
 * The price is a walk over the side tables for every stretch of `bills` rows.
 */
export function assembleAms(tables: readonly AmsTable[], bills: number = billsHeld): AssembledAms {
  const [head, sides] = tablesOf(tables);
  const strays = new Map<string, number>();
  const cells = [
    ...head.table.headings,
    ...sides.flatMap((side) =>
      side.taken.map((at) => joinedHeading(side.name, side.table.headings[at] ?? "")),
    ),
  ];
  return {
    header: { number: 1, line: 1, cells },
    strays: () => strays,
    rows: () => {
      strays.clear();
      const onStray = ({ table }: Side): void => {
        strays.set(table.name, (strays.get(table.name) ?? 0) + 1);
      };
      return joinAll({ head, sides, known: keyTable(), times: numberColumn(), onStray }, bills);
    },
  };
}

import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import { visible } from "../archive/entry-name.ts";
import { counted } from "../counted.ts";
import type { FormatLimits } from "../limits.ts";
import type { RowProblem, TableRow } from "../table.ts";
import type { PathNode } from "./path-tree.ts";
import { isData } from "./path-tree.ts";
import type { XmlHandlers } from "./safe-xml.ts";

/** The columns of a record: what leads to each value inside it, and what it is called. */
export interface RecordColumns {
  readonly headings: readonly string[];
  /** By path inside the record: "address.city", "address.@type", "" for the text of the record itself. */
  readonly places: ReadonlyMap<string, number>;
}

const below = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

function* pathsIn(node: PathNode, path: string): Generator<string> {
  for (const attribute of node.attributes) yield below(path, `@${attribute}`);
  if (node.hasText || (node.children.size === 0 && node.attributes.size === 0)) yield path;
  for (const child of node.children.values()) yield* pathsIn(child, below(path, child.name));
}

/** `@id` is called `id`, unless an element is. */
function headingOf(path: string, node: PathNode, paths: ReadonlySet<string>): string {
  if (path === "") return node.name;
  const plain = path.replaceAll("@", "");
  return plain !== path && paths.has(plain) ? path : plain;
}

/** A name as long as a book is told by its beginning. */
const shortened = (heading: string, { cell }: FormatLimits): string =>
  heading.length > cell ? `${heading.slice(0, 80).toWellFormed()}…` : heading;

export function columnsOf(node: PathNode, limits: FormatLimits): RecordColumns {
  const paths = new Set(pathsIn(node, ""));
  const kept = [...paths].slice(0, limits.columns);
  return {
    headings: kept.map((path) => shortened(headingOf(path, node, paths), limits)),
    places: new Map(kept.map((path, place) => [path, place])),
  };
}

function namesOf(node: PathNode): readonly string[] {
  return node.parent === undefined ? [node.name] : [...namesOf(node.parent), node.name];
}

interface Row {
  readonly cells: string[];
  problem: RowProblem | undefined;
  problemCell: number;
}

/** Longer than the limit is enough to know that it is too long: no more is gathered. */
function addText(row: Row, place: number, text: string, limits: FormatLimits): void {
  const before = row.cells[place] ?? "";
  if (row.problem === "cell-too-long" && before.endsWith("…") && before.length <= 81) return;
  const joined = before === "" ? text : `${before}; ${text}`;
  row.cells[place] = joined.length > limits.cell ? `${joined.slice(0, 80).toWellFormed()}…` : joined;
  if (joined.length <= limits.cell || row.problem !== undefined) return;
  row.problem = "cell-too-long";
  row.problemCell = place;
}

interface RecordRows {
  readonly begin: () => void;
  readonly put: (path: string, text: string) => void;
  readonly finish: () => void;
  readonly isOpen: () => boolean;
  readonly take: () => TableRow[];
  readonly remarks: () => readonly Issue[];
}

/** A value that stands several times in one record is told: two names may be two companies. */
function joinedRemarks(joined: ReadonlyMap<string, number>, file: string): readonly Issue[] {
  if (joined.size === 0) return [];
  const named = [...joined]
    .slice(0, 5)
    .map(([heading, rows]) => `"${visible(heading).slice(0, 80)}" in row ${counted(rows)}`);
  const rest = joined.size > 5 ? `, and ${counted(joined.size - 5)} more columns` : "";
  return [
    {
      code: "row.shape",
      message: `Elements stand more than once in one record, and their texts were joined with "; ": ${named.join(", ")}${rest}, and perhaps in later rows.`,
      hint: "Where each is a company or a line of its own, export one record for each.",
      file,
    },
  ];
}

interface Place {
  readonly file: string;
  readonly limits: FormatLimits;
}

/** Rows under their columns; the headings come first. */
function newRecordRows(columns: RecordColumns, { file, limits }: Place): RecordRows {
  let rows: TableRow[] = [{ number: 1, line: 1, cells: columns.headings }];
  let number = 1;
  let row: Row | undefined;
  /** Heading -> the first row that has it twice. */
  const joined = new Map<string, number>();
  const begin = (): void => {
    number += 1;
    if (number > limits.rows)
      fail(
        "file.too-large",
        `The file holds more than ${counted(limits.rows)} rows, which is the limit.`,
        "Split the file and import the parts.",
        { file, row: number, expected: `at most ${counted(limits.rows)} rows`, received: "more" },
      );
    row = { cells: new Array<string>(columns.headings.length).fill(""), problem: undefined, problemCell: 0 };
  };
  const put = (path: string, text: string): void => {
    if (row === undefined || text === "") return;
    const place = columns.places.get(path);
    if (place !== undefined) {
      const heading = columns.headings[place] ?? "";
      if (row.cells[place] !== "" && !joined.has(heading)) joined.set(heading, number);
      addText(row, place, text, limits);
    } else {
      row.problem = "too-many-cells";
      row.problemCell = limits.columns;
    }
  };
  const finish = (): void => {
    if (row === undefined) return;
    const { cells, problem, problemCell } = row;
    const whole = { number, line: number, cells };
    rows.push(problem === undefined ? whole : { ...whole, problem, problemCell });
    row = undefined;
  };
  const take = (): TableRow[] => {
    const taken = rows;
    rows = [];
    return taken;
  };
  const remarks = (): readonly Issue[] => joinedRemarks(joined, file);
  return { begin, put, finish, isOpen: () => row !== undefined, take, remarks };
}

export interface RecordReader {
  readonly handlers: XmlHandlers;
  /** The rows since the last call. */
  readonly take: () => TableRow[];
  /** What was met so far. */
  readonly remarks: () => readonly Issue[];
}

/** Tells when an element with these names above it opens. */
function newPathMatch(names: readonly string[]): {
  readonly open: (name: string) => boolean;
  readonly close: () => void;
} {
  let depth = 0;
  /** How many of the open elements, from the root, are on the way. */
  let matched = 0;
  return {
    open: (name) => {
      if (depth === matched && names[depth] === name) matched += 1;
      depth += 1;
      return matched === names.length && depth === names.length;
    },
    close: () => {
      depth -= 1;
      matched = Math.min(matched, depth);
    },
  };
}

/** Listens to a document and makes a row of each record. The headings are row 1. */
export function newRecordReader(node: PathNode, columns: RecordColumns, place: Place): RecordReader {
  const match = newPathMatch(namesOf(node));
  const rows = newRecordRows(columns, place);
  const paths: string[] = [];
  const texts: string[] = [];
  const enter = (path: string, attributes: Readonly<Record<string, string>>): void => {
    paths.push(path);
    texts.push("");
    for (const name in attributes)
      if (isData(name)) rows.put(below(path, `@${name}`), (attributes[name] ?? "").trim());
  };
  const handlers: XmlHandlers = {
    open: (name, attributes) => {
      const isRecord = match.open(name);
      if (rows.isOpen()) enter(below(paths[paths.length - 1] ?? "", name), attributes);
      else if (isRecord) {
        rows.begin();
        enter("", attributes);
      }
    },
    close: () => {
      match.close();
      const path = paths.pop();
      if (path === undefined) return;
      rows.put(path, (texts.pop() ?? "").trim());
      if (paths.length === 0) rows.finish();
    },
    text: (text) => {
      const top = texts.length - 1;
      const before = texts[top];
      if (before !== undefined && before.length <= place.limits.cell) texts[top] = before + text;
    },
  };
  return { handlers, take: rows.take, remarks: rows.remarks };
}

import { Buffer } from "node:buffer";
import type { FormatLimits } from "../limits.ts";
import type { TableRow } from "../table.ts";
import type { Visit } from "./json-values.ts";
import { cellText, isNestedList, isRecord, walkFeature, walkRecord } from "./json-values.ts";

/** What the values of a list are: records under headings, features of GeoJSON, or rows that have their headings inside. */
export type JsonShape = "records" | "features" | "rows";

/** The headings of a list, in order of first appearance; no more than the limit of columns. */
export interface JsonHeadings {
  readonly names: readonly string[];
  readonly places: ReadonlyMap<string, number>;
}

/** Tells the headings of a value and what stands under them; false for what is no record. */
function visitRecord(value: unknown, shape: JsonShape, visit: Visit): boolean {
  if (!isRecord(value)) return false;
  (shape === "features" ? walkFeature : walkRecord)(value, visit);
  return true;
}

/** Adds the headings of one record. */
export function addHeadings(
  places: Map<string, number>,
  value: unknown,
  shape: JsonShape,
  columns: number,
): void {
  visitRecord(value, shape, (heading) => {
    if (!places.has(heading) && places.size < columns) places.set(heading, places.size);
  });
}

const cut = (text: string): string => `${text.slice(0, 80).toWellFormed()}…`;

/** A value that is no record, as a person would look for it. */
export function notARecord(number: number, line: number, bytes: Uint8Array): TableRow {
  const text = Buffer.from(bytes.subarray(0, 400)).toString();
  const shown = text.length > 80 || bytes.length > 400 ? cut(text) : text;
  return { number, line, cells: [shown], problem: "not-a-record", problemCell: 0 };
}

/** The headings as the first row; a name as long as a book is told by its beginning. */
export const headingRow = ({ names }: JsonHeadings, { cell }: FormatLimits): TableRow => ({
  number: 1,
  line: 1,
  cells: names.map((name) => (name.length > cell ? cut(name) : name)),
});

type Place = Pick<TableRow, "number" | "line">;

function limited(place: Place, cells: string[], isCutOff: boolean, limits: FormatLimits): TableRow {
  const long = cells.findIndex((cell) => cell.length > limits.cell);
  for (let at = long; at >= 0 && at < cells.length; at += 1) {
    const cell = cells[at] ?? "";
    if (cell.length > limits.cell) cells[at] = cut(cell);
  }
  if (isCutOff) return { ...place, cells, problem: "too-many-cells", problemCell: limits.columns };
  return long < 0 ? { ...place, cells } : { ...place, cells, problem: "cell-too-long", problemCell: long };
}

/** What one list has in common. */
export interface JsonTable {
  readonly shape: JsonShape;
  readonly headings: JsonHeadings;
  readonly limits: FormatLimits;
  /** Told where a value is a list of records. */
  readonly nested: (heading: string) => void;
}

/** One record under the headings of its list; undefined for what is no record. */
function recordRow(
  place: Place,
  value: unknown,
  { shape, headings, limits, nested }: JsonTable,
): TableRow | undefined {
  const cells = new Array<string>(headings.names.length).fill("");
  let isCutOff = false;
  const isVisited = visitRecord(value, shape, (heading, inside) => {
    const at = headings.places.get(heading);
    if (at === undefined) isCutOff = true;
    else {
      if (isNestedList(inside)) nested(heading);
      const before = cells[at] ?? "";
      const text = cellText(inside);
      // {"a.b": 1, "a": {"b": 2}}: one heading for two values.
      cells[at] = before === "" || text === "" ? before + text : `${before}; ${text}`;
    }
  });
  return isVisited ? limited(place, cells, isCutOff, limits) : undefined;
}

/** An array as a row of cells. */
function arrayRow(place: Place, values: readonly unknown[], limits: FormatLimits): TableRow {
  const cells = values.slice(0, limits.columns).map(cellText);
  return limited(place, cells, values.length > limits.columns, limits);
}

/** A value of a list as a row; undefined for what is none. */
export function rowOf(place: Place, value: unknown, table: JsonTable): TableRow | undefined {
  if (table.shape !== "rows") return recordRow(place, value, table);
  return Array.isArray(value) ? arrayRow(place, value, table.limits) : undefined;
}

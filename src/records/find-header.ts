import type { TableRow } from "../formats/table.ts";
import type { Issue } from "../model/issue.ts";
import { fail } from "../model/issue.ts";
import type { RecordKind } from "../model/records.ts";
import type { KindTable } from "./column-tables.ts";
import { foldHeading } from "./fold-heading.ts";
import { givenPositions } from "./given-columns.ts";
import { columnMissing, unknownHeadings, unknownKind } from "./header-failures.ts";
import type { ColumnMatch } from "./match-columns.ts";
import { fillsGroups, matchColumns } from "./match-columns.ts";
import type { RecordReader } from "./record-reader.ts";

export interface HeaderRequest {
  /** What the user says the rows are. */
  readonly kind?: RecordKind | undefined;
  /** Canonical column -> the file's own heading, as the user maps it. */
  readonly map?: Readonly<Record<string, string>> | undefined;
  readonly file: Partial<Issue>;
}

/** A row read as the headings of one kind. */
export interface Header {
  readonly table: KindTable;
  readonly row: TableRow;
  readonly match: ColumnMatch;
  readonly score: number;
}

/** Titles, filters and dates may stand above the headings; nobody writes more lines of them. */
const deepestHeader = 20;

const scoreOf = ({ columns }: ColumnMatch): number =>
  columns.reduce((sum, { how }) => sum + (how === "likely" ? 1 : 2), 0);

/** Longer texts are sentences or addresses, and a row that holds many of them is no row of headings. */
const isHeadingLike = ({ cells, problem }: TableRow): boolean =>
  problem === undefined && cells.filter((cell) => cell.length > 80).length * 2 < cells.length;

const bestOf = (headers: readonly Header[]): Header | undefined =>
  headers.reduce<Header | undefined>(
    (best, next) => (next.score > (best?.score ?? 0) ? next : best),
    undefined,
  );

function candidates(
  reader: RecordReader,
  rows: readonly TableRow[],
  request: HeaderRequest,
): readonly Header[] {
  const tables = reader.kinds.filter(({ kind }) => request.kind === undefined || kind === request.kind);
  const top = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")).slice(0, deepestHeader);
  return top.filter(isHeadingLike).flatMap((row) =>
    tables.flatMap((table) => {
      const given = givenPositions(table, row.cells, request.map ?? {});
      if (given === undefined) return [];
      const match = matchColumns(reader, table, row.cells, given);
      return [{ table, row, match, score: scoreOf(match) }];
    }),
  );
}

/** Whether no heading stands beside those of a kind that makes it look like another: a lot beside a production order. */
const isAlone = ({ match, table, row }: Header): boolean =>
  table.notBeside.size === 0 ||
  !row.cells.some((cell, index) => !match.contact.includes(index) && table.notBeside.has(foldHeading(cell)));

/**
 * Of kinds whose headings are the same (inputs and outputs of a transformation), the one that the sheet is called by,
 * or else the file: so forms and exports of ours come back as what they are.
 */
function namedByFile(headers: readonly Header[], { sheet, file = "" }: Partial<Issue>): Header | undefined {
  for (const name of [sheet ?? "", file.split(/[\\/]/).at(-1) ?? ""]) {
    const called = headers.filter(({ table }) => foldHeading(name).includes(foldHeading(table.kind)));
    const [only, ...others] = called;
    if (only !== undefined && others.every(({ table }) => table === only.table)) return only;
  }
  return undefined;
}

/** The kind whose headings are met best. Two kinds that fit equally well are a question to the user. */
function chooseKind(headers: readonly Header[], request: HeaderRequest): Header | undefined {
  const telling = headers.filter(
    (header) => fillsGroups(header.match, header.table.tells) && isAlone(header),
  );
  const best = bestOf(telling);
  if (best === undefined) return undefined;
  const rivals = telling.filter(({ score, table }) => score === best.score && table !== best.table);
  if (rivals.length === 0) return best;
  const named = namedByFile([best, ...rivals], request.file);
  if (named !== undefined) return named;
  const kinds = [...new Set([best, ...rivals].map(({ table }) => table.kind))];
  return fail(
    "file.kind",
    `The headings on row ${best.row.number} fit ${kinds.join(" and ")} equally well.`,
    `Say which it is: ${kinds.map((kind) => `--as ${kind}`).join(" or ")}.`,
    {
      ...request.file,
      row: best.row.number,
      expected: "headings of one kind",
      received: best.match.headings.join(", "),
    },
  );
}

/** Two columns with the very same heading, of which the first fills a canonical column. */
export interface TwinColumns {
  readonly column: string;
  readonly heading: string;
  /** Position of the column that is read. */
  readonly index: number;
  /** Position of the other one. */
  readonly twin: number;
}

/** The columns that must not differ silently; a mapping by hand settles which is meant. */
export const twinsOf = ({ match }: Header): readonly TwinColumns[] =>
  match.columns.flatMap(({ rule, index, how }) => {
    const heading = match.headings[index] ?? "";
    const twin = match.headings.indexOf(`${heading}#2`);
    return twin < 0 || how === "given" ? [] : [{ column: rule.column, heading, index, twin }];
  });

/** Fails for the first row on which two twins differ. */
export const refuseTwin = (
  { column, heading }: TwinColumns,
  { row }: Header,
  differing: TableRow,
  file: Partial<Issue>,
): never =>
  fail(
    "column.ambiguous",
    `Two columns are headed "${heading}", and they differ on row ${differing.number}.`,
    `Say which one is ${column}: --map ${column}="${heading}" for the first, --map ${column}="${heading}#2" for the second.`,
    { ...file, row: row.number, column: heading, expected: "one column", received: "two" },
  );

/**
 * Finds the row of headings below title lines and, unless told, what kind of records stand under it; the first rows of
 * the file are enough. `undefined` when no row has a heading that is known, so that another delimiter can be tried; a
 * header that is found but cannot be used throws. Rows further down are asked by `twinsOf`.
 */
export function findHeader(
  reader: RecordReader,
  rows: readonly TableRow[],
  request: HeaderRequest,
): Header | undefined {
  const headers = candidates(reader, rows, request);
  const best = bestOf(headers);
  if (best === undefined) return undefined;
  const chosen = request.kind === undefined ? chooseKind(headers, request) : best;
  const header = chosen ?? best;
  if (chosen === undefined && best.score < 4) return undefined;
  if (!fillsGroups(header.match, header.table.needs)) return columnMissing(header, request.file);
  return header;
}

/** Fails for a file in which no header was found. */
export function refuseHeadless(
  reader: RecordReader,
  rows: readonly TableRow[],
  request: HeaderRequest,
): never {
  if (request.map !== undefined) unknownHeadings(reader, rows, request);
  return unknownKind(reader, rows, request);
}

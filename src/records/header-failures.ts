import type { TableRow } from "../formats/table.ts";
import type { Issue } from "../model/issue.ts";
import { fail } from "../model/issue.ts";
import { recordKinds } from "../model/records.ts";
import type { KindTable } from "./column-tables.ts";
import type { Header, HeaderRequest } from "./find-header.ts";
import { distinctHeadings, foldHeading } from "./fold-heading.ts";
import { positionOfHeading } from "./given-columns.ts";
import { likeness } from "./likeness.ts";
import type { RecordReader } from "./record-reader.ts";

const quoteAll = (headings: readonly string[]): string => {
  const shown = headings.slice(0, 30).map((heading) => `"${heading.slice(0, 60)}"`);
  return shown.join(", ") + (headings.length > 30 ? `, and ${headings.length - 30} more` : "");
};

/** The row that looks most like headings: the widest of the first ones. */
const widest = (rows: readonly TableRow[]): TableRow | undefined =>
  rows
    .slice(0, 20)
    .reduce<TableRow | undefined>(
      (best, row) => (row.cells.length > (best?.cells.length ?? 0) ? row : best),
      undefined,
    );

/** The heading that is most like one of the spellings, if any is. */
function nearest(headings: readonly string[], spellings: readonly string[]): string | undefined {
  let best: { heading?: string; likeness: number } = { likeness: 0.45 };
  for (const heading of headings)
    for (const spelling of spellings) {
      const found = likeness(foldHeading(heading), foldHeading(spelling));
      if (found > best.likeness) best = { heading, likeness: found };
    }
  return best.heading;
}

const spellingsOf = (table: KindTable, columns: readonly string[]): readonly string[] =>
  table.columns
    .filter(({ column }) => columns.includes(column))
    .flatMap(({ spellings }) => spellings.map(({ heading }) => heading));

/** Fails because a group of columns that the kind needs has no heading. */
export function columnMissing({ table, row, match }: Header, file: Partial<Issue>): never {
  const missing = table.needs.filter(
    (group) => !match.columns.some(({ rule }) => group.includes(rule.column)),
  );
  const [first = []] = missing;
  const spellings = spellingsOf(table, first);
  const taken = new Set([...match.columns.map(({ index }) => index), ...match.contact]);
  const free = match.headings.filter((_, index) => !taken.has(index));
  const near = nearest(free, spellings) ?? "HEADING";
  const named = missing.map((group) => group.join(" or ")).join("; and ");
  return fail(
    "column.missing",
    `A file of ${table.kind} needs a column ${named}, and the headings on row ${row.number} have none.`,
    `The headings are ${quoteAll(match.headings)}. If one of them is meant: --map ${first[0]}="${near}". If these are not ${table.kind}: --as KIND.`,
    {
      ...file,
      row: row.number,
      column: first.join(" or "),
      expected: `a heading such as ${quoteAll(spellings.slice(0, 6))}`,
      received: quoteAll(match.headings),
    },
  );
}

/** Fails when a mapping names a column or a heading that does not exist. */
export function unknownHeadings(
  reader: RecordReader,
  rows: readonly TableRow[],
  { map = {}, kind, file }: HeaderRequest,
): void {
  const tables = reader.kinds.filter((table) => kind === undefined || table.kind === kind);
  const columns = [...new Set(tables.flatMap((table) => table.columns.map(({ column }) => column)))];
  for (const [column, heading] of Object.entries(map)) {
    if (!columns.includes(column))
      fail(
        "column.unknown",
        `The mapping names a column "${column}" that ${kind ?? "no kind of file"} does not have.`,
        `The columns are ${columns.join(", ")}.`,
        {
          ...file,
          column,
          expected: "a canonical column",
          received: column,
        },
      );
    if (rows.slice(0, 20).some(({ cells }) => positionOfHeading(cells, heading) >= 0)) continue;
    const headings = distinctHeadings(widest(rows)?.cells ?? []);
    const near = nearest(headings, [heading]);
    fail(
      "column.unknown",
      `The mapping names a heading "${heading}" that the file does not have.`,
      `The headings are ${quoteAll(headings)}.${near === undefined ? "" : ` Nearest is "${near}".`}`,
      { ...file, column: heading, expected: "one of the file's headings", received: heading },
    );
  }
}

/** Fails because no row could be read as headings, or as the headings of the kind that was asked for. */
export function unknownKind(
  reader: RecordReader,
  rows: readonly TableRow[],
  { kind, file }: HeaderRequest,
): never {
  const row = widest(rows);
  const headings = distinctHeadings(row?.cells ?? []);
  const place = row === undefined ? {} : { row: row.number };
  const table = reader.kinds.find((candidate) => candidate.kind === kind);
  const columns = table?.needs.map((group) => group.join(" or ")).join("; ");
  if (columns !== undefined)
    fail(
      "file.header",
      `No row among the first 20 has headings of ${kind}.`,
      `It needs ${columns}. The widest row holds ${quoteAll(headings)}. Name columns with --map, or import another kind with --as.`,
      {
        ...file,
        ...place,
        expected: columns,
        received: quoteAll(headings),
      },
    );
  return fail(
    "file.kind",
    "The headings do not say what the rows are: no kind of file has them.",
    `The widest row holds ${quoteAll(headings)}. Say what it is with --as (${recordKinds.join(", ")}) and name its columns with --map.`,
    { ...file, ...place, expected: `headings of ${recordKinds.join(", ")}`, received: quoteAll(headings) },
  );
}

import type { ColumnRule, KindTable, Spelling } from "./column-tables.ts";
import { isContactHeading } from "./contact-columns.ts";
import { distinctHeadings, foldHeading } from "./fold-heading.ts";
import { isOneSlipApart } from "./likeness.ts";
import type { RecordReader } from "./record-reader.ts";

/** A canonical column and the column of the file that fills it. */
export interface MatchedColumn {
  readonly rule: ColumnRule;
  /** Position in the row, from 0. */
  readonly index: number;
  /** `likely`: one slip away from a known heading. `given`: mapped by the user. */
  readonly how: "heading" | "likely" | "given";
  readonly implies: Readonly<Record<string, string>>;
}

export interface ColumnMatch {
  readonly headings: readonly string[];
  readonly columns: readonly MatchedColumn[];
  /** Positions of columns with persons' contact data. */
  readonly contact: readonly number[];
}

/** A row that may be the headings, looked at once for all kinds. */
interface Candidate {
  readonly headings: readonly string[];
  readonly keys: readonly string[];
  readonly contact: ReadonlySet<number>;
}

type Given = ReadonlyMap<string, number>;

/** First position with this spelling that is free: not a contact column, and its companions stand in the same row. */
function positionOf(candidate: Candidate, { key, beside }: Spelling, taken: ReadonlySet<number>): number {
  if (!beside.every((other) => candidate.keys.includes(other))) return -1;
  return candidate.keys.findIndex(
    (own, index) => own === key && !taken.has(index) && !candidate.contact.has(index),
  );
}

function matchByHeading(
  rule: ColumnRule,
  candidate: Candidate,
  taken: ReadonlySet<number>,
): MatchedColumn | undefined {
  for (const spelling of rule.spellings) {
    const index = positionOf(candidate, spelling, taken);
    if (index >= 0) return { rule, index, how: "heading", implies: spelling.implies };
  }
  return undefined;
}

/** The one heading that is a slip away from a spelling; none where two would be. */
function matchBySlip(
  rule: ColumnRule,
  candidate: Candidate,
  free: readonly number[],
): MatchedColumn | undefined {
  const found = free.flatMap((index) => {
    const spelling = rule.spellings.find(
      ({ key, beside }) => beside.length === 0 && isOneSlipApart(key, candidate.keys[index] ?? ""),
    );
    return spelling === undefined ? [] : [{ rule, index, how: "likely" as const, implies: spelling.implies }];
  });
  return found.length === 1 ? found[0] : undefined;
}

function matchKind(
  table: KindTable,
  candidate: Candidate,
  given: Given,
  reader: RecordReader,
): MatchedColumn[] {
  const taken = new Set(given.values());
  const matched: MatchedColumn[] = [];
  for (const rule of table.columns) {
    const index = given.get(rule.column);
    const match =
      index === undefined
        ? matchByHeading(rule, candidate, taken)
        : ({ rule, index, how: "given", implies: {} } as const);
    if (match === undefined) continue;
    taken.add(match.index);
    matched.push(match);
  }
  const free = candidate.keys.flatMap((key, index) =>
    taken.has(index) || candidate.contact.has(index) || reader.knownHeadings.has(key) || table.unlike.has(key)
      ? []
      : [index],
  );
  for (const rule of table.columns) {
    if (matched.some((match) => match.rule === rule)) continue;
    const match = matchBySlip(
      rule,
      candidate,
      free.filter((index) => !taken.has(index)),
    );
    if (match === undefined) continue;
    taken.add(match.index);
    matched.push(match);
  }
  return matched;
}

/** Reads a row as the headings of a kind. `given` holds what the user mapped: canonical column -> position. */
export function matchColumns(
  reader: RecordReader,
  table: KindTable,
  cells: readonly string[],
  given: Given = new Map(),
): ColumnMatch {
  const headings = distinctHeadings(cells);
  const mapped = new Set(given.values());
  const contact = cells.flatMap((cell, index) =>
    !mapped.has(index) && isContactHeading(reader.contacts, cell) ? [index] : [],
  );
  const candidate = { headings, keys: cells.map(foldHeading), contact: new Set(contact) };
  return { headings, columns: matchKind(table, candidate, given, reader), contact };
}

/** Whether one column of each group is there. */
export const fillsGroups = (match: ColumnMatch, groups: readonly (readonly string[])[]): boolean =>
  groups.every((group) => match.columns.some(({ rule }) => group.includes(rule.column)));

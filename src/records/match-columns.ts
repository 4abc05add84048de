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
  /** Positions of the lines that continue it: "Address 2" after "Address 1". */
  readonly more: readonly number[];
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
    if (index >= 0) return { rule, index, more: [], how: "heading", implies: spelling.implies };
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
    return spelling === undefined
      ? []
      : [{ rule, index, more: [], how: "likely" as const, implies: spelling.implies }];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Columns mapped by the user or known by their headings, the preferred spelling first. */
function matchKnown(
  table: KindTable,
  candidate: Candidate,
  given: Given,
  taken: Set<number>,
): MatchedColumn[] {
  return table.columns.flatMap((rule) => {
    const index = given.get(rule.column);
    const match: MatchedColumn | undefined =
      index === undefined
        ? matchByHeading(rule, candidate, taken)
        : { rule, index, more: [], how: "given", implies: {} };
    if (match === undefined) return [];
    taken.add(match.index);
    return [match];
  });
}

/** Columns whose heading is one slip away from a spelling and from no heading that is known. */
function matchSlips(rules: readonly ColumnRule[], candidate: Candidate, free: Set<number>): MatchedColumn[] {
  return rules.flatMap((rule) => {
    const match = matchBySlip(rule, candidate, [...free]);
    if (match === undefined) return [];
    free.delete(match.index);
    return [match];
  });
}

/** The further lines of a column that may have several: its heading with 2, 3 ... in the place of 1 or of nothing. */
function linesAfter({ index }: MatchedColumn, candidate: Candidate, free: ReadonlySet<number>): number[] {
  const stem = (candidate.keys[index] ?? "").replace(/1$/, "");
  const lines: number[] = [];
  for (let line = 2; line < 10; line += 1) {
    const next = candidate.keys.findIndex((key, at) => key === `${stem}${line}` && free.has(at));
    if (next < 0) break;
    lines.push(next);
  }
  return lines;
}

function matchKind(
  table: KindTable,
  candidate: Candidate,
  given: Given,
  reader: RecordReader,
): MatchedColumn[] {
  const taken = new Set(given.values());
  const known = matchKnown(table, candidate, given, taken);
  const free = candidate.keys.flatMap((_, index) =>
    taken.has(index) || candidate.contact.has(index) ? [] : [index],
  );
  const isStrange = (key: string): boolean => !reader.knownHeadings.has(key) && !table.unlike.has(key);
  const strange = new Set(free.filter((index) => isStrange(candidate.keys[index] ?? "")));
  const missing = table.columns.filter((rule) => known.every((match) => match.rule !== rule));
  const matched = [...known, ...matchSlips(missing, candidate, strange)];
  const left = new Set(free.filter((index) => matched.every((match) => match.index !== index)));
  return matched.map((match) =>
    match.rule.lines ? { ...match, more: linesAfter(match, candidate, left) } : match,
  );
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

import type { ColumnRule, KindTable, Spelling } from "./column-tables.ts";
import { isAccountHeading, isContactHeading } from "./contact-columns.ts";
import { distinctHeadings, foldHeading } from "./fold-heading.ts";
import type { RecordReader } from "./record-reader.ts";
import { mayBeSlip, slipsOf } from "./slips.ts";

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
  /** Positions of columns with persons' contact data or bank account numbers. */
  readonly contact: readonly number[];
}

/** A row that may be the headings, looked at once for all kinds. */
interface Candidate {
  readonly headings: readonly string[];
  readonly keys: readonly string[];
  /** Folded heading -> its positions, in order. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly contact: ReadonlySet<number>;
  /** Positions of headings that no kind knows and that may be a misspelling of one. */
  readonly slips: ReadonlySet<number>;
}

type Given = ReadonlyMap<string, number>;

/** First position with this spelling that is free: not a contact column, and its companions stand in the same row. */
function positionOf(candidate: Candidate, { key, beside }: Spelling, taken: ReadonlySet<number>): number {
  const places = candidate.places.get(key);
  if (places === undefined || !beside.every((other) => candidate.places.has(other))) return -1;
  return places.find((index) => !taken.has(index) && !candidate.contact.has(index)) ?? -1;
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

/** Columns whose heading is one slip away from a spelling and from no heading that is known; none where two would be. */
function matchSlips(
  table: KindTable,
  rules: readonly ColumnRule[],
  { keys }: Candidate,
  strange: ReadonlySet<number>,
): MatchedColumn[] {
  const near = new Map<ColumnRule, { index: number; spelling: Spelling }[]>();
  for (const index of strange)
    for (const [rule, spelling] of slipsOf(table, keys[index] ?? "")) {
      const before = near.get(rule);
      if (before === undefined) near.set(rule, [{ index, spelling }]);
      else before.push({ index, spelling });
    }
  const taken = new Set<number>();
  return rules.flatMap((rule) => {
    const [found, ...others] = (near.get(rule) ?? []).filter(({ index }) => !taken.has(index));
    if (found === undefined || others.length > 0) return [];
    taken.add(found.index);
    return [{ rule, index: found.index, more: [], how: "likely" as const, implies: found.spelling.implies }];
  });
}

/** The further lines of a column that may have several: its heading with 2, 3 ... in the place of 1 or of nothing. */
function linesAfter({ index }: MatchedColumn, candidate: Candidate, free: ReadonlySet<number>): number[] {
  const stem = (candidate.keys[index] ?? "").replace(/1$/, "");
  const lines: number[] = [];
  for (let line = 2; line < 10; line += 1) {
    const next = candidate.places.get(`${stem}${line}`)?.find((at) => free.has(at));
    if (next === undefined) break;
    lines.push(next);
  }
  return lines;
}

function matchKind(table: KindTable, candidate: Candidate, given: Given): MatchedColumn[] {
  const taken = new Set(given.values());
  const known = matchKnown(table, candidate, given, taken);
  const free = candidate.keys.flatMap((_, index) =>
    taken.has(index) || candidate.contact.has(index) ? [] : [index],
  );
  const isStrange = (index: number): boolean =>
    candidate.slips.has(index) && !table.unlike.has(candidate.keys[index] ?? "");
  const strange = new Set(free.filter(isStrange));
  const missing = table.columns.filter((rule) => known.every((match) => match.rule !== rule));
  const matched = [...known, ...matchSlips(table, missing, candidate, strange)];
  const left = new Set(free.filter((index) => matched.every((match) => match.index !== index)));
  return matched.map((match) =>
    match.rule.lines ? { ...match, more: linesAfter(match, candidate, left) } : match,
  );
}

function placesOf(keys: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    const before = places.get(key);
    if (before === undefined) places.set(key, [index]);
    else before.push(index);
  }
  return places;
}

type Row = Pick<Candidate, "headings" | "keys" | "places" | "slips"> & {
  readonly reader: RecordReader;
  /** Positions of columns that are left out of a file of any kind. */
  readonly left: ReadonlySet<number>;
};

/** Rows that were looked at: the same one is asked of every kind and format. */
const rows = new WeakMap<readonly string[], Row>();

function rowOf(cells: readonly string[], reader: RecordReader): Row {
  const known = rows.get(cells);
  if (known?.reader === reader) return known;
  const { contacts, kinds, knownHeadings } = reader;
  const keys = cells.map(foldHeading);
  const where = (test: (cell: string, key: string) => boolean): ReadonlySet<number> =>
    new Set(cells.flatMap((cell, index) => (test(cell, keys[index] ?? "") ? [index] : [])));
  const row = {
    reader,
    headings: distinctHeadings(cells),
    keys,
    places: placesOf(keys),
    slips: where((_, key) => !knownHeadings.has(key) && mayBeSlip(kinds, key)),
    left: where((cell) => isContactHeading(contacts, cell) || isAccountHeading(contacts, cell)),
  };
  rows.set(cells, row);
  return row;
}

/** Whether a column of a file of this kind holds bank account numbers, by its heading. */
export const isAccountColumn = (
  { contacts }: RecordReader,
  { leftOut }: KindTable,
  heading: string,
): boolean => isAccountHeading(contacts, heading) || leftOut.has(foldHeading(heading));

/** Reads a row as the headings of a kind. `given` holds what the user mapped: canonical column -> position. */
export function matchColumns(
  reader: RecordReader,
  table: KindTable,
  cells: readonly string[],
  given: Given = new Map(),
): ColumnMatch {
  const mapped = new Set(given.values());
  const row = rowOf(cells, reader);
  const contact = row.keys.flatMap((key, index) =>
    !mapped.has(index) && (row.left.has(index) || table.leftOut.has(key)) ? [index] : [],
  );
  const candidate = { ...row, contact: new Set(contact) };
  return { headings: row.headings, columns: matchKind(table, candidate, given), contact };
}

/** Whether one column of each group is there. */
export const fillsGroups = (match: ColumnMatch, groups: readonly (readonly string[])[]): boolean =>
  groups.every((group) => match.columns.some(({ rule }) => group.includes(rule.column)));

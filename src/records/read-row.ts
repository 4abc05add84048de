import { restoreCell } from "../formats/write/neutral-cell.ts";
import type { CellFold } from "./cell-fold.ts";
import { checkRow } from "./check-row.ts";
import { checkShape } from "./check-shape.ts";
import type { ColumnRule } from "./column-tables.ts";
import { foldCell } from "./fold-cell.ts";
import { foldText } from "./fold-text.ts";
import type { FormatRow } from "./formats/format.ts";
import type { MatchedColumn } from "./match-columns.ts";
import { placeMonths } from "./month-cells.ts";
import type { ReadRow } from "./read-result.ts";
import type { RowDraft } from "./row-draft.ts";
import { brief, headingOf, isNoted, note, noteRepair } from "./row-draft.ts";
import type { FoldedCell, RowPlan } from "./row-plan.ts";

interface Cell {
  readonly match: MatchedColumn;
  readonly heading: string;
  /** After `foldText`. */
  readonly text: string;
  readonly raw: string;
  readonly folded: CellFold;
}

function noteFault(
  draft: RowDraft,
  { heading, raw }: Pick<Cell, "heading" | "raw">,
  fault: Extract<CellFold, { kind: "fault" }>,
): void {
  const { code, message, expected, hint } = fault;
  note(
    draft,
    { code, column: heading, message: `${message}.`, expected, received: brief(raw), hint },
    code === "row.date-ambiguous",
  );
}

/** A word beside a number fills the column that is there for it, if it can stand there; the column's own cell goes first. */
function placeWord(draft: RowDraft, column: string, word: string): void {
  const { cells, extra, plan } = draft;
  const rule = plan.table.columns.find((candidate) => candidate.column === column);
  const folded = rule === undefined ? undefined : foldCell(word, rule, plan.context);
  const own = cells.get(column);
  if (folded?.kind === "fault" && folded.keep !== undefined && own === undefined) {
    noteFault(draft, { heading: headingOf(plan, column), raw: word }, folded);
    cells.set(column, folded.keep);
  } else if (folded?.kind !== "value") extra.set(`${column}, beside the number`, word);
  else if (own === undefined) cells.set(column, folded.value);
  else if (own.toLowerCase() !== folded.value.toLowerCase())
    note(draft, {
      code: "row.contradiction",
      column: headingOf(plan, column),
      message: `"${word}" stands beside the number, and the column ${column} says "${own}", which is used.`,
      hint: "Correct one of the two.",
      expected: own,
      received: word,
    });
}

function readCell(draft: RowDraft, cell: Cell, mended: readonly string[]): void {
  const { match, heading, text, folded } = cell;
  if (folded.kind === "fault") {
    noteFault(draft, cell, folded);
    if (folded.keep === undefined) draft.extra.set(heading, text);
    else draft.cells.set(match.rule.column, folded.keep);
    return;
  }
  if (folded.kind === "absent") return;
  if (folded.kind === "month") {
    const { column, latest = column } = match.rule;
    draft.cells.set(column, folded.first);
    draft.months.push({ column, latest, heading, raw: cell.raw, mended, ...folded });
    return;
  }
  draft.cells.set(match.rule.column, folded.value);
  if (folded.rest !== undefined && match.rule.wordTo !== undefined)
    draft.beside.set(match.rule.wordTo, folded.rest);
  const why = [...mended, ...(folded.why === undefined ? [] : [folded.why])].join("; ");
  if (why !== "")
    noteRepair(draft, { column: match.rule.column, from: cell.raw, to: folded.value, why }, heading);
}

/** What a heading says about another column counts where that column is silent. */
function implyCells({ cells, plan }: RowDraft): void {
  for (const { rule, implies } of plan.columns)
    if (cells.has(rule.column))
      for (const [column, text] of Object.entries(implies)) if (!cells.has(column)) cells.set(column, text);
}

interface CellText extends FoldedCell {
  readonly raw: string;
}

/** Texts of one column whose foldings are remembered, and the longest of them. */
const mostKnown = 20_000;
const longestKnown = 200;

/** Folds a cell by the rule of its column; without one as text alone. The same text in the same column is folded once. */
function foldAt(plan: RowPlan, index: number, raw: string, rule?: ColumnRule): FoldedCell {
  const known = plan.known.get(index);
  const before = known?.get(raw);
  if (before !== undefined) return before;
  const text = foldText(restoreCell(raw));
  const folded: FoldedCell =
    rule === undefined || text.text === ""
      ? text
      : { ...text, folded: foldCell(text.text, rule, plan.context) };
  if (known !== undefined && known.size < mostKnown && raw.length <= longestKnown) known.set(raw, folded);
  return folded;
}

const strayQuote = "a quote inside the cell was not doubled";

/** The cell at a position and what was mended in it; its text is "" for an empty cell. */
function textAt(plan: RowPlan, row: FormatRow, index: number, rule?: ColumnRule): CellText {
  const raw = row.cells[index] ?? "";
  const folded = foldAt(plan, index, raw, rule);
  const isStray = row.problem === "quote-stray" && row.problemCell === index;
  return isStray ? { raw, ...folded, mended: [strayQuote, ...folded.mended] } : { raw, ...folded };
}

/** The text of a column, the lines that continue it joined by commas. */
function textOf(plan: RowPlan, row: FormatRow, { index, more, rule }: MatchedColumn): CellText {
  if (more.length === 0) return textAt(plan, row, index, rule);
  const lines = [index, ...more].map((at) => textAt(plan, row, at)).filter(({ text }) => text !== "");
  const text = lines.map(({ text }) => text.replace(/[,;]+$/, "")).join(", ");
  return {
    raw: lines.map(({ raw }) => raw).join(", "),
    text,
    mended: lines.flatMap(({ mended }) => mended),
    ...(text === "" ? {} : { folded: foldCell(text, rule, plan.context) }),
  };
}

function readExtra(draft: RowDraft, row: FormatRow, index: number): void {
  const { raw, text, mended } = textAt(draft.plan, row, index);
  const heading = draft.plan.headings[index] ?? "";
  if (text !== "") draft.extra.set(heading, text);
  if (mended.length > 0)
    noteRepair(draft, { column: heading, from: raw, to: text, why: mended.join("; ") }, heading);
}

function readCells(draft: RowDraft, row: FormatRow): void {
  const { plan } = draft;
  for (const match of plan.columns) {
    const { raw, text, mended, folded } = textOf(plan, row, match);
    if (folded === undefined) continue;
    const heading = plan.headings[match.index] ?? match.rule.column;
    readCell(draft, { match, heading, text, raw, folded }, mended);
  }
  for (const index of plan.extra) readExtra(draft, row, index);
  for (const [column, word] of draft.beside) placeWord(draft, column, word);
  placeMonths(draft);
  implyCells(draft);
}

/** An accepted row fills one column of each group that its kind needs; a group the file has and the row lacks is noted. */
function checkNeeds(draft: RowDraft): void {
  const { cells, plan } = draft;
  const needed = new Set(plan.table.rowNeeds.map((group) => group.join(" or ")));
  for (const group of plan.table.needs) {
    if (group.some((column) => cells.has(column))) continue;
    const names = group.join(" or ");
    const isNeeded = needed.has(names);
    draft.quarantined ||= isNeeded;
    if (isNoted(draft, group)) continue;
    const column = group.find((name) => plan.columns.some(({ rule }) => rule.column === name)) ?? names;
    note(draft, {
      code: "row.value-missing",
      column: headingOf(plan, column),
      message: isNeeded ? `The row has no ${names}.` : `The row does not name its ${names}.`,
      hint: isNeeded ? "Fill the cell." : "The row is kept; what it does not name is unknown.",
      expected: names,
      received: "nothing",
    });
  }
}

/** Cells as they came, without contact columns; none where a broken row may hold them anywhere. */
function rawOf(row: FormatRow, plan: RowPlan): Pick<ReadRow, "raw"> {
  const isAligned = row.problem === undefined && row.cells.length === plan.headings.length;
  if (plan.contact.size > 0 && !isAligned) return {};
  return { raw: row.cells.map((cell, index) => (plan.contact.has(index) ? "" : cell)) };
}

/** A read row and the issues that came up while it was read. */
export interface ReadOutcome {
  readonly row: ReadRow;
  readonly issues: RowDraft["issues"];
}

/** Reads one row. Cells of a quarantined row whose shape was right are folded as far as they could be. */
export function readRow(row: FormatRow, plan: RowPlan): ReadOutcome {
  const draft: RowDraft = {
    row: row.number,
    plan,
    cells: new Map(),
    extra: new Map(),
    beside: new Map(),
    months: [],
    repairs: [],
    issues: [],
    quarantined: false,
  };
  if (row.apart !== undefined) note(draft, row.apart, true);
  else checkShape(draft, row);
  if (!draft.quarantined) {
    for (const repair of row.repairs ?? []) noteRepair(draft, repair, headingOf(plan, repair.column));
    readCells(draft, row);
    checkNeeds(draft);
    checkRow(draft);
  }
  const { quarantined, repairs } = draft;
  const read: ReadRow = {
    row: row.number,
    status: quarantined ? "quarantined" : repairs.length > 0 ? "repaired" : "accepted",
    cells: Object.fromEntries(draft.cells),
    extra: Object.fromEntries(draft.extra),
    repairs,
    ...(quarantined ? rawOf(row, plan) : {}),
  };
  return { row: read, issues: draft.issues };
}

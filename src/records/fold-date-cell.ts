import { type CellFold, type Fault, type Fold, type FoldContext, invalid, value } from "./cell-fold.ts";
import type { ColumnRule } from "./column-tables.ts";
import { type DateReading, readDate } from "./fold-date.ts";
import { foldCode } from "./fold-text.ts";

/**
 * First year of what happened in trade. Days before it are nearly always what a program writes for none: the first day
 * of its clock (1900, 1904, 1970, 1980), or a year of two digits read wrong.
 */
const firstYear = 1990;
const expected = "a day, YYYY-MM-DD";
const ambiguous = { kind: "fault", code: "row.date-ambiguous", expected } as const;

function yearOf(found: DateReading): number | undefined {
  if (found.kind === "day") return Number(found.date.slice(0, 4));
  if (found.kind === "month") return Number(found.last.slice(0, 4));
  return found.kind === "either" ? Number(found.dayFirst.slice(0, 4)) : undefined;
}

/** Taken as it stands, such a day would put its row before all others and shut out whatever came to its seller. */
const tooEarly = (text: string): Fault =>
  invalid(
    `"${text}" lies before ${firstYear}, which is most often what a program writes for no date`,
    `${expected}, of ${firstYear} or later`,
    "Look the day up in the source system.",
  );

function foldMonth(
  text: string,
  found: Extract<DateReading, { kind: "month" }>,
  { column, latest, month }: ColumnRule,
): CellFold {
  if (latest !== undefined) return found;
  if (month !== undefined)
    return {
      kind: "value",
      value: found[month],
      why: `the file gives a month, and ${column} is its ${month} day`,
    };
  return {
    ...ambiguous,
    message: `"${text}": this is a month and not a day`,
    hint: "Write the date as YYYY-MM-DD.",
  };
}

function foldEither(
  text: string,
  { dayFirst, monthFirst }: Extract<DateReading, { kind: "either" }>,
  { habits }: FoldContext,
): CellFold {
  if (habits.dateOrder === undefined)
    return {
      ...ambiguous,
      message: `"${text}" is ${dayFirst} or ${monthFirst}`,
      hint: "No other date of the file settles the order of day and month. Say it with --dates day-first or --dates month-first.",
    };
  return {
    kind: "value",
    value: habits.dateOrder === "day-first" ? dayFirst : monthFirst,
    why: habits.dateOrderGiven
      ? `read ${habits.dateOrder}, as was said of this file`
      : `read ${habits.dateOrder}, as other dates of this file prove (${habits.dateProofs})`,
  };
}

/** Folds a cell of a column of days. */
export const foldDate: Fold = (text, rule, context) => {
  const found = readDate(foldCode(text));
  const year = rule.happened ? yearOf(found) : undefined;
  if (year !== undefined && year < firstYear) return tooEarly(text);
  switch (found.kind) {
    case "day":
      return found.why === undefined
        ? value(found.date)
        : { kind: "value", value: found.date, why: found.why };
    case "month":
      return foldMonth(text, found, rule);
    case "either":
      return foldEither(text, found, context);
    case "question":
      return { ...ambiguous, message: `"${text}": ${found.message}`, hint: found.hint };
    default:
      return invalid(`"${text}": ${found.message}`, expected, found.hint);
  }
};

import type { IsoDate } from "../model/dates.ts";
import type { RowDraft } from "./row-draft.ts";
import { headingOf, isNoted, note, noteRepair } from "./row-draft.ts";

/** A cell that gives a month and no day, in a column beside which another holds the last day that is possible. */
export interface MonthCell {
  readonly column: string;
  /** The column of the last day. */
  readonly latest: string;
  /** The file's own heading. */
  readonly heading: string;
  readonly raw: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
  /** What else was mended in the cell. */
  readonly mended: readonly string[];
}

/**
 * A month is no guess where a row can say "from this day to that": its first day goes into the column itself and its
 * last into the column of the last day, unless the row fills that one. The repair says so. A last day that is there and
 * cannot be read might lie later than the month: then the cell stays a question.
 */
export function placeMonths(draft: RowDraft): void {
  for (const month of draft.months) {
    const { column, latest, heading, raw, first, last, mended } = month;
    const given = draft.cells.get(latest);
    if (given === undefined && isNoted(draft, [latest])) {
      draft.cells.delete(column);
      askForDay(draft, month);
      continue;
    }
    if (given === undefined) draft.cells.set(latest, last);
    const until =
      given === undefined
        ? `the last one, ${last}, is put into ${latest}`
        : `${latest} stays as the row gives it, ${given}`;
    const why = `the file gives a month and no day; this is the first day that is possible, and ${until}`;
    noteRepair(draft, { column, from: raw, to: first, why: [...mended, why].join("; ") }, heading);
  }
}

const askForDay = (draft: RowDraft, { latest, heading, raw }: MonthCell): void =>
  note(
    draft,
    {
      code: "row.date-ambiguous",
      column: heading,
      message: `"${raw}": this is a month and not a day, and its last day (${headingOf(draft.plan, latest)}) cannot be read.`,
      expected: "a day, YYYY-MM-DD",
      received: raw,
      hint: `Write the date as YYYY-MM-DD, or mend ${headingOf(draft.plan, latest)}.`,
    },
    true,
  );

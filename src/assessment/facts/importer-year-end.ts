import { type IsoDate, isIsoDate } from "../../model/dates.ts";
import type { Fact } from "../../model/fact.ts";
import { type ImporterContext, profileRows, rowFact } from "./profile-row.ts";

/** The last day of the importer's latest financial year that had ended by the legal date: reports run from it. */
export function importerYearEndFacts(context: ImporterContext): readonly Fact[] {
  const ends = profileRows(context, "importer-year-end").flatMap((row) => {
    const date = yearEndBy(row.value, context.on);
    return date === undefined ? [] : [{ row, date }];
  });
  const latest = ends
    .map(({ date }) => date)
    .sort()
    .at(-1);
  return ends
    .filter(({ date }) => date === latest)
    .map(({ row, date }) =>
      rowFact(row, `the financial year that ended on ${date}`, { event: "financial-year-end", date }),
    );
}

/** The latest such day by `on`: a day, or the month and day on which every year ends. */
export function yearEndBy(value: string, on: IsoDate): IsoDate | undefined {
  const yearly = /^(?:\d{4}-)?(\d{2}-\d{2})$/.exec(value.trim())?.[1];
  if (yearly === undefined) return undefined;
  const year = Number(on.slice(0, 4));
  return [`${year}-${yearly}`, `${year - 1}-${yearly}`].find((day) => isIsoDate(day) && day <= on);
}

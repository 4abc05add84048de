import { addMonths } from "../../law/calendars/days.ts";
import { figureOf, type ProfileFigure } from "../../law/profile-table.ts";
import { type IsoDate, isIsoDate } from "../../model/dates.ts";
import type { Fact } from "../../model/fact.ts";
import type { Level } from "../../model/levels.ts";
import type { CanonicalRow } from "../../model/records.ts";
import { makeFact, rowSource, rowWords } from "../make-fact.ts";
import type { AssessmentWorld } from "../world.ts";
import type { WorldIndex } from "../world-index.ts";

/** What facts about the importer itself are read from. */
export interface ImporterContext {
  readonly world: AssessmentWorld;
  readonly index: WorldIndex;
  /** The legal date. */
  readonly on: IsoDate;
}

/** A row of the profile that names a figure of `data/law/profile.yml`. */
export interface ProfileRow {
  readonly row: CanonicalRow<"profile">;
  readonly figure: ProfileFigure;
  /** world, or the code of the place that the key names. */
  readonly where: string;
  readonly value: string;
  readonly asOf: IsoDate | undefined;
  readonly level: Level;
}

/**
 * The rows of one fact that are not of a day after the legal date. Documented: the row is of a day in the 24 months before
 * it, and one party alone is the importer, so that the figure can be of nobody else. An older row may no longer hold.
 */
export function profileRows({ world, index, on }: ImporterContext, fact: string): readonly ProfileRow[] {
  return world.records.profile.flatMap((row) => {
    const found = figureOf(world.law.profile, row.cells.key ?? "");
    const { value, as_of: asOf } = row.cells;
    if (found?.figure.fact !== fact || value === undefined) return [];
    if (asOf !== undefined && (!isIsoDate(asOf) || asOf > on)) return [];
    const level =
      asOf !== undefined && isRecent(asOf, on) && index.self.size === 1 ? "documented" : "declared";
    return [{ row, ...found, value, asOf, level }];
  });
}

/** Two financial years: the most that a law asked here looks back. */
const months = 24;

export const isRecent = (asOf: IsoDate, on: IsoDate): boolean => asOf > addMonths(on, -months);

/** Those of the latest day that each place has, and those without a day: what held before no longer counts. */
export const latestRows = (rows: readonly ProfileRow[]): readonly ProfileRow[] =>
  rows.filter(
    ({ asOf, where }) =>
      asOf === undefined ||
      rows.every((other) => other.where !== where || other.asOf === undefined || other.asOf <= asOf),
  );

/** A fact of a row: what it says, of which day, and where that stands. */
export const rowFact = (
  { row, figure, asOf, level }: ProfileRow,
  words: string,
  value: Parameters<typeof makeFact>[0]["value"],
): Fact =>
  makeFact({
    name: figure.fact,
    level,
    value: { ...value, asOf },
    sentence: `The importer's own profile gives ${words}${asOf === undefined ? ", without a day" : ` as of ${asOf}`} (${rowWords(row.source)}).`,
    sources: [rowSource(row.source)],
  });

/** "employees in DE", "turnover". */
export const figureWords = ({ figure, where }: ProfileRow): string =>
  `${figure.figure.replaceAll("_", " ")}${where === "world" ? "" : ` in ${where}`}`;

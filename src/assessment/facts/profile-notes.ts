import { figureOf, type ProfileTable } from "../../law/profile-table.ts";
import { rowWords } from "../make-fact.ts";
import { yearEndBy } from "./importer-year-end.ts";
import { readAmount } from "./profile-amount.ts";
import { type ImporterContext, isRecent, type ProfileRow, profileRows } from "./profile-row.ts";
import { readCountries, readWords } from "./profile-words.ts";

/** What of the profile could not be used, and what to write instead: an answer about the importer's duties rests on the rest. */
export function profileNotes(context: ImporterContext): readonly string[] {
  const { world, index } = context;
  const table = world.law.profile;
  const unknown = world.records.profile
    .filter(({ cells }) => figureOf(table, cells.key ?? "") === undefined)
    .map(
      ({ cells, source }) =>
        `Profile, ${rowWords(source)}: no law here asks for "${cells.key ?? ""}". Figures known: ${[...new Set([...table.figures.values()].map(({ figure }) => figure))].join(", ")}.`,
    );
  const facts = [...new Set([...table.figures.values()].map(({ fact }) => fact))];
  const rows = facts.flatMap((fact) => profileRows(context, fact));
  const several =
    rows.length > 0 && index.self.size !== 1
      ? [
          `Whose figures the profile gives is open: ${index.self.size} parties have the role "self", and it speaks of one.`,
        ]
      : [];
  return [...several, ...unknown, ...rows.flatMap((row) => unread(table, row, context.on))];
}

function unread(table: ProfileTable, row: ProfileRow, on: string): readonly string[] {
  const { row: source, figure, value, asOf } = row;
  const at = `Profile, ${rowWords(source.source)}`;
  const undated =
    asOf === undefined && figure.value !== "day"
      ? [`${at}: of which day is "${figure.figure}"? A row without as_of decides nothing.`]
      : [];
  const old =
    asOf !== undefined && figure.value !== "day" && !isRecent(asOf, on)
      ? [
          `${at}: does "${figure.figure}" of ${asOf} still hold? It is older than 24 months and decides nothing.`,
        ]
      : [];
  const open = [...undated, ...old];
  return wanted(table, row, on) === undefined
    ? open
    : [...open, `${at}: "${value}" of "${figure.figure}" could not be read. ${wanted(table, row, on)}`];
}

/** What the value should have been; undefined where it was read. */
function wanted(table: ProfileTable, row: ProfileRow, on: string): string | undefined {
  switch (row.figure.value) {
    case "amount":
      return readAmount(row.value) === undefined
        ? "Write plain digits, such as 1200 or 36000000."
        : undefined;
    case "countries":
      return readCountries(table, row) === undefined
        ? "Write ISO codes of two letters with commas between them, or none."
        : undefined;
    case "words":
      return readWords(row) === undefined
        ? `Write any of: ${[...new Set([...Object.keys(row.figure.words), "none"])].join(", ")}.`
        : undefined;
    case "day":
      return yearEndBy(row.value, on) === undefined ? "Write a day, or a month and a day: 12-31." : undefined;
    default:
      return row.figure.value satisfies never;
  }
}

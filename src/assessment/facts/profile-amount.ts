import { foldKey, type ProfileFigure } from "../../law/profile-table.ts";
import type { Fact } from "../../model/fact.ts";
import { figureWords, type ImporterContext, profileRows, rowFact } from "./profile-row.ts";

/** A fact for every amount that the profile gives under one fact, each of its own day; an amount that cannot be read gives none. */
export const amountFacts = (context: ImporterContext, fact: string): readonly Fact[] =>
  profileRows(context, fact).flatMap((row) => {
    const amount = readAmount(row.value);
    if (amount === undefined) return [];
    const unit = unitOf(row.figure, row.row.cells.unit);
    const figure = figureWords(row);
    const words = `${figure}: ${amount}${unit === undefined ? "" : ` ${unit}`}`;
    return [rowFact(row, words, { amount, unit: unit ?? "not stated", where: row.where, figure })];
  });

/** The unit of a count by its usual word; a code of a currency in capitals, such as "eur"; any other as it stands: "thousand". */
function unitOf({ units }: ProfileFigure, unit: string | undefined): string | undefined {
  if (units.length > 0 && (unit === undefined || units.map(foldKey).includes(foldKey(unit)))) return units[0];
  return unit !== undefined && /^[a-z]{3}$/i.test(unit) ? unit.toUpperCase() : unit;
}

/**
 * Digits with at most a decimal point, in groups of three where a sign stands between all of them. "1,200" may be one
 * thousand two hundred or one and a fifth: it gives no amount, for a law may turn on which.
 */
export function readAmount(text: string): number | undefined {
  const plain = text.trim().replaceAll(/(?<=\d)[\s'\u2019\u00a0\u202f](?=\d{3}(\D|$))/g, "");
  if (/^\d+(\.\d{1,2}|\.\d{4,})?$/.test(plain)) return Number(plain);
  const grouped = /^\d{1,3}([.,])\d{3}(\1\d{3})+$/.exec(plain);
  return grouped === null ? undefined : Number(plain.replaceAll(grouped[1] ?? "", ""));
}

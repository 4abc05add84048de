import { z } from "zod";
import { SelvedgeError } from "../model/issue.ts";
import { dayCell, readDataTable, splitCell, textCell } from "./data-table.ts";
import type { Rational } from "./rational.ts";
import { compare, rational, readRational } from "./rational.ts";
import { exactUnit, foldUnit, singulars } from "./unit-words.ts";

/** The file of `data/goods` that holds the units. */
export const unitsFileName = "units.csv";

export const dimensions = ["mass", "length", "area", "volume", "count", "package"] as const;

export interface KnownUnit {
  /** Common code of UN/ECE Rec 20 or 21; ours (`CN-JIN`) where neither has one. */
  readonly code: string;
  readonly name: string;
  readonly dimension: (typeof dimensions)[number];
  /** In kilograms, metres, square or cubic metres, or pieces. Packages have none, nor have pairs and sets. */
  readonly factor?: Rational | undefined;
}

/** Units by how they are written. A word that stands under several has no reading: "ton". */
export interface KnownUnits {
  readonly units: readonly KnownUnit[];
  /** By code and by symbol, case told apart. */
  readonly exact: ReadonlyMap<string, KnownUnit>;
  /** Read so by trade use only, case told apart; whoever reads it says so. */
  readonly trade: ReadonlyMap<string, KnownUnit>;
  readonly words: ReadonlyMap<string, readonly KnownUnit[]>;
}

const wordsCell = z.string({ error: "words parted by ' | '" }).transform(splitCell);
const factorCell = z
  .string({ error: "an exact decimal or fraction" })
  .refine(
    (cell) => compare(readRational(cell) ?? rational(0n), rational(0n)) > 0,
    "an exact decimal or fraction",
  );
const unitRow = z.strictObject({
  code: textCell,
  name: textCell,
  dimension: z.enum(dimensions, { error: dimensions.join(", ") }),
  factor: factorCell.optional(),
  symbols: wordsCell.optional(),
  words: wordsCell.optional(),
  trade: wordsCell.optional(),
  note: textCell.optional(),
  source: textCell,
  factor_source: textCell.optional(),
  source_date: dayCell,
});
type UnitRow = z.infer<typeof unitRow>;

/** Reads `data/goods/units.csv`, strictly: a code or symbol that means two units, or a package with a factor, is refused. */
export function readUnits(text: string | undefined): KnownUnits {
  const exact = new Map<string, KnownUnit>();
  const trade = new Map<string, KnownUnit>();
  const words = new Map<string, KnownUnit[]>();
  const units = readDataTable(unitsFileName, text, unitRow).map(({ row, value }) => {
    const unit = toUnit(row, value);
    const claim = (into: Map<string, KnownUnit>, key: string): void => {
      if (exact.has(key) || trade.has(key)) throw refused(row, "symbols", `"${key}" is another unit already`);
      into.set(key, unit);
    };
    for (const key of new Set([value.code, ...(value.symbols ?? [])])) claim(exact, key);
    for (const key of value.trade ?? []) claim(trade, key);
    const written = [value.code, value.name, ...(value.symbols ?? []), ...(value.words ?? [])];
    for (const word of new Set(written.map(foldUnit))) words.set(word, [...(words.get(word) ?? []), unit]);
    return unit;
  });
  return { units, exact, trade, words };
}

function toUnit(row: number, { code, name, dimension, factor, factor_source }: UnitRow): KnownUnit {
  const needs = dimension !== "package" && dimension !== "count";
  if ((needs && factor === undefined) || (dimension === "package" && factor !== undefined))
    throw refused(row, "factor", `${code} is a ${dimension}, which has ${needs ? "a" : "no"} factor`);
  if ((factor === undefined) !== (factor_source === undefined))
    throw refused(row, "factor_source", "a factor names its source, and no other row does");
  return { code, name, dimension, ...(factor === undefined ? {} : { factor: readRational(factor) }) };
}

const refused = (row: number, column: string, what: string): SelvedgeError =>
  new SelvedgeError({
    code: "data.invalid",
    file: unitsFileName,
    row,
    column,
    message: `${unitsFileName}, row ${row}, column ${column}: ${what}.`,
    hint: "The columns and what may stand in them are described in the README of the folder.",
  });

export interface Reading {
  readonly units: readonly KnownUnit[];
  /** Read by trade use: said wherever it is used. */
  readonly byTrade: boolean;
}

/** What a unit as written may mean: none, one, or several where it has no single reading. */
export function readingOf(table: KnownUnits, text: string): Reading {
  const written = exactUnit(text);
  const exact = table.exact.get(written);
  if (exact !== undefined) return { units: [exact], byTrade: false };
  const trade = table.trade.get(written);
  if (trade !== undefined) return { units: [trade], byTrade: true };
  const found = singulars(foldUnit(text)).map((word) => table.words.get(word));
  return { units: found.find((units) => units !== undefined) ?? [], byTrade: false };
}

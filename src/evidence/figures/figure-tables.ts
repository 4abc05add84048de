import { z } from "zod";
import { dayCell, readDataTable, textCell } from "../../goods/data-table.ts";
import type { FigureBound } from "../../model/figure.ts";
import { Phrases } from "../sentences/phrases.ts";

const kinds = [
  ...["bound", "suffix", "people", "own", "measure", "duration", "occasion", "occasion before", "no unit"],
  ...["numbered", "level", "share", "several", "dozens", "currency", "symbol"],
] as const;

/** Words around numbers, of `figures.csv`. */
export interface FigureTables {
  readonly before: Phrases<FigureBound>;
  readonly after: Phrases<FigureBound>;
  /** Units: the kind of the row, and for money its code. */
  readonly units: Phrases<{ readonly kind: UnitKind; readonly code: string }>;
  /** What a number names rather than counts: "article 4". */
  readonly numbered: Phrases<true>;
  readonly occasions: Phrases<true>;
  /** Amounts that words tell alone, with how much at least. */
  readonly amounts: Phrases<{ readonly min: string; readonly kind: "share" | "several" | "dozens" }>;
  readonly levels: Phrases<true>;
  /** Signs before an amount of money, the longest first. */
  readonly symbols: readonly (readonly [sign: string, code: string])[];
}

export type UnitKind = "people" | "own" | "measure" | "duration" | "occasion" | "no unit" | "currency";

export const figureFileName = "figures.csv";

const row = z.strictObject({
  kind: z.enum(kinds as unknown as readonly [string, ...string[]]),
  words: textCell,
  value: textCell.optional(),
  basis: z.enum(["official", "literature", "editorial"]),
  checked: dayCell,
});
type Row = z.infer<typeof row>;

/** Reads the text of `figures.csv`, strictly. */
export function readFigureTables(file: string | undefined): FigureTables {
  const rows = readDataTable(figureFileName, file, row).map(({ value }) => value);
  const of = (...wanted: readonly string[]): readonly Row[] =>
    rows.filter(({ kind }) => wanted.includes(kind));
  const phrases = <T>(wanted: readonly string[], value: (row: Row) => T): Phrases<T> =>
    new Phrases(of(...wanted).map((one) => [one.words, value(one)] as const));
  const bound = ({ value }: Row): FigureBound => value as FigureBound;
  const units = ["people", "own", "measure", "duration", "occasion", "no unit", "currency"];
  return {
    before: phrases(["bound"], bound),
    after: phrases(["suffix"], bound),
    units: phrases(units, ({ kind, value }) => ({ kind: kind as UnitKind, code: value ?? "" })),
    numbered: phrases(["numbered"], () => true),
    occasions: phrases(["occasion before"], () => true),
    amounts: phrases(["share", "several", "dozens"], ({ kind, value }) => ({
      min: value ?? "",
      kind: kind as "share" | "several" | "dozens",
    })),
    levels: phrases(["level"], () => true),
    symbols: of("symbol")
      .flatMap(({ words, value }) => words.split(" | ").map((sign) => [sign, value ?? ""] as const))
      .toSorted((a, b) => b[0].length - a[0].length),
  };
}

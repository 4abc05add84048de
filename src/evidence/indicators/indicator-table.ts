import { z } from "zod";
import { dayCell, readDataTable, textCell } from "../../goods/data-table.ts";
import { Phrases } from "../sentences/phrases.ts";

export const programmes = [
  "poverty-alleviation",
  "pairing-assistance",
  "surplus-labour-transfer",
  "vocational-centre",
] as const;

/** The eleven indicators of the ILO (Special Action Programme to Combat Forced Labour, 2012). */
export const iloIndicators = [
  "abuse-of-vulnerability",
  "deception",
  "restriction-of-movement",
  "isolation",
  "physical-and-sexual-violence",
  "intimidation-and-threats",
  "retention-of-identity-documents",
  "withholding-of-wages",
  "debt-bondage",
  "abusive-conditions",
  "excessive-overtime",
] as const;

/** A row of `indicators.csv`: what its words are a sign of, and who says so. */
export interface IndicatorCue {
  readonly kind: "programme" | "ilo";
  readonly indicator: string;
  readonly source: string;
  readonly unless?: Phrases<true>;
}

export interface IndicatorTable {
  readonly cues: Phrases<IndicatorCue>;
  readonly negations: Phrases<true>;
}

export const indicatorFileName = "indicators.csv";

const phrasesCell = textCell.transform((cell) => new Phrases([[cell, true as const]]));
const sourced = {
  language: z.enum(["en", "zh"]),
  words: textCell,
  unless: phrasesCell.optional(),
  source: textCell,
  basis: z.enum(["official", "literature", "editorial"]),
  checked: dayCell,
};
const row = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("programme"), indicator: z.enum(programmes), ...sourced }),
  z.strictObject({ kind: z.literal("ilo"), indicator: z.enum(iloIndicators), ...sourced }),
  z.strictObject({ kind: z.literal("negation"), indicator: z.literal("not"), ...sourced }),
]);

/** Reads the text of `indicators.csv`, strictly. */
export function readIndicatorTable(file: string | undefined): IndicatorTable {
  const rows = readDataTable(indicatorFileName, file, row).map(({ value }) => value);
  const cues = rows.flatMap(({ kind, indicator, words, source, unless }) =>
    kind === "negation"
      ? []
      : [[words, { kind, indicator, source, ...(unless !== undefined && { unless }) }] as const],
  );
  const negations = rows.filter(({ kind }) => kind === "negation");
  return {
    cues: new Phrases(cues),
    negations: new Phrases(negations.map(({ words }) => [words, true as const])),
  };
}

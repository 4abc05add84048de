import { z } from "zod";
import { dayCell, readDataTable, textCell } from "../../goods/data-table.ts";
import { fail } from "../../model/issue.ts";
import { WordPatterns } from "./word-patterns.ts";

/** Something that can be affirmed or denied of a place, goods and a time. */
export interface Proposition {
  readonly id: string;
  /** "people are made to work by force". */
  readonly text: string;
  /** It, and what it is a kind of, outermost last. */
  readonly within: readonly string[];
  readonly words: WordPatterns;
}

/** What conflicts are told by. */
export interface PropositionTables {
  readonly propositions: readonly Proposition[];
  /** Words that reject what another says. */
  readonly rebuttal: WordPatterns;
  /** Words that say that things are good or become better. */
  readonly improvement: WordPatterns;
  /** Names by which the parties to a dispute are called, by side. */
  readonly sides: readonly { readonly side: string; readonly words: WordPatterns }[];
}

/** The files of `data/evidence` that `readPropositionTables` reads. */
export const propositionFileNames = ["propositions.csv", "rebuttals.csv", "sides.csv"] as const;

const words = textCell.transform((text) => new WordPatterns(text));
const sourced = { basis: z.enum(["official", "literature", "editorial"]), checked: dayCell };
const propositionRow = z.strictObject({
  proposition: textCell,
  part_of: textCell.optional(),
  text: textCell,
  words,
  ...sourced,
});
const rebuttalRow = z.strictObject({ kind: z.enum(["rebuttal", "improvement"]), words, ...sourced });
const sideRow = z.strictObject({ side: textCell, words, ...sourced });

/** Reads the texts of the files, strictly: what a proposition is a part of stands above it. */
export function readPropositionTables(files: Readonly<Record<string, string>>): PropositionTables {
  const known = new Map<string, Proposition>();
  const rows = readDataTable("propositions.csv", files["propositions.csv"], propositionRow);
  for (const { row, value } of rows) {
    const above = value.part_of === undefined ? undefined : known.get(value.part_of);
    if (known.has(value.proposition) || (value.part_of !== undefined && above === undefined))
      fail(
        "data.invalid",
        `propositions.csv, row ${row}: ${value.proposition} stands twice, or is part of what no row above has.`,
        "Give each proposition one row, below what it is part of.",
        { file: "propositions.csv", row },
      );
    const { proposition: id, text } = value;
    known.set(id, { id, text, within: [id, ...(above?.within ?? [])], words: value.words });
  }
  const rebuttals = readDataTable("rebuttals.csv", files["rebuttals.csv"], rebuttalRow);
  const sides = readDataTable("sides.csv", files["sides.csv"], sideRow);
  const of = (kind: "rebuttal" | "improvement"): WordPatterns =>
    rebuttals.find(({ value }) => value.kind === kind)?.value.words ??
    fail("data.invalid", `rebuttals.csv has no row ${kind}.`, "Write one.", { file: "rebuttals.csv" });
  return {
    propositions: [...known.values()],
    rebuttal: of("rebuttal"),
    improvement: of("improvement"),
    sides: sides.map(({ value: { side, words: named } }) => ({ side, words: named })),
  };
}

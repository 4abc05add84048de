import type { Conflict } from "../../../src/evidence/conflicts/conflicts.ts";
import type { Figure } from "../../../src/model/figure.ts";
import type { Measure } from "../../../src/model/measure.ts";
import type { Reading } from "../../../src/model/statement.ts";
import type { Annotation } from "./annotation.ts";
import { add, type Count, none } from "./count.ts";
import {
  type ConflictScore,
  type Found,
  scoreConflicts,
  scoreFigures,
  scoreMeasures,
} from "./score-facts.ts";
import { type StatementScore, scoreStatements } from "./score-statements.ts";

/** All that was read out of one text. */
export interface ReadText {
  readonly reading: Reading;
  readonly measures: readonly Measure[];
  readonly figures: readonly Figure[];
  readonly conflicts: readonly Conflict[];
}

/** One text, scored: the counts in the order they are printed, and what they come from. */
export interface TextScore {
  readonly of: Annotation;
  readonly text: string;
  readonly counts: Readonly<Record<string, Count>>;
  readonly statements: StatementScore;
  readonly measures: Found<Annotation["measures"][number], Measure>;
  readonly figures: Found<Annotation["figures"][number], Figure>;
  readonly conflicts: ConflictScore;
}

/** Throws where `text` is not the text that was annotated: offsets into another mean nothing. */
export function scoreText(of: Annotation, text: string, read: ReadText): TextScore {
  if (text.length !== of.utf16)
    throw new Error(`${of.file} has ${text.length} UTF-16 units; the annotation is of one of ${of.utf16}.`);
  const statements = scoreStatements(of, text, read.reading.statements);
  const measures = scoreMeasures(of, read.measures);
  const figures = scoreFigures(of, read.figures);
  const conflicts = scoreConflicts(of, statements.pairs, read.conflicts);
  const counts = {
    ...statements.counts,
    "measures recall": measures.recall,
    "measures precision": measures.precision,
    "measures status": measures.status,
    "figures recall": figures.recall,
    "figures precision": figures.precision,
    "figures central recall": figures.central,
    // Conflicts were annotated in the two articles and in the invented texts only.
    ...((of.set === "articles" || of.set.startsWith("invented-")) && {
      "conflicts recall": conflicts.recall,
      "conflicts precision": conflicts.precision,
      "conflicts recall, core": conflicts.core.recall,
      "conflicts precision, core": conflicts.core.precision,
      "conflicts strength": conflicts.strength,
    }),
  };
  return { of, text, counts, statements, measures, figures, conflicts };
}

/** The counts of several texts, added up by name. */
export function sumCounts(scores: readonly TextScore[]): Readonly<Record<string, Count>> {
  const sums: Record<string, Count> = {};
  for (const { counts } of scores)
    for (const [name, count] of Object.entries(counts)) sums[name] = add(sums[name] ?? none, count);
  return sums;
}

import { z } from "zod";
import { dayCell, readDataTable, textCell } from "../../goods/data-table.ts";
import {
  type MeasureClass,
  type MeasureStatus,
  measureClasses,
  measureStatuses,
} from "../../model/measure.ts";
import { Phrases } from "../sentences/phrases.ts";

/** A row of `measures.csv`: words by which a measure of a class is found. */
export interface MeasureCue {
  readonly class: MeasureClass;
  /** A noun; a verb, whose subject stands before it; a clause, of which the words themselves begin with what it befalls. */
  readonly form: "noun" | "verb" | "clause";
  readonly needs?: Phrases<true>;
  readonly unless?: Phrases<true>;
  readonly status: MeasureStatus;
}

/** Words that tell how far a measure has come, and where they are looked for. */
export interface StatusCue {
  readonly status: MeasureStatus;
  readonly where: "clause" | "sentence";
}

export interface MeasureTables {
  readonly cues: Phrases<MeasureCue>;
  readonly statuses: Phrases<StatusCue>;
}

/** The files of `data/evidence` that `readMeasureTables` reads. */
export const measureFileNames = ["measures.csv", "measures-status.csv"] as const;

const phrasesCell = textCell.transform((cell) => new Phrases([[cell, true as const]]));
const sourced = { basis: z.enum(["official", "literature", "editorial"]), checked: dayCell };
const cueRow = z.strictObject({
  class: z.enum(measureClasses),
  form: z.enum(["noun", "verb", "clause"]),
  words: textCell,
  needs: phrasesCell.optional(),
  unless: phrasesCell.optional(),
  status: z.enum(measureStatuses),
  ...sourced,
});
const statusRow = z.strictObject({
  status: z.enum(measureStatuses),
  where: z.enum(["clause", "sentence"]),
  words: textCell,
  ...sourced,
});

/** Reads the texts of the files, strictly. */
export function readMeasureTables(files: Readonly<Record<string, string>>): MeasureTables {
  const cues = readDataTable("measures.csv", files["measures.csv"], cueRow);
  const statuses = readDataTable("measures-status.csv", files["measures-status.csv"], statusRow);
  return {
    cues: new Phrases(
      cues.map(({ value: { words, class: kind, form, needs, unless, status } }) => [
        words,
        {
          ...{ class: kind, form, status },
          ...(needs !== undefined && { needs }),
          ...(unless !== undefined && { unless }),
        },
      ]),
    ),
    statuses: new Phrases(statuses.map(({ value: { words, status, where } }) => [words, { status, where }])),
  };
}

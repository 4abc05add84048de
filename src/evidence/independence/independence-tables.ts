import { z } from "zod";
import { dayCell, readDataTable, textCell } from "../../goods/data-table.ts";
import { Phrases } from "../sentences/phrases.ts";

export const independenceQuestions = ["arranged", "chosen", "free", "checkable"] as const;
export type IndependenceQuestion = (typeof independenceQuestions)[number];

/** A row of `independence.csv`: what its words answer. */
export interface IndependenceCue {
  readonly question: IndependenceQuestion;
  readonly answer: "yes" | "no";
  /** A briefing goes on in the sentences that follow; a film tells of who speaks in it alone. */
  readonly reach: "sentence" | "occasion";
  readonly needs?: Phrases<true>;
  readonly unless?: Phrases<true>;
}

export const independenceFileName = "independence.csv";

const phrasesCell = textCell.transform((cell) => new Phrases([[cell, true as const]]));
const row = z.strictObject({
  question: z.enum(independenceQuestions),
  answer: z.enum(["yes", "no"]),
  reach: z.enum(["sentence", "occasion"]),
  words: textCell,
  needs: phrasesCell.optional(),
  unless: phrasesCell.optional(),
  basis: z.enum(["official", "literature", "editorial"]),
  checked: dayCell,
});

/** Reads the text of `independence.csv`, strictly. */
export const readIndependenceTable = (file: string | undefined): Phrases<IndependenceCue> =>
  new Phrases(
    readDataTable(independenceFileName, file, row).map(
      ({ value: { question, answer, reach, words, needs, unless } }) => [
        words,
        {
          question,
          answer,
          reach,
          ...(needs !== undefined && { needs }),
          ...(unless !== undefined && { unless }),
        },
      ],
    ),
  );

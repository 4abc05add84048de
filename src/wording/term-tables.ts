import { z } from "zod";
import { readDataTable, textCell } from "../goods/data-table.ts";
import { type Condition, contextCell } from "./context.ts";
import type { LookAlikes } from "./letters.ts";
import { type Pattern, type PatternTables, patternsOf } from "./patterns.ts";
import { type TermClass, termClasses } from "./problem.ts";
import { type Macros, spellingsOf } from "./spellings.ts";
import { type ViewName, viewNames } from "./views.ts";
import { WordFinder } from "./word-finder.ts";

const languages = ["en", "zh", "ug", "de", "fr", "es", "ja"] as const;
const kinds = ["word", "stem", "part", "phrase", "characters"] as const;

const termRow = z.strictObject({
  class: z.enum(termClasses),
  language: z.enum(languages),
  kind: z.enum(kinds),
  term: textCell,
  context: contextCell.optional(),
});
const cueRow = z.strictObject({
  group: textCell,
  language: z.enum(languages),
  kind: z.enum(kinds),
  term: textCell,
});
const macroRow = z.strictObject({ name: textCell, words: textCell });
const classRow = z.strictObject({ class: z.enum(termClasses), why: textCell, hint: textCell });
const alikeRow = z.strictObject({
  latin: z.string().regex(/^[a-z]$/),
  script: textCell,
  characters: textCell,
});

export type TermRow = z.infer<typeof termRow>;

/** What a pattern belongs to: a term that endangers, or a word that other terms are told by. */
export type Owner =
  | {
      readonly of: "term";
      readonly class: TermClass;
      readonly term: string;
      readonly context: readonly Condition[];
    }
  | { readonly of: "cue"; readonly group: string };

export interface WordingTables {
  readonly finders: Readonly<Record<ViewName, WordFinder<Pattern<Owner>>>>;
  readonly lookAlikes: LookAlikes;
  readonly simplified: ReadonlyMap<string, string>;
  /** Why a class is stopped, and what to do. */
  readonly told: ReadonlyMap<TermClass, { readonly why: string; readonly hint: string }>;
}

export const termFileNames = ["terms-en.csv", "terms-zh.csv", "terms-ug.csv", "terms-other.csv"] as const;
export const wordingFileNames = [
  ...termFileNames,
  "cues.csv",
  "macros.csv",
  "classes.csv",
  "look-alikes.csv",
] as const;

export type WordingFiles = Readonly<Partial<Record<(typeof wordingFileNames)[number], string>>>;

const rowsOf = <T>(
  files: WordingFiles,
  name: (typeof wordingFileNames)[number],
  schema: z.ZodType<T>,
): readonly T[] => readDataTable(name, files[name], schema).map(({ value }) => value);

/** The rows of all files of terms, for tests and for people who review them. */
export const termRows = (files: WordingFiles): readonly TermRow[] =>
  termFileNames.flatMap((name) => rowsOf(files, name, termRow));

/** Reads the files of `data/safety/terms`, strictly. `han` comes from `names/`. */
export function readWordingTables(
  files: WordingFiles,
  han: Pick<PatternTables, "simplified" | "readings">,
): WordingTables {
  const macros: Macros = new Map(
    rowsOf(files, "macros.csv", macroRow).map(({ name, words }) => [name, words.split("|")]),
  );
  const lookAlikes: LookAlikes = new Map(
    rowsOf(files, "look-alikes.csv", alikeRow).flatMap(({ latin, characters }) =>
      [...characters].map((char) => [char, latin] as const),
    ),
  );
  const tables = { lookAlikes, ...han };
  const make = (row: Pick<TermRow, "kind" | "language" | "term">, owner: Owner) =>
    spellingsOf(row.term, macros).flatMap((spelling) => patternsOf(row, spelling, { owner, tables }));
  const patterns = [
    ...termRows(files).flatMap((row) =>
      make(row, { of: "term", class: row.class, term: row.term, context: row.context ?? [] }),
    ),
    ...rowsOf(files, "cues.csv", cueRow).flatMap((row) => make(row, { of: "cue", group: row.group })),
  ];
  const byView = Map.groupBy(patterns, ({ view }) => view);
  const finderOf = (view: ViewName) =>
    new WordFinder((byView.get(view) ?? []).map((one) => [one.letters, one] as const));
  return {
    finders: Object.fromEntries(viewNames.map((view) => [view, finderOf(view)])) as WordingTables["finders"],
    lookAlikes,
    simplified: han.simplified,
    told: new Map(rowsOf(files, "classes.csv", classRow).map(({ class: one, ...told }) => [one, told])),
  };
}

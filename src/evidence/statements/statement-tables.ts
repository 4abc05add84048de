import { z } from "zod";
import { dayCell, readDataTable, splitCell, textCell } from "../../goods/data-table.ts";
import { fail } from "../../model/issue.ts";
import { type SpeakerKind, type StatementType, statementTypes } from "../../model/statement.ts";
import { Phrases } from "../sentences/phrases.ts";
import { type Inflection, inflectionOf, regularForms } from "./inflect.ts";

/** What a reporting expression takes; described in data/evidence/README.md. */
const takings = [
  ...["that", "np", "how", "of", "to", "to-ing", "as", "complement", "order", "order-to", "tell", "quote"],
  ...[
    "np-for",
    "np-feeling",
    "np-denial",
    "passive-to",
    "hearer",
    "as-saying",
    "source",
    "doc",
    "inanimate",
    "strong",
  ],
] as const;

/** A reporting expression of the lexicon. */
export interface CueEntry {
  readonly cue: string;
  readonly takes: ReadonlySet<string>;
  /** What a statement that it carries is, whatever its words. */
  readonly types: readonly StatementType[];
}

/** One form of one expression, as words one after the other. */
export interface CueForm {
  readonly words: readonly string[];
  readonly inflection: Inflection;
  readonly entry: CueEntry;
}

/** A state, what it is called, and the name of its government. */
export interface State {
  readonly state: string;
  readonly names: readonly string[];
  readonly adjectives: readonly string[];
  readonly capitals: readonly string[];
  readonly government: string;
}

/** What statements are read by. */
export interface StatementTables {
  /** By their first word, the longest first. */
  readonly cues: ReadonlyMap<string, readonly CueForm[]>;
  /** Words by what they say of who speaks: a kind of speaker, or `role`, `document`, `evidence`, `time` ... */
  readonly words: Readonly<Record<WordKind, ReadonlySet<string>>>;
  /** By name and by capital, in small letters. */
  readonly states: ReadonlyMap<string, State>;
  /** Adjectives of states. */
  readonly stateAdjectives: ReadonlySet<string>;
  /** Marks of the type of a statement. */
  readonly marks: Phrases<Mark>;
  readonly hedges: Phrases<true>;
}

/** The files of `data/evidence` that `readStatementTables` reads. */
export const statementFileNames = [
  "cues.csv",
  "speakers.csv",
  "states.csv",
  "statement-types.csv",
  "hedges.csv",
] as const;

const speakerWords = [
  "state-body",
  "intergovernmental",
  "company",
  "ngo",
  "think-tank",
  "media",
  "worker",
] as const;
const otherWords = ["role", "document", "evidence", "group", "feeling", "weekday", "time"] as const;
const wordKinds = [...speakerWords, ...otherWords] as const;
export type WordKind = (typeof wordKinds)[number];
/** Kinds of speaker that words tell, in the order in which they are looked for. */
export const kindsByWords: readonly (SpeakerKind & WordKind)[] = speakerWords;

const marks = [
  ...["abuse", "blame", "denial", "counter-claim", "accusation"],
  ...["call", "invitation", "condition", "threat", "measure", "finding", "future", "topic", "neutral"],
] as const;
export type Mark = string;

const sourced = { basis: z.enum(["official", "literature", "editorial"]), checked: dayCell };
const list = textCell.transform(splitCell);
const cueRow = z.strictObject({
  cue: textCell,
  forms: list.optional(),
  takes: textCell
    .transform((cell) => cell.split(" "))
    .refine(
      (takes) => takes.every((one) => (takings as readonly string[]).includes(one)),
      `words of: ${takings.join(", ")}`,
    ),
  type: list
    .refine(
      (types) => types.every((one) => (statementTypes as readonly string[]).includes(one)),
      "types of statement",
    )
    .optional(),
  ...sourced,
});
const wordsRow = z.strictObject({ kind: z.enum(wordKinds), words: list, ...sourced });
const stateRow = z.strictObject({
  ...{ state: textCell, names: list, adjectives: list, capitals: list.optional(), government: textCell },
  ...sourced,
});
const marksRow = z.strictObject({ mark: z.enum(marks), words: textCell, ...sourced });
const hedgesRow = z.strictObject({ words: textCell, ...sourced });

/** Reads the texts of the files, strictly. Throws `data.invalid` with file, row and column. */
export function readStatementTables(files: Readonly<Record<string, string>>): StatementTables {
  const read = <T>(name: string, schema: z.ZodType<T>) => readDataTable(name, files[name], schema);
  const cues = new Map<string, CueForm[]>();
  for (const { row, value } of read("cues.csv", cueRow)) {
    const { cue, forms = [], takes, type = [] } = value;
    const entry = { cue, takes: new Set(takes), types: type as readonly StatementType[] };
    for (const form of formsOf(entry, forms)) addForm(cues, form, row);
  }
  for (const forms of cues.values()) forms.sort((a, b) => b.words.length - a.words.length);
  const words = Object.fromEntries(
    wordKinds.map((kind): [WordKind, Set<string>] => [kind, new Set<string>()]),
  ) as Record<WordKind, Set<string>>;
  for (const { value } of read("speakers.csv", wordsRow))
    for (const word of value.words) words[value.kind].add(word);
  const states = read("states.csv", stateRow).map(({ value }) => ({
    ...value,
    capitals: value.capitals ?? [],
  }));
  return {
    cues,
    words,
    states: new Map(
      states.flatMap((state) => [...state.names, ...state.capitals].map((name) => [name, state])),
    ),
    stateAdjectives: new Set(states.flatMap(({ adjectives }) => adjectives)),
    marks: new Phrases(read("statement-types.csv", marksRow).map(({ value }) => [value.words, value.mark])),
    hedges: new Phrases(read("hedges.csv", hedgesRow).map(({ value }) => [value.words, true])),
  };
}

/** "call for" is inflected in its first word. */
function formsOf(entry: CueEntry, forms: readonly string[]): readonly CueForm[] {
  const [verb = "", ...particles] = entry.cue.split(" ");
  const phrase = (form: string, inflection: Inflection): CueForm => ({
    words: form.split(" "),
    inflection,
    entry,
  });
  if (entry.takes.has("source")) return [phrase(entry.cue, "base")];
  if (forms.length > 0)
    return [
      ...(forms.includes(entry.cue) ? [] : [phrase(entry.cue, "base")]),
      ...forms.map((form) => phrase(form, inflectionOf(form.split(" ")[0] ?? ""))),
    ];
  return regularForms(verb).map(([form, inflection]) => phrase([form, ...particles].join(" "), inflection));
}

function addForm(cues: Map<string, CueForm[]>, form: CueForm, row: number): void {
  const first = form.words[0] ?? "";
  const known = cues.get(first) ?? [];
  if (known.some((one) => one.words.join(" ") === form.words.join(" ")))
    fail(
      "data.invalid",
      `cues.csv, row ${row}: the form "${form.words.join(" ")}" is there already.`,
      "Give each expression one row.",
      { file: "cues.csv", row },
    );
  cues.set(first, [...known, form]);
}

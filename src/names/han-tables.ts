import type { NameDataFiles } from "./name-tables.ts";
import { tsvRows } from "./tsv.ts";

/** What is known of single Han characters. */
export interface HanTables {
  /** Traditional form -> simplified form. */
  readonly simplified: ReadonlyMap<string, string>;
  /** Toneless pinyin readings of a simplified character, in the order of the table. */
  readonly readings: ReadonlyMap<string, readonly string[]>;
  /** Hong Kong romanisations of a simplified character. */
  readonly cantonese: ReadonlyMap<string, readonly string[]>;
  /** English renderings of a brand's letters or words, by simplified form. */
  readonly renderings: ReadonlyMap<string, readonly string[]>;
  /** Every toneless pinyin syllable. */
  readonly syllables: ReadonlySet<string>;
}

/** Rows of a file by their first cell: the forms in another of their cells. */
function listsOf(text: string | undefined, column: number): ReadonlyMap<string, readonly string[]> {
  return new Map(tsvRows(text ?? "").map((row) => [row[0] ?? "", (row[column] ?? "").split("|")]));
}

/** Builds the tables of characters: about 7,000 readings and 4,000 traditional forms. */
export function buildHanTables(files: NameDataFiles): HanTables {
  const readings = new Map<string, string[]>();
  const syllables = new Set<string>();
  for (const [reading = "", characters = ""] of tsvRows(files["hanzi.tsv"] ?? "")) {
    syllables.add(reading);
    for (const char of characters) {
      const known = readings.get(char);
      if (known === undefined) readings.set(char, [reading]);
      else known.push(reading);
    }
  }
  const simplified = new Map<string, string>();
  for (const [to = "", from = ""] of tsvRows(files["traditional.tsv"] ?? ""))
    for (const char of from) simplified.set(char, to);
  const cantonese = listsOf(files["cantonese.tsv"], 1);
  const renderings = listsOf(files["renderings.tsv"], 2);
  return { simplified, readings, cantonese, renderings, syllables };
}

/** The text in simplified characters, one for one, so that offsets hold. */
export function simplify(tables: HanTables, text: string): string {
  let out = "";
  for (const char of text) out += tables.simplified.get(char) ?? char;
  return out;
}

/** Joined readings of a run of characters: pinyin in all readings, then Hong Kong forms; at most `limit` of each. */
export function soundsOfHan(tables: HanTables, text: string, limit = 12): readonly string[] {
  const characters = [...text];
  const pinyin = join(characters, (char) => tables.readings.get(char) ?? [char], limit);
  if (!characters.every((char) => tables.cantonese.has(char))) return pinyin;
  return [...pinyin, ...join(characters, (char) => tables.cantonese.get(char) ?? [], limit)];
}

function join(
  characters: readonly string[],
  readingsOf: (char: string) => readonly string[],
  limit: number,
): string[] {
  let sounds = [""];
  for (const char of characters)
    sounds = sounds.flatMap((start) => readingsOf(char).map((reading) => start + reading)).slice(0, limit);
  return sounds;
}

import { scanCsv } from "./scan-record.ts";

/** Delimiters that are looked for; any other ASCII character can be given. */
export const delimiters = [",", ";", "\t", "|", "^", "~", "\u001f", "\u0001"] as const;
export type Delimiter = string;

/** Whether a text can part cells: one ASCII character that is no quote and no line end. */
export const isDelimiter = (text: string): boolean =>
  text.length === 1 && text > "\0" && text < "\u007f" && !["\n", "\r", '"'].includes(text);

const sampleRecords = 60;
const sampleCharacters = 262_144;

/** How many of the first records share the most frequent width above one, and that width. */
function regularity(text: string, delimiter: Delimiter): { readonly share: number; readonly width: number } {
  const counts = new Map<number, number>();
  let records = 0;
  for (const { cells } of scanCsv({ text, delimiter, columns: 1_000, cell: sampleCharacters })) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    records += 1;
    if (records === sampleRecords) break;
  }
  let best = { share: 0, width: 1 };
  for (const [width, count] of counts)
    if (width > 1 && count / records > best.share) best = { share: count / records, width };
  return best;
}

/**
 * The delimiter under which the first records are most alike and widest. A comma, when nothing separates cells.
 * An address list whose every address holds one semicolon is why width counts and not likeness alone.
 */
export function sniffDelimiter(text: string): Delimiter {
  const sample = text.slice(0, sampleCharacters);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const { share, width } = regularity(sample, delimiter);
    const score = share * Math.log2(width);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** How to draw: width in columns and whether colours are wanted. */
export interface Terminal {
  readonly width: number;
  readonly color: boolean;
}

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
} as const;
export type Style = keyof typeof codes;

/** The text in a style, or unchanged where colours are not wanted. */
export const paint = (terminal: Terminal, style: Style, text: string): string =>
  terminal.color ? `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m` : text;

// East Asian wide and full-width characters take two columns (Unicode UAX 11, the blocks that occur in names).
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const escapes = /\u001b\[[0-9;]*m/g;

/** Columns that a text takes on a terminal. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of characters(text.replace(escapes, ""))) columns += wide.test(segment) ? 2 : 1;
  return columns;
}

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character. The segmenter is made at first need: it costs as much as a small verb. */
function characters(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  return segmenter.segment(text);
}

/** Control, bidi-override and invisible characters made visible: a name must not be able to redraw the terminal. */
export const shown = (text: string): string =>
  text.replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, (mark) => `<U+${hex(mark)}>`);

const hex = (mark: string): string => (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

/** The text cut to a number of columns, with an ellipsis where something was cut. */
export function clip(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let cut = "";
  let used = 0;
  for (const { segment } of characters(text)) {
    const step = columnsOf(segment);
    if (used + step > columns - 1) break;
    cut += segment;
    used += step;
  }
  return `${cut}…`;
}

/** The text padded with spaces to a number of columns. */
export const pad = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - columnsOf(text)));

/** Breaks a text at spaces (or between Han characters) into lines of at most `width` columns, with an indent. */
export function wrap(text: string, width: number, indent = ""): string {
  const room = Math.max(20, width - columnsOf(indent));
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/).flatMap((part) => breakLong(part, room))) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (columnsOf(joined) <= room) line = joined;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines.map((each) => (indent + each).trimEnd()).join("\n");
}

/** A text with a mark before its first line; the lines after it stand under the text, not under the mark. */
export function hang(mark: string, text: string, width: number): string {
  const under = " ".repeat(columnsOf(mark));
  const [first = "", ...rest] = wrap(text, width - columnsOf(mark)).split("\n");
  return [`${mark}${first}`, ...rest.map((line) => under + line)].join("\n");
}

function breakLong(word: string, room: number): string[] {
  if (columnsOf(word) <= room) return [word];
  const parts: string[] = [];
  let part = "";
  for (const { segment } of characters(word)) {
    if (columnsOf(part + segment) > room) {
      parts.push(part);
      part = "";
    }
    part += segment;
  }
  return [...parts, part];
}

/**
 * A plain table: columns as wide as their content. Where that is more than the terminal holds, the widest column gives
 * way, so that no other is pushed off the edge.
 */
export function table(rows: readonly (readonly string[])[], terminal: Terminal, indent = "  "): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => columnsOf(row[column] ?? ""))),
  );
  const over = columnsOf(indent) + widths.reduce((sum, width) => sum + width + 2, -2) - terminal.width;
  const widest = widths.indexOf(Math.max(...widths));
  if (over > 0) widths[widest] = Math.max(8, (widths[widest] ?? 0) - over);
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => pad(clip(cell, widths[column] ?? 0), widths[column] ?? 0));
      return (indent + cells.join("  ")).trimEnd();
    })
    .join("\n");
}

/**
 * Texts that a spreadsheet program could take for a formula, made harmless and brought back. A program looks past
 * spaces, invisible marks and quotes before it looks for = + - @ (also full-width, small, and the minus sign of
 * Unicode); it takes a cell that opens with a tab or a line break apart; and opened with another separator than the
 * one it was written with (semicolon where a comma is decimal, tab, bar), a file falls into cells that begin in the
 * middle of ours. So an apostrophe goes before the text, and one after each separator inside it that such a beginning
 * follows. The inner ones are why "prefix the first character" is not enough.
 */
const starter = "[=+\\-@＝＋－＠﹢﹣﹦﹫−]";
/** What is looked past, but for the separators themselves. */
const skipped = '[[\\p{Cc}\\p{Cf}\\p{Z}"]--[\\t\\r\\n]]*';
const separator = "[;\\t\\|\\r\\n]";

/** `sep=` on the first line is an instruction to spreadsheet programs. */
const opening = new RegExp(`^'*(?:\\p{Cc}|${skipped}(?:${starter}|sep=))`, "iv");
const inside = new RegExp(`${separator}(?='*${skipped}${starter})`, "gv");
const insideMarked = new RegExp(`(${separator})'(?='*${skipped}${starter})`, "gv");
const isInside = new RegExp(`${separator}'*${skipped}${starter}`, "v");

/** No formula begins in a text of these alone, which is nearly every cell: no separator but the comma, no sign but the hyphen, and that not at the beginning. */
const harmless = /^[\p{L}\p{N}(][\p{L}\p{M}\p{N} ,.()&/:'*#-]*$/u;
const negative = /^-\d+(?:\.\d+)?$/;

const isHazard = (text: string): boolean => opening.test(text) || isInside.test(text);

const mark = (text: string): string => `'${text.replace(inside, "$&'")}`;
const unmark = (text: string): string => text.slice(1).replace(insideMarked, "$1");

/** Where a cell stands: at the beginning of a row nothing shields it. */
export interface CellPlace {
  /** The first cell of its row. */
  readonly first?: boolean;
}

/**
 * The text as it may stand in a file that a spreadsheet program opens. A plain negative number stays as it is (a
 * latitude of -12.5 is no formula), except at the beginning of a row: where a comma is decimal, `-1` and the `2+cmd...`
 * of the next cell are one formula. A text that looks as if it had been through here gets one apostrophe more, so
 * that `restoreCell` gives back exactly what went in.
 *
 * @example
 * neutraliseCell("=1+1"); // "'=1+1"
 */
export function neutraliseCell(text: string, { first = false }: CellPlace = {}): string {
  if (harmless.test(text)) return text;
  if (negative.test(text)) return first ? `'${text}` : text;
  return isHazard(text) ? mark(text) : text;
}

/**
 * What `neutraliseCell` was given; any text that it did not change or did not write is handed back as it is. For cells
 * of files that come in, before anything else is done to them.
 */
export function restoreCell(text: string): string {
  if (!text.startsWith("'") || !isHazard(text)) return text;
  const restored = unmark(text);
  return mark(restored) === text ? restored : text;
}

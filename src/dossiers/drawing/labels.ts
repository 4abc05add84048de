import { visible } from "../escape.ts";

// A drawing has no browser to measure text in, so widths are estimated on the safe side: those of a wide sans-serif
// (DejaVu Sans), in thousandths of the font size. Narrower fonts leave a little white.

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/u;

function widthOfMark(mark: string): number {
  if (wide.test(mark)) return 1000;
  if (/[iljtfr.,:;'|!()[\]\- ]/.test(mark)) return 400;
  if (/[mwMWQOG@%&]/.test(mark)) return 950;
  if (/[A-Z]/.test(mark)) return 700;
  return mark <= "~" ? 620 : 720;
}

/** Width of the text in a font of that size, in the same unit as the size; never less than it will take. */
export const widthOf = (text: string, size: number): number =>
  ([...text].reduce((sum, mark) => sum + widthOfMark(mark), 0) * size) / 1000;

/** The text in at most `lines` lines of that width, broken at spaces or between wide characters, with an ellipsis where cut. */
export function wrapLabel(text: string, width: number, size: number, lines: number): readonly string[] {
  const fitting = (line: string): boolean => widthOf(line, size) <= width;
  const wrapped: string[] = [];
  let line = "";
  for (const piece of piecesOf(visible(text), width, size)) {
    const longer = line === "" ? piece.trimStart() : line + piece;
    if (fitting(longer.trimEnd())) line = longer;
    else {
      wrapped.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  if (line !== "") wrapped.push(line.trimEnd());
  if (wrapped.length <= lines) return wrapped;
  return [...wrapped.slice(0, lines - 1), cut(wrapped[lines - 1] ?? "", width, size)];
}

/** Words with the space before them; wide characters alone; a word too long for a line in pieces that fit. */
function piecesOf(text: string, width: number, size: number): readonly string[] {
  const words = text.match(/\s+|[^\s]+/gu) ?? [];
  return words
    .flatMap((word) => (/^\s/.test(word) ? [" "] : breakWord(word, width, size)))
    .reduce<string[]>((pieces, piece) => {
      if (pieces.at(-1) === " ") pieces[pieces.length - 1] = ` ${piece}`;
      else pieces.push(piece);
      return pieces;
    }, []);
}

function breakWord(word: string, width: number, size: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const mark of word) {
    const alone = wide.test(mark) || wide.test(piece);
    if (piece !== "" && (alone || widthOf(piece + mark, size) > width)) {
      pieces.push(piece);
      piece = "";
    }
    piece += mark;
  }
  return [...pieces, piece];
}

function cut(line: string, width: number, size: number): string {
  const marks = [...line];
  while (marks.length > 0 && widthOf(`${marks.join("")}…`, size) > width) marks.pop();
  return `${marks.join("")}…`;
}

import type { HiddenSpan, PageBox } from "../../model/text-layer.ts";
import type { Line, LineGlyph } from "./lines.ts";
import { linesOf } from "./lines.ts";
import type { Box } from "./matrix.ts";
import type { PlacedGlyph } from "./placed-glyph.ts";

/** The words of one page; spans are within its text. */
export interface PageText {
  readonly text: string;
  readonly boxes: readonly PageBox[];
  readonly hidden: readonly HiddenSpan[];
  /** Letters whose font does not tell what they mean. */
  readonly unmapped: number;
}

/** Distance of two lines, in usual distances of the page, from which a paragraph ends. */
const paragraphGap = 1.3;

/** Distances down the page between lines of about one size, one after the other; the middle one. */
function usualPitch(lines: readonly Line[]): number {
  const pitches = lines
    .flatMap((line, index) => {
      const before = lines[index - 1];
      const isAlike = before !== undefined && Math.abs(before.size - line.size) < 0.15 * line.size;
      const pitch = before === undefined ? 0 : line.y - before.y;
      return isAlike && pitch > 0 && pitch < 4 * line.size ? [pitch] : [];
    })
    .toSorted((a, b) => a - b);
  // The smaller half: a page of one-line paragraphs has more gaps than lines.
  return pitches[Math.floor(pitches.length / 3)] ?? 0;
}

/** Whether a paragraph ends between two lines. A line further up is another column, which a paragraph may go on into. */
function partsParagraph(before: Line, line: Line, pitch: number): boolean {
  const by = line.y - before.y;
  if (Math.abs(before.size - line.size) > 0.15 * Math.max(before.size, line.size)) return true;
  return by > paragraphGap * Math.max(pitch, line.size);
}

const joined = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** Writes the text of a page letter by letter, and notes where each stretch stands and what of it is hidden. */
class PageWriter {
  readonly boxes: PageBox[] = [];
  readonly hidden: HiddenSpan[] = [];
  text = "";
  unmapped = 0;
  private readonly page: number;
  /** The stretch that is being written: letters of one size that follow each other. */
  private start = 0;
  private box: Box | undefined;

  constructor(page: number) {
    this.page = page;
  }

  line({ glyphs }: Line): void {
    const trimmed = trim(glyphs);
    for (const [index, { glyph, away, isGap }] of trimmed.entries()) {
      const before = trimmed[index - 1]?.glyph;
      const isBlank = glyph.text.trim() === "";
      if ((isGap || isBlank) && before !== undefined && !this.text.endsWith(" ")) this.text += " ";
      if (away > 1.5 || isOtherSize(before, glyph)) this.endBox();
      if (!isBlank) this.letter(glyph);
    }
    this.endBox();
  }

  private letter(glyph: PlacedGlyph): void {
    const text = glyph.text.trim();
    if (this.box === undefined) this.start = this.text.length;
    this.box = this.box === undefined ? glyph.box : joined(this.box, glyph.box);
    this.text += text;
    if (text.includes("\ufffd")) this.unmapped += 1;
    if (glyph.hidden !== undefined) this.hide(text.length, glyph.hidden);
  }

  /** Hides the last characters; stretches of one reason with nothing but a blank between them are one. */
  private hide(length: number, why: HiddenSpan["why"]): void {
    const end = this.text.length;
    const start = end - length;
    const last = this.hidden.at(-1);
    const goesOn = last?.why === why && (last.end === start || this.text.slice(last.end, start) === " ");
    if (last !== undefined && goesOn) this.hidden[this.hidden.length - 1] = { start: last.start, end, why };
    else this.hidden.push({ start, end, why });
  }

  private endBox(): void {
    const end = this.text.trimEnd().length;
    if (this.box !== undefined && end > this.start) {
      const { left, top, right, bottom } = this.box;
      const place = { x: left, y: top, width: right - left, height: bottom - top };
      this.boxes.push({ start: this.start, end, page: this.page, ...place });
    }
    this.box = undefined;
  }
}

/** Another size, and an empty place wider than words have between them, begin another box. */
const isOtherSize = (before: PlacedGlyph | undefined, glyph: PlacedGlyph): boolean =>
  before !== undefined && Math.abs(before.size - glyph.size) > 0.15 * Math.max(before.size, glyph.size);

function trim(glyphs: readonly LineGlyph[]): readonly LineGlyph[] {
  const isLetter = ({ glyph }: LineGlyph): boolean => glyph.text.trim() !== "";
  return glyphs.slice(Math.max(0, glyphs.findIndex(isLetter)), glyphs.findLastIndex(isLetter) + 1);
}

/**
 * The words of a page in the order in which they are painted: a line ends with a line feed, a paragraph with two. What
 * stands off the page comes last. Hyphens at the ends of lines stay: whether one belongs to the word is not told.
 */
export function pageText(page: number, glyphs: readonly PlacedGlyph[]): PageText {
  const onPage = linesOf(glyphs.filter(({ hidden }) => hidden !== "off-page"));
  const offPage = linesOf(glyphs.filter(({ hidden }) => hidden === "off-page"));
  const pitch = usualPitch(onPage);
  const writer = new PageWriter(page);
  for (const lines of [onPage, offPage])
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1];
      const isLine = before !== undefined && !partsParagraph(before, line, pitch);
      if (writer.text !== "") writer.text += isLine ? "\n" : "\n\n";
      writer.line(line);
    }
  const { text, boxes, hidden, unmapped } = writer;
  return { text, boxes, hidden, unmapped };
}

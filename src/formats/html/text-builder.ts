import type { HiddenSpan } from "../../model/text-layer.ts";
import { refuseManyHidden } from "../plain/hidden-spans.ts";

/** Words of a page as they are read: white space folded as a browser folds it, with the stretches that are hidden. */
export class TextBuilder {
  readonly hidden: { start: number; end: number; why: HiddenSpan["why"] }[] = [];
  private readonly file: string;
  private pieces: string[] = [];
  private done = "";
  private units = 0;
  /** What is to be written before the next word: line ends, then tabs, else one blank. */
  private breaks = 0;
  private tabs = 0;
  private blank = false;

  constructor(file: string) {
    this.file = file;
  }

  /** UTF-16 units so far, without what stands before the next word. */
  get length(): number {
    return this.units;
  }

  /** Where the next word will stand. */
  get next(): number {
    return this.units + this.gap().length;
  }

  /** Ends a line, or a paragraph with 2; several ends are as one, and at the beginning of a cell they are none. */
  break(lines: 1 | 2): void {
    if (this.tabs > 0) return;
    this.breaks = Math.max(this.breaks, lines);
    this.blank = false;
  }

  /** A `<br>`: one more line end, at most a blank line. */
  line(): void {
    this.breaks = Math.min(2, this.breaks + 1);
    this.blank = false;
  }

  /** Begins another cell of the row that began at `rowStart`: what ended in the cell before it ends no line. */
  cell(rowStart: number): void {
    if (this.units > rowStart) this.breaks = 0;
    this.tabs += 1;
    this.blank = false;
  }

  /** Ends a row: empty cells at its end are nothing. */
  row(): void {
    this.tabs = 0;
    this.break(1);
  }

  /** White space that folds. */
  space(): void {
    this.blank = true;
  }

  private gap(): string {
    if (this.units === 0) return "";
    if (this.breaks > 0 || this.tabs > 0) return "\n".repeat(this.breaks) + "\t".repeat(this.tabs);
    return this.blank ? " " : "";
  }

  /** Words as they are. Between two stretches hidden for one reason, what parts them is hidden too. */
  write(words: string, why: HiddenSpan["why"] | undefined): void {
    if (words === "") return;
    const gap = this.gap();
    const before = this.units;
    this.push(gap);
    this.push(words);
    this.breaks = 0;
    this.tabs = 0;
    this.blank = false;
    if (why === undefined) return;
    const last = this.hidden.at(-1);
    if (last !== undefined && last.why === why && last.end === before) last.end = this.units;
    else this.hidden.push({ start: before + gap.length, end: this.units, why });
    refuseManyHidden(this.hidden.length, this.file);
  }

  private push(text: string): void {
    if (text === "") return;
    this.pieces.push(text);
    this.units += text.length;
    // Millions of small strings cost more than their letters; they are joined now and then.
    if (this.pieces.length > 65_536) this.join();
  }

  private join(): void {
    this.done += this.pieces.join("");
    this.pieces = [];
  }

  /** The text so far. */
  text(): string {
    this.join();
    return this.done;
  }
}

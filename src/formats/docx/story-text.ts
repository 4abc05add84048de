import type { HiddenSpan } from "../../model/text-layer.ts";
import { documentLimits } from "../document-limits.ts";
import { refuseManyHidden } from "../plain/hidden-spans.ts";
import { refuseLong } from "../plain/text-of-bytes.ts";

type Why = HiddenSpan["why"];

/** Words with what parts them, and the stretches that are hidden. What is to be written before the next word waits until one comes. */
export class StoryText {
  readonly hidden: { start: number; end: number; why: Why }[] = [];
  private readonly file: string;
  private readonly pieces: string[] = [];
  private units = 0;
  private breaks = 0;
  private tabs = 0;

  constructor(file: string) {
    this.file = file;
  }

  get length(): number {
    return this.units;
  }

  /** Ends a line, or a paragraph with 2. At the beginning of a cell it is none. */
  break(lines: 1 | 2): void {
    if (this.tabs === 0) this.breaks = Math.max(this.breaks, lines);
  }

  /** Ends a cell: what ended in it ends no line. */
  cell(): void {
    this.breaks = 0;
    this.tabs += 1;
  }

  /** Ends a row: empty cells at its end are nothing. */
  row(): void {
    this.tabs = 0;
    this.breaks = Math.max(this.breaks, 1);
  }

  write(words: string, why?: Why): void {
    if (words === "") return;
    const gap = this.units === 0 ? "" : "\n".repeat(this.breaks) + "\t".repeat(this.tabs);
    this.pieces.push(gap, words);
    const start = this.units + gap.length;
    this.units = start + words.length;
    refuseLong({ length: this.units }, documentLimits.textBytes, this.file);
    [this.breaks, this.tabs] = [0, 0];
    if (why !== undefined) this.hide(start, why);
  }

  private hide(start: number, why: Why): void {
    this.hidden.push({ start, end: this.units, why });
    refuseManyHidden(this.hidden.length, this.file);
  }

  /** Another text as a paragraph of this one. */
  append(other: StoryText): void {
    if (other.length === 0) return;
    this.break(2);
    const words = other.text();
    this.write(words);
    const from = this.units - words.length;
    for (const { start, end, why } of other.hidden)
      this.hidden.push({ start: from + start, end: from + end, why });
    refuseManyHidden(this.hidden.length, this.file);
    this.break(2);
  }

  text(): string {
    return this.pieces.join("");
  }
}

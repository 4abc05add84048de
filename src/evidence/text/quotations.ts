import type { Span } from "../../model/text-layer.ts";
import { type Mark, marksIn } from "./quotation-marks.ts";

/** Words in quotation marks, with the marks. */
export interface Quotation extends Span {
  /** The words without the marks. */
  readonly inner: Span;
  /** No mark closes it: the next paragraph takes it up again, or it ends with its paragraph. */
  readonly open: boolean;
  /** It takes up the open quotation that stands just before it. */
  readonly resumes: boolean;
}

/** Outermost quotations of each paragraph, in order. Linear in the length of the text. */
export function quotationsIn(text: string, paragraphs: readonly Span[]): readonly Quotation[] {
  const found: Quotation[] = [];
  const all = marksIn(text);
  let next = 0;
  for (const paragraph of paragraphs) {
    const from = next;
    while ((all[next]?.at ?? paragraph.end) < paragraph.end) next += 1;
    const before = found.at(-1);
    const resumes = before?.open === true && /^["'“„«‘`]/.test(text.charAt(paragraph.start));
    for (const quotation of pairMarks(text, all.slice(from, next), paragraph.end)) {
      const takesUp = resumes && quotation.start === paragraph.start;
      found.push(takesUp ? { ...quotation, resumes: true } : quotation);
    }
  }
  return found.filter((one, at) => !one.open || isCarried(text, one, found[at + 1]));
}

/** An open quotation counts where the next one resumes it, or where what stands before it announces speech. */
const isCarried = (text: string, one: Quotation, next: Quotation | undefined): boolean =>
  next?.resumes === true || one.resumes || /[,:]\s*$/.test(text.slice(Math.max(0, one.start - 3), one.start));

/** Pairs the marks of one paragraph. */
function pairMarks(text: string, marks: readonly Mark[], end: number): readonly Quotation[] {
  const found: Quotation[] = [];
  let open: Mark | undefined;
  for (const [at, mark] of marks.entries()) {
    const does =
      open === undefined ? (opens(text, marks, at) ? "open" : "nothing") : effect(text, marks, at, open);
    if (does === "open") open = mark;
    if (does !== "close" || open === undefined) continue;
    found.push(...quotation(text, open, mark.at, mark.length));
    open = undefined;
  }
  return open === undefined || open.kind === "single" ? found : [...found, ...quotation(text, open, end, 0)];
}

/** What a mark does where a quotation is open. A second opening mark tells that the first was a stray, or inches. */
function effect(text: string, marks: readonly Mark[], at: number, open: Mark): "open" | "close" | "nothing" {
  const mark = marks[at];
  if (mark === undefined || !fits(open, mark)) return "nothing";
  if (mark.canOpen && !mark.canClose) return open.kind === "single" ? "nothing" : "open";
  return open.kind !== "single" || isEnd(text, marks, at) ? "close" : "nothing";
}

function quotation(text: string, from: Mark, to: number, width: number): readonly Quotation[] {
  const inner = { start: from.at + from.length, end: to };
  if (text.slice(inner.start, inner.end).trim() === "") return [];
  return [{ start: from.at, end: to + width, inner, open: width === 0, resumes: false }];
}

const fits = (open: Mark, mark: Mark): boolean =>
  open.kind === "single"
    ? mark.kind === "single"
    : mark.kind !== "single" && (open.kind === "angle") === (mark.kind === "angle");

/** How many later marks a single one may look at for its end: apostrophes are many. */
const near = 12;

/** A single mark opens only where another closes it before a third opens. */
function opens(text: string, marks: readonly Mark[], at: number): boolean {
  const mark = marks[at];
  if (mark === undefined || !mark.canOpen) return false;
  if (mark.kind !== "single") return true;
  for (let ahead = at + 1; ahead <= at + near; ahead += 1) {
    const later = marks[ahead];
    if (later === undefined) return false;
    if (later.kind !== "single") continue;
    if (later.canOpen && !later.canClose) return false;
    if (later.canClose && isEnd(text, marks, ahead)) return true;
  }
  return false;
}

/** Behind a stop it closes; behind "s" before a small letter it is rather "the workers' rights", if another can close. */
function isEnd(text: string, marks: readonly Mark[], at: number): boolean {
  const mark = marks[at];
  if (mark === undefined || !mark.canClose) return false;
  const genitive = text.charAt(mark.at - 1) === "s" && /^ \p{Ll}/u.test(text.slice(mark.at + 1, mark.at + 3));
  if (!genitive) return true;
  const later = marks.slice(at + 1, at + 1 + near).find(({ kind }) => kind === "single");
  return later === undefined || !later.canClose || later.canOpen;
}

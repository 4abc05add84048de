import type { Span } from "../../model/text-layer.ts";

/** Words in quotation marks, with the marks. */
export interface Quotation extends Span {
  /** The words without the marks. */
  readonly inner: Span;
  /** No mark closes it: the next paragraph takes it up again, or it ends with its paragraph. */
  readonly open: boolean;
  /** It takes up the open quotation that stands just before it. */
  readonly resumes: boolean;
}

interface Mark {
  readonly at: number;
  readonly length: number;
  readonly kind: "straight" | "curly" | "angle" | "single";
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

const marks = /"|''|``|[“”„«»]|['‘’‚]/g;

/** Outermost quotations of each paragraph, in order. Linear in the length of the text. */
export function quotationsIn(text: string, paragraphs: readonly Span[]): readonly Quotation[] {
  const found: Quotation[] = [];
  for (const paragraph of paragraphs) {
    const before = found.at(-1);
    const resumes =
      before?.open === true && /^["'“„«‘`]/.test(text.slice(paragraph.start, paragraph.start + 1));
    for (const quotation of inParagraph(text, paragraph)) {
      const takesUp = resumes && quotation.start === paragraph.start;
      found.push(takesUp ? { ...quotation, resumes: true } : quotation);
    }
  }
  return found.filter((one, at) => !one.open || isCarried(text, one, found[at + 1]));
}

/** An open quotation counts where the next one resumes it, or where what stands before it announces speech. */
const isCarried = (text: string, one: Quotation, next: Quotation | undefined): boolean =>
  next?.resumes === true || one.resumes || /[,:]\s*$/.test(text.slice(Math.max(0, one.start - 3), one.start));

function inParagraph(text: string, { start, end }: Span): readonly Quotation[] {
  const found: Quotation[] = [];
  const all = marksIn(text, start, end);
  let open: Mark | undefined;
  let closers = 0;
  const push = (from: Mark, to: number, width: number): void => {
    const inner = { start: from.at + from.length, end: to };
    if (text.slice(inner.start, inner.end).trim() !== "")
      found.push({ start: from.at, end: to + width, inner, open: width === 0, resumes: false });
  };
  for (const [at, mark] of all.entries()) {
    if (open === undefined) {
      if (mark.canOpen && (mark.kind !== "single" || closes(text, all, at))) open = mark;
    } else if (!fits(open, mark)) {
      continue;
    } else if (mark.canOpen && !mark.canClose) {
      // A second opening mark: the first was a stray, or it stands for inches.
      if (open.kind !== "single") open = mark;
    } else if (open.kind !== "single" || isEnd(text, all, at)) {
      push(open, mark.at, mark.length);
      open = undefined;
    }
    closers += 1;
  }
  if (open !== undefined && open.kind !== "single") push(open, end, 0);
  return found;
}

const fits = (open: Mark, mark: Mark): boolean =>
  open.kind === "single"
    ? mark.kind === "single"
    : mark.kind !== "single" && (open.kind === "angle") === (mark.kind === "angle");

function marksIn(text: string, start: number, end: number): readonly Mark[] {
  const found: Mark[] = [];
  marks.lastIndex = start;
  for (let match = marks.exec(text); match !== null && match.index < end; match = marks.exec(text)) {
    const [sign] = match;
    const before = match.index === start ? " " : text.charAt(match.index - 1);
    const after = match.index + sign.length >= end ? " " : text.charAt(match.index + sign.length);
    found.push(markOf(sign, match.index, before, after));
  }
  return found;
}

function markOf(sign: string, at: number, before: string, after: string): Mark {
  const length = sign.length;
  const loose = /[\s([{–—\-/]/.test(before);
  const tight = /[\p{L}\p{N}([$£€#@.…'‘“"]/u.test(after);
  const shut = !/[\p{L}\p{N}]/u.test(after) && !/\s/.test(before);
  if (/['‘’‚]/.test(sign) && length === 1) {
    const canOpen = loose && tight && sign !== "’";
    return { at, length, kind: "single", canOpen, canClose: shut && sign !== "‘" && sign !== "‚" };
  }
  if (/[«»]/.test(sign)) return { at, length, kind: "angle", canOpen: sign === "«", canClose: sign === "»" };
  if (/[“”„]/.test(sign))
    return {
      at,
      length,
      kind: "curly",
      canOpen: sign === "„" || (sign === "“" && !(shut && !loose)),
      canClose: sign !== "„" && !(sign === "“" && loose),
    };
  const isOpening = sign === "``" || (loose && tight);
  return {
    at,
    length,
    kind: "straight",
    canOpen: sign !== "''" || loose ? tight : false,
    canClose: !isOpening,
  };
}

/** How many later marks a single one may look at for its end: apostrophes are many. */
const near = 12;

/** Whether a single mark that could open finds one that closes it before another opens. */
function closes(text: string, all: readonly Mark[], at: number): boolean {
  for (const [ahead, mark] of all.slice(at + 1, at + 1 + near).entries()) {
    if (mark.kind !== "single") continue;
    if (mark.canOpen && !mark.canClose) return false;
    if (mark.canClose && isEnd(text, all, at + 1 + ahead)) return true;
  }
  return false;
}

/** Behind a stop it closes; behind "s" before a small letter it is rather "the workers' rights", if another can close. */
function isEnd(text: string, all: readonly Mark[], at: number): boolean {
  const mark = all[at];
  if (mark === undefined || !mark.canClose) return false;
  const before = text.charAt(mark.at - 1);
  const genitive = before === "s" && /^ \p{Ll}/u.test(text.slice(mark.at + 1, mark.at + 3));
  if (!genitive) return true;
  const later = all.slice(at + 1, at + 1 + near).find(({ kind }) => kind === "single");
  return later === undefined || !later.canClose || later.canOpen;
}

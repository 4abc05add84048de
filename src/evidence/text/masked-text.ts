import type { Span, TextLayer } from "../../model/text-layer.ts";

/** What stands in a text and is nobody's speech. */
export interface Masked extends Span {
  readonly kind: "page-mark" | "dateline" | "footnote" | "hidden";
}

/** The text at the same length with blanks for what is masked, and its paragraphs. */
export interface MaskedText {
  readonly text: string;
  readonly masked: readonly Masked[];
  readonly paragraphs: readonly Span[];
}

const pageMark = /^[ \t]*(?:\[\[?Page [A-Z]?\d+\]?\]|Page \d+(?: of \d+)?|[-–] ?\d+ ?[-–])[ \t]*$/gim;
/** Numbers in brackets behind a stop: "(1,2,8,19)", "[12]". */
const footnote = /(?<=[.,;:!?"”’)\]])[ \t]?[([]\d{1,3}(?:[,;–-] ?\d{1,3}){0,40}[)\]](?=\s|$)/g;
/** "GENEVA (Reuters) – ", "WASHINGTON, March 3 — " at the head of a paragraph. */
const dateline =
  /^[ \t]*\p{Lu}[\p{Lu}.'’-]{2,30}(?:[ /]\p{Lu}[\p{Lu}.'’-]{1,30}){0,3}(?:, [\p{L}\d., ]{1,30}?)?(?: \([\p{L} .]{1,30}\))?[ \t]*(?:[–—]|--|- )[ \t]*/gmu;

/** Masks what is nobody's speech and parts the text into paragraphs. Linear in its length. */
export function maskText(layer: TextLayer): MaskedText {
  const { text, hidden } = layer;
  const masked: Masked[] = [
    ...hidden.map(({ start, end }) => ({ start, end, kind: "hidden" as const })),
    ...matches(text, pageMark, "page-mark"),
    ...matches(text, footnote, "footnote"),
    ...matches(text, dateline, "dateline"),
  ].toSorted((a, b) => a.start - b.start || a.end - b.end);
  const blank = blanked(text, masked);
  const paragraphs = paragraphsOf(blank);
  return { text: unbroken(blank, paragraphs), masked, paragraphs };
}

function matches(text: string, pattern: RegExp, kind: Masked["kind"]): readonly Masked[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: words }) => {
    const start = index + words.length - words.trimStart().length;
    const end = start + words.trim().length;
    return end > start ? [{ start, end, kind }] : [];
  });
}

function blanked(text: string, masked: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of masked) {
    if (end <= from) continue;
    const begin = Math.max(from, start);
    parts.push(text.slice(from, begin), text.slice(begin, end).replace(/[^\n]/g, " "));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** Of lines that are wrapped, most end in the middle of a sentence. */
const wrapped = 0.4;
const ends = /[.!?:;…]["'”’»)\]]*$/;

function paragraphsOf(text: string): readonly Span[] {
  const lines = [...text.matchAll(/[^\n]+/g)].flatMap(({ index, 0: words }) => {
    const start = index + words.length - words.trimStart().length;
    const end = start + words.trim().length;
    return end > start ? [{ start, end }] : [];
  });
  const isWrapped = looksWrapped(text, lines);
  const found: { start: number; end: number }[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && goesOn(text, last, line, isWrapped)) last.end = line.end;
    else found.push({ ...line });
  }
  return found;
}

const newLines = (text: string, from: number, to: number): number =>
  text.slice(from, to).split("\n").length - 1;

function looksWrapped(text: string, lines: readonly Span[]): boolean {
  let [pairs, open] = [0, 0];
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (next === undefined || newLines(text, line.end, next.start) > 1) continue;
    pairs += 1;
    if (line.end - line.start > 30 && !ends.test(text.slice(Math.max(0, line.end - 4), line.end))) open += 1;
  }
  return pairs > 1 && open / pairs > wrapped;
}

/** Whether a line takes up the sentence of the paragraph before it. */
function goesOn(text: string, before: Span, line: Span, isWrapped: boolean): boolean {
  const tail = text.slice(Math.max(before.start, before.end - 4), before.end);
  const single = newLines(text, before.end, line.start) === 1;
  const small = /^\p{Ll}/u.test(text.slice(line.start, line.start + 2));
  if (ends.test(tail)) return single && isWrapped;
  return small || (single && isWrapped);
}

/** A line break inside a paragraph is a blank. */
function unbroken(text: string, paragraphs: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of paragraphs) {
    parts.push(text.slice(from, start), text.slice(start, end).replaceAll(/[\n\r\t]/g, " "));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

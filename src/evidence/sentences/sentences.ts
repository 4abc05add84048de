import type { Span } from "../../model/text-layer.ts";

/** Words that end in a stop and end no sentence. Initials and dotted letters ("J.", "U.S.") are told by their shape. */
const abbreviations = new Set(
  (
    "mr mrs ms dr prof gen col maj lt sgt capt rep sen gov hon rev st jr sr inc ltd co corp llc plc no nos art arts sec " +
    "p para paras fig figs vol vols pp ch ed eds cf vs etc al approx est dept univ assn bros jan feb mar apr jun jul aug " +
    "sep sept oct nov dec mon tue wed thu fri"
  ).split(" "),
);

/** Words that begin a sentence even behind dotted letters: "in the U.S. The firm". */
const openers =
  /^(?:The|This|That|These|Those|It|He|She|They|We|I|In|On|At|But|And|However|After|When|While|As)\b/;

/** Stops in a run are read from its first, so that a page of dots is read once. */
const stop = /(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？]["'”’」』）]*|\n\s*\n/gu;

/** What is longer is a table and no prose: it is parted at white space, so that no reader meets a sentence without end. */
const longest = 4000;

/** The sentences of a text, without white space around them, in order. Linear in its length. */
export function sentencesIn(text: string): readonly Span[] {
  const found: Span[] = [];
  let from = 0;
  const push = (to: number): void => {
    for (let start = from; start < to; ) {
      const end = to - start <= longest ? to : partedAt(text, start);
      const span = trimmed(text, start, end);
      if (span !== undefined) found.push(span);
      start = end;
    }
    from = to;
  };
  for (const match of text.matchAll(stop)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith("\n") || endsSentence(text, match.index, end)) push(end);
  }
  push(text.length);
  return found;
}

/** The last white space within the length that is allowed; the length itself, never within a pair of units, where there is none. */
function partedAt(text: string, start: number): number {
  const end = start + longest;
  for (let at = end; at > start; at -= 1) if (/\s/.test(text.charAt(at))) return at;
  return /[\udc00-\udfff]/.test(text.charAt(end)) ? end + 1 : end;
}

function trimmed(text: string, from: number, to: number): Span | undefined {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { start, end } : undefined;
}

/** How far back the word before a stop, and ahead the beginning after it, are read. */
const near = 24;

function endsSentence(text: string, at: number, end: number): boolean {
  const next = text.slice(end, end + near).trimStart();
  if (text.charAt(at) === "…") return !/^\p{Ll}/u.test(next);
  if (text.charAt(at) !== ".") return true;
  if (next === "") return true;
  const before = /[\p{L}\p{M}\d.]+$/u.exec(text.slice(Math.max(0, at - near), at))?.[0] ?? "";
  if (/^(?:\p{L}\.)*\p{Lu}$/u.test(before)) return openers.test(next);
  if (abbreviations.has(before.toLowerCase())) return false;
  return /^["'“‘«([]*[\p{Lu}\p{Lo}\p{N}]/u.test(next);
}

/** The span of those that holds the place; the spans are in order. */
export function spanAt<T extends Span>(spans: readonly T[], at: number): T | undefined {
  let [low, high] = [0, spans.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span === undefined) return undefined;
    if (at < span.start) high = middle - 1;
    else if (at >= span.end) low = middle + 1;
    else return span;
  }
  return undefined;
}

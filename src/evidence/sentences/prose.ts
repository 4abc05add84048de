import type { Noise } from "../../model/statement.ts";
import type { Span } from "../../model/text-layer.ts";
import { sentencesIn } from "./sentences.ts";
import { within } from "./within.ts";

/** A quoted term or a title stands within prose; a heading between. */
const betweenProse: ReadonlySet<Noise["kind"]> = new Set([
  "crosshead",
  "inserted-headline",
  "heading",
  "page-mark",
]);

/** The sentences of a text without its headings: one into which a headline was set is parted by it. */
export function proseIn(text: string, noise: readonly Noise[]): readonly Span[] {
  const headings = noise.filter(({ kind }) => betweenProse.has(kind)).toSorted((a, b) => a.start - b.start);
  if (headings.length === 0) return sentencesIn(text);
  return sentencesIn(text).flatMap((sentence) => {
    const parts: Span[] = [];
    let from = sentence.start;
    for (const { start, end } of [...headingOver(headings, sentence), ...within(headings, sentence)]) {
      if (start > from) parts.push({ start: from, end: start });
      from = Math.max(from, end);
    }
    if (from < sentence.end) parts.push({ start: from, end: sentence.end });
    return parts;
  });
}

/** A heading that began before the sentence and reaches into it. */
const headingOver = (headings: readonly Span[], { start }: Span): readonly Span[] =>
  headings.filter((one) => one.start < start && one.end > start);

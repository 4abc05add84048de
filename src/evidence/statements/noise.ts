import type { Noise, Statement } from "../../model/statement.ts";
import type { QuotedRange, Range } from "../text/text-view.ts";
import type { Reader } from "./drafts.ts";

/** Headings, marks of pages, and words in quotation marks that quote nobody, in the order of the text. */
export function findNoise(
  reader: Reader,
  headings: readonly (Range & { readonly kind: Noise["kind"] })[],
  statements: readonly Statement[],
): readonly Noise[] {
  const { view } = reader;
  const found: Noise[] = headings.flatMap((one) => {
    const passage = view.passage(one);
    if (passage === undefined) return [];
    return [{ start: passage.start, end: passage.end, kind: one.kind, ...quoting(reader, one, statements) }];
  });
  for (const { start, end, kind } of view.masked)
    if (kind === "page-mark" || kind === "dateline") found.push({ start, end, kind });
  const cover = new Cover([...statements.flatMap(({ pieces }) => pieces), ...found]);
  for (const one of view.quotations)
    if (!cover.holds(one))
      found.push({ start: one.start, end: one.end, kind: isTitle(reader, one) ? "title" : "quoted-term" });
  return found.toSorted((a, b) => a.start - b.start);
}

/** Places that statements or headings hold. */
class Cover {
  private readonly spans: readonly { readonly start: number; readonly end: number }[];

  constructor(spans: readonly { readonly start: number; readonly end: number }[]) {
    const joined: { start: number; end: number }[] = [];
    for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
      const last = joined.at(-1);
      if (last && start <= last.end) last.end = Math.max(last.end, end);
      else joined.push({ start, end });
    }
    this.spans = joined;
  }

  holds({ start }: QuotedRange): boolean {
    let [low, high] = [0, this.spans.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const span = this.spans[middle];
      if (span === undefined || span.start > start) high = middle - 1;
      else if (span.end <= start) low = middle + 1;
      else return true;
    }
    return false;
  }
}

const small = /^(?:of|for|and|the|a|an|in|on|to|by|with|or|at|from)$/;

/** All its longer words written large: a title or a name. */
function isTitle({ view }: Reader, { first, until }: QuotedRange): boolean {
  let words = 0;
  for (let at = first; at < until; at += 1) {
    const { text, lower } = view.token(at);
    if (!/^\p{L}/u.test(text) || small.test(lower)) continue;
    if (!/^\p{Lu}/u.test(text)) return false;
    words += 1;
  }
  return words > 2;
}

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/["'“”‘’«»„.,;:!?…]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

/** Of a heading in quotation marks: the statement with most of its words, and whether that has them just so. */
function quoting(
  { view }: Reader,
  heading: Range,
  statements: readonly Statement[],
): { verbatim?: boolean; quotes?: string } {
  const quotation = view.quotationAt(heading.first);
  if (quotation === undefined) return {};
  const words = folded(view.text.slice(quotation.inner.start, quotation.inner.end));
  const wanted = new Set(words.split(" "));
  const shared = statements
    .map((one) => ({ one, share: shareOf(wanted, folded(one.text)) }))
    .toSorted((a, b) => b.share - a.share)[0];
  if (shared === undefined || shared.share < 0.6) return { verbatim: false };
  return { verbatim: folded(shared.one.text).includes(words), quotes: shared.one.id };
}

function shareOf(wanted: ReadonlySet<string>, text: string): number {
  const have = new Set(text.split(" "));
  return [...wanted].filter((word) => have.has(word)).length / wanted.size;
}

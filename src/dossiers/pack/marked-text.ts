import type { Statement } from "../../model/statement.ts";
import type { Span, TextLayer } from "../../model/text-layer.ts";
import { apart, type Html, html } from "../html.ts";

/** A statement with the number by which the page calls it. */
export interface Numbered {
  readonly number: number;
  readonly statement: Statement;
}

interface Marked extends Span {
  readonly number: number;
}

/**
 * The words of a layer, paragraph by paragraph, each piece of a statement highlighted and numbered; pieces may lie in one
 * another. `citedOnly`: of a text that may not be handed on, nothing but the paragraphs that are cited.
 */
export function markedText(
  { text, hidden }: TextLayer,
  numbered: readonly Numbered[],
  { anchor, citedOnly }: { readonly anchor: string; readonly citedOnly: boolean },
): Html {
  const spans = numbered.flatMap(({ number, statement }) =>
    statement.pieces.map(({ start, end }): Marked => ({ number, start, end })),
  );
  const paragraphs: Html[] = [];
  const seen = new Set<number>();
  let [start, left] = [0, false];
  for (const line of text.split("\n")) {
    const part = { start, end: start + line.length };
    const cited = spans.some((one) => one.start < part.end && one.end > part.start);
    if (line.trim() !== "" && (cited || !citedOnly)) {
      paragraphs.push(paragraph({ text, part, spans, hidden }, anchor, seen));
      left = false;
    } else if (line.trim() !== "" && !left) {
      paragraphs.push(html`<p class="quiet">[...]</p>\n`);
      left = true;
    }
    start = part.end + 1;
  }
  return html`${paragraphs}`;
}

interface Paragraph {
  readonly text: string;
  readonly part: Span;
  readonly spans: readonly Marked[];
  readonly hidden: readonly Span[];
}

function paragraph({ text, part, spans, hidden }: Paragraph, anchor: string, seen: Set<number>): Html {
  const within = spans.filter((one) => one.start < part.end && one.end > part.start);
  const unseen = hidden.filter((one) => one.start < part.end && one.end > part.start);
  const cuts = [part, ...within, ...unseen].flatMap(({ start, end }) => [
    Math.max(start, part.start),
    Math.min(end, part.end),
  ]);
  const places = [...new Set(cuts)].sort((a, b) => a - b);
  const pieces = places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] as number;
    const over = within.filter((one) => one.start <= start && one.end >= end);
    const words = apart(text.slice(start, end));
    const shown = unseen.some((one) => one.start <= start && one.end >= end)
      ? html`<span class="hidden" title="not to be seen on the page">${words}</span>`
      : words;
    if (over.length === 0) return shown;
    const first = over.filter(({ number }) => !seen.has(number));
    for (const { number } of first) seen.add(number);
    const ids = first.map(
      ({ number }) => html`<a class="n" id="${anchor}-w${number}" href="#${anchor}-s${number}">${number}</a>`,
    );
    return html`<mark class="d${Math.min(over.length, 3)}">${ids}${shown}</mark>`;
  });
  return html`<p>${pieces}</p>\n`;
}

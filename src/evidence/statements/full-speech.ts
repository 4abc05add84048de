import type { Quotation } from "../text/quotations.ts";
import type { QuotedRange, TextView } from "../text/text-view.ts";
import type { StatementTables } from "./statement-tables.ts";
import { isFiniteVerb } from "./words-of-clauses.ts";

/**
 * By quotation: whether it is speech by itself. Speech begins a sentence or stands behind a comma, a colon or a verb of
 * saying, and its end is the end of a sentence or of a clause; else the words belong to the sentence around them.
 */
export function fullSpeech(view: TextView, tables: StatementTables): readonly boolean[] {
  const full: boolean[] = [];
  for (const [at, one] of view.quotations.entries()) {
    const before = full[at - 1] === true ? view.quotations[at - 1] : undefined;
    const whole = one.open || one.resumes || (begins(view, tables, one) && ends(view, one));
    full.push(whole || (takesUp(view, tables, one, before) && ends(view, one)));
  }
  return full;
}

/** `"We were watched," she said, "even there."`: behind a comma after the verb, or after other speech and its verb. */
function takesUp(
  view: TextView,
  tables: StatementTables,
  { first }: QuotedRange,
  before: QuotedRange | undefined,
): boolean {
  if (!/^[,:]$/.test(view.lower(first - 1))) return false;
  const saying = tables.cues.get(view.lower(first - 2))?.some(({ entry }) => entry.takes.has("quote"));
  if (saying === true || view.lower(first - 1) === ":") return true;
  if (before === undefined || first - before.until > 12) return false;
  for (let at = before.until; at < first; at += 1) if (/^[.;]$/.test(view.lower(at))) return false;
  return true;
}

function begins(view: TextView, tables: StatementTables, { first, until, inner }: QuotedRange): boolean {
  const capital = /^[\p{Lu}\d…'‘]/u.test(view.text.slice(inner.start, inner.start + 1));
  const before = view.lower(first - 1);
  if (isFirst(view, first)) return capital || endsInComma(view, { inner });
  if (/^[,:;–—(]$/.test(before)) return capital || (until - first > 5 && hasVerb(view, first, until));
  return capital && tables.cues.get(before)?.some(({ entry }) => entry.takes.has("quote")) === true;
}

const endsInComma = (view: TextView, { inner }: Pick<Quotation, "inner">): boolean =>
  /[,?!…]\s*$/.test(view.text.slice(inner.start, inner.end).slice(-3));

/** First of a sentence. */
const isFirst = (view: TextView, first: number): boolean => view.sentenceAt(first)?.first === first;

function hasVerb(view: TextView, first: number, until: number): boolean {
  for (let at = first; at < until; at += 1) if (isFiniteVerb(view, at)) return true;
  return false;
}

function ends(view: TextView, { inner, until }: QuotedRange): boolean {
  if (/[.,?!…;—–]["'”’)\]]*\s*$/.test(view.text.slice(inner.start, inner.end).slice(-4))) return true;
  return /^[,.]?$/.test(view.lower(until));
}

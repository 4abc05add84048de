import type { Range } from "../text/text-view.ts";
import { clauseEnd } from "./clause-end.ts";
import type { Attribution, Draft, Reader } from "./drafts.ts";
import { findIn, isComma, isFiniteVerb, trimmed } from "./words-of-clauses.ts";

/** What is reported, to whom, and by which rule; `mention` where somebody else speaks than stands before the verb. */
export type Frame = Pick<Draft, "pieces" | "addressee" | "rule">;

/** What is said from a place on, to its end, without where it was said. */
export const piece = (reader: Reader, of: Attribution, from: number, all: readonly Attribution[]): Range =>
  withoutStage(reader, trimmed(reader.view, { first: from, until: clauseEnd(reader, of, from, all) }));

const stages =
  /^(?:briefing|conference|interview|interviews|speech|hearing|press|email|tweet|editorial|session|debate)$/;

/** "... during a press briefing in Beijing on Thursday": where it was said is not what was said. */
function withoutStage({ view }: Reader, range: Range): Range {
  for (let at = range.until - 2; at > range.first + 1 && at > range.until - 14; at -= 1) {
    if (view.token(at).quotation >= 0 || isFiniteVerb(view, at)) return range;
    if (!/^(?:in|during|at|on)$/.test(view.lower(at))) continue;
    const stage = findIn({ first: at + 1, until: Math.min(range.until, at + 7) }, (next) =>
      stages.test(view.lower(next)),
    );
    const other = findIn(
      { first: at + 1, until: stage },
      (next) => view.pos(next) === "ADP" || isComma(view, next),
    );
    if (stage > 0 && other < 0) return trimmed(view, { first: range.first, until: at });
  }
  return range;
}

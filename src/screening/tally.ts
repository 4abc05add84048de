import type { ExplanationLine, NameComparison } from "../model/hit.ts";

/** A score with the lines that make it up: integers in 1/10,000, and the lines always sum to the score. */
export interface Tally {
  readonly score: number;
  readonly lines: readonly ExplanationLine[];
}

/** What a line of screening's own says: why, and the words on both sides. */
export interface Reason {
  readonly kind: string;
  readonly query: string;
  readonly candidate: string;
  /** Likeness of the two sides, integer in 1/10,000. */
  readonly similarity: number;
}

/** The tally of a comparison of names; an entry met without its name starts at nothing. */
export const tallyOf = (comparison: NameComparison | undefined): Tally =>
  comparison === undefined
    ? { score: 0, lines: [] }
    : { score: comparison.score, lines: comparison.explanation };

function add(tally: Tally, reason: Reason, contribution: number): Tally {
  const line = { ...reason, weight: Math.abs(contribution), contribution };
  return { score: tally.score + contribution, lines: [...tally.lines, line] };
}

/** Lifts the score to at least `floor`. The line stands even where there was nothing to lift. */
export const liftTo = (tally: Tally, floor: number, reason: Reason): Tally =>
  add(tally, reason, Math.max(0, floor - tally.score));

/** Lowers the score to at most `ceiling`. The line stands even where there was nothing to lower: the rule still held. */
export const capAt = (tally: Tally, ceiling: number, reason: Reason): Tally =>
  add(tally, reason, Math.min(0, ceiling - tally.score));

/** Lowers the score by `amount`, never below `floor` and never upwards. */
export const lowerBy = (tally: Tally, amount: number, floor: number, reason: Reason): Tally =>
  add(tally, reason, 0 - Math.max(0, Math.min(amount, tally.score - floor)));

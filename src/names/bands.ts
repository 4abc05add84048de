import type { Band } from "../model/levels.ts";

/** Least scores of the bands, integers in 1/10,000. Set on the development set; see bench/quality/names. */
export const bandThresholds = { strong: 9_000, review: 7_500, weak: 6_000 } as const;

/** The band of a score. */
export function bandOf(score: number): Band {
  if (score >= bandThresholds.strong) return "strong";
  if (score >= bandThresholds.review) return "review";
  return score >= bandThresholds.weak ? "weak" : "none";
}

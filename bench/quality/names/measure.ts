/** A pair of names and whether they are of one organisation. */
export interface LabelledScore {
  readonly score: number;
  readonly match: boolean;
  readonly label: string;
}

export interface Counts {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const ratio = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;

/** Counts at a threshold: at or above is taken for a match. */
export function countsAt(scores: readonly LabelledScore[], threshold: number): Counts {
  const count = (match: boolean, above: boolean): number =>
    scores.filter((pair) => pair.match === match && pair.score >= threshold === above).length;
  const truePositive = count(true, true);
  const falsePositive = count(false, true);
  const falseNegative = count(true, false);
  return {
    ...{ truePositive, falsePositive, falseNegative, trueNegative: count(false, false) },
    precision: ratio(truePositive, truePositive + falsePositive),
    recall: ratio(truePositive, truePositive + falseNegative),
    f1: ratio(2 * truePositive, 2 * truePositive + falsePositive + falseNegative),
  };
}

/** The threshold, in steps of 50, with the best F1; the highest where several are equal. */
export function bestThreshold(scores: readonly LabelledScore[]): { readonly threshold: number } & Counts {
  let best = { threshold: 10_000, ...countsAt(scores, 10_000) };
  for (let threshold = 9_950; threshold >= 3_000; threshold -= 50) {
    const here = countsAt(scores, threshold);
    if (here.f1 > best.f1) best = { threshold, ...here };
  }
  return best;
}

/** The lowest threshold, in steps of 50, at which at most one in `oneIn` of the pairs that are none is taken for a match. */
export function thresholdForFalse(
  scores: readonly LabelledScore[],
  oneIn: number,
): { readonly falseAllowed: number; readonly threshold: number } & Counts {
  const falseAllowed = Math.floor(scores.filter((pair) => !pair.match).length / oneIn);
  let threshold = 10_000;
  while (threshold >= 50 && countsAt(scores, threshold - 50).falsePositive <= falseAllowed) threshold -= 50;
  return { falseAllowed, threshold, ...countsAt(scores, threshold) };
}

/** Pairs and matches in a band [from, to). */
export function inBand(
  scores: readonly LabelledScore[],
  from: number,
  to: number,
): { pairs: number; matches: number; precision: number } {
  const band = scores.filter((pair) => pair.score >= from && pair.score < to);
  const matches = band.filter((pair) => pair.match).length;
  return { pairs: band.length, matches, precision: ratio(matches, band.length) };
}

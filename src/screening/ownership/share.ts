/** A share in parts per million, from the least to the most that the words allow. */
export interface Share {
  readonly min: number;
  readonly max: number;
}

/** The whole, in parts per million. */
export const wholeShare = 1_000_000;

const number = String.raw`(\d{1,3}(?:[.,]\d+)?)`;
const unit = String.raw`\s*(%|percent|per\s?cent|pct)?`;
const range = new RegExp(`^(?:between\\s+)?${number}${unit}\\s*(?:-|–|—|to|and)\\s*${number}${unit}$`, "iu");
const bound = new RegExp(
  `^(more than|over|above|at least|not less than|>=|≥|>|less than|under|below|up to|at most|not more than|<=|≤|<)\\s*${number}${unit}$`,
  "iu",
);
const orMore = new RegExp(`^${number}${unit}\\s*(?:\\+|or more|and more|or over)$`, "iu");
const single = new RegExp(`^${number}${unit}$`, "iu");

const fromBelow = /^(?:more than|over|above|at least|not less than|>=|≥|>)$/iu;

/**
 * Reads the words of a source. Undefined where they give no share: nothing, words that are not known, more than the
 * whole, or a bare number of at most 1, which may be a per cent or a fraction. "About" is no bound, so it is not known.
 */
export function readShare(text: string | undefined): Share | undefined {
  const words = (text ?? "").normalize("NFKC").trim();
  const between = range.exec(words);
  if (between !== null) {
    const [, low, one, high, other] = between;
    return shareOf(partsOf(low, one ?? other), partsOf(high, other ?? one));
  }
  const bounded = bound.exec(words);
  if (bounded !== null) {
    const parts = partsOf(bounded[2], bounded[3]);
    return fromBelow.test(bounded[1] ?? "")
      ? shareOf(parts, { min: wholeShare, max: wholeShare })
      : shareOf({ min: 0, max: 0 }, parts);
  }
  const [, digits, sign] = orMore.exec(words) ?? [];
  if (digits !== undefined) return shareOf(partsOf(digits, sign), { min: wholeShare, max: wholeShare });
  const exact = single.exec(words);
  const parts = exact === null ? undefined : partsOf(exact[1], exact[2]);
  return shareOf(parts, parts);
}

function shareOf(low: Share | undefined, high: Share | undefined): Share | undefined {
  if (low === undefined || high === undefined || low.min > high.max || high.max > wholeShare)
    return undefined;
  return { min: low.min, max: high.max };
}

/** A per cent in parts per million: rounded down for the least, up for the most. */
function partsOf(digits: string | undefined, sign: string | undefined): Share | undefined {
  const [whole = "", decimals = ""] = (digits ?? "").split(/[.,]/);
  const exact = Number(whole) * 10_000 + Number(decimals.slice(0, 4).padEnd(4, "0"));
  const more = /[1-9]/.test(decimals.slice(4)) ? 1 : 0;
  if (sign === undefined && exact + more <= 10_000) return undefined;
  return { min: exact, max: exact + more };
}

/** "55 %", "33.3333 %". */
export const percentText = (parts: number): string => `${Number((parts / 10_000).toFixed(4))} %`;

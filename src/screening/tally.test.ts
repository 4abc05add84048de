import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capAt, liftTo, lowerBy, type Reason, type Tally, tallyOf } from "./tally.ts";

const reason: Reason = { kind: "cap", query: "", candidate: "", similarity: 0 };
const at = (score: number): Tally =>
  tallyOf({
    score,
    band: "none",
    explanation: [
      { kind: "brand", query: "a", candidate: "a", similarity: 10_000, weight: score, contribution: score },
    ],
  });
const sum = (tally: Tally): number => tally.lines.reduce((total, line) => total + line.contribution, 0);

describe("a tally", () => {
  it.each([
    ["lifts", liftTo(at(4_000), 9_700, reason), 9_700, 5_700],
    ["does not lift what is higher", liftTo(at(9_900), 9_700, reason), 9_900, 0],
    ["caps", capAt(at(9_900), 7_499, reason), 7_499, -2_401],
    ["does not cap what is lower, but shows the rule", capAt(at(5_000), 7_499, reason), 5_000, 0],
    ["lowers", lowerBy(at(9_900), 300, 6_000, reason), 9_600, -300],
    ["lowers to the floor and no further", lowerBy(at(6_100), 300, 6_000, reason), 6_000, -100],
    ["never lifts by lowering", lowerBy(at(5_000), 300, 6_000, reason), 5_000, 0],
  ])("%s", (_, tally, score, contribution) => {
    expect(tally.score).toBe(score);
    expect(tally.lines.at(-1)?.contribution).toBe(contribution);
    expect(sum(tally)).toBe(score);
  });

  it("starts at nothing where no name met", () => {
    expect(tallyOf(undefined)).toEqual({ score: 0, lines: [] });
  });

  it("sums exactly and stays in bounds, whatever is done to it", () => {
    const score = fc.integer({ min: 0, max: 10_000 });
    const step = fc.tuple(fc.constantFrom("lift", "cap", "lower"), score, score);
    fc.assert(
      fc.property(score, fc.array(step, { maxLength: 8 }), (start, steps) => {
        let tally = at(start);
        for (const [what, a, b] of steps) {
          if (what === "lift") tally = liftTo(tally, a, reason);
          else if (what === "cap") tally = capAt(tally, a, reason);
          else tally = lowerBy(tally, a, b, reason);
        }
        expect(sum(tally)).toBe(tally.score);
        expect(tally.score).toBeGreaterThanOrEqual(0);
        expect(tally.score).toBeLessThanOrEqual(10_000);
        expect(tally.lines.some((line) => Object.is(line.contribution, -0))).toBe(false);
      }),
    );
  });
});

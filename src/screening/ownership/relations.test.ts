import { describe, expect, it } from "vitest";
import type { Hit } from "../../model/hit.ts";
import { parentsShown } from "./relations.ts";
import { found, listOf, owner } from "./world.fixture.ts";

describe("parentsShown(parents, versions)", () => {
  const list = listOf("none", [owner("Zorbeck Heavy Industries", [])]);
  const decided = {
    decision: "cannot-tell",
    reason: "no papers",
    by: "I. Falk",
    date: "2026-11-01",
  } as const;
  const askAgain = {
    ...decided,
    decision: "same",
    changed: ["the list no longer holds the clause"],
  } as const;
  const sentenceOf = (hit: Partial<Hit>): string => {
    const [near] = found([list], { names: ["Zorbeck Heavy Industries"] }).hits;
    if (near === undefined) throw new Error("no hit");
    const parent = {
      name: "Orvane Oils",
      source: { file: "parties.csv", row: 3 },
      hits: [{ ...near, ...hit }],
    };
    return parentsShown([parent], [list])
      .map(({ sentence }) => sentence)
      .join();
  };

  it.each([
    [{ decision: "cannot-tell" }, "a person decided that it cannot be told whether it is"],
    [{ askAgain }, "what a person decided of the two is to be asked again"],
  ] as const)(
    "says of names that are nothing alike what was decided, and no potential match: %j",
    (hit, words) => {
      const sentence = sentenceOf({ score: 0, band: "none", ...hit });
      expect(sentence).toContain(
        `"Orvane Oils", is not alike by name with the listed "Zorbeck Heavy Industries"`,
      );
      expect(sentence).toContain(words);
      expect(sentence).not.toContain("potential match");
      expect(sentenceOf(hit)).toContain("is a potential match of the listed");
    },
  );

  it("shows nothing of names that are nothing alike where nobody decided", () => {
    expect(sentenceOf({ score: 0, band: "none" })).toBe("");
  });
});

import { describe, expect, it } from "vitest";
import type { Fact } from "../model/fact.ts";
import type { Condition, FactCondition } from "./condition.ts";
import { fact } from "./law.fixture.ts";
import { truthOf } from "./truth.ts";

const setting = {
  subjectName: "the shirt",
  subjectGoods: "the shirt",
  isParty: false,
  on: "2026-06-30",
  inForceFrom: "2020-01-01",
};

/** A condition over one figure: met from 100 on, unmet below, open without it. */
const figure = (where: string, more: Partial<FactCondition> = {}): FactCondition => ({
  fact: "importer-turnover",
  where: { where: [where] },
  needs: [{ field: "amount", at_least: 100, closes: true, missing: "is {amount} enough?" }],
  missing: `what is the turnover ${where}?`,
  ...more,
});
const amount = (where: string, value: number, parts: Partial<Fact> = {}) =>
  fact("importer-turnover", { value: { where, amount: value, asOf: "2025-12-31" }, ...parts });

const states = ["met", "unmet", "unknown"] as const;
type State = (typeof states)[number];
const places = ["A", "B", "C"] as const;
const factFor = (place: string, state: State): readonly Fact[] => {
  if (state === "unknown") return [];
  return [amount(place, state === "met" ? 100 : 99)];
};
const answer = (condition: Condition, facts: readonly Fact[]) => truthOf(condition, facts, setting).value;

const triples = states.flatMap((a) => states.flatMap((b) => states.map((c) => [a, b, c] as const)));

/** What is left open may yet be either: an answer holds only where it holds for both. */
function whatever(triple: readonly State[], least: number): State {
  const surely = triple.filter((one) => one === "met").length >= least;
  const possibly = triple.filter((one) => one !== "unmet").length >= least;
  if (surely) return "met";
  return possibly ? "unknown" : "unmet";
}

describe("truthOf(condition, facts, setting)", () => {
  const parts = places.map((place) => figure(place));

  it.each(triples)("answers any, two of three and all of %s, %s, %s", (...triple) => {
    const facts = places.flatMap((place, at) => factFor(place, triple[at] ?? "unknown"));
    expect(answer({ any: parts }, facts)).toBe(whatever(triple, 1));
    expect(answer({ at_least: 2, of: parts }, facts)).toBe(whatever(triple, 2));
    expect(answer({ all: parts }, facts)).toBe(whatever(triple, 3));
  });

  it("asks only for what may still settle it", () => {
    const open = truthOf({ at_least: 2, of: parts }, [amount("A", 100), amount("B", 99)], setting);
    expect(open.open.map(({ text }) => text)).toEqual(["what is the turnover C?"]);
    expect(open.facts.map(({ value }) => value.where)).toEqual(["A"]);
  });

  it("holds two figures that answer differently to be contested by evidence", () => {
    const found = truthOf(figure("A"), [amount("A", 100), amount("A", 99)], setting);
    expect([found.value, found.by, found.facts.length]).toEqual(["contested", ["evidence"], 2]);
  });

  it("answers no on a documented figure alone", () => {
    expect(answer(figure("A"), [amount("A", 99, { level: "declared" })])).toBe("unknown");
    expect(answer(figure("A"), [amount("A", 99), amount("A", 98, { level: "declared" })])).toBe("unknown");
  });

  it("answers no only where nothing but the amount is short", () => {
    const inPounds: FactCondition = {
      ...figure("A"),
      needs: [
        { field: "unit", in: ["GBP"], rejects: [], when: {}, closes: false, missing: "?" },
        ...figure("A").needs,
      ],
    };
    expect(answer(inPounds, [amount("A", 99)])).toBe("unknown");
    expect(
      answer(inPounds, [fact("importer-turnover", { value: { where: "A", amount: 99, unit: "GBP" } })]),
    ).toBe("unmet");
  });

  it.each([
    ["2026-06-30", "met"],
    ["2025-07-01", "met"],
    ["2025-06-30", "unknown"],
    ["2026-07-01", "unknown"],
  ])("counts a figure of %s as one of the last year: %s", (asOf, value) => {
    const found = answer(figure("A", { year: "last" }), [
      fact("importer-turnover", { value: { where: "A", amount: 100, asOf } }),
    ]);
    expect(found).toBe(value);
  });

  it.each([
    ["2025-07-01", "unknown"],
    ["2025-06-30", "met"],
    ["2024-07-01", "met"],
    ["2024-06-30", "unknown"],
  ])("counts a figure of %s as one of the year before the last: %s", (asOf, value) => {
    const found = answer(figure("A", { year: "before-last" }), [
      fact("importer-turnover", { value: { where: "A", amount: 100, asOf } }),
    ]);
    expect(found).toBe(value);
  });

  it("takes the last figure of a year", () => {
    const early = fact("importer-turnover", { value: { where: "A", amount: 100, asOf: "2025-08-01" } });
    expect(answer(figure("A", { year: "last" }), [early, amount("A", 99)])).toBe("unmet");
  });
});

import { describe, expect, it } from "vitest";
import type { Withdrawn } from "../model/withdrawn.ts";
import { chain } from "./chain.fixture.ts";
import { answers, changed, failures, joined, type Rows } from "./custody.fixture.ts";

const whole = joined(...chain);
const source = { import: "events", row: 3, file: "events.json" };
const gone = (more: Partial<Withdrawn>): Withdrawn => ({
  kind: "transformation",
  id: "T-C-1",
  lots: ["Y-1", "C-1"],
  amounts: [
    { lot: "Y-1", quantity: "880", unit: "KGM" },
    { lot: "C-1", quantity: "850", unit: "KGM" },
  ],
  documents: [],
  by: "event-9",
  on: "2026-03-01",
  reason: "incorrect_data",
  source,
  replacedBy: [],
  ...more,
});

const without = (rows: Rows, kind: keyof Rows, column: string, value: string): Rows =>
  changed(
    rows,
    kind,
    (cells) => cells[column] === value,
    () => [],
  );

/** The run stands in no row any more, as a fold of events leaves it. */
const unmade = (["transformations", "transformation_inputs", "transformation_outputs"] as const).reduce(
  (rows, kind) => without(rows, kind, "transformation", "T-C-1"),
  whole,
);
const unsent = without(whole, "shipments", "shipment", "SH-C-1");

describe("what its sender took back", () => {
  it("fails in the lot that came out of a retracted run while papers rely on it, and in no other", () => {
    expect(failures(answers(unmade, { withdrawn: [gone({})] }))).toEqual(["C-1 not-withdrawn 850 kg"]);
  });

  it("fails in the lot of a voided shipment that was used all the same", () => {
    const shipment = gone({ kind: "shipment", id: "SH-C-1", lots: ["C-1"], amounts: [{ lot: "C-1" }] });
    expect(failures(answers(unsent, { withdrawn: [shipment] }))).toEqual(["C-1 not-withdrawn 1 record"]);
  });

  it("passes where a correction is there, or nothing relies on it", () => {
    expect(failures(answers(whole, { withdrawn: [gone({ replacedBy: ["T-C-1"] })] }))).toEqual([]);
    const alone: Rows = { lots: [{ lot: "A-1", hs: "520811", quantity: "1", unit: "kg" }] };
    const run = gone({ lots: ["A-1"], amounts: [] });
    expect(answers(alone, { withdrawn: [run] }).get("A-1")?.checks).toContainEqual(
      expect.objectContaining({ rule: "not-withdrawn", result: "pass" }),
    );
  });

  it("takes an observation for nothing that a lot rests on", () => {
    const seen = gone({ kind: "observation", lots: ["C-1"] });
    expect(failures(answers(whole, { withdrawn: [seen] }))).toEqual([]);
  });
});

describe("what could not be read", () => {
  const over = changed(
    whole,
    "transformation_outputs",
    (cells) => cells.lot === "Y-1",
    (cells) => [{ ...cells, quantity: "980" }],
  );

  it("turns a yield that more inputs would explain into one that cannot be told", () => {
    const yields = (more: Parameters<typeof answers>[1]): unknown =>
      answers(over, more)
        .get("Y-1")
        ?.checks.find(({ rule }) => rule === "stage-yield");
    expect(yields({})).toMatchObject({ result: "fail", amount: "10" });
    expect(yields({ openRuns: new Set(["T-Y-1"]) })).toMatchObject({ result: "cannot-tell", amount: null });
    expect(yields({ openRuns: new Set([""]) })).toMatchObject({ result: "cannot-tell" });
    expect(yields({ unread: new Set(["transformation_inputs"]) })).toMatchObject({
      result: "cannot-tell",
      reason: expect.stringContaining("rows of transformation_inputs could not be read"),
    });
  });
});

describe("net contents", () => {
  const cases = (more: Rows): Rows =>
    joined(
      {
        transformation_inputs: [{ transformation: "T-1", lot: "A-1", quantity: "150", unit: "CS" }],
        transformation_outputs: [{ transformation: "T-1", lot: "B-1", quantity: "2000", unit: "CS" }],
        lots: [
          { lot: "A-1", product: "P-A" },
          { lot: "B-1", product: "P-B" },
        ],
      },
      more,
    );
  const massOf = (rows: Rows, more: Parameters<typeof answers>[1] = {}): unknown =>
    answers(rows, more)
      .get("B-1")
      ?.checks.find(({ rule }) => rule === "common-mass");

  it("are never made up: 150 cases in and 2,000 out cannot be told", () => {
    expect(massOf(cases({}))).toMatchObject({
      result: "cannot-tell",
      reason: expect.stringContaining("case has no net content"),
    });
    expect(failures(answers(cases({})))).toEqual([]);
  });

  it("come from a maker's statement, of a product or of one lot", () => {
    const stated = [
      { product: "P-A", what: "net weight", quantity: "12", unit: "KGM", source },
      { lot: "B-1", what: "net weight", quantity: "900", unit: "g", source },
    ] as const;
    expect(massOf(cases({}), { netContents: stated })).toMatchObject({ result: "pass" });
    expect(massOf(cases({}), { netContents: stated.slice(0, 1) })).toMatchObject({ result: "cannot-tell" });
  });

  it("come from a row of the same lot that gives cases and their mass, unless two such rows differ", () => {
    const row = { date: "2026-01-01", lot: "B-1", quantity: "10", unit: "CS" };
    const [one, other] = [
      { ...row, shipment: "SH-1", net_kg: "9" },
      { ...row, shipment: "SH-2", net_kg: "12" },
    ];
    const lone = without(cases({}), "transformation_inputs", "lot", "A-1");
    expect(massOf(joined(lone, { shipments: [one] }))).toMatchObject({ result: "pass" });
    expect(massOf(joined(lone, { shipments: [one, other] }))).toMatchObject({ result: "cannot-tell" });
  });
});

import { describe, expect, it } from "vitest";
import {
  counted,
  goodOf,
  grouped,
  interval,
  isNamedOnly,
  kilogramsOf,
  listed,
  moment,
  quantityOf,
} from "./figures.ts";
import { movement } from "./flows.fixture.ts";

describe("grouped(value)", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [12000, "12,000"],
    ["21772.43376", "21,772.43376"],
    [-1234567, "-1,234,567"],
    ["1/3", "1/3"],
    [1e21, "1e+21"],
  ])("%s is %s", (value, text) => {
    expect(grouped(value)).toBe(text);
  });
});

describe("interval(from, to)", () => {
  it.each([
    ["2026-03-02", "2026-03-02", "2026-03-02"],
    ["2026-03-01", "2026-03-31", "2026-03-01 to 2026-03-31"],
    ["2026-03-01", null, "from 2026-03-01 on"],
    [null, "2026-03-31", "by 2026-03-31"],
    [null, null, "no date"],
  ])("%s and %s: %s", (from, to, text) => {
    expect(interval(from, to)).toBe(text);
  });
});

describe("what a hop says", () => {
  it("gives kilograms only where they say more than the row", () => {
    expect(kilogramsOf(movement("gin", "spinner", 1))).toBeUndefined();
    expect(kilogramsOf(movement("gin", "spinner", 1, { unit: "t", quantity: 18 }))).toBe("18,000 kg");
    expect(kilogramsOf(movement("gin", "spinner", 1, { kg: null }))).toBeUndefined();
  });

  it("says that a unit or a code is not given", () => {
    expect(quantityOf(movement("gin", "spinner", 1, { unit: null }))).toBe("18,000 (no unit)");
    expect(quantityOf(movement("gin", "spinner", 1, { quantity: null }))).toBeUndefined();
    expect(goodOf(movement("gin", "spinner", 1, { good: null, goodName: "lint" }))).toBe("no HS code (lint)");
    expect(goodOf(movement("gin", "spinner", 1, { good: null, goodName: null }))).toBe("no HS code");
  });

  it("knows a row that only names the supplier from a movement without a date", () => {
    const undated = { date: null, dateLatest: null, shipment: null };
    expect(isNamedOnly(movement("gin", "spinner", 1, { ...undated, to: "product:X" }))).toBe(true);
    expect(isNamedOnly(movement("gin", "spinner", 1, undated))).toBe(false);
  });
});

it("counts, lists and tells the minute", () => {
  expect(counted(1, "party", "parties")).toBe("1 party");
  expect(counted(1200, "party", "parties")).toBe("1,200 parties");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
  expect(moment("2026-11-22T14:03:11Z")).toBe("2026-11-22, 14:03 UTC");
});

import { describe, expect, it } from "vitest";
import { unitTable as table } from "./goods.fixture.ts";
import type { RowQuantity } from "./units.ts";
import { toKilograms } from "./units.ts";

const kilograms = (quantity: string, unit?: string, more: Partial<RowQuantity> = {}) =>
  toKilograms(table, { quantity, unit, ...more });

describe("toKilograms(table, row)", () => {
  it.each([
    ["1000", "lb", "453.59237"],
    ["1", "LBR", "0.45359237"],
    ["2.5", "t", "2500"],
    ["1", "short ton", "907.18474"],
    ["1", "long ton", "1016.0469088"],
    ["3", "quintal", "300"],
    ["12", "斤", "6"],
    ["2", "担", "100"],
    ["16", "oz av", "0.45359237"],
    ["0.000", "kg", "0"],
    ["18000.50", "kgs", "18000.5"],
    ["123456789012345678901234567890.123456789", "kg", "123456789012345678901234567890.123456789"],
  ])("%s %s is %s kg, exactly", (quantity, unit, value) =>
    expect(kilograms(quantity, unit)).toEqual({ ok: true, value, exact: true }),
  );
  it("says what it read by trade use", () =>
    expect(kilograms("20", "MT")).toEqual({
      ok: true,
      value: "20000",
      exact: true,
      note: '"MT" is read as tonne (metric ton) (TNE), by trade use',
    }));
  it.each([
    ["100", "CS", "no net content is known for CS (case)"],
    ["220", "bales", "no net content is known for BL (bale, compressed)"],
    ["24000", "m", "metre (MTR) is no unit of mass, and what one weighs is not known"],
    ["18000", "pcs", "piece (H87) is no unit of mass, and what one weighs is not known"],
    [
      "5",
      "tons",
      '"tons" may be tonne (metric ton) (TNE) or ton (UK) or long ton (US) (LTN) or ton (US) or short ton (UK/US) (STN)',
    ],
    ["5", "sleeves", '"sleeves" is not a unit that is known'],
    ["5", undefined, "no unit is given"],
    ["5", " ", "no unit is given"],
    ["", "kg", "no quantity is given"],
    ["-5", "kg", "the quantity -5 is negative"],
    ["1,000", "kg", 'the quantity "1,000" is not a plain number'],
    ["1/2", "kg", 'the quantity "1/2" is not a plain number'],
    ["1e3", "kg", 'the quantity "1e3" is not a plain number'],
  ])("%s %s does not convert: %s", (quantity, unit, why) =>
    expect(kilograms(quantity, unit)).toEqual({ ok: false, why }),
  );

  describe("with the row's own net mass", () => {
    it.each([
      ["12", "bales", "2610", { value: "2610" }],
      ["12", "sleeves", "2610.50", { value: "2610.5" }],
      ["", undefined, "40", { value: "40" }],
      ["1000", "lb", "453.6", { value: "453.6" }],
      ["1000", "lb", "454", { value: "454" }],
      ["40", "kg", "40", { value: "40" }],
    ])("%s %s with %s kg net is that", (quantity, unit, netKg, found) =>
      expect(kilograms(quantity, unit, { netKg })).toEqual({ ok: true, exact: true, ...found }),
    );
    it("is used and said where the quantity says another mass", () =>
      expect(kilograms("1000", "lb", { netKg: "1000" })).toEqual({
        ok: true,
        value: "1000",
        exact: true,
        note: "the row's net mass is used; its quantity of 1000 lb would be 453.59237 kg",
      }));
    it("is no mass where it is 0 beside a quantity", () => {
      const note = "net_kg is 0 and the quantity is not, so net_kg is read as not filled in";
      expect(kilograms("5", "t", { netKg: "0" })).toEqual({ ok: true, value: "5000", exact: true, note });
      expect(kilograms("5", "CS", { netKg: "0.0" })).toEqual({
        ok: false,
        why: `no net content is known for CS (case); ${note}`,
      });
      expect(kilograms("0", "CS", { netKg: "0" })).toEqual({ ok: true, value: "0", exact: true });
    });
    it.each([
      [
        "a negative quantity is a correction whatever stands beside it",
        "-5",
        "100",
        "the quantity -5 is negative",
      ],
      ["a negative net mass is none", "5", "-100", "the net_kg -100 is negative"],
      [
        "a net mass that cannot be read is not passed over",
        "5",
        "ten",
        'the net_kg "ten" is not a plain number',
      ],
    ])("%s", (_, quantity, netKg, why) =>
      expect(kilograms(quantity, "kg", { netKg })).toEqual({ ok: false, why }),
    );
  });

  describe("with a net content", () => {
    const content = (unit: string, quantity: string, per: string) => ({
      netContent: { unit, quantity, per },
    });
    it.each([
      ["100", "CS", content("case", "24", "lb"), "1088.621688"],
      ["12", "bales", content("BL", "480", "lb"), "2612.6920512"],
      ["10", "箱", content("箱", "25", "公斤"), "250"],
      ["3", "sleeves", content("Sleeves", "2", "kg"), "6"],
      ["2", "dozen", content("pcs", "260", "g"), "6.24"],
      ["100", "yd", content("m", "0.24", "kg"), "21.9456"],
      ["4", "tons", content("ton", "1000", "kg"), "4000"],
    ])("%s %s converts", (quantity, unit, more, value) =>
      expect(kilograms(quantity, unit, more)).toEqual({ ok: true, value, exact: true }),
    );
    it("marks a fraction that does not end", () =>
      expect(kilograms("1", "pcs", content("dozen", "1", "kg"))).toEqual({
        ok: true,
        value: "0.0833333333333",
        exact: false,
      }));
    it.each([
      ["a case is no carton", "CS", content("CT", "24", "lb"), "no net content is known for CS (case)"],
      [
        "a pair has no number of pieces",
        "pairs",
        content("pcs", "1", "kg"),
        "pair (PR) is no unit of mass, and what one weighs is not known",
      ],
      [
        "content in packages gives no mass",
        "CS",
        content("CS", "4", "bags"),
        "the net content is given in bag (BG), which is no unit of mass",
      ],
      [
        "content in tons of no kind",
        "CS",
        content("CS", "4", "foo"),
        'of the net content: "foo" is not a unit that is known',
      ],
      ["no content", "CS", content("CS", "0", "kg"), "the net content is 0"],
      ["less than no content", "CS", content("CS", "-1", "kg"), "the net content -1 is negative"],
    ])("%s", (_, unit, more, why) => expect(kilograms("1", unit, more)).toEqual({ ok: false, why }));
    it("never divides by both unit weights: 100 and 50 cases are no 2,000 cases of another content", () => {
      const [first, second] = [content("CS", "20", "lb"), content("CS", "1", "kg")];
      expect(kilograms("100", "CS", first)).toMatchObject({ value: "907.18474" });
      expect(kilograms("2000", "CS", second)).toMatchObject({ value: "2000" });
      expect(kilograms("2000", "CS")).toMatchObject({ ok: false });
    });
    it("leaves a unit of mass to itself", () =>
      expect(kilograms("5", "kg", content("kg", "9", "kg"))).toMatchObject({ value: "5" }));
  });
});

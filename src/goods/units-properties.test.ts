import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unitTable as table } from "./goods.fixture.ts";
import { compareDecimals, dividedBy, readRational, sumDecimals, times } from "./rational.ts";
import type { RowQuantity } from "./units.ts";
import { inUnit, toKilograms } from "./units.ts";

const kilograms = (quantity: string, unit?: string, more: Partial<RowQuantity> = {}) =>
  toKilograms(table, { quantity, unit, ...more });
const amounts = fc
  .tuple(fc.nat({ max: 10_000_000 }), fc.nat({ max: 6 }))
  .map(([n, places]) => (n / 10 ** places).toFixed(places));
const packages = table.units.filter(({ dimension }) => dimension === "package").map(({ code }) => code);
const masses = table.units.filter(({ dimension }) => dimension === "mass").map(({ code }) => code);

describe("units: properties", () => {
  it("pounds to kilograms and back are the same pounds", () => {
    fc.assert(
      fc.property(amounts, (quantity) => {
        const there = inUnit(table, { quantity, unit: "lb" }, "kg");
        const back = inUnit(table, { quantity: there.ok ? there.value : "?", unit: "kg" }, "lb");
        expect(there.ok && there.exact && back.ok && back.exact).toBe(true);
        expect(compareDecimals(back.ok ? back.value : "?", quantity)).toBe(0);
      }),
    );
  });
  it("kilograms to pounds and back are the same kilograms", () => {
    const pound = readRational("0.45359237") ?? { n: 0n, d: 1n };
    fc.assert(
      fc.property(amounts, (quantity) => {
        const exact = readRational(quantity) ?? { n: 0n, d: 1n };
        expect(times(dividedBy(exact, pound), pound)).toEqual(exact);
        const there = inUnit(table, { quantity, unit: "kg" }, "lb");
        const back = there.ok ? kilograms(there.value, "lb") : there;
        const gap = Math.abs(Number(back.ok ? back.value : "NaN") - Number(quantity));
        expect(gap).toBeLessThanOrEqual(1e-11 * Number(quantity));
      }),
    );
  });
  it("the mass of two quantities is the sum of their masses, in every unit of mass", () => {
    fc.assert(
      fc.property(amounts, amounts, fc.constantFrom(...masses), (a, b, unit) => {
        const of = (quantity: string | undefined): string => {
          const found = kilograms(quantity ?? "?", unit);
          return found.ok ? found.value : "?";
        };
        expect(of(sumDecimals([a, b]))).toBe(sumDecimals([of(a), of(b)]));
      }),
    );
  });
  it("more of a unit is more mass", () => {
    fc.assert(
      fc.property(amounts, amounts, fc.constantFrom(...masses), (a, b, unit) => {
        const [left, right] = [kilograms(a, unit), kilograms(b, unit)];
        const order = compareDecimals(left.ok ? left.value : "?", right.ok ? right.value : "?");
        expect(Math.sign(order ?? Number.NaN)).toBe(Math.sign(compareDecimals(a, b) ?? Number.NaN));
      }),
    );
  });
  it("no package ever converts without net content, and none into another", () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(...packages), fc.constantFrom(...packages), (quantity, a, b) => {
        expect(kilograms(quantity, a).ok).toBe(false);
        expect(inUnit(table, { quantity, unit: a }, b).ok).toBe(a === b);
        if (a !== b)
          expect(kilograms(quantity, a, { netContent: { unit: b, quantity: "5", per: "kg" } }).ok).toBe(
            false,
          );
      }),
    );
  });
  it("reads any text without a fault, and gives a mass that is not below 0 or why there is none", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.option(fc.string(), { nil: undefined }),
        (quantity, unit, netKg) => {
          const found = kilograms(quantity, unit, { netKg });
          if (found.ok) expect(found.value).toMatch(/^\d+(\.\d*[1-9])?$/);
          else expect(found.why).not.toBe("");
        },
      ),
    );
  });
});

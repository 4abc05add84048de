import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { borderTolerance, pointOf, sideOf } from "./coordinates.ts";
import { tables } from "./tables.fixture.ts";

describe("sideOf(outline, point)", () => {
  test.each([
    ["Urumqi", 43.825, 87.617, "inside"],
    ["Kashgar", 39.47, 75.99, "inside"],
    ["Taxkorgan", 37.77, 75.23, "inside"],
    ["Hotan", 37.11, 79.92, "inside"],
    ["Ruoqiang", 39.02, 88.17, "inside"],
    ["Hami", 42.83, 93.51, "inside"],
    ["Altay", 47.84, 88.14, "inside"],
    ["Khorgas, on the border", 44.21, 80.41, "border"],
    ["Alashankou, on the border", 45.17, 82.57, "border"],
    ["Dunhuang, Gansu", 40.14, 94.66, "outside"],
    ["Liuyuan, Gansu", 41.06, 95.46, "outside"],
    ["Mangya, Qinghai", 38.25, 90.85, "outside"],
    ["Lhasa", 29.65, 91.12, "outside"],
    ["Almaty", 43.24, 76.9, "outside"],
    ["Osh", 40.51, 72.8, "outside"],
    ["Khovd", 48.0, 91.64, "outside"],
    ["Shanghai", 31.23, 121.47, "outside"],
  ])("%s", (_, lat, lon, side) => expect(sideOf(tables.outline, [lon, lat])).toBe(side));

  it("changes from inside to outside only across the border", () => {
    const step = (borderTolerance / 111.2) * 1.9;
    fc.assert(
      fc.property(
        fc.double({ min: 70, max: 100, noNaN: true }),
        fc.double({ min: 32, max: 52, noNaN: true }),
        (lon, lat) => {
          const sides = [sideOf(tables.outline, [lon, lat]), sideOf(tables.outline, [lon, lat + step])];
          expect(sides).not.toEqual(["inside", "outside"]);
          expect(sides).not.toEqual(["outside", "inside"]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("pointOf(lat, lon)", () => {
  test.each([
    ["43.8", "87.6", [87.6, 43.8]],
    [43.8, 87.6, [87.6, 43.8]],
    ["43.8°", " 87.6 ", [87.6, 43.8]],
    ["0", "0", undefined],
    ["91", "87.6", undefined],
    ["43,8", "87,6", undefined],
    ["N/A", "87.6", undefined],
    [undefined, 87.6, undefined],
  ])("%s, %s", (lat, lon, point) => expect(pointOf(lat, lon)).toEqual(point));
});

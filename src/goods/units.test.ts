import { describe, expect, it } from "vitest";
import { SelvedgeError } from "../model/issue.ts";
import { goodsFile, unitTable as table } from "./goods.fixture.ts";
import { unitsFileName } from "./read-units.ts";
import { buildUnits, inUnit, readUnit } from "./units.ts";

const text = goodsFile(unitsFileName);

describe("buildUnits(text) over data/goods/units.csv", () => {
  it("has the rows its README counts, each code once", () => {
    expect(table.units).toHaveLength(79);
    expect(new Set(table.units.map(({ code }) => code)).size).toBe(79);
  });
  it("names sources that sources.csv describes", () => {
    const known = new Set(
      goodsFile("sources.csv")
        .split("\n")
        .map((line) => line.split(",")[0]),
    );
    const cells = text
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    const named = new Set(cells.flatMap((row) => row.slice(-3, -1)).filter((key) => key !== ""));
    expect([...named].filter((key) => !known.has(key))).toEqual([]);
    expect(named.size).toBe(8);
  });
  it("leaves these words without a reading, and no others: each may be several units", () => {
    const unclear = [...table.words].filter(([, units]) => units.length > 1).map(([word]) => word);
    expect(unclear.toSorted()).toEqual(
      [
        ..."barrel ct cwt gal gallon gr grs hundredweight lt m mg mt mts ounce oz t ton".split(" "),
        ..."件 加仑 包 桶 盎司 筒 筒子 箱".split(" "),
      ].toSorted(),
    );
  });
  it.each([
    ["a package with a mass", "BL,bale,package,217,,,,,rec-21,rec-21,2026-01-01", "factor"],
    ["a mass without a factor", "KGM,kilogram,mass,,,,,,rec-20,,2026-01-01", "factor"],
    ["a factor that is none", "KGM,kilogram,mass,about 1,,,,,rec-20,si,2026-01-01", "factor"],
    ["a factor of 0", "KGM,kilogram,mass,0,,,,,rec-20,si,2026-01-01", "factor"],
    ["a factor without its source", "KGM,kilogram,mass,1,,,,,rec-20,,2026-01-01", "factor_source"],
    ["a symbol of two units", "A,a,count,1,x,,,,s,s,2026-01-01\nB,b,count,1,x,,,,s,s,2026-01-01", "symbols"],
  ])("refuses %s", (_, rows, column) => {
    const head = text.slice(0, text.indexOf("\n"));
    let thrown: unknown;
    try {
      buildUnits(`${head}\n${rows}\n`);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SelvedgeError);
    expect(thrown instanceof SelvedgeError && thrown.issue).toMatchObject({ code: "data.invalid", column });
  });
});

describe("readUnit(table, text)", () => {
  it.each([
    ["KGM", "KGM"],
    ["kgs.", "KGM"],
    ["Kilogram(s)", "KGM"],
    [" KILOS ", "KGM"],
    ["公斤", "KGM"],
    ["ｋｇ", "KGM"],
    ["lbs", "LBR"],
    ["Pounds", "LBR"],
    ["pound(s)", "LBR"],
    ["磅", "LBR"],
    ["oz. av.", "ONZ"],
    ["troy ounces", "APZ"],
    ["metric tons", "TNE"],
    ["MT", "TNE"],
    ["t", "TNE"],
    ["吨", "TNE"],
    ["short tons", "STN"],
    ["long ton", "LTN"],
    ["quintals", "DTN"],
    ["斤", "CN-JIN"],
    ["担", "CN-DAN"],
    ["m", "MTR"],
    ["yds", "YRD"],
    ["feet", "FOT"],
    ["m²", "MTK"],
    ["sq. m.", "MTK"],
    ["PCS", "H87"],
    ["PCE", "H87"],
    ["dozens", "DZN"],
    ["打", "DZN"],
    ["gross", "GRO"],
    ["prs", "PR"],
    ["双", "PR"],
    ["bales", "BL"],
    ["CS", "CS"],
    ["XCS", "CS"],
    ["CTN", "CT"],
    ["CT", "CT"],
    ["boxes", "BX"],
    ["rolls", "RO"],
    ["pallets", "PX"],
    ["mg", "MGM"],
  ])("reads %j as %s", (written, code) => expect(readUnit(table, written)?.code).toBe(code));
  it.each<[string | undefined, string]>([
    ["ton", "metric, long or short"],
    ["Tons", "the same in the plural"],
    ["T.", "the same"],
    ["mt", "metric ton, or metre on invoices of some countries"],
    ["MTS", "metres or metric tons"],
    ["oz", "avoirdupois, troy or fluid"],
    ["ct", "carat or carton"],
    ["GR", "gram, grain or gross"],
    ["M", "metre or thousand"],
    ["MG", "milligram or megagram"],
    ["LT", "litre or long ton"],
    ["箱", "case, carton or box"],
    ["件", "piece or package"],
    ["kg/m", "mass of a length, not a mass"],
    ["catty", "another mass in each place"],
    ["gross weight", "no unit"],
    ["kg gross", "not the net mass"],
    ["", "nothing"],
    [undefined, "nothing"],
    ["constructor", "no word of ours"],
  ])("reads no unit from %j: %s", (written) => expect(readUnit(table, written)).toBeUndefined());
  it("reads each code and each name that one unit alone has, in any case", () => {
    for (const { code, name } of table.units) {
      expect(readUnit(table, code)?.code).toBe(code);
      expect([code, undefined]).toContain(readUnit(table, name.toUpperCase())?.code);
    }
  });
});

describe("inUnit(table, quantity, to)", () => {
  it.each([
    ["1", "yd", "m", "0.9144"],
    ["36", "inches", "yd", "1"],
    ["2", "gross", "dozen", "24"],
    ["1", "m2", "cm2", "10000"],
  ])("%s %s in %s is %s", (quantity, unit, to, value) =>
    expect(inUnit(table, { quantity, unit }, to)).toEqual({ ok: true, value, exact: true }),
  );
  it.each([
    ["kg", "m", "kilogram (KGM) does not convert to metre (MTR)"],
    ["CS", "CT", "case (CS) does not convert to carton (CT)"],
    ["pair", "pcs", "pair (PR) does not convert to piece (H87)"],
    ["kg", "ton", /may be/],
  ])("%s does not convert to %s", (unit, to, why) =>
    expect(inUnit(table, { quantity: "1", unit }, to)).toEqual({
      ok: false,
      why: expect.stringMatching(why instanceof RegExp ? why : why.replace(/[()]/g, "\\$&")),
    }),
  );
});

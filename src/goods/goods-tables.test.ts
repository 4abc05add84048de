import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SelvedgeError } from "../model/issue.ts";
import { buildGoodsTables, goodsFileNames } from "./goods-tables.ts";
import { isUnder } from "./hs.ts";
import { inputsOf } from "./inputs-of.ts";
import { prioritySectorsOf } from "./priority-sectors.ts";

const files = Object.fromEntries(
  goodsFileNames.map((name) => [
    name,
    readFileSync(new URL(`../../data/goods/${name}`, import.meta.url), "utf8"),
  ]),
);
const tables = buildGoodsTables(files);

describe("buildGoodsTables(files) over data/goods", () => {
  it("has the rows its README counts", () => {
    expect(tables.goods).toHaveLength(180);
    expect(tables.edges).toHaveLength(262);
    expect(tables.edges.filter((edge) => edge.basis === "official")).toHaveLength(14);
    expect(tables.coverage).toHaveLength(28);
    expect(tables.coverage.filter((row) => row.lists === "all")).toHaveLength(14);
    expect(tables.sectors).toHaveLength(12);
  });
  it("has each code of a commodity once, and each edge once", () => {
    const goods = tables.goods.map((good) => `${good.hs} ${good.commodity}`);
    const edges = tables.edges.map((edge) => `${edge.input} ${edge.output}`);
    expect(new Set(goods).size).toBe(goods.length);
    expect(new Set(edges).size).toBe(edges.length);
  });
  it("makes nothing into a crop or an ore", () => {
    const crops = tables.coverage.filter((row) => row.side === "output" && row.lists === "all");
    expect(
      tables.edges.filter(({ output }) =>
        isUnder(
          output,
          crops.map(({ hs }) => hs),
        ),
      ),
    ).toEqual([]);
  });
  it("says each side of a code once", () => {
    const sides = tables.coverage.map(({ hs, side }) => `${hs} ${side}`);
    expect(new Set(sides).size).toBe(sides.length);
  });
  it("draws no edge from a code to itself", () =>
    expect(tables.edges.filter((edge) => edge.input === edge.output)).toEqual([]));
  it("never calls an HS prefix of a priority sector official: the FLETF publishes none", () =>
    expect(tables.sectors.every((sector) => sector.hsBasis === "editorial")).toBe(true));
  it("names a source for every row", () => {
    const rows = [...tables.goods, ...tables.edges, ...tables.coverage, ...tables.sectors];
    expect(rows.filter((row) => row.source === "")).toEqual([]);
  });
  it("refuses a source that sources.csv does not know, with its place", () => {
    const edges = `${files["hs-input-edges.csv"] ?? ""}5201,5202,cotton,direct,editorial,hearsay,2026-01-01\n`;
    expect(() => buildGoodsTables({ ...files, "hs-input-edges.csv": edges })).toThrow(
      /hs-input-edges\.csv, row 264, column source: .*hearsay/,
    );
  });
  it("refuses a missing file", () => {
    const { "hs-goods.csv": _, ...rest } = files;
    expect(() => buildGoodsTables(rest)).toThrow(SelvedgeError);
  });
});

describe("prioritySectorsOf(tables, hs, on)", () => {
  const keys = (hs: string | undefined, on: string) =>
    prioritySectorsOf(tables, hs, on).map((sector) => sector.sector);
  it.each([
    ["6109.10", "2022-06-16", []],
    ["6109.10", "2022-06-17", ["apparel"]],
    ["5205", "2026-01-01", ["cotton"]],
    ["7604.29", "2024-07-08", []],
    ["7604.29", "2024-07-09", ["aluminium"]],
    ["2815.12", "2025-08-18", []],
    ["2815.12", "2025-08-19", ["caustic-soda"]],
    ["0813.40", "2025-08-19", ["jujubes"]],
    ["2815", "2025-08-19", []],
    ["9503", "2026-01-01", []],
    [undefined, "2026-01-01", []],
  ])("%s on %s: %j", (hs, on, expected) => expect(keys(hs, on)).toEqual(expected));
  it("has four sectors from 2022-06-17, seven from 2024-07-09, twelve from 2025-08-19", () => {
    const on = (day: string) => tables.sectors.filter((sector) => sector.added <= day).length;
    expect([on("2022-06-16"), on("2022-06-17"), on("2024-07-09"), on("2025-08-19")]).toEqual([0, 4, 7, 12]);
  });
});

describe("inputsOf(tables, hs)", () => {
  it("walks from a cotton T-shirt back to raw cotton, nearest first", () => {
    const inputs = inputsOf(tables, "6109.10.0012");
    expect(inputs.find((input) => input.hs === "5205")).toMatchObject({ steps: 1 });
    expect(inputs.find((input) => input.hs === "5201")?.steps).toBeGreaterThan(1);
    expect(inputs.map((input) => input.steps)).toEqual(
      inputs.map((input) => input.steps).toSorted((a, b) => a - b),
    );
  });
  it("ends although waste and scrap make the graph cyclic, and gives each code once", () => {
    for (const good of tables.goods) {
      const codes = inputsOf(tables, good.hs).map((input) => input.hs);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });
  it("finds nothing for a code it cannot read", () => expect(inputsOf(tables, "shirts")).toEqual([]));
});

describe("codes of the DOL goods", () => {
  it("lie under the priority sector only where a sector's prefix says so", () => {
    const cotton = tables.sectors.find((sector) => sector.sector === "cotton");
    expect(isUnder("5201", cotton?.hs ?? [])).toBe(true);
    expect(isUnder("1207.21", cotton?.hs ?? [])).toBe(false);
  });
});

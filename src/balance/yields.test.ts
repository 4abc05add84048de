import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { goodsTables } from "../goods/goods.fixture.ts";
import { buildInputGraph } from "../goods/input-graph.ts";
import { readDecimal } from "../goods/rational.ts";
import { balanceFileNames, buildBalanceTables, limitBetween, stagesBetween } from "./yields.ts";

const files = Object.fromEntries(
  balanceFileNames.map((name) => [
    name,
    readFileSync(new URL(`../../data/balance/${name}`, import.meta.url), "utf8"),
  ]),
);
const tables = buildBalanceTables(files);
const graph = buildInputGraph(goodsTables);

describe("data/balance", () => {
  it("has the commodities asked for", () => {
    const stages = new Set(tables.yields.map(({ stage }) => stage));
    for (const stage of [
      "cotton-lint",
      "polysilicon",
      "tomato-paste",
      "aluminium",
      "pvc",
      "fillet",
      "pig-iron",
      "cathode",
    ])
      expect(stages).toContain(stage);
  });
  it("has no stage that the table of goods excludes", () => {
    const excluded = tables.yields.filter(({ input, output }) =>
      input.some((from) =>
        output.some((to) => graph.passing(graph.classOf(from), graph.classOf(to)) === "no"),
      ),
    );
    expect(excluded.map(({ stage }) => stage)).toEqual([]);
  });
  it("makes no more than went in, except where something is added that is named", () => {
    const richer = tables.yields.filter(
      ({ limit }) => Number(readDecimal(limit.most ?? "9")?.n) > Number(readDecimal(limit.most ?? "9")?.d),
    );
    expect(richer.map(({ stage }) => stage)).toEqual([
      "weaving",
      "knitting",
      "yarn-dyeing",
      "finishing",
      "freezing",
      "shellfish",
      "squid",
    ]);
    for (const { note } of richer) expect(note).toMatch(/mass|add/);
  });
});

describe("stagesBetween and limitBetween", () => {
  it("gives the widest limit of all stages that two codes may mean", () => {
    expect(stagesBetween(tables, "5201.00", "5205.12").map(({ stage }) => stage)).toEqual([
      "yarn-carded",
      "yarn-combed",
      "yarn-with-recycling",
    ]);
    expect(limitBetween(tables, "520100", "520512")).toEqual({ least: "0", most: "0.97" });
  });
  it("lets goods of one heading pass whole: they may only have been repacked", () =>
    expect(limitBetween(tables, "5201", "5201")).toEqual({ least: "0", most: "1" }));
  it.each([
    ["nothing is known", "8471", "8517"],
    ["a code is too short", "52", "5205"],
    ["a code is missing", undefined, "5205"],
    ["another mass is counted", "854142", "854143"],
  ])("gives none where %s", (_, from, to) => expect(limitBetween(tables, from, to)).toBeUndefined());
});

describe("buildBalanceTables", () => {
  const header = files["yields.csv"]?.split("\n")[0] ?? "";
  const read = (row: string) => buildBalanceTables({ ...files, "yields.csv": `${header}\n${row}\n` });
  it.each([
    [
      "a source that is not there",
      "s,p,5201,5205,product,goods,0.8,0.9,editorial,,1,editorial,nobody,2026-11-22,",
      "source",
    ],
    [
      "a band the wrong way",
      "s,p,5201,5205,product,goods,0.9,0.8,editorial,,1,editorial,editorial,2026-11-22,",
      "most",
    ],
    [
      "a band above its limit",
      "s,p,5201,5205,product,goods,0.8,0.9,editorial,,0.85,editorial,editorial,2026-11-22,",
      "limit_most",
    ],
    [
      "a band below its limit",
      "s,p,5201,5205,product,goods,0.8,0.9,editorial,0.85,,editorial,editorial,2026-11-22,",
      "limit_least",
    ],
    [
      "a limit without a basis",
      "s,p,5201,5205,product,goods,0.8,0.9,editorial,,1,,editorial,2026-11-22,",
      "limit_basis",
    ],
    [
      "a basis without a limit",
      "s,p,5201,5205,product,goods,0.8,0.9,editorial,,,editorial,editorial,2026-11-22,",
      "limit_basis",
    ],
    [
      "a yield that is no number",
      "s,p,5201,5205,product,goods,-1,0.9,editorial,,1,editorial,editorial,2026-11-22,",
      "least",
    ],
    [
      "a day that is none",
      "s,p,5201,5205,product,goods,0.8,0.9,editorial,,1,editorial,editorial,2026-11-31,",
      "checked",
    ],
  ])("refuses %s", (_, row, column) =>
    expect(() => read(row)).toThrow(
      expect.objectContaining({
        issue: expect.objectContaining({ code: "data.invalid", file: "yields.csv", row: 2, column }),
      }),
    ),
  );
  it("refuses a stage twice", () => {
    const row = "s,p,5201,5205,product,goods,0.8,0.9,editorial,,1,editorial,editorial,2026-11-22,";
    expect(() => read(`${row}\n${row}`)).toThrow(/row 3, column stage/);
  });
});

// Scores the 300 pairs of sister companies: none may come to `review`. node bench/quality/sisters/run.ts [--write]
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { namesAlgorithm } from "../../../src/names/algorithm.ts";
import { bandThresholds } from "../../../src/names/bands.ts";
import { compareNames } from "../../../src/names/compare-names.ts";
import { readTestTables } from "../../../src/names/test-tables.fixture.ts";

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly how: string;
}

const here = new URL("./", import.meta.url);
const tables = readTestTables();
const pairs = parse(readFileSync(new URL("pairs.csv", here)), { columns: true }) as Pair[];
const scored = pairs.map((pair) => ({ ...pair, score: compareNames(tables, pair.a, pair.b).score }));
const from = (least: number) => scored.filter(({ score }) => score >= least);
const told = (some: typeof scored): string[] =>
  some.toSorted((x, y) => y.score - x.score).map(({ a, b, how, score }) => `${score} ${a} ~ ${b} (${how})`);
const result = {
  algorithm: namesAlgorithm(tables),
  pairs: pairs.length,
  atReview: from(bandThresholds.review).length,
  atWeak: from(bandThresholds.weak).length,
  highest: told(scored).slice(0, 10),
};
console.log(JSON.stringify(result, null, 2));
if (process.argv.includes("--write"))
  writeFileSync(new URL("result.json", here), `${JSON.stringify(result, null, 2)}\n`);

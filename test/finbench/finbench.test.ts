import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/store/day-ordered/engines.fixture.ts";
import { byColumns } from "./by-columns.fixture.ts";
import { bySql } from "./by-sql.fixture.ts";
import { type Answers, type Graph, graphs } from "./graph.fixture.ts";

const count = 600;
let all: readonly Graph[] = [];
let expected: readonly Answers[] = [];
let duckdb: DuckDb;

beforeAll(async () => {
  duckdb = await openDuckDb();
  all = fc.sample(graphs, count);
  expected = await bySql(duckdb, all);
});
afterAll(() => duckdb.close());

describe.each(["tcr1", "tcr2", "tcr5", "tcr8"] as const)("%s", (query) => {
  it("is answered over the columns as by SQL", () => {
    for (const [g, graph] of all.entries())
      expect({ graph, answer: byColumns(graph)[query] }).toEqual({ graph, answer: expected[g]?.[query] });
  });

  it("has something to answer in many of the graphs", () => {
    expect(expected.filter((answers) => answers[query].length > 0).length).toBeGreaterThan(count / 10);
  });
});

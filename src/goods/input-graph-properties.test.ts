import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goodsTables, tablesOf } from "./goods.fixture.ts";
import type { GoodsTables, InputEdge } from "./goods-tables.ts";
import type { InputGraph } from "./input-graph.ts";
import { buildInputGraph } from "./input-graph.ts";

/** Few digits, so that codes meet, lie under one another and share headings. */
const pair = fc.constantFrom("10", "11");
const code = fc.tuple(pair, pair, pair).chain(([a, b, c]) => fc.constantFrom(a, `${a}${b}`, `${a}${b}${c}`));
const edge = fc
  .tuple(code, code, fc.boolean())
  .filter(([input, output]) => input !== output)
  .map(([input, output, official]) => `${input}>${output}${official ? "*" : ""}`);
const row = fc.record({
  hs: code,
  side: fc.constantFrom("input" as const, "output" as const),
  lists: fc.constantFrom("all" as const, "some" as const),
  why: fc.constant("because"),
  basis: fc.constant("editorial" as const),
  source: fc.constant("test"),
});
const tables = fc
  .tuple(fc.uniqueArray(edge, { maxLength: 9 }), fc.array(row, { maxLength: 3 }))
  .map(([edges, coverage]) => tablesOf(edges, coverage));
const asked = fc
  .tuple(pair, pair, fc.constantFrom("", "10", "11", "12", "1012"))
  .map(([a, b, rest]) => `${a}${b}${rest}`);

const pairs = fc.array(fc.tuple(asked, asked), { minLength: 10, maxLength: 10 });

const overlap = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);
const passing = (graph: InputGraph, a: string, b: string) =>
  graph.passing(graph.classOf(a), graph.classOf(b));

/** The same answers straight from the rules, code by code, without classes: a closure by repeated walks. */
function naive({ edges, coverage }: GoodsTables, a: string, b: string): string {
  const covered = (hs: string): boolean =>
    hs.length >= 4 && edges.some(({ input, output }) => hs.startsWith(input) || hs.startsWith(output));
  if (!covered(a) || !covered(b)) return "unknown-good";
  if (a.slice(0, 4) === b.slice(0, 4)) return "same-good";
  let reached = edges.filter(({ input }) => overlap(input, a.slice(0, 6)));
  for (let size = -1; size !== reached.length; ) {
    size = reached.length;
    reached = edges.filter(
      (next) => reached.includes(next) || reached.some(({ output }) => overlap(output, next.input)),
    );
  }
  if (reached.some(({ output }) => overlap(output, b.slice(0, 6)))) return "possible";
  const lists = (hs: string, side: "input" | "output"): boolean => {
    const rows = coverage.filter((said) => said.side === side);
    if (rows.some((said) => said.lists === "some" && overlap(said.hs, hs.slice(0, 6)))) return false;
    return (
      rows.some((said) => said.lists === "all" && hs.startsWith(said.hs)) ||
      edges.some((said) => hs.startsWith(said[side]))
    );
  };
  return lists(a, "input") && lists(b, "output") ? "no" : "unknown-good";
}

/** Places of a chain at which what comes out is not what goes in next. */
function breaksOf(a: string, chain: readonly InputEdge[], b: string): readonly string[] {
  const goods = [a.slice(0, 6), ...chain.flatMap(({ input, output }) => [input, output]), b.slice(0, 6)];
  return goods.filter((good, at) => at % 2 === 0 && !overlap(good, goods[at + 1] ?? "none"));
}

describe("buildInputGraph(tables): properties", () => {
  it("answers as the closure of the edges, walked code by code", () => {
    fc.assert(
      fc.property(tables, pairs, (given, goods) => {
        const graph = buildInputGraph(given);
        for (const [a, b] of goods) expect(passing(graph, a, b)).toBe(naive(given, a, b));
      }),
      { numRuns: 800 },
    );
  });
  it("answers as the closure over the real table", () => {
    const graph = buildInputGraph(goodsTables);
    const codes = [...new Set(goodsTables.edges.flatMap(({ input, output }) => [input, output]))];
    const real = fc
      .tuple(fc.constantFrom(...codes), fc.constantFrom("", "00", "10", "90"))
      .map(([hs, more]) => `${hs}${more}`);
    fc.assert(
      fc.property(real, real, (a, b) => {
        expect(passing(graph, a, b)).toBe(naive(goodsTables, a, b));
      }),
      { numRuns: 500 },
    );
  });
  it("excludes nothing more when digits are lost", () => {
    const cut = fc.constantFrom(0, 2, 4, 6);
    fc.assert(
      fc.property(tables, pairs, fc.tuple(cut, cut), (given, goods, [left, right]) => {
        const graph = buildInputGraph(given);
        for (const [a, b] of goods)
          if (passing(graph, a.slice(0, left), b.slice(0, right)) === "no")
            expect(passing(graph, a, b)).toBe("no");
      }),
      { numRuns: 500 },
    );
  });
  it("takes codes of one class for one heading, and 0 alone for what it does not cover", () => {
    fc.assert(
      fc.property(tables, pairs, (given, goods) => {
        const graph = buildInputGraph(given);
        for (const [a, b] of goods) {
          const [left, right] = [graph.classOf(a), graph.classOf(b)];
          if (left === right && left !== 0) expect(a.slice(0, 4)).toBe(b.slice(0, 4));
          expect(graph.isCovered(a)).toBe(left !== 0);
          expect(left).toBeLessThan(graph.classes);
        }
      }),
    );
  });
  it("gives a chain exactly where goods are possible, of edges that follow each other from the one to the other", () => {
    fc.assert(
      fc.property(tables, pairs, (given, goods) => {
        const graph = buildInputGraph(given);
        for (const [a, b] of goods) {
          const chain = graph.chain(a, b);
          expect(chain.length > 0).toBe(passing(graph, a, b) === "possible");
          expect(graph.whyUnknown(a, b).length > 0).toBe(passing(graph, a, b) === "unknown-good");
          expect(chain.every((edge) => given.edges.includes(edge))).toBe(true);
          if (chain.length > 0) expect(breaksOf(a, chain, b)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
  it("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(tables, asked, asked, (given, a, b) => {
        const turned = { ...given, edges: given.edges.toReversed(), coverage: given.coverage.toReversed() };
        const [one, other] = [buildInputGraph(given), buildInputGraph(turned)];
        expect(passing(other, a, b)).toBe(passing(one, a, b));
        expect(other.chain(a, b)).toEqual(one.chain(a, b));
      }),
    );
  });
  it("loses no way when an edge is added between covered goods", () => {
    fc.assert(
      fc.property(tables, edge, asked, asked, (given, extra, a, b) => {
        const more = { ...given, edges: [...given.edges, ...tablesOf([extra]).edges] };
        if (passing(buildInputGraph(given), a, b) === "possible")
          expect(passing(buildInputGraph(more), a, b)).toBe("possible");
      }),
    );
  });
});

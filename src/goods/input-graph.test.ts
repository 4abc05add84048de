import { describe, expect, it } from "vitest";
import { goodsTables, tablesOf } from "./goods.fixture.ts";
import type { EdgeCoverage } from "./goods-tables.ts";
import type { InputGraph } from "./input-graph.ts";
import { buildInputGraph } from "./input-graph.ts";

const graph = buildInputGraph(goodsTables);
const passing = (of: InputGraph, a: string | undefined, b: string | undefined) =>
  of.passing(of.classOf(a), of.classOf(b));
const chain = (of: InputGraph, a: string, b: string) =>
  of.chain(a, b).map(({ input, output, basis }) => `${input}>${output}${basis === "official" ? "*" : ""}`);
const says = (hs: string, side: EdgeCoverage["side"], lists: EdgeCoverage["lists"]): EdgeCoverage => ({
  hs,
  side,
  lists,
  why: "because",
  basis: "editorial",
  source: "test",
});

describe("passing(a, b) over data/goods", () => {
  it.each<[string | undefined, string, string, string]>([
    ["5201.00", "5205.12", "possible", "lint is spun"],
    ["5201.00", "6205.20", "possible", "one party may spin, weave and sew"],
    ["5205.12", "5208.32", "possible", "yarn is woven"],
    ["5208.31", "6205.20", "possible", "fabric is sewn"],
    ["6006.22", "6109.10", "possible", "knitted fabric is sewn"],
    ["5205.12", "5204.11", "possible", "yarn is twisted to thread"],
    ["5508.10", "6203.42", "possible", "thread goes into garments"],
    ["5504.10", "5206.12", "possible", "viscose goes into blends"],
    ["5203.00", "5202.99", "possible", "combing leaves waste"],
    ["5202.99", "5205.12", "possible", "waste is spun again"],
    ["6309.00", "6109.10", "possible", "worn clothing is torn, spun and knitted"],
    ["5208.31", "5205.12", "possible", "cuttings come back as yarn"],
    ["5201.00", "1207.29", "possible", "ginning parts lint from seed"],
    ["1511.10", "1511.90", "same-good", "one heading, and an edge"],
    ["1511.90", "1511.10", "same-good", "one heading, no edge"],
    ["5201.00", "5201.00", "same-good", "trade in the same good"],
    ["5201.00.12", "520100", "same-good", "national digits"],
    ["5208.11", "5208.32", "same-good", "bleaching and dyeing stay within a heading"],
    ["6109.10", "6109.90", "same-good", "customs rows differ in digits 5 and 6"],
    ["2804.61", "6205.20", "no", "polysilicon is not sewn"],
    ["7210.49", "6205.20", "no", "steel sheet is not sewn"],
    ["6205.20", "2804.61", "no", "shirts do not become silicon"],
    ["5205.12", "5201.00", "no", "nothing is made into a crop"],
    ["2804.61", "7601.10", "no", "silicon of another grade goes into aluminium"],
    [undefined, "6205.20", "unknown-good", "no code"],
    ["6205.20", "", "unknown-good", "no code"],
    ["cotton", "2804.61", "unknown-good", "no code that is read"],
    ["52", "2804.61", "unknown-good", "two digits"],
    ["2804", "6205.20", "unknown-good", "2804 may be hydrogen"],
    ["2804.10", "6205.20", "unknown-good", "hydrogen is not in the table"],
    ["9606.21", "6205.20", "unknown-good", "buttons are not in the table"],
    ["8712.00", "6205.20", "unknown-good", "the table lists nothing of what bicycles go into"],
    ["7210.49", "8471.30", "unknown-good", "computers are assembled from many materials"],
    ["3907.61", "6109.10", "unknown-good", "polyester is plastic before it is fibre"],
  ])("%s -> %s: %s (%s)", (a, b, expected) => expect(passing(graph, a, b)).toBe(expected));
  it("says why it cannot exclude", () => {
    expect(graph.whyUnknown(undefined, "6205.20")).toEqual(["a row gives no HS code"]);
    expect(graph.whyUnknown("52", "2804")).toEqual([
      "HS 52 has fewer than four digits",
      "the table does not cover HS 2804",
    ]);
    expect(graph.whyUnknown("x", "x")).toEqual(['"x" is not read as an HS code']);
    expect(graph.whyUnknown("8712.00", "8471.30")).toEqual([
      "HS 8712.00: the table lists nothing of what it goes into",
      "HS 8471.30: the table lists only some of what it is made from (machines are assembled from many materials)",
    ]);
    expect(graph.whyUnknown("5201", "5205")).toEqual([]);
    expect(graph.whyUnknown("7210", "6205")).toEqual([]);
  });
  it("has few classes, and numbers for all of them", () => {
    expect(graph.classes).toBeLessThan(1_000);
    for (let a = 0; a < graph.classes; a += 1) {
      expect(graph.passing(a, 0)).toBe("unknown-good");
      expect(graph.passing(0, a)).toBe("unknown-good");
    }
  });
  it("answers for a number that is no class as for one that is not known", () =>
    expect(graph.passing(graph.classes + 5, 1)).toBe("unknown-good"));
});

describe("chain(aHs, bHs)", () => {
  it("takes the fewest steps, and official edges before editorial ones", () => {
    expect(chain(graph, "5201.00", "6205.20")).toEqual(["5201>5205*", "5205>5208*", "5208>62*"]);
    expect(chain(graph, "5205.12", "6205.20")).toEqual(["5205>5208*", "5208>62*"]);
    expect(chain(graph, "5205.12", "6109.10")).toEqual(["5205>61"]);
    expect(chain(graph, "1511.10", "3401.11")).toEqual(["151110>151190*", "151190>3401"]);
  });
  it("counts editorial edges over the whole chain, then goes by code", () => {
    const ties = buildInputGraph(
      tablesOf(["1001>1002", "1002>1009*", "1001>1003*", "1003>1009*", "1001>1004*", "1004>1009*"]),
    );
    expect(chain(ties, "1001", "1009")).toEqual(["1001>1003*", "1003>1009*"]);
  });
  it.each([
    ["6109.10", "6109.90", "the same good"],
    ["7210.49", "6205.20", "no way"],
    ["9606.21", "6205.20", "not in the table"],
  ])("is empty from %s to %s: %s", (a, b) => expect(chain(graph, a, b)).toEqual([]));
});

describe("coverage", () => {
  const edges = ["1001>1002", "1003>1004"];
  it("excludes only where the table lists the uses of the one and the origins of the other", () => {
    const bare = buildInputGraph(tablesOf(edges));
    expect(passing(bare, "1001", "1004")).toBe("no");
    expect(passing(bare, "1002", "1004")).toBe("unknown-good");
    expect(passing(bare, "1001", "1003")).toBe("unknown-good");
  });
  it.each([
    ["some uses", says("10", "input", "some"), "unknown-good"],
    ["some uses of a part of it", says("100110", "input", "some"), "unknown-good"],
    ["some origins", says("1004", "output", "some"), "unknown-good"],
    ["some uses of another", says("1003", "input", "some"), "no"],
    ["its origins and not its uses", says("1001", "output", "some"), "no"],
  ] as const)("is open where it lists %s", (_, row, expected) =>
    expect(passing(buildInputGraph(tablesOf(edges, [row])), "1001", "1004")).toBe(expected),
  );
  it("is closed where it says that there is nothing else", () => {
    const crop = buildInputGraph(tablesOf(edges, [says("1003", "output", "all")]));
    expect(passing(crop, "1001", "1003")).toBe("no");
    const part = buildInputGraph(tablesOf(edges, [says("100310", "output", "all")]));
    expect(passing(part, "1001", "1003")).toBe("unknown-good");
  });
});

import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { columnsOf } from "../src/cli/render/terminal.ts";
import { idOfKey } from "../src/parties/party-id.ts";
import { folder, selvedge } from "./terminal.ts";

// Rows of examples/cotton-shirt: Korvan's cotton (S-06) reaches POPLIN-45 over SH-3003 (2026-02-20), SH-3004 (2026-03-18),
// SH-2012 (2026-04-06), SH-2003 (2026-04-28) and SH-1005 (2026-05-14): stays of 26, 19, 22 and 16 days.
const workspace = join(folder(), "demo");
const trace = async (...argv: string[]): Promise<any> =>
  (await selvedge("trace", ...argv, "--json", "--workspace", workspace)).lines()[0];
const expose = async (...argv: string[]): Promise<any[]> =>
  (await selvedge("expose", ...argv, "--json", "--workspace", workspace)).lines();
const sources = (paths: any[]): Set<string> => new Set(paths.map(({ source }) => source.party));
const edges = ({ hops }: any): readonly string[] =>
  hops.map(({ record, from, to }: any) => `${record?.import} ${record?.row} ${from} ${to}`);

beforeAll(async () => {
  await selvedge("demo", "--quiet", "--workspace", workspace);
});

describe("--max-dwell and --min-dwell", () => {
  it("let goods lie as many days as they say, and not one more", async () => {
    const [wide, narrow] = [
      await trace("POPLIN-45", "--max-dwell", "26"),
      await trace("POPLIN-45", "--max-dwell", "25"),
    ];
    expect(sources(wide.paths)).toContain(idOfKey("S-06"));
    expect(wide.excluded.byDwell).toEqual({ count: 0, best: null });
    expect(sources(narrow.paths)).not.toContain(idOfKey("S-06"));
    expect(narrow.excluded.byDwell.count).toBeGreaterThan(0);
    expect(narrow.excluded.byDwell.best.source.party).toBe(idOfKey("S-06"));
    expect(narrow.excluded.byDwell.best.why).toBe(
      "SH-3004 moved on or after 2026-03-18, 26 days after what it would have been made of can have come at the latest (2026-02-20); the longest stay asked for is 25 days",
    );
    expect(narrow.scenario).toMatchObject({ maxDwell: 25, minDwell: null });
    expect(narrow.notes[0]).toContain("at most 25 days");
  });

  it("the least stay likewise, which is not told as an exclusion by date", async () => {
    const [wide, narrow] = [
      await trace("POPLIN-45", "--min-dwell", "16"),
      await trace("POPLIN-45", "--min-dwell", "17"),
    ];
    expect(sources(wide.paths)).toContain(idOfKey("S-06"));
    expect(sources(narrow.paths)).not.toContain(idOfKey("S-06"));
    expect(narrow.excluded.byDwell.best.why).toContain("the least stay asked for is 17 days");
    const plain = await trace("POPLIN-45");
    expect(narrow.excluded.byDate.count).toBeLessThanOrEqual(plain.excluded.byDate.count);
  });

  it("hold downstream too: what was sent reaches what it is reached by", async () => {
    for (const days of ["25", "26"]) {
      const down = await trace("S-06", "--down", "--max-dwell", days);
      const reached = down.paths.some(({ product }: any) => product === "POPLIN-45");
      expect(reached).toBe(days === "26");
      if (!reached) expect(down.excluded.byDwell.count).toBeGreaterThan(0);
      expect(down.notes[0]).toContain(`at most ${days} days`);
    }
  });

  it.each([
    ["a part of a day", ["--max-dwell", "1.5"], "--max-dwell is 1.5"],
    ["days before the coming", ["--min-dwell", "-1"], "--min-dwell is -1"],
    ["a word", ["--max-dwell", "long"], "--max-dwell"],
    ["a window that is none", ["--min-dwell", "3", "--max-dwell", "2"], "at least 3 and at most 2"],
    ["no path at all", ["--paths", "0"], "--paths is 0"],
  ])("refuse %s", async (_what, argv, words) => {
    for (const verb of ["trace", "expose"]) {
      const { code, err } = await selvedge(verb, ...argv, "--workspace", workspace);
      expect(code).toBe(2);
      expect(err.replace(/\s+/g, " ")).toContain(words);
    }
  });
});

describe("--paths", () => {
  it("tells more paths of a source, each with a movement that none before it has", async () => {
    const many = await trace("SHIRT-02", "--paths", "4");
    const bySource = Map.groupBy(
      many.paths,
      ({ source }: any) => `${source.kind} ${source.ref} ${source.party}`,
    );
    const more = [...bySource.values()].filter((paths) =>
      paths.some(({ as }: any) => as[0] === "alternative"),
    );
    expect(more.length).toBeGreaterThan(0);
    for (const paths of bySource.values()) {
      const seen = new Set<string>();
      for (const path of paths as any[]) {
        if (path.as[0] === "alternative") expect(edges(path).some((edge) => !seen.has(edge))).toBe(true);
        for (const edge of edges(path)) seen.add(edge);
      }
    }
    const few = await trace("SHIRT-02");
    expect(few.paths).toEqual(many.paths.filter(({ as }: any) => as[0] !== "alternative"));
    expect(few.paths.flatMap(({ as }: any) => as)).not.toContain("alternative");
  });

  it("tells them through a party too, and each of them passes it", async () => {
    const { paths } = await trace("SHIRT-02", "--through", "S-05", "--paths", "4");
    for (const { hops } of paths)
      expect(hops.flatMap(({ from, to }: any) => [from, to])).toContain(idOfKey("S-05"));
  });
});

describe("what keeps a path from being documented", () => {
  it("is said of a hop of it, or of the source", async () => {
    const { paths } = await trace("POPLIN-45");
    for (const { weakest, weakestHop, hops, basis } of paths) {
      expect(weakest === null).toBe(basis === "documented");
      if (weakest?.startsWith("no record ties")) expect(weakestHop).toBeGreaterThan(0);
      if (weakestHop !== null) expect(weakestHop).toBeLessThan(hops.length);
      if (weakest?.includes("an industry and not")) expect(weakestHop).toBeNull();
    }
  });
});

describe("expose with a scenario", () => {
  it.each([
    [["--max-dwell", "25"]],
    [["--min-dwell", "17"]],
    [["--without", "S-09"]],
    [["--through", "S-09"]],
    [["--since", "2026-03-01"]],
    [["--paths", "4"]],
  ])("answers as trace does: %j", async (argv) => {
    const line = await trace("POPLIN-45", ...argv);
    const exposed = await expose("POPLIN-45", ...argv);
    expect(exposed.flatMap(({ paths }) => paths.map(edges)).toSorted()).toEqual(
      line.paths.map(edges).toSorted(),
    );
    for (const { scenario, notes } of exposed) {
      expect(scenario).toEqual(line.scenario);
      expect(notes).toEqual(line.notes.slice(0, notes.length));
    }
  });

  it("says what was asked for, in 80 columns, also where nothing is reached", async () => {
    const nothing = await selvedge(
      ...["expose", "--max-dwell", "0", "--through", "S-14", "--paths", "3", "--workspace", workspace],
    );
    expect(nothing.out).toContain("--max-dwell 0");
    expect(nothing.out).toContain("--through S-14");
    const some = await selvedge("expose", "--max-dwell", "25", "--paths", "3", "--workspace", workspace);
    expect(some.out.replace(/\s+/g, " ")).toContain("goods lie at each party at most 25 days");
    for (const { out } of [nothing, some])
      expect(out.split("\n").filter((line) => columnsOf(line) > 80)).toEqual([]);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { columnsOf } from "../src/cli/render/terminal.ts";
import { idOfKey } from "../src/parties/party-id.ts";
import { folder, selvedge } from "./terminal.ts";

const workspace = join(folder(), "demo");
let plain: any;

const trace = async (...argv: string[]): Promise<any> => {
  const [line] = (await selvedge("trace", ...argv, "--json", "--workspace", workspace)).lines();
  return line;
};
const sourcesOf = (line: any): readonly string[] => [
  ...new Set<string>(line.paths.map(({ source }: any) => source.party)),
];

beforeAll(async () => {
  await selvedge("demo", "--quiet", "--workspace", workspace);
  plain = await trace("POPLIN-45");
});

describe("trace with a scenario", () => {
  it("tells only paths through a party, each in time order", async () => {
    const line = await trace("POPLIN-45", "--through", "S-09");
    expect(line.scenario).toMatchObject({ since: null, through: idOfKey("S-09"), without: null });
    expect(line.paths.length).toBeGreaterThan(0);
    for (const { hops, as } of line.paths) {
      expect(as.length).toBeGreaterThan(0);
      expect(hops.flatMap(({ from, to }: any) => [from, to])).toContain(idOfKey("S-09"));
    }
    expect(sourcesOf(line)).toContain(idOfKey("S-06"));
    expect(line.notes[0]).toContain("Only paths through");
    expect((await trace("POPLIN-45", "--through", "S-14")).paths).toEqual([]);
  });
  it("leaves a party out of the paths, and supposes other goods in its place in the shares", async () => {
    const line = await trace("POPLIN-45", "--without", "S-09");
    expect(line.paths.flatMap(({ hops }: any) => hops).map(({ from }: any) => from)).not.toContain(
      idOfKey("S-09"),
    );
    expect(line.notes[0]).toContain("sent and received nothing");
    expect(sourcesOf(plain)).toContain(idOfKey("S-06"));
    expect(sourcesOf(line)).not.toContain(idOfKey("S-06"));
  });
  it("follows only what can have moved since a day, and lets nothing arrive before it", async () => {
    const late = await trace("POPLIN-45", "--since", "2026-04-29");
    expect(late.paths.every(({ arrives }: any) => arrives >= "2026-04-29")).toBe(true);
    const hops = late.paths.flatMap(({ hops: all }: any) => all);
    expect(hops.every(({ dateLatest }: any) => dateLatest === null || dateLatest >= "2026-04-29")).toBe(true);
    expect(late.paths.length).toBeLessThan(plain.paths.length);
    expect(late.notes[0]).toContain("on or after 2026-04-29");
  });
  it.each([
    ["a scenario downstream", ["--down", "--since", "2026-01-01"], "upstream only"],
    ["a day that is none", ["--since", "2026-02-30"], "YYYY-MM-DD"],
  ])("refuses %s", async (_what, argv, words) => {
    const { code, err } = await selvedge("trace", "S-06", ...argv, "--workspace", workspace);
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, " ")).toContain(words);
  });
  it("refuses a party that is not there", async () => {
    const { code } = await selvedge("trace", "POPLIN-45", "--through", "NOBODY", "--workspace", workspace);
    expect(code).toBe(3);
  });
});

describe("shares of the cotton shirt, which has no records of stock or of making", () => {
  it("bounds nothing but what came straight from a source that is documented", async () => {
    const lines = (await selvedge("expose", "--json", "--workspace", workspace)).lines();
    expect(lines.length).toBeGreaterThan(20);
    const straight = lines.filter(({ share }: any) => share.min > 0);
    expect(straight.map(({ product, source }: any) => `${product} ${source.kind} ${source.party}`)).toEqual([
      `POPLIN-40 listed-party ${idOfKey("S-07")}`,
    ]);
    for (const { share } of lines) {
      expect(share).toMatchObject({ state: "bounded", max: 1, if: [], bindingDocuments: [] });
      expect([0, 1]).toContain(share.min);
      expect(share.note).toContain("UFLPA and section 307 know no de minimis");
    }
  });
  it("says so on a terminal, in 80 columns", async () => {
    for (const argv of [["trace", "POPLIN-40"], ["trace", "POPLIN-45", "--without", "S-09"], ["expose"]]) {
      const { out } = await selvedge(...argv, "--workspace", workspace);
      expect(out.replace(/\s+/g, " ")).toContain(
        "A share is not a threshold: UFLPA and section 307 know no de minimis",
      );
      expect(out.split("\n").filter((line) => columnsOf(line) > 80)).toEqual([]);
    }
  });
  it("keeps the paths that were worked out by hand", () => {
    const right = JSON.parse(readFileSync("examples/cotton-shirt/expected-flow.json", "utf8"));
    const parties = right.products["POPLIN-45"].reached.map(({ party }: any) => idOfKey(party));
    expect(sourcesOf(plain)).toEqual(expect.arrayContaining(parties));
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { columnsOf } from "../src/cli/render/terminal.ts";
import { idOfKey, idOfName } from "../src/parties/party-id.ts";
import { folder, selvedge } from "./terminal.ts";

// The right answers were worked out by hand, by someone who did not write the rules: examples/cotton-shirt/README.md.
const right = JSON.parse(readFileSync("examples/cotton-shirt/expected-flow.json", "utf8"));
const products: readonly [string, any][] = Object.entries(right.products);
const workspace = join(folder(), "demo");
let exposed: any[];
let traced: any[];
let links: any[];

beforeAll(async () => {
  await selvedge("demo", "--json", "--workspace", workspace);
  exposed = (await selvedge("expose", "--json", "--workspace", workspace)).lines();
  traced = (await selvedge("trace", "--json", "--workspace", workspace)).lines();
  links = traced
    .flatMap(({ paths }) => paths)
    .flatMap(({ hops }) => hops)
    .filter(({ kind }) => kind === "joint");
});

const idOf = (key: string): string =>
  key.startsWith("name:") ? idOfName(key.slice(5), undefined) : idOfKey(key);
const lineOf = (product: string, kind: string, party: string): any =>
  exposed.find(
    (line) => line.product === product && line.source.kind === kind && line.source.party === idOf(party),
  );
const label = (hop: any): string =>
  hop.record?.file === "bom.csv" ? `bom:${hop.toName}/${hop.goodName}` : hop.shipment;
const steps = (line: any, as: string): readonly string[] =>
  line.paths
    .find((path: any) => path.as.includes(as))
    .hops.filter(({ kind }: any) => kind !== "joint")
    .map(label);
const told = ["listed-party", "place"];

describe.each(products)("what flowed into %s", (product, answer) => {
  it("is reached by these sources and no others", () => {
    const found = exposed
      .filter((line) => line.product === product && told.includes(line.source.kind))
      .map(({ source }) => `${source.kind} ${source.party}`);
    expect(found.toSorted()).toEqual(
      answer.reached.map(({ kind, party }: any) => `${kind} ${idOf(party)}`).toSorted(),
    );
  });

  it.each<any>(answer.reached)("from $kind $party: day, tiers, basis, both paths", (one) => {
    const line = lineOf(product, one.kind, one.party);
    const earliest = line.paths.find((path: any) => path.as.includes("earliest"));
    expect({
      earliest: line.earliest,
      tiers: line.tiers,
      direct: line.direct,
      basis: earliest.basis,
      identity: line.source.identity ?? undefined,
      joints: earliest.hops.filter(({ kind }: any) => kind === "joint").length,
      earliestPath: steps(line, "earliest"),
      shortestPath: steps(line, "shortest"),
    }).toEqual({
      earliest: one.earliest,
      tiers: one.tiers,
      direct: one.direct,
      basis: one.basis,
      identity: one.identity,
      joints: one.joints ?? 0,
      earliestPath: one.earliestPath,
      shortestPath: one.shortestPath,
    });
  });

  it("says what one rule alone excluded, between which rows and by how many days", () => {
    const { excluded } = traced.find(({ subject }) => subject === `product:${product}`);
    for (const rule of ["byDate", "byGoods"]) {
      const mine = answer.excluded.filter((one: any) => one.rule === rule);
      expect(excluded[rule].best === null).toBe(excluded[rule].count === 0);
      for (const { between, days, party } of mine) {
        expect(excluded[rule].count).toBeGreaterThan(0);
        expect(excluded[rule].best.source.party).toBe(idOf(party));
        const hops = excluded[rule].best.hops.map(({ shipment }: any) => shipment);
        expect(hops.join(" ")).toContain(between.join(" "));
        expect(excluded[rule].best.why).toContain(between[1]);
        if (days !== undefined) expect(excluded[rule].best.why).toContain(`${days} days`);
      }
    }
  });

  it("names where the records end", () => {
    const { ends } = traced.find(({ subject }) => subject === `product:${product}`);
    const found = ends.map((end: any) => (end.unknown ? `unknown:${end.hops[0].shipment}` : end.party));
    const expected = answer.ends.map((key: string) => (key.startsWith("unknown:") ? key : idOf(key)));
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});

describe("orders on a place and a good, and goods of concern", () => {
  it.each<any>([
    ...Object.entries(right.orders).flatMap(([product, { reached }]: any) =>
      reached.map((one: any) => [product, one]),
    ),
    ...Object.entries(right.goodsOfConcern).flatMap(([product, { reached }]: any) =>
      reached.map((one: any) => [product, one]),
    ),
  ])("%s: $kind", (product, one) => {
    const lines = exposed.filter(
      (line) =>
        line.product === product && line.source.kind === one.kind && line.source.party === idOf(one.party),
    );
    const found = lines.map((line) => [line.earliest, line.tiers, line.direct, steps(line, "earliest")]);
    expect(found).toContainEqual([one.earliest, one.tiers, one.direct, one.earliestPath]);
  });
});

describe("the traps of the hops", () => {
  const hopsOf = (): any[] => [
    ...traced.flatMap(({ paths, ends, excluded }) => [
      ...paths.flatMap(({ hops }: any) => hops),
      ...ends.flatMap(({ hops }: any) => hops),
      ...Object.values<any>(excluded).flatMap(({ best }) => best?.hops ?? []),
    ]),
  ];
  const hop = (shipment: string): any => hopsOf().find((one) => one.shipment === shipment);

  it("a row without an HS code fits, and says so", () => {
    const found = hopsOf().filter(({ shipment }) => shipment === "SH-2012");
    expect(found.length).toBeGreaterThan(0);
    for (const { good, notes } of found) {
      expect(good).toBeNull();
      expect(notes.join(" ")).toContain("no HS code");
    }
  });

  it("a month is an interval, and an order's day has no latest end", () => {
    expect(hop("SH-3001")).toMatchObject({ date: "2026-03-01", dateLatest: "2026-03-31" });
    expect(hop("SH-1003")).toMatchObject({ date: "2026-06-20", dateLatest: null, dateKind: "order" });
  });

  it("one lot on two documented rows is documented; the same good without a lot is not", () => {
    const path = (product: string, party: string, kind: string): any =>
      lineOf(product, kind, party).paths.find(({ as }: any) => as.includes("earliest"));
    const documented = path("POPLIN-45", "S-07", "listed-party");
    expect(documented.hops.map(({ passing }: any) => passing)).toEqual(["start", "same-lot"]);
    expect(documented.weakest).toBeNull();
    const inferred = path("POPLIN-45", "S-06", "place");
    expect(inferred.hops.find(({ shipment }: any) => shipment === "SH-3004").passing).toBe("same-good");
    expect(inferred.weakest).toContain("no record ties");
  });

  it.each(Object.entries<any>(right.kilograms))(
    "%s is %s kg, exactly or not at all",
    async (shipment, kg) => {
      const [line] = (
        await selvedge("trace", `shipment:${shipment}`, "--json", "--workspace", workspace)
      ).lines();
      const own = [...line.paths, ...line.ends]
        .flatMap(({ hops }: any) => hops)
        .find((one: any) => one.shipment === shipment);
      expect(own?.kg ?? null).toBe(kg);
      if (kg === null) expect(own.notes.join(" ")).toMatch(/net content|net mass|convert/);
    },
  );

  it("joins two names only where neither is decided, and the namesakes of two countries never", () => {
    const pairs = new Set(links.map(({ from, to }) => [from, to].toSorted().join(" ")));
    const pair = (a: string, b: string): string => [idOf(a), idOf(b)].toSorted().join(" ");
    const candidates = right.links.filter(({ identity }: any) => identity === "candidate");
    for (const { a, b } of candidates) expect([...pairs]).toContain(pair(a, b));
    const [a, b] = right.noLinks[0];
    expect([...pairs]).not.toContain(pair(a, b));
    expect(pairs.size).toBe(candidates.length);
  });

  it("the two unnamed parties are two questions, never one party", () => {
    const twill = traced.find(({ subject }) => subject === "product:TWILL-90");
    expect(twill.ends.filter(({ unknown }: any) => unknown)).toHaveLength(1);
    expect(twill.paths.filter(({ source }: any) => told.includes(source.kind))).toEqual([]);
  });
});

describe("what a person decides on two parties", () => {
  it("is taken by the id of their link, and then followed without a question", async () => {
    const other = join(folder(), "decided");
    await selvedge("demo", "--quiet", "--workspace", other);
    const [before] = (await selvedge("trace", "SHIRT-02", "--json", "--workspace", other)).lines();
    const joint = before.paths.flatMap(({ hops }: any) => hops).find(({ kind }: any) => kind === "joint");
    const link = /^link ([0-9a-f]+)/.exec(joint.notes[0])?.[1] ?? "";
    const decided = await selvedge(
      ...["decide", link, "same", "--reason", "one trade register number (fiction)", "--by", "Iris Falk"],
      ...["--workspace", other, "--json"],
    );
    expect(decided.json().data).toMatchObject({ list: "parties", decision: "same" });
    const [after] = (await selvedge("trace", "SHIRT-02", "--json", "--workspace", other)).lines();
    const hops = after.paths.flatMap((path: any) => path.hops);
    expect(hops.filter(({ kind }: any) => kind === "joint")).toEqual([]);
    expect(after.paths.length).toBeGreaterThanOrEqual(before.paths.length);
  });

  it("is followed no more where they are decided to be two", async () => {
    const other = join(folder(), "parted");
    await selvedge("demo", "--quiet", "--workspace", other);
    const [before] = (await selvedge("trace", "SHIRT-02", "--json", "--workspace", other)).lines();
    const joint = before.paths.flatMap(({ hops }: any) => hops).find(({ kind }: any) => kind === "joint");
    const link = /^link ([0-9a-f]+)/.exec(joint.notes[0])?.[1] ?? "";
    await selvedge(
      ...["decide", link, "not-same", "--reason", "two registers (fiction)", "--by", "Iris Falk"],
      ...["--workspace", other],
    );
    const [after] = (await selvedge("trace", "SHIRT-02", "--json", "--workspace", other)).lines();
    expect(after.paths.some(({ source }: any) => source.party === idOf("S-02"))).toBe(false);
  });
});

describe("trace and expose, asked amiss or elsewhere", () => {
  it.each([
    ["both ways at once", ["trace", "SHIRT-01", "--up", "--down"], 2, "exclude each other"],
    ["out of a product", ["trace", "product:SHIRT-01", "--down"], 2, "Trace it --up"],
    ["a subject that is not there", ["trace", "product:NOTHING"], 3, "Nothing in the workspace fits"],
    ["a kind that cannot be traced", ["expose", "lot:KV-2602"], 2, "lot subjects"],
    ["a report into a folder", ["assess", "SHIRT-01", "--report", "."], 2, "is a folder"],
    ["a day that is none", ["trace", "SHIRT-01", "--on", "2026-02-30"], 2, "YYYY-MM-DD"],
  ])("%s", async (_what, argv, code, words) => {
    const found = await selvedge(...argv, "--workspace", workspace);
    expect(found.code).toBe(code);
    expect(found.err.replace(/\s+/g, " ")).toContain(words);
  });

  it("fits 80 columns and says what a missing path does not mean", async () => {
    for (const verb of ["trace", "expose"]) {
      const { out } = await selvedge(verb, "--workspace", workspace);
      expect(out.split("\n").filter((line) => columnsOf(line) > 80)).toEqual([]);
      expect(out.replace(/\s+/g, " ")).toMatch(/clears nobody|not a clearance/);
      expect(out).toContain("FICTION");
    }
  });

  it("goes downstream: the gin's lint can have reached what the answers upstream say", async () => {
    const [line] = (await selvedge("trace", "S-06", "--down", "--json", "--workspace", workspace)).lines();
    const reached = products
      .filter(([, { reached: found }]) =>
        found.some(({ party, kind }: any) => party === "S-06" && kind === "place"),
      )
      .map(([product]) => product);
    expect([...new Set(line.paths.map(({ product }: any) => product))].toSorted()).toEqual(
      reached.toSorted(),
    );
  });
});

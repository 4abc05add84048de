import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readList } from "../src/lists/read-list.ts";
import { recordKinds } from "../src/model/records.ts";
import { registerList } from "../src/operations/register-list.ts";
import { idOfKey } from "../src/parties/party-id.ts";
import { createPorts } from "../src/workspace.ts";
import { folder, now, root, selvedge } from "./terminal.ts";

// The right answers were worked out by hand before the examples were ever imported: examples/*/README.md.
const list = "example-entity-list";
const followed = ["listed-party", "place"];

/** Decisions speak of parties that must be there. */
const last = (kind: string): number => (kind === "decisions" ? 1 : 0);
const filesOf = (example: string): readonly string[] =>
  recordKinds
    .toSorted((a, b) => last(a) - last(b))
    .map((kind) => join(root, "examples", example, `${kind}.csv`))
    .filter((file) => readdirSync(join(root, "examples", example)).some((name) => file.endsWith(`/${name}`)));

/** A workspace marked fictional, with the example's own list beside the real ones. */
async function openFiction(example: string, dir: string): Promise<void> {
  const ports = createPorts({ dir, now: () => now });
  const store = await ports.writeStore({ name: `${example} (fiction)`, fictional: true });
  const of = join(root, "examples", example, "lists", list);
  const texts = readdirSync(of).map((name) => [name, readFileSync(join(of, name), "utf8")]);
  registerList(store, now, readList(list, Object.fromEntries(texts)));
  await ports.close();
}

const label = (hop: any): string => hop.shipment;
const stepsOf = (line: any, as: string): readonly string[] =>
  line.paths
    .find((path: any) => path.as.includes(as))
    .hops.filter(({ kind }: any) => kind !== "joint")
    .map(label);

/** What a line says, and what an answer says, in the same order. */
const told = (line: any): readonly unknown[] => [
  ...[line.source.list, line.source.party, line.earliest, line.tiers, line.direct],
  ...stepsOf(line, "earliest"),
];
const answered = (one: any): readonly unknown[] => [
  ...[one.list, idOfKey(one.party), one.earliest, one.tiers, one.direct],
  ...one.earliestPath,
];

describe.each(["solar-module", "tomato-paste"])("examples/%s", (example) => {
  const right = JSON.parse(readFileSync(join(root, "examples", example, "expected-flow.json"), "utf8"));
  const products: readonly [string, any][] = Object.entries(right.products);
  const workspace = join(folder(), example);
  let imported: any;
  let exposed: any[];
  let traced: any[];

  beforeAll(async () => {
    await openFiction(example, workspace);
    imported = (await selvedge("import", ...filesOf(example), "--json", "--workspace", workspace)).json();
    exposed = (await selvedge("expose", "--json", "--workspace", workspace)).lines();
    traced = (await selvedge("trace", "--json", "--workspace", workspace)).lines();
  });

  const linesOf = (product: string, { kind, party }: any): readonly any[] =>
    exposed.filter(
      (line) => line.product === product && line.source.kind === kind && line.source.party === idOfKey(party),
    );
  const traceOf = (product: string): any => traced.find(({ subject }) => subject === `product:${product}`);
  const hopsOf = (): any[] =>
    traced.flatMap(({ paths, ends, excluded }) => [
      ...[...paths, ...ends].flatMap(({ hops }: any) => hops),
      ...Object.values<any>(excluded).flatMap(({ best }) => best?.hops ?? []),
    ]);

  it("imports every row of every file, with nothing quarantined", () => {
    expect(imported.files.length).toBe(filesOf(example).length);
    for (const { file, rows, accepted, repaired, quarantined, issues } of imported.files) {
      expect({ file, accepted: accepted + repaired, quarantined, issues }).toEqual({
        file,
        accepted: rows,
        quarantined: 0,
        issues: [],
      });
    }
  });

  it("names nobody who stands on a list", () => {
    const [header, ...rows] = readFileSync(join(root, "examples", example, "parties.csv"), "utf8").split(
      "\n",
    );
    expect(header).toMatch(/^party,name,/);
    const brands = rows.flatMap((row) => /^[^,]+,"?(\p{L}+)/u.exec(row)?.[1] ?? []);
    expect(brands.length).toBeGreaterThan(9);
    const lists = readdirSync(join(root, "data/lists"), { recursive: true, encoding: "utf8" });
    const text = lists
      .filter((file) => file.endsWith(".csv"))
      .map((file) => readFileSync(join(root, "data/lists", file), "utf8").toLowerCase())
      .join("\n");
    expect(brands.filter((brand) => text.includes(brand.toLowerCase()))).toEqual([]);
  });

  it("is fiction, and says so on every line that rests on the example list", () => {
    const rests = exposed.filter(({ source }) => source.list === list);
    expect(rests.length).toBeGreaterThan(0);
    for (const line of exposed) expect(line.fictional).toBe(true);
    for (const { source } of rests) expect(source.sentence).toContain("fiction");
  });

  describe.each(products)("what flowed into %s", (product, answer) => {
    it("is reached by these sources and no others", () => {
      const found = exposed
        .filter((line) => line.product === product && followed.includes(line.source.kind))
        .map(({ source }) => `${source.kind} ${source.party}`);
      expect(found.toSorted()).toEqual(
        answer.reached.map(({ kind, party }: any) => `${kind} ${idOfKey(party)}`).toSorted(),
      );
      for (const { kind, party } of answer.notReached)
        expect(found).not.toContain(`${kind} ${idOfKey(party)}`);
    });

    it("by these paths, on these days", () => {
      for (const one of answer.reached) {
        const [line, ...more] = linesOf(product, one);
        expect(more).toEqual([]);
        const earliest = line.paths.find((path: any) => path.as.includes("earliest"));
        expect({
          earliest: line.earliest,
          tiers: line.tiers,
          direct: line.direct,
          basis: earliest.basis,
          identity: line.source.identity ?? undefined,
          joints: earliest.hops.filter(({ kind }: any) => kind === "joint").length,
          earliestPath: stepsOf(line, "earliest"),
          shortestPath: stepsOf(line, "shortest"),
        }).toEqual({
          earliest: one.earliest,
          tiers: one.tiers,
          direct: one.direct,
          basis: one.basis,
          identity: one.identity,
          joints: one.joints,
          earliestPath: one.earliestPath,
          shortestPath: one.shortestPath,
        });
      }
    });

    it("says what one rule alone excluded, between which rows and by how many days", () => {
      const { excluded } = traceOf(product);
      for (const rule of ["byDate", "byGoods"]) {
        const mine = answer.excluded.filter((one: any) => one.rule === rule);
        const named = followed.includes(excluded[rule].best?.source.kind);
        expect({ rule, named }).toEqual({ rule, named: mine.length > 0 });
        for (const { between, days, party } of mine) {
          expect(excluded[rule].best.source.party).toBe(idOfKey(party));
          expect(excluded[rule].best.hops.map(label).join(" ")).toContain(between.join(" "));
          expect(excluded[rule].best.why).toContain(between[1]);
          if (days !== undefined) expect(excluded[rule].best.why).toContain(`${days} days`);
        }
      }
    });

    it("names where the records end", () => {
      const found = traceOf(product).ends.map((end: any) =>
        end.unknown ? `unknown:${end.hops[0].shipment}` : end.party,
      );
      const expected = answer.ends.map((key: string) => (key.startsWith("unknown:") ? key : idOfKey(key)));
      expect(found.toSorted()).toEqual(expected.toSorted());
    });
  });

  it("goods of concern reach where the page says", () => {
    for (const [product, { reached }] of Object.entries<any>(right.goodsOfConcern))
      for (const one of reached) expect(linesOf(product, one).map(told)).toContainEqual(answered(one));
  });

  it("orders on a place and a good reach, of the products named, where the page says and nowhere else", () => {
    for (const [product, { reached }] of Object.entries<any>(right.orders)) {
      const found = exposed.filter((line) => line.product === product && line.source.kind === "order");
      expect(found.map(told)).toEqual(reached.map(answered));
    }
  });

  it.each(Object.entries<any>(right.hops))("%s: passes as it should", (pair, { passing, basis }) => {
    const [before, after] = pair.split(" > ");
    const found = traced
      .flatMap(({ paths, ends }) => [...paths, ...ends])
      .flatMap(({ hops }: any) =>
        hops.flatMap((hop: any, place: number) =>
          hop.shipment === after && hops[place - 1]?.shipment === before ? [hop] : [],
        ),
      );
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(found.map((hop) => hop.passing))]).toEqual([passing]);
    expect(basis === "documented").toBe(passing === "same-lot");
  });

  it.each(Object.entries<any>(right.kilograms))("%s is %s kg, exactly or not at all", (shipment, kg) => {
    const own = hopsOf().find((hop) => hop.shipment === shipment);
    expect(own?.kg ?? null).toBe(kg);
    if (kg === null) expect(own.notes.join(" ")).toMatch(/net content|net mass|convert/);
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readList } from "../lists/read-list.ts";
import { bandThresholds } from "../names/bands.ts";
import { compareForms } from "../names/compare-names.ts";
import { parseName } from "../names/parse-name.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { screenParty } from "./screen-party.ts";
import { prepareQuery } from "./screen-query.ts";
import { buildScreeningIndex } from "./screening-index.ts";

const data = new URL("../../data/", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, data), "utf8");
const tables = readTestTables();
const folder = (key: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(new URL(`lists/${key}/`, data)).map((file) => [file, text(`lists/${key}/${file}`)]),
  );
const uflpa = readList("us-uflpa", folder("us-uflpa"));
const index = buildScreeningIndex(tables, [uflpa], { fictional: false });
const official = uflpa.entries.filter((entry) => entry.verification === "official");

describe("the UFLPA Entity List through the index", () => {
  it("holds the 144 entries of the official page", () => {
    expect(official).toHaveLength(144);
  });

  it.each(["primary", "alias", "former", "local"])("every %s name finds its own entry first", (kind) => {
    const missed = official.flatMap((entry) =>
      entry.names
        .filter((name) => name.kind === kind)
        .map((name) => ({
          name: name.text,
          entry,
          hit: screenParty(index, { party: "p", names: [name.text] })[0],
        }))
        .filter(({ hit }) => hit?.entry !== entry.id || hit.band !== "strong")
        .map(({ name, hit }) => `${name} -> ${hit?.name ?? "nothing"} ${hit?.band ?? ""}`),
    );
    expect(missed).toEqual([]);
  });

  it("leaves the entries that are only reported at review", () => {
    const reported = uflpa.entries.filter((entry) => entry.verification === "reported");
    expect(reported).toHaveLength(4);
    for (const entry of reported)
      expect(screenParty(index, { party: "p", names: [entry.name] })[0]).toMatchObject({
        entry: entry.id,
        band: "review",
      });
  });
});

describe("companies of the same town and trade under another brand", () => {
  /** The listed name with its distinctive words exchanged; undefined where it has none. */
  function sister(name: string, brand: string): string | undefined {
    const words = parseName(tables, name).brand;
    const [first] = words;
    const last = words.at(-1);
    return first === undefined || last === undefined
      ? undefined
      : name.slice(0, first.start) + brand + name.slice(last.end);
  }

  it.each(["Qimulo", "Orvane", "Huatai", "Dongsheng"])("are no hit at review as %s", (brand) => {
    const sisters = official.map((entry) => sister(entry.name, brand)).filter((name) => name !== undefined);
    expect(sisters.length).toBeGreaterThan(100);
    const met = sisters.flatMap((name) =>
      screenParty(index, { party: "p", names: [name] })
        .filter((hit) => hit.score >= bandThresholds.review)
        .map((hit) => `${name} -> ${hit.name} ${hit.score} ${hit.kind}`),
    );
    expect(met).toEqual([]);
  });
});

/** Every entry that comparing with every name finds at `weak` or better: what the index must not miss. */
function bruteForce(name: string): string[] {
  const found = new Set<string>();
  const query = prepareQuery(tables, { party: "p", names: [name] });
  for (const shelf of index.shelves)
    for (const form of query.names)
      for (const listed of shelf.names)
        if (compareForms(tables, form, listed.form, { schema: "Company" }).score >= bandThresholds.weak)
          found.add(shelf.entries[listed.entry]?.entry.id ?? "");
  return [...found].sort();
}

const missedByIndex = (names: readonly string[]): string[] =>
  names.filter((name) => {
    const found = new Set(screenParty(index, { party: "p", names: [name] }).map((hit) => hit.entry));
    return bruteForce(name).some((entry) => !found.has(entry));
  });

describe("the index against comparing with every name", () => {
  it("misses nothing for the names of the list itself, and says how long a party takes", () => {
    const names = uflpa.entries.map((entry) => entry.name);
    const start = performance.now();
    for (const name of names) screenParty(index, { party: "p", names: [name] });
    console.log(`screening: ${((performance.now() - start) / names.length).toFixed(2)} ms a party`);
    expect(missedByIndex(names)).toEqual([]);
  });

  const pairs = new URL("../../../shared/data/names/han-latin-dev.json", import.meta.url);
  const absent = !existsSync(pairs);
  if (absent) console.log("skipped: ../shared/data/names is not there");
  describe.skipIf(absent)("on the development names", () => {
    it("misses nothing for companies with Latin and Chinese names", () => {
      const companies: { latin: string[]; han: string[] }[] = JSON.parse(readFileSync(pairs, "utf8"));
      expect(missedByIndex(companies.flatMap(({ latin, han }) => [...latin, ...han]))).toEqual([]);
    });
  });
});

import { describe, expect, it } from "vitest";
import { compareForms } from "../names/compare-names.ts";
import { parseName } from "../names/parse-name.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { alikeNames } from "./alike-names.ts";
import { profilesOf } from "./party-profile.ts";
import { nodeFixture } from "./same-as.fixture.ts";

const tables = readTestTables();

/** Firms of a few brands and trades, each brand in several firms, as in a crowded trade; some with a slip. */
function crowdedTrade(): readonly string[] {
  const brands = ["Lumo", "Orvane", "Tuwelo", "Qimulo", "Marrowfield", "Kestrelby", "Hongshui", "Duoyun"];
  const trades = ["Textile", "Garments", "Spinning Mills", "Cotton", "Dyeing", "Trading"];
  const forms = ["Co., Ltd.", "Limited", "Pvt. Ltd.", ""];
  const names = brands.flatMap((brand) =>
    trades.flatMap((trade) => forms.map((form) => `${brand} ${trade} ${form}`.trim())),
  );
  const slipped = names
    .filter((_name, at) => at % 5 === 0)
    .map((name) => `${name.slice(0, 2)}${name.slice(3)}`);
  return [...new Set([...names, ...slipped])];
}

describe("alikeNames(tables, parties)", () => {
  const names = crowdedTrade();
  const forms = names.map((name) => parseName(tables, name));
  const found = alikeNames(
    tables,
    profilesOf(
      tables,
      names.map((name) => nodeFixture({ key: name, names: [name] })),
    ),
  );

  it("finds in a crowded trade nearly every pair that comparing all with all finds, and nothing else", () => {
    const expected = new Set<string>();
    for (const [at, one] of forms.entries())
      for (const other of forms.slice(at + 1))
        if (compareForms(tables, one, other).score >= 7_500)
          expected.add([one.raw, other.raw].sort().join(" | "));
    const seen = new Set(
      found.pairs.map(({ one, other }) => [one.form.raw, other.form.raw].sort().join(" | ")),
    );
    expect(expected.size).toBeGreaterThan(400);
    expect([...seen].filter((pair) => !expected.has(pair))).toEqual([]);
    expect(seen.size / expected.size).toBeGreaterThanOrEqual(0.99);
  });

  it("compares a bounded number of names with each", () => {
    expect(found.compared).toBeLessThanOrEqual(names.length * 50);
  });

  it("gives the nearest first", () => {
    const scores = found.pairs.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

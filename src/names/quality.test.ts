import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hanLatin, hasFacts, namePairs, noFacts, officialEntries } from "../../bench/quality/names/facts.ts";
import { countsAt } from "../../bench/quality/names/measure.ts";
import { officialFindings } from "../../bench/quality/names/official.ts";
import { sisterPairs } from "../../bench/quality/names/sisters.ts";
import { namesAlgorithm } from "./algorithm.ts";
import { bandThresholds } from "./bands.ts";
import { compareForms, compareNames } from "./compare-names.ts";
import { foldName } from "./fold.ts";
import { indexKeys } from "./index-keys.ts";
import { parseName } from "./parse-name.ts";
import { readTestTables } from "./test-tables.fixture.ts";
import { isOneSlip } from "./whole-name.ts";

const tables = readTestTables();
const { review, weak } = bandThresholds;
if (!hasFacts()) console.log(noFacts);

describe("sister companies made by rule", () => {
  const pairs = sisterPairs(tables);

  it("none is an alert", () => {
    expect(pairs.length).toBeGreaterThan(30_000);
    expect(pairs.filter((pair) => pair.score >= review)).toEqual([]);
  });

  it("only those one slip apart are weak", () => {
    const letters = (name: string): string => foldName(name).replaceAll(" ", "");
    const seen = pairs.filter((pair) => pair.score >= weak);
    expect(seen.filter(({ a, b }) => !isOneSlip(letters(a), letters(b)))).toEqual([]);
    expect(seen.length / pairs.length).toBeLessThan(0.01);
  });
});

describe("bench/quality/names/results.json", () => {
  it("was measured with this code and these tables", () => {
    const results: unknown = JSON.parse(
      readFileSync(new URL("../../bench/quality/names/results.json", import.meta.url), "utf8"),
    );
    expect(results).toMatchObject({ algorithm: namesAlgorithm(tables) });
    const printed = readFileSync(new URL("../../data/names/band-precision.json", import.meta.url), "utf8");
    expect(JSON.parse(printed)).toMatchObject({ algorithm: namesAlgorithm(tables) });
  });
});

describe.skipIf(!hasFacts())("development data", () => {
  it("organisations: F1 at the review threshold is at least 0.95, and strong is never wrong", () => {
    const scores = namePairs()
      .filter((pair) => /^(?:Company|Organization|LegalEntity)$/.test(pair.schema))
      .map((pair) => ({
        score: compareNames(tables, pair.a, pair.b).score,
        match: pair.match,
        label: `${pair.a} ~ ${pair.b}`,
      }));
    expect(countsAt(scores, review).f1).toBeGreaterThanOrEqual(0.95);
    expect(countsAt(scores, bandThresholds.strong).falsePositive).toBe(0);
  });

  it("Chinese query, Latin candidates: first in at least 90 %, no false pair at review", () => {
    const firms = hanLatin().map(({ id, latin, han }) => ({
      id,
      latin: latin.map((n) => parseName(tables, n)),
      han: han.map((n) => parseName(tables, n)),
    }));
    let first = 0;
    for (const query of firms) {
      const best = firms.map(({ id, latin }) => ({
        id,
        score: Math.max(...query.han.flatMap((a) => latin.map((b) => compareForms(tables, a, b).score))),
      }));
      const own = best.find(({ id }) => id === query.id)?.score ?? 0;
      if (best.every(({ id, score }) => id === query.id || score < own)) first++;
      expect(best.filter(({ id, score }) => id !== query.id && score >= review)).toEqual([]);
    }
    expect(first / firms.length).toBeGreaterThanOrEqual(0.9);
  });

  it("pairs of band weak or better share an index key", () => {
    const keysOf = (raw: string): Set<string> =>
      new Set(indexKeys(parseName(tables, raw)).map(({ key }) => key));
    for (const { a, b, schema } of namePairs()) {
      if (compareNames(tables, a, b, { schema }).score < weak) continue;
      const keys = keysOf(a);
      expect([a, b, [...keysOf(b)].some((key) => keys.has(key))]).toEqual([a, b, true]);
    }
  });

  it("every official name finds its entry first, and with one slip, no legal form or other order in 98 %", () => {
    const { exact, ...changed } = officialFindings(tables, officialEntries());
    expect(exact).toMatchObject({ first: exact?.queries, strong: exact?.queries, keyless: 0 });
    for (const [how, found] of Object.entries(changed)) {
      expect([how, found.first / found.queries >= 0.98]).toEqual([how, true]);
      expect([how, found.keyless]).toEqual([how, 0]);
    }
  });
});

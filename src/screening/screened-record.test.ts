import { describe, expect, it } from "vitest";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { applyDecisions, foldDecisions } from "./decision-book.ts";
import { findEntries } from "./find-entry.ts";
import { entryFixture, listFixture } from "./list.fixture.ts";
import { screenBatch } from "./screen-batch.ts";
import { queryOfParty } from "./screen-query.ts";
import { screenedRecord } from "./screened-record.ts";
import { buildScreeningIndex } from "./screening-index.ts";
import { hitSentence, noHitSentence } from "./sentences.ts";

const tables = readTestTables();
const at = "2026-11-22T09:00:00Z";
const entry = entryFixture("Zhejiang Qimulo Silicon Co., Ltd.");
const list = listFixture([entry], { key: "us-example", version: "2026-07-09-aaaaaaaaaaaa" });
const index = buildScreeningIndex(tables, [list], { fictional: false });

describe("screenedRecord(index, at)", () => {
  it("names the lists, their versions, the algorithm and the threshold", () => {
    const screened = screenedRecord(index, at);
    expect(screened).toMatchObject({
      lists: [{ key: "us-example", version: "2026-07-09-aaaaaaaaaaaa" }],
      at,
      listNotes: [],
    });
    expect(screened.algorithm).toMatch(/^screening\/\d+ \S/);
    expect(screened.threshold).toBeGreaterThan(0);
  });

  it("carries staleness and known gaps", () => {
    const worn = { ...list, cadenceDays: 30, knownGaps: ["39 of 43 names are missing"] };
    const { listNotes } = screenedRecord(buildScreeningIndex(tables, [worn], { fictional: false }), at);
    expect(listNotes).toEqual([
      "us-example is as published on 2026-07-09, 136 days before; a newer version is to be expected after 30",
      "us-example is incomplete: 39 of 43 names are missing",
    ]);
  });

  it("names a list that holds no entries, and leaves out lists of goods and orders", () => {
    const empty = listFixture([], { key: "empty" });
    const goods = listFixture([entryFixture("Cotton", { kind: "good" })], { key: "goods", role: "goods" });
    const orders = listFixture([entryFixture("XUAR", { kind: "order" })], { key: "orders", role: "orders" });
    const screened = screenedRecord(
      buildScreeningIndex(tables, [orders, goods, empty], { fictional: false }),
      at,
    );
    expect(screened.lists.map(({ key }) => key)).toEqual(["empty"]);
  });
});

describe("screenedRecord(index, at, schema)", () => {
  const person = entryFixture("ORVANE, Tuwelo", { kind: "person" });
  const both = buildScreeningIndex(
    tables,
    [list, listFixture([person], { key: "sanctions" }), listFixture([], { key: "empty" })],
    { fictional: false },
  );

  it.each([
    ["unknown", ["empty", "us-example"]],
    ["organisation", ["empty", "us-example"]],
    ["person", ["sanctions"]],
  ] as const)("of a party that is %s names the lists it was held against: %j", (schema, keys) => {
    expect(screenedRecord(both, at, schema).lists.map(({ key }) => key)).toEqual(keys);
  });

  it("lets a person who met no list be told so", () => {
    const [result] = [
      ...screenBatch(index, [{ party: "1", names: ["Tuwelo Orvane"], schema: "person" as const }], at),
    ];
    expect(noHitSentence(result!.query, result!.screened)).toBe(
      '"Tuwelo Orvane" was held against no list on 2026-11-22; this is not a clearance',
    );
  });
});

describe("screenBatch(index, queries, at)", () => {
  it("answers every party, also where there is no hit or nothing to search", () => {
    const queries = [
      { party: "1", names: ["Qimulo Silicon"], row: 2 },
      { party: "2", names: ["Orvane Bakery"], row: 3 },
      { party: "3", names: ["", "***", "Co., Ltd."], row: 4 },
    ];
    const results = [...screenBatch(index, queries, at)];
    expect(results.map(({ query, hits }) => [query.row, hits.length])).toEqual([
      [2, 1],
      [3, 0],
      [4, 0],
    ]);
    expect(results.every(({ screened }) => screened.lists.length === 1)).toBe(true);
    expect(results[2]?.unsearched).toEqual(["***", "Co., Ltd."]);
  });
});

describe("queryOfParty(node)", () => {
  const node = {
    id: "party:1",
    name: "Qimulo",
    names: ["Qimulo", "启木罗"],
    roles: ["supplier"],
    country: "CN",
    addresses: [],
    identifiers: [],
    unknown: false,
    sources: [],
  };

  it("takes every spelling, and nothing of an unknown node", () => {
    expect(queryOfParty(node)).toMatchObject({
      names: ["Qimulo", "启木罗"],
      country: "CN",
      schema: "unknown",
    });
    expect(queryOfParty({ ...node, unknown: true }).names).toEqual([]);
    expect(queryOfParty({ ...node, schemas: ["Person"] }).schema).toBe("person");
  });
});

describe("noHitSentence(query, screened)", () => {
  const screened = screenedRecord(index, at);

  it.each([
    [
      { party: "1", names: ["Orvane", "奥凡"], identifiers: [{ kind: "uscc", value: "X" }] },
      'no entry found for "Orvane", "奥凡", USCC X in us-example 2026-07-09-aaaaaaaaaaaa on 2026-11-22; this is not a clearance',
    ],
    [
      { party: "1", names: [" "] },
      "nothing was searched: no name or identifier was given; this is not a clearance",
    ],
  ])("%j", (query, sentence) => {
    expect(noHitSentence(query, screened)).toBe(sentence);
  });

  it("does not pass over that there was no list", () => {
    expect(noHitSentence({ party: "1", names: ["Orvane"] }, { ...screened, lists: [] })).toBe(
      '"Orvane" was held against no list on 2026-11-22; this is not a clearance',
    );
  });
});

describe("hitSentence(hit, entry, version, context)", () => {
  const [result] = [
    ...screenBatch(index, [{ party: "1", names: ["Qimulo Silicon (Jiaxing)"], country: "CN" }], at),
  ];
  const hit = result!.hits[0]!;
  const listed =
    'the listed "Zhejiang Qimulo Silicon Co., Ltd." (Example List, under ii since 2022-06-21, version 2026-07-09-aaaaaaaaaaaa)';

  it("calls a likeness a potential match and says what agrees and what differs", () => {
    const sentence = hitSentence(hit, entry, list, { party: "Qimulo Silicon (Jiaxing)" });
    expect(sentence).toContain(`potential match: "Qimulo Silicon (Jiaxing)" and ${listed}: agrees on`);
    expect(sentence).toContain("not compared: identifiers");
  });

  it("does not say since when where the publisher gives no days", () => {
    const undated = { ...entry, sublists: [{ key: "SDGT" }, { key: "IRAN", from: "2020-01-02" }] };
    const sentence = hitSentence(hit, undated, { ...list, days: "of-the-file" }, { party: "Qimulo" });
    expect(sentence).toContain(
      "under SDGT first read in the file of 2022-06-21 (which does not say since when), IRAN since 2020-01-02, version",
    );
    expect(sentence).not.toContain("since 2022-06-21");
  });

  it("says who decided what, when and why", () => {
    const decision = {
      hit: hit.hit,
      party: "1",
      list: "us-example",
      entry: entry.id,
      decision: "same",
      reason: "the licence shows it",
      by: "A. Analyst",
      date: "2026-03-02",
      at,
    } as const;
    const [decided] = applyDecisions([hit], foldDecisions([decision]));
    expect(hitSentence(decided!, entry, list, { party: "Qimulo", decision })).toBe(
      `A. Analyst decided on 2026-03-02 that "Qimulo" is ${listed}: the licence shows it`,
    );
    expect(
      hitSentence(decided!, entry, list, { decision: { ...decision, decision: "cannot-tell" } }),
    ).toContain("it cannot be told whether the party is the listed");
  });

  it("says whose number it is where identifiers agree, and what the names say against it", () => {
    const lei = { kind: "lei", value: "5493001KJTIIGC8Y1R12" } as const;
    const known = { ...entry, identifiers: [lei] };
    const [renamed] = [
      ...screenBatch(
        buildScreeningIndex(tables, [{ ...list, entries: [known] }], { fictional: false }),
        [{ party: "1", names: ["Orvane Trading"], identifiers: [lei] }],
        at,
      ),
    ];
    expect(hitSentence(renamed!.hits[0]!, known, list, { party: "Orvane Trading" })).toBe(
      `"Orvane Trading" bears the LEI 5493001KJTIIGC8Y1R12 of ${listed}; no name agrees: a rename, a translation or a number that was copied wrongly`,
    );
  });

  it("says of an entry that it is reported only, and of a list that it is fiction", () => {
    const reported = { ...entry, verification: "reported" } as const;
    const sentence = hitSentence(hit, reported, { ...list, fictional: true });
    expect(sentence).toContain("reported, not seen on the official page");
    expect(sentence).toContain("fiction");
  });

  it.each(["forced labour found", "clean ", "compliant", "high-risk"])("never says %s", (word) => {
    expect(hitSentence(hit, entry, list).toLowerCase()).not.toContain(word);
  });
});

describe("findEntries(version, text)", () => {
  it.each([
    [entry.id, 1],
    ["zhejiang QIMULO silicon co ltd", 1],
    ["Qimulo", 0],
  ])("%s: %i", (text, count) => {
    expect(findEntries(list, text)).toHaveLength(count);
  });
});

import { describe, expect, it } from "vitest";
import { hitId } from "../hit-id.ts";
import { hitSentence } from "../sentences.ts";
import { citation, found, listOf, owner, relation, today } from "./world.fixture.ts";

const company = "Qimulo Silicon Zhejiang Co., Ltd.";
const query = { names: ["Qimulo Silicon Zhejiang Co., Ltd."] };
const id = (name: string): string => `example-list:${name}`;

describe("a company that a list's own rule reaches", () => {
  const zorbeck = owner("Zorbeck Heavy Industries", [
    relation("owner-of", company, "60%", { during: { from: "2020-01-01" } }),
  ]);
  const list = listOf("50-percent", [zorbeck]);
  const { hits, relations } = found([list], query);

  it("is one hit for review about the party and the listed owner, however alike the names", () => {
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({
      hit: hitId("party:1", zorbeck.id),
      kind: "owned",
      band: "review",
      identity: "candidate",
      entry: zorbeck.id,
      name: "Zorbeck Heavy Industries",
      matched: company,
    });
    expect(relations).toEqual([]);
  });

  it("explains its score to the last unit, with the share as a line that adds nothing", () => {
    const lines = hits[0]?.explanation ?? [];
    expect(lines.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(hits[0]?.score);
    expect(lines.filter(({ kind }) => kind === "ownership")).toEqual([
      expect.objectContaining({ contribution: 0, candidate: expect.stringContaining('a share of "60%"') }),
    ]);
    expect(lines.some(({ kind }) => kind === "cap")).toBe(true);
  });

  it("names the rule, its citation, the share, its day and its source, and says of nobody that it is owned", () => {
    const hit = hits[0];
    if (hit === undefined) throw new Error("no hit");
    expect(hit.ownership).toEqual([
      {
        company,
        together: 600_000,
        rule: "50-percent",
        citation,
        shares: [
          expect.objectContaining({ percentage: "60%", from: "2020-01-01", source: "registry extract" }),
        ],
      },
    ]);
    const sentence = hitSentence(hit, zorbeck, list, { party: query.names[0] });
    expect(sentence).toContain(
      `potential match: "${company}" and "${company}", in which the records give the listed`,
    );
    for (const words of [
      `"${company}" is not identified with an entry in force on the list`,
      `the records give "Zorbeck Heavy Industries" a share of "60%" in "${company}" from 2020-01-01 (registry extract; example-list`,
      `have at least 60 % of "${company}" by these records`,
      citation,
    ])
      expect(sentence).toContain(words);
    expect(sentence).not.toMatch(/is owned by/);
  });

  it("is no match of a party whose name is not like it", () => {
    expect(found([list], { names: ["Harrow Shirtmakers Inc."] }).hits).toEqual([]);
  });

  it("is not searched for a person", () => {
    expect(found([list], { ...query, schema: "person" }).hits).toEqual([]);
  });
});

describe("several owners, and owners of owners", () => {
  it("adds up what several listed owners hold, and gives a hit for each", () => {
    const list = listOf("50-percent", [
      owner("Zorbeck Heavy Industries", [relation("owner-of", company, "30%")]),
      owner("Tuwelo Trading House", [relation("owner-of", company, "20%")]),
    ]);
    const { hits } = found([list], query);
    expect(hits.map(({ name }) => name).sort()).toEqual(["Tuwelo Trading House", "Zorbeck Heavy Industries"]);
    expect(hits.map(({ ownership }) => ownership?.[0]?.together)).toEqual([500_000, 500_000]);
  });

  it("follows a chain of halves on another list, and tells every share of it", () => {
    const uscc = { kind: "uscc", value: "91420112711981060J" } as const;
    const other = listOf(
      "none",
      [
        owner("Zorbeck Holding", [relation("owner-of", "other:Mid Basin Holding", "more than 50")], {
          id: "other:Zorbeck Holding",
          identifiers: [uscc],
        }),
        owner("Mid Basin Holding", [relation("owner-of", company, "75")], { id: "other:Mid Basin Holding" }),
      ],
      { key: "other" },
    );
    const list = listOf("50-percent", [owner("Zorbeck Heavy Industries", [], { identifiers: [uscc] })]);
    const ofRule = found([list, other], query).hits.filter(({ kind }) => kind === "owned");
    expect(ofRule.map(({ name, list: key }) => [name, key])).toEqual([
      ["Zorbeck Heavy Industries", "example-list"],
    ]);
    expect(ofRule[0]?.ownership?.[0]?.shares.map(({ percentage }) => percentage)).toEqual([
      "75",
      "more than 50",
    ]);
    const apart = listOf("50-percent", [owner("Zorbeck Holding", [])]);
    expect(found([apart, other], query).hits.filter(({ kind }) => kind === "owned")).toEqual([]);
  });
});

describe("one share told twice", () => {
  const both = (first: string, second: string) =>
    found(
      [
        listOf("50-percent", [
          owner("Zorbeck Heavy Industries", [
            relation("owner-of", company, first),
            relation("owner-of", company, second, { source: "annual report" }),
          ]),
        ]),
      ],
      query,
    );

  it.each([
    ["30%", "30%", 0],
    ["30%", "60%", 0],
    ["55%", "60%", 1],
  ])("%s and %s are never added: %i hits", (first, second, count) => {
    expect(both(first, second).hits).toHaveLength(count);
  });
});

describe("owners that are called alike", () => {
  const both = (first: string, second: string, name = "ZORBECK HEAVY INDUSTRIES") =>
    found(
      [
        listOf("50-percent", [
          owner("Zorbeck Heavy Industries", [relation("owner-of", company, first)], { id: "example-list:1" }),
          owner(name, [relation("owner-of", company, second)], { id: "example-list:2" }),
        ]),
      ],
      query,
    );

  it("may be one owner told twice: only the greater share counts, and both stay in view", () => {
    const { hits, relations } = both("30%", "30%");
    expect(hits).toEqual([]);
    expect(relations.map(({ entry }) => entry)).toEqual(["example-list:1", "example-list:2"]);
    expect(both("30%", "60%").hits.map(({ ownership }) => ownership?.[0]?.together)).toEqual([
      600_000, 600_000,
    ]);
  });

  it("are added where their names differ by more than small and large letters", () => {
    expect(both("30%", "30%", "Zorbeck Light Industries").hits).toHaveLength(2);
  });
});

describe("a company that a share tells by name and that is an entry of that name as well", () => {
  it("is not said to be off the list", () => {
    const list = listOf("50-percent", [
      owner("Zorbeck Heavy Industries", [relation("owner-of", company, "60%")]),
      owner(company, []),
    ]);
    const said = found([list], query).hits.flatMap(({ notes, explanation }) => [
      ...notes,
      ...explanation.map(({ candidate }) => candidate),
    ]);
    expect(said).toContain(`"${company}" is not identified with an entry in force on the list`);
    expect(said.filter((text) => /is not on the list/.test(text))).toEqual([]);
  });
});

describe("a relation that is no hit", () => {
  const told = (rule: "none" | "50-percent" | "as-listed", percentage?: string, more = {}) =>
    found(
      [listOf(rule, [owner("Zorbeck Heavy Industries", [relation("owner-of", company, percentage, more)])])],
      query,
    );

  it.each([
    ["none", "100%", {}, "states no rule on ownership, so this is no hit"],
    [
      "as-listed",
      "100%",
      {},
      "means those that it names and states no threshold of ownership, so this is no hit",
    ],
    ["50-percent", undefined, {}, "how much it is cannot be told"],
    ["50-percent", "majority", {}, "how much it is cannot be told"],
    ["50-percent", "49%", {}, "50 per cent are not shown to be reached"],
    ["50-percent", "less than 60%", {}, "50 per cent are not shown to be reached"],
    [
      "50-percent",
      "60%",
      { during: { to: "2024-12-31" } },
      `the records do not give this share for ${today}`,
    ],
    [
      "50-percent",
      "60%",
      { during: { from: "2027-01-01" } },
      `the records do not give this share for ${today}`,
    ],
  ] as const)("under %s with %s %j: says why", (rule, percentage, more, why) => {
    const { hits, relations } = told(rule, percentage, more);
    expect(hits).toEqual([]);
    expect(relations).toEqual([
      expect.objectContaining({ kind: "share", rule, citation, name: "Zorbeck Heavy Industries" }),
    ]);
    expect(relations[0]?.sentence).toContain(why);
    expect(relations[0]?.sentence).toContain(`"${company}" is a potential match of "${company}"`);
  });

  it("tells of a subsidiary what the source says, and no share", () => {
    const subsidiary = owner(
      "Mid Basin Holding",
      [relation("subsidiary-of", id("Zorbeck Heavy Industries"))],
      {
        removed: "2025-01-01",
      },
    );
    const list = listOf("none", [owner("Zorbeck Heavy Industries", []), subsidiary]);
    const { relations } = found([list], { names: ["Mid Basin Holding"] });
    expect(relations.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining(
        'the records name "Mid Basin Holding" a subsidiary of "Zorbeck Heavy Industries"',
      ),
    ]);
  });

  it("is shown once where both ends tell of it", () => {
    const uscc = { kind: "uscc", value: "91420112711981060J" } as const;
    const [above, below] = ["other:Zorbeck Holding", `other:${company}`];
    const other = listOf(
      "none",
      [
        owner("Zorbeck Holding", [relation("owner-of", below, "30%")], { id: above, identifiers: [uscc] }),
        owner(company, [relation("owned-by", above, "30%")], { id: below }),
      ],
      { key: "other" },
    );
    const list = listOf("50-percent", [owner("Zorbeck Heavy Industries", [], { identifiers: [uscc] })]);
    const { relations } = found([list, other], query);
    expect(relations.map(({ list: key, name }) => [key, name])).toEqual([
      ["example-list", "Zorbeck Heavy Industries"],
    ]);
  });

  it("is not shown where the company is on the same list: then it is a hit by its own name", () => {
    const list = listOf("none", [
      owner("Zorbeck Heavy Industries", [relation("owner-of", id(company), "60%")]),
      owner(company, []),
    ]);
    const { hits, relations } = found([list], query);
    expect(hits.map(({ name, kind }) => [name, kind])).toEqual([[company, "name"]]);
    expect(relations).toEqual([]);
  });

  it("follows no share to a person, and shows no owner that is not listed", () => {
    const list = listOf("none", [
      owner("Zorbeck Heavy Industries", [relation("owned-by", "Tuwelo Orvane", "100%")]),
      owner("Orvane, Tuwelo", [relation("owned-by", id("Zorbeck Heavy Industries"), "100%")], {
        kind: "person",
        removed: "2020-01-01",
      }),
    ]);
    expect(found([list], { names: ["Tuwelo Orvane"] }).relations).toEqual([]);
  });
});

describe("a party that is like the listed one and like its company", () => {
  it("is one hit with both grounds, led by the stronger", () => {
    const list = listOf("50-percent", [
      owner("Qimulo Silicon Co., Ltd.", [relation("owner-of", company, "60%")]),
    ]);
    const near = found([list], { names: ["Qimulo Silicon Co., Ltd."] }).hits;
    expect(near).toHaveLength(1);
    expect(near[0]).toMatchObject({ kind: "name", band: "strong" });
    const far = found([list], { names: ["Qimulo"] }).hits;
    expect(far).toHaveLength(1);
    const both = found([list], query).hits;
    expect(both).toHaveLength(1);
    expect(both[0]?.ownership).toHaveLength(1);
    expect(both[0]?.notes.join("; ")).toContain("is not identified with an entry in force on the list");
  });
});

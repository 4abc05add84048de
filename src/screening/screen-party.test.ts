import { describe, expect, it } from "vitest";
import type { Hit } from "../model/hit.ts";
import type { ListEntry } from "../model/list-entry.ts";
import { bandThresholds } from "../names/bands.ts";
import { checkUscc } from "../names/identifiers.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { entryFixture, listFixture } from "./list.fixture.ts";
import { screenParty } from "./screen-party.ts";
import type { ScreenQuery } from "./screen-query.ts";
import { buildScreeningIndex } from "./screening-index.ts";

const tables = readTestTables();

/** A valid code that nobody has: the check character is worked out. */
function uscc(body: string): string {
  const checked = checkUscc(`${body}0`);
  return checked.ok ? checked.value : body + (checked.expected ?? "");
}
const usccA = uscc("91650100MA0000001");
const usccB = uscc("91310000MA0000002");
const leiA = "5493001KJTIIGC8Y1R12";
const leiB = "529900T8BM49AURSDO55";

const name = "Zhejiang Qimulo Silicon Co., Ltd.";
const indexOf = (...entries: ListEntry[]) =>
  buildScreeningIndex(tables, [listFixture(entries)], { fictional: false });
const query = (more: Partial<ScreenQuery>): ScreenQuery => ({ party: "party:1", names: [name], ...more });
const sum = (hit: Hit): number => hit.explanation.reduce((total, line) => total + line.contribution, 0);

describe("screenParty(index, query): identity", () => {
  const entry = (kinds: readonly string[]) =>
    entryFixture(name, {
      identifiers: [
        { kind: "uscc", value: usccA } as const,
        { kind: "lei", value: leiA } as const,
        { kind: "duns", value: "150483782" } as const,
      ].filter(({ kind }) => kinds.includes(kind)),
    });

  it.each([
    ["the name alone", ["uscc"], {}, { kind: "name", identity: "candidate", band: "strong" }],
    [
      "name and equal USCC",
      ["uscc"],
      { identifiers: [{ kind: "uscc", value: usccA }] },
      { kind: "identifier", identity: "identified", band: "strong" },
    ],
    [
      "an equal USCC under another name",
      ["uscc"],
      { names: ["Orvane Trading GmbH"], identifiers: [{ kind: "uscc", value: usccA }] },
      { kind: "identifier", identity: "identified", band: "strong" },
    ],
    [
      "the name and a different USCC",
      ["uscc"],
      { identifiers: [{ kind: "uscc", value: usccB }] },
      { kind: "name", identity: "candidate", band: "weak" },
    ],
    [
      "the name and a USCC whose check digit does not fit",
      ["uscc"],
      { identifiers: [{ kind: "uscc", value: `${usccA.slice(0, 17)}${usccA.endsWith("1") ? "2" : "1"}` }] },
      { kind: "name", identity: "candidate", band: "strong" },
    ],
    [
      "an equal USCC and a different LEI",
      ["uscc", "lei"],
      {
        identifiers: [
          { kind: "uscc", value: usccA },
          { kind: "lei", value: leiB },
        ],
      },
      { kind: "identifier", identity: "candidate", band: "review" },
    ],
    [
      "the name and an equal D-U-N-S",
      ["duns"],
      { identifiers: [{ kind: "duns", value: "15-048-3782" }] },
      { kind: "identifier", identity: "identified", band: "strong" },
    ],
    [
      "an equal D-U-N-S under another name: no check digit proves it",
      ["duns"],
      { names: ["Orvane Trading GmbH"], identifiers: [{ kind: "duns", value: "150483782" }] },
      { kind: "identifier", identity: "candidate", band: "review" },
    ],
    [
      "the name and a different D-U-N-S: each location has its own",
      ["duns"],
      { identifiers: [{ kind: "duns", value: "150483783" }] },
      { kind: "name", identity: "candidate", band: "strong" },
    ],
  ] as const)("%s", (_, kinds, given, expected) => {
    const [hit, ...others] = screenParty(indexOf(entry(kinds)), query(given));
    expect(others).toEqual([]);
    expect(hit).toMatchObject(expected);
    expect(hit && sum(hit)).toBe(hit?.score);
  });

  it("shows a contradicting identifier as a veto line and in words", () => {
    const [hit] = screenParty(
      indexOf(entry(["uscc"])),
      query({ identifiers: [{ kind: "uscc", value: usccB }] }),
    );
    expect(hit?.explanation.at(-1)).toMatchObject({
      kind: "veto",
      query: `USCC ${usccB}`,
      candidate: `USCC ${usccA}`,
    });
    expect(hit?.notes.join("; ")).toContain("differs on USCC");
  });

  it("says what was not compared", () => {
    const notes = (identifiers: ScreenQuery["identifiers"], kinds: readonly string[]) =>
      screenParty(indexOf(entry(kinds)), query({ identifiers }))[0]?.notes.join("; ");
    expect(notes([{ kind: "uscc", value: usccA }], [])).toContain("the list data give none");
    expect(notes([], ["uscc"])).toContain("the record gives no valid one");
    expect(notes([{ kind: "lei", value: leiA }], ["uscc"])).toContain("different kinds");
  });
});

describe("screenParty(index, query): country and region", () => {
  it("lowers a little for a conflict of countries, with a line and a note, and keeps the hit", () => {
    const [hit] = screenParty(indexOf(entryFixture(name)), query({ country: "VN" }));
    expect(hit?.band).toBe("strong");
    expect(hit?.explanation.at(-1)).toMatchObject({ kind: "country", query: "VN", candidate: "CN" });
    expect(hit?.notes.join("; ")).toContain("differs on country");
  });

  it.each(["CN", "HK", "MO"])("lets %s stand beside CN, and confirms nothing by it", (country) => {
    const [hit] = screenParty(indexOf(entryFixture(name)), query({ country }));
    const [without] = screenParty(indexOf(entryFixture(name)), query({}));
    expect(hit).toEqual(without);
  });

  it("takes no region for an identity: another company of the same town and trade is no hit at review", () => {
    const listed = entryFixture("Xinjiang Qimulo Textile Co., Ltd.");
    const hits = screenParty(indexOf(listed), query({ names: ["Xinjiang Orvane Textile Co., Ltd."] }));
    expect(hits.filter((hit) => hit.score >= bandThresholds.review)).toEqual([]);
  });
});

describe("screenParty(index, query): reported entries", () => {
  it("caps at review with a line and a note", () => {
    const [hit] = screenParty(indexOf(entryFixture(name, { verification: "reported" })), query({}));
    expect(hit?.band).toBe("review");
    expect(hit?.explanation.at(-1)?.kind).toBe("cap");
    expect(hit?.notes).toContain("reported, not seen on the official page");
    expect(hit && sum(hit)).toBe(hit?.score);
  });
});

describe("screenParty(index, query): names of an entry", () => {
  const entry = entryFixture(name, {
    names: [
      { text: name, kind: "primary", from: "2024-10-03" },
      { text: "Anhui Orvane Group Holdings Limited", kind: "primary", to: "2024-10-02" },
      { text: "Anhui Orvane Group Holdings Limited", kind: "former", from: "2024-10-03" },
      { text: "Tuwelo Energy Co., Ltd.", kind: "alias" },
      { text: "Nebsao Wool Co., Ltd.", kind: "former", source: "a notice" },
      { text: "安徽启木罗硅业有限公司", kind: "local", source: "a newspaper" },
    ],
  });

  it.each([
    [name, undefined],
    ["Tuwelo Energy", 'met under the alias "Tuwelo Energy Co., Ltd."'],
    [
      "Anhui Orvane Group Holdings",
      'met under "Anhui Orvane Group Holdings Limited": listed until 2024-10-02 under this name',
    ],
    [
      "Nebsao Wool Co Ltd",
      'met under the former name "Nebsao Wool Co., Ltd." (source of this name: a notice)',
    ],
    [
      "安徽启木罗硅业有限责任公司",
      'met under the name in local script "安徽启木罗硅业有限公司" (source of this name: a newspaper)',
    ],
  ])("%s: %s", (given, note) => {
    const hits = screenParty(indexOf(entry), query({ names: [given] }));
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ name, band: "strong" });
    expect(hits[0]?.notes.filter((text) => text.startsWith("met under"))).toEqual(
      note === undefined ? [] : [note],
    );
  });

  it("gives one hit for an entry, by the party's best spelling", () => {
    const hits = screenParty(
      indexOf(entry),
      query({ names: ["Qimulo", "Tuwelo Energy Co., Ltd.", "Orvane"] }),
    );
    expect(hits).toHaveLength(1);
    expect(hits[0]?.matched).toBe("Tuwelo Energy Co., Ltd.");
  });

  it("keeps an entry that was removed and says so", () => {
    const removed = entryFixture(name, { removed: "2024-05-01" });
    expect(screenParty(indexOf(removed), query({}))[0]?.notes).toContain(
      "no longer on the list: last day 2024-05-01",
    );
  });
});

describe("screenParty(index, query): who is held against whom", () => {
  const entries = [
    entryFixture("Qimulo Silicon Co., Ltd."),
    entryFixture("ORVANE, Tuwelo", {
      id: "p",
      kind: "person",
      names: [{ text: "ORVANE, Tuwelo", kind: "primary" }],
    }),
    entryFixture("Sea Qimulo No. 12", { id: "v", kind: "vessel" }),
    entryFixture("All cotton of Qimulo Silicon", { id: "o", kind: "order" }),
    entryFixture("Qimulo Silicon", { id: "g", kind: "good" }),
  ];
  const met = (names: string[], schema?: ScreenQuery["schema"]) =>
    screenParty(indexOf(...entries), query({ names, schema })).map((hit) => hit.entry);

  it.each([
    [["Qimulo Silicon Co., Ltd."], undefined, ["example-list:Qimulo Silicon Co., Ltd."]],
    [["Qimulo Silicon Co., Ltd."], "organisation", ["example-list:Qimulo Silicon Co., Ltd."]],
    [["Qimulo Silicon Co., Ltd."], "person", []],
    [["Tuwelo Orvane"], undefined, []],
    [["Tuwelo Orvane"], "organisation", []],
    [["Tuwelo Orvane"], "person", ["p"]],
    [["Sea Qimulo No. 12"], undefined, ["v"]],
    [["Sea Qimulo No. 12"], "organisation", []],
    [["Sea Qimulo No. 12 Co., Ltd."], undefined, []],
  ] as const)("%j as %s meets %j", (names, schema, expected) => {
    expect(met([...names], schema)).toEqual(expected);
  });

  it("finds nothing for a party without a name or identifier", () => {
    expect(met([])).toEqual([]);
    expect(met(["", "  "])).toEqual([]);
  });
});

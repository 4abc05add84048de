import { describe, expect, it, test } from "vitest";
import { type CanonicalRow, type RecordKind, type Records, recordKinds } from "../model/records.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { mostAlike } from "./alike-parties.ts";
import { buildParties } from "./build-parties.ts";
import { idOfKey } from "./party-id.ts";
import { leiOf, nodeFixture as node, usccOf } from "./same-as.fixture.ts";
import { sameAsLinks } from "./same-as.ts";

const tables = readTestTables();
type Side = Parameters<typeof node>[0];

describe("names without an equal identifier", () => {
  test.each<[string, Partial<Side>, Partial<Side>, string | undefined]>([
    ["equal names", { names: ["Lumo Gin Ltd."] }, { names: ["LUMO GIN LTD"] }, "strong"],
    [
      "a variant spelling",
      { names: ["Hongshui Spinning Co Ltd"] },
      { names: ["Hongshui Spinning Mill Co., Ltd."] },
      "strong",
    ],
    [
      "across scripts",
      { names: ["Hongshui Spinning Mill Co., Ltd."] },
      { names: ["鸿水纺纱厂有限公司"] },
      "review",
    ],
    [
      "any spelling of either",
      { names: ["Orvane Dyeing", "Lumo Gin Ltd."] },
      { names: ["Tuwelo Silicon", "Lumo Gin"] },
      "strong",
    ],
    ["a slip", { names: ["Marrowfield Garments Ltd."] }, { names: ["Marrowfeild Garments Ltd"] }, "strong"],
    [
      "sister companies that share a brand",
      { names: ["Marrowfield Garments Ltd."] },
      { names: ["Marrowfield Textiles Ltd."] },
      undefined,
    ],
    [
      "the same country",
      { names: ["Lumo Gin"], country: "BD" },
      { names: ["Lumo Gin"], country: "BD" },
      "strong",
    ],
    ["a country on one side only", { names: ["Lumo Gin"], country: "BD" }, { names: ["Lumo Gin"] }, "strong"],
    [
      "one name in two countries",
      { names: ["Lumo Gin"], country: "BD" },
      { names: ["Lumo Gin"], country: "IN" },
      undefined,
    ],
    [
      "China and Macao",
      { names: ["Lumo Gin"], country: "CN" },
      { names: ["Lumo Gin"], country: "MO" },
      "strong",
    ],
    [
      "another USCC",
      { names: ["Lumo Gin"], uscc: usccOf("MA1FL0TP") },
      { names: ["Lumo Gin"], uscc: usccOf("MA1FL0TQ") },
      undefined,
    ],
    [
      "another LEI",
      { names: ["Lumo Gin"], lei: leiOf("LUMO1") },
      { names: ["Lumo Gin"], lei: leiOf("LUMO2") },
      undefined,
    ],
    [
      "another D-U-N-S number, as each location has its own",
      { names: ["Lumo Gin"], duns: "608149733" },
      { names: ["Lumo Gin"], duns: "608149744" },
      "review",
    ],
    ["nothing but a legal form", { names: ["Co., Ltd."] }, { names: ["Co Ltd"] }, undefined],
    ["no name", { names: [] }, { names: [] }, undefined],
    ["an unknown party", { names: ["Lumo Gin"], unknown: true }, { names: ["Lumo Gin"] }, undefined],
    ["two unknown parties", { names: ["X"], unknown: true }, { names: ["X"], unknown: true }, undefined],
    ["the importer itself", { names: ["Lumo Gin"], roles: ["self"] }, { names: ["Lumo Gin"] }, "strong"],
  ])("%s", (_what, a, b, band) => {
    const { links } = sameAsLinks([node({ key: "1", ...a }), node({ key: "2", ...b })], tables, []);
    expect(links.map((link) => link.band)).toEqual(band === undefined ? [] : [band]);
    expect(links.filter(({ identity }) => identity !== "candidate")).toEqual([]);
  });
});

describe("a name that many parties bear", () => {
  const nodes = Array.from({ length: 70 }, (_, at) => node({ key: `K${at}`, names: ["Lumo Gin Ltd."] }));
  const { links, notes } = sameAsLinks(nodes, tables, []);

  it("gives no party more links than the limit, and most of them as many", () => {
    const counts = nodes.map(({ id }) => links.filter(({ a, b }) => a === id || b === id).length);
    expect(Math.max(...counts)).toBe(mostAlike);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  it("a note says what was cut, and from whom", () => {
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(
      /^parties whose names are like those of more than 50 others keep the 50 nearest links only: "Lumo Gin Ltd\." \(K\d+\), .* and \d+ more$/,
    );
  });

  it("of just as many as the limit allows nothing is cut", () => {
    expect(sameAsLinks(nodes.slice(0, mostAlike + 1), tables, []).notes).toEqual([]);
    expect(sameAsLinks(nodes.slice(0, mostAlike + 1), tables, []).links).toHaveLength((51 * 50) / 2);
  });
});

let rows = 1;
const row = <K extends RecordKind>(kind: K, cells: Record<string, string>): CanonicalRow<K> => {
  rows += 1;
  return { kind, cells, extra: {}, source: { import: "i", row: rows, file: "f.csv" } } as CanonicalRow<K>;
};
const book = (...some: readonly CanonicalRow[]) =>
  buildParties(
    Object.fromEntries(
      recordKinds.map((kind) => [kind, some.filter((each) => each.kind === kind)]),
    ) as unknown as Records,
  );

describe("rows that name a party without a key", () => {
  const dhaka = row("parties", { party: "S-1", name: "Lumo Gin Ltd.", country: "BD" });
  const delhi = row("parties", { party: "S-2", name: "Lumo Gin Ltd.", country: "IN" });

  it("two suppliers with one name in two countries are two parties, and no question", () => {
    expect(sameAsLinks(book(dhaka, delhi).nodes, tables, []).links).toEqual([]);
  });

  it("a row with their name may be either: a candidate link to each, and none between the two", () => {
    const { nodes } = book(dhaka, delhi, row("shipments", { seller: "LUMO GIN LTD", buyer_id: "SELF" }));
    const named = nodes.find(({ key }) => key === undefined);
    const { links } = sameAsLinks(nodes, tables, []);
    expect(links.map(({ a, b }) => [a, b].filter((id) => id !== named?.id))).toEqual(
      [[idOfKey("S-1")], [idOfKey("S-2")]].sort(),
    );
    for (const link of links) {
      expect([link.a, link.b]).toContain(named?.id);
      expect([link.identity, link.band]).toEqual(["candidate", "strong"]);
      expect(link.evidence).toContain('no country is given for "LUMO GIN LTD"');
    }
  });

  it("a variant spelling in a shipment is a candidate link to the keyed party", () => {
    const { nodes } = book(dhaka, row("shipments", { seller: "Lumo Gin Mill Ltd", buyer_id: "SELF" }));
    expect(sameAsLinks(nodes, tables, []).links.map(({ identity }) => identity)).toEqual(["candidate"]);
  });

  it("redacted rows link to nobody, not even to each other", () => {
    const { nodes } = book(
      row("shipments", { seller: "REDACTED", buyer_id: "SELF" }),
      row("shipments", { seller: "REDACTED", buyer_id: "SELF" }),
      row("shipments", { seller: "TO ORDER", buyer_id: "SELF" }),
    );
    expect(nodes.filter(({ unknown }) => unknown)).toHaveLength(3);
    expect(sameAsLinks(nodes, tables, []).links).toEqual([]);
  });
});

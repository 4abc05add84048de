import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { goodsOfConcern } from "../goods/goods-of-concern.ts";
import { inForce } from "../model/in-force.ts";
import type { ListEntry } from "../model/list-entry.ts";
import { filesOf } from "./bundled.fixture.ts";
import { bundledListKeys } from "./bundled-lists.ts";
import { readList } from "./read-list.ts";

const versions = new Map(bundledListKeys.map((key) => [key, readList(key, filesOf(key))]));
const entriesOf = (key: (typeof bundledListKeys)[number]): readonly ListEntry[] =>
  versions.get(key)?.entries ?? [];
const count = (entries: readonly ListEntry[], test: (entry: ListEntry) => boolean): number =>
  entries.filter(test).length;

describe("bundledListKeys", () => {
  it("names every folder of data/lists and no other", () => {
    const folders = readdirSync(new URL("../../data/lists/", import.meta.url), { withFileTypes: true });
    const names = folders.filter((folder) => folder.isDirectory()).map((folder) => folder.name);
    expect(names.toSorted()).toEqual([...bundledListKeys].sort());
  });
  it("has no id twice, in one list or in all", () => {
    const ids = bundledListKeys.flatMap((key) => entriesOf(key).map((entry) => entry.id));
    expect(new Set(ids).size).toBe(ids.length);
  });
  it("names countries by codes that are in use", () => {
    // Withdrawn codes (BU, SU, YU ...) have names too: ICU turns them into those of today.
    const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    const inUse = (code: string): boolean =>
      /^[A-Z]{2}$/.test(code) &&
      Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}` &&
      names.of(code) !== undefined;
    const codes = bundledListKeys.flatMap((key) =>
      entriesOf(key).flatMap(({ countries, order }) => [...countries, ...(order?.countries ?? [])]),
    );
    expect(codes.length).toBeGreaterThan(500);
    expect([...new Set(codes)].filter((code) => !inUse(code))).toEqual([]);
  });
  it.each([
    ["us-uflpa", "Hoshine Silicon Industry (Shanshan) Co., Ltd", "us-uflpa:cf3c6bdc9382cf63"],
    ["us-uflpa", "Changhong Meiling Co., Ltd.", "us-uflpa:7cbe0ee334810c16"],
    ["us-uflpa", "Aksu Huafu Color Spinning Co., Ltd.", "us-uflpa:0ce1bdb0f646646e"],
    ["us-cbp-wro", "Xinjiang Uyghur Autonomous Region (XUAR)", "us-cbp-wro:9f91aa644f868ab6"],
    ["us-dol-tvpra", "Cotton, China", "us-dol-tvpra:180caaf9ae896736"],
  ] as const)("%s: the id of %s never changes: decisions rest on it", (key, name, id) =>
    expect(entriesOf(key).find((entry) => entry.name === name)?.id).toBe(id),
  );
  it.each(bundledListKeys)("%s: every entry says where and when it was read", (key) => {
    const entries = entriesOf(key);
    expect(entries.filter((entry) => entry.source === "" || entry.sourceDate === "")).toEqual([]);
  });
  it.each(bundledListKeys)("%s: is real, bundled, and says what is missing", (key) => {
    const version = versions.get(key);
    expect(version).toMatchObject({ fictional: false, origin: "bundled" });
    expect(version?.knownGaps.length).toBeGreaterThan(0);
    expect(version?.ownership.citation).not.toBe("");
  });
});

describe("us-uflpa", () => {
  const entries = entriesOf("us-uflpa");
  const official = entries.filter((entry) => entry.verification === "official");
  it("has the 144 entries of the official page and four reported ones", () => {
    expect(official).toHaveLength(144);
    expect(entries).toHaveLength(148);
  });
  it("grows by the official totals: 20, 65, 68, 73, 75, 78, 107, 144", () => {
    const days = [
      "2022-06-21",
      "2024-05-17",
      "2024-06-12",
      "2024-08-09",
      "2024-10-03",
      "2024-11-01",
      "2024-11-25",
      "2025-01-15",
    ];
    const listed = days.map((day) => count(entries, (entry) => inForce(entry, day).listed));
    expect(listed).toEqual([20, 65, 68, 73, 75, 78, 107, 144]);
  });
  it("lists nobody before 21 June 2022", () =>
    expect(count(entries, (entry) => inForce(entry, "2022-06-20").listed)).toBe(0));
  it("places the reported entries on no sub-list and says that they were not seen", () => {
    const reported = entries.filter((entry) => entry.verification === "reported");
    expect(reported.map((entry) => entry.sublists)).toEqual([[], [], [], []]);
    expect(
      reported.every((entry) => entry.remarks?.startsWith("Reported, not seen on the official page")),
    ).toBe(true);
  });
  it("gives every Chinese name a source of its own: the page has none", () => {
    const local = entries.flatMap((entry) => entry.names.filter((name) => name.kind === "local"));
    expect(local).toHaveLength(39);
    expect(local.every((name) => /\p{Script=Han}/u.test(name.text) && name.source !== undefined)).toBe(true);
  });
  it("has the two open-ended clauses of the page", () => {
    const open = entries.filter((entry) => entry.openEnded !== undefined);
    expect(open.map((entry) => entry.openEnded?.clause)).toEqual([
      "and subsidiaries",
      "and its subordinate and affiliated entities",
    ]);
  });
  it("ties relations to entries of the list where the other is listed", () => {
    const ids = new Set(entries.map((entry) => entry.id));
    const to = entries.flatMap((entry) => entry.relations.map((relation) => relation.to));
    expect(to).toHaveLength(57);
    expect(to.filter((other) => !ids.has(other))).toEqual(Array(4).fill("China Cotton Group"));
  });
  it("counts Huafu Fashion's 25 and Ninestar's 8 subsidiaries as the sources do", () => {
    const under = (name: string): number => {
      const parent = entries.find((entry) => entry.name === name)?.id;
      return count(entries, (entry) => entry.relations.some((relation) => relation.to === parent));
    };
    expect([under("Huafu Fashion Co., Ltd."), under("Ninestar Corporation")]).toEqual([25, 8]);
  });
});

describe("us-cbp-wro", () => {
  const entries = entriesOf("us-cbp-wro");
  it("has 80 entries of the publisher's file and 20 of earlier orders", () =>
    expect(count(entries, (entry) => entry.verification === "official")).toBe(80));
  it("has five orders on places, none of them a party", () => {
    const orders = entries.filter((entry) => entry.kind === "order");
    expect(orders.map((entry) => [entry.order?.countries, entry.order?.regions])).toEqual([
      [["TM"], []],
      [["CD"], []],
      [["ZW"], []],
      [["MW"], []],
      [["CN"], ["CN-XJ"]],
    ]);
  });
  it("gives an order scope to orders only, so that no producer's order reads as one on its country", () =>
    expect(entries.filter((entry) => (entry.order !== undefined) !== (entry.kind === "order"))).toEqual([]));
  it("stands every entry on WRO or Finding from its first day", () => {
    expect(
      entries.every((entry) => entry.sublists.length === 1 && entry.sublists[0]?.from === entry.firstListed),
    ).toBe(true);
  });
  it("has vessels by their own names", () =>
    expect(entries.filter((entry) => entry.kind === "vessel").map((entry) => entry.name)).toEqual([
      "Tunago No. 61",
      "Da Wang",
      "Lien Yi Hsing No. 12",
      "Hangton No. 112",
      "Da Wang",
      "Zhen Fa 7",
      "Yu Long No. 2",
    ]));
  it("marks what CBP enforces through the UFLPA", () =>
    expect(count(entries, (entry) => entry.supersededBy === "us-uflpa")).toBe(12));
  it("ends every order that is reported as no longer active", () =>
    expect(
      entries.filter((entry) => entry.verification === "reported" && entry.removed === undefined),
    ).toEqual([]));
  it.each([
    ["Annapurna Carpet", "2021-07-22", true],
    ["Annapurna Carpet", "2021-07-23", false],
    ["Valley Carpet", "2026-06-23", true],
    ["WRP Asia Pacific Sdn. Bhd.", "2020-03-22", true],
    ["WRP Asia Pacific Sdn. Bhd.", "2020-03-23", false],
    ["Yu Long No. 2", "2024-08-13", true],
    ["Yu Long No. 2", "2024-08-14", false],
    ["Needle Craft Ltd", "2026-06-22", false],
    ["Needle Craft Ltd", "2026-06-23", true],
  ])("%s on %s: listed %s", (name, on, listed) => {
    const entry = entries.find((each) => each.name === name);
    expect(entry && inForce(entry, on).listed).toBe(listed);
  });
  it("keeps Kingtom on the list, under no finding in force since the court vacated it", () => {
    const entry = entries.find((each) => each.name === "Kingtom Aluminio S.R.L.");
    expect(entry && inForce(entry, "2025-09-22").sublists.map((sublist) => sublist.key)).toEqual(["Finding"]);
    expect(entry && inForce(entry, "2025-09-23")).toMatchObject({ listed: true, sublists: [] });
  });
});

describe("us-dol-tvpra", () => {
  const entries = entriesOf("us-dol-tvpra");
  it("has 467 goods by country of the 2022 edition and 10 reported additions of 2024", () => {
    expect(count(entries, (entry) => entry.verification === "official")).toBe(467);
    expect(count(entries, (entry) => entry.verification === "reported")).toBe(10);
  });
  it("has goods of one country each, with a place x good scope", () =>
    expect(
      entries.filter(
        (entry) => entry.kind !== "good" || entry.countries.length !== 1 || entry.order === undefined,
      ),
    ).toEqual([]));
  it("reads every HS prefix itself: the publisher gives none", () =>
    expect(entries.every((entry) => entry.order?.hsBasis === "editorial")).toBe(true));
  it.each([
    ["5201.00", "CN", "2026-01-01", ["Cotton, China"]],
    ["5201.00", "CN", "2022-09-27", []],
    ["6109.10", "BD", "2026-01-01", ["Garments, Bangladesh"]],
    ["7601.10", "CN", "2024-09-05", ["Aluminum, China"]],
    ["5201.00", "FR", "2026-01-01", []],
  ])("%s of %s on %s is a good of concern: %j", (hs, country, on, expected) => {
    const sure = goodsOfConcern(entries, { hs, country, on }).filter(({ fit }) => fit === "fits");
    expect(sure.map(({ entry }) => entry.name)).toEqual(expected);
  });
  it.each([
    ["Blueberries, Argentina", "2024-09-04", true],
    ["Blueberries, Argentina", "2024-09-05", false],
    ["Fluorspar (mineral), Mongolia", "2024-09-05", false],
    ["Aluminum, China", "2024-09-04", false],
    ["Aluminum, China", "2024-09-05", true],
  ])("%s on %s: listed %s", (name, on, listed) => {
    const entry = entries.find((each) => each.name === name);
    expect(entry && inForce(entry, on).listed).toBe(listed);
  });
});

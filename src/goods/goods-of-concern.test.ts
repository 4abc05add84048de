import { describe, expect, it } from "vitest";
import type { ListEntry } from "../model/list-entry.ts";
import { goodsOfConcern } from "./goods-of-concern.ts";

const good = (
  name: string,
  country: string,
  hs: readonly string[],
  more: Partial<ListEntry> = {},
): ListEntry => ({
  id: `list:${name}`,
  list: "list",
  kind: "good",
  name,
  names: [{ text: name, kind: "primary" }],
  countries: [country],
  identifiers: [],
  sublists: [{ key: "forced-labour", from: "2022-09-28" }],
  firstListed: "2022-09-28",
  amended: [],
  verification: "official",
  relations: [],
  order: { countries: [country], regions: [], merchandise: name, hs, hsBasis: "editorial" },
  source: "a list",
  sourceDate: "2022-09-28",
  ...more,
});

const entries = [
  good("Textiles", "CN", []),
  good("Garments", "CN", ["61", "62"]),
  good("T-shirts", "CN", ["610910"]),
  good("Garments of India", "IN", ["61", "62"]),
  good("Blueberries", "AR", ["081040"], { removed: "2024-09-04" }),
];
const found = (hs: string | undefined, country: string, on = "2026-01-01") =>
  goodsOfConcern(entries, { hs, country, on }).map(({ entry, fit }) => `${entry.name}: ${fit}`);

describe("goodsOfConcern(entries, query)", () => {
  it("gives sure ones first and those that cannot be told after them", () =>
    expect(found("6109.10", "CN")).toEqual(["Garments: fits", "T-shirts: fits", "Textiles: unknown"]));
  it("cannot tell from a code that is shorter than the good's", () =>
    expect(found("6109", "CN")).toEqual(["Garments: fits", "Textiles: unknown", "T-shirts: unknown"]));
  it("leaves out what differs", () => expect(found("8471", "CN")).toEqual(["Textiles: unknown"]));
  it("keeps all of the country where the code is missing", () =>
    expect(found(undefined, "CN")).toEqual(["Textiles: unknown", "Garments: unknown", "T-shirts: unknown"]));
  it("keeps to the country", () => expect(found("6109.10", "IN")).toEqual(["Garments of India: fits"]));
  it.each([
    ["2022-09-27", []],
    ["2022-09-28", ["Blueberries: fits"]],
    ["2024-09-04", ["Blueberries: fits"]],
    ["2024-09-05", []],
  ])("on %s: %j", (on, expected) => expect(found("0810.40", "AR", on)).toEqual(expected));
  it("says on which parts of the list it stood that day", () => {
    const [first] = goodsOfConcern(entries, { hs: "61", country: "IN", on: "2026-01-01" });
    expect(first?.sublists).toEqual(["forced-labour"]);
  });
});

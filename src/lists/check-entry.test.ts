import { describe, expect, it } from "vitest";
import type { EntryName, ListEntry } from "../model/list-entry.ts";
import { checkEntry } from "./check-entry.ts";

const entry = (names: readonly EntryName[]): ListEntry => ({
  ...{ id: "l:1", list: "l", kind: "organisation", name: "A", names },
  ...{ countries: [], identifiers: [], sublists: [], firstListed: "2022-06-21", amended: [] },
  ...{ verification: "official", relations: [], source: "page", sourceDate: "2024-01-01" },
});
const place = { file: "list.csv", row: 7 };
const primary: EntryName = { text: "A", kind: "primary" };

describe("checkEntry", () => {
  it("tells a name that is there twice, and none that stands in two kinds or from two days", () => {
    const alias: EntryName = { text: "B", kind: "alias" };
    expect(checkEntry(entry([primary, alias, { ...alias, kind: "former" }]), place)).toEqual([]);
    expect(checkEntry(entry([primary, alias, { ...alias, from: "2023-01-01" }]), place)).toEqual([]);
    expect(checkEntry(entry([primary, alias, alias]), place)).toMatchObject([
      { row: 7, column: "name", received: "alias, B, " },
    ]);
  });
  it("looks through an entry of very many names", () => {
    const many = Array.from({ length: 200_000 }, (_, at): EntryName => ({ text: `B ${at}`, kind: "alias" }));
    expect(checkEntry(entry([primary, ...many]), place)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { ListEntry } from "../../model/list-entry.ts";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { entryFixture, listFixture } from "../list.fixture.ts";
import { buildShelf } from "../shelf.ts";
import { entryChanges } from "./entry-changes.ts";

const tables = readTestTables();
const shelfOf = (entries: readonly ListEntry[]) => buildShelf(tables, listFixture(entries), "organisation");

/** Names of the entries that changed, on either side. */
function changed(before: readonly ListEntry[], after: readonly ListEntry[]) {
  const [was, is] = [shelfOf(before), shelfOf(after)];
  const found = entryChanges(was, is);
  const namesOf = (shelf: typeof was, numbers: ReadonlySet<number>) =>
    [...numbers].map((number) => shelf?.entries[number]?.entry.name);
  return [namesOf(was, found.before), namesOf(is, found.after)];
}

const [a, b, c, d] = ["Arda", "Bole", "Cemre", "Dorn"].map((name) => entryFixture(name)) as [
  ListEntry,
  ListEntry,
  ListEntry,
  ListEntry,
];

describe("entryChanges(before, after)", () => {
  it("tells what came, what went and what says something else", () => {
    const later = { ...b, amended: ["2026-08-03"] };
    expect(changed([a, b, c], [a, later, d])).toEqual([
      ["Bole", "Cemre"],
      ["Bole", "Dorn"],
    ]);
  });

  it("takes no notice of where and when an entry was read", () => {
    const readAnew = { ...b, source: "another page", sourceDate: "2026-11-22" };
    expect(changed([a, b], [a, readAnew])).toEqual([[], []]);
  });

  it("tells the fewest entries that stand elsewhere now", () => {
    expect(changed([a, b, c, d], [b, c, d, a])).toEqual([["Arda"], ["Arda"]]);
    expect(changed([a, b, c, d], [b, a, d, c]).map((names) => names.length)).toEqual([2, 2]);
    expect(changed([a, c, d], [a, b, c, d])).toEqual([[], ["Bole"]]);
  });

  it("tells an entry of another kind now as gone from this shelf", () => {
    expect(changed([a, b], [a, { ...b, kind: "vessel" }])).toEqual([["Bole"], []]);
  });

  it("tells all of a list that came or went as a whole", () => {
    expect(changed([], [a, b])).toEqual([[], ["Arda", "Bole"]]);
    expect(changed([a, b], [])).toEqual([["Arda", "Bole"], []]);
  });

  it("takes an id that stands twice for changed", () => {
    expect(changed([a, a, b], [a, a, b])).toEqual([
      ["Arda", "Arda"],
      ["Arda", "Arda"],
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { ListEntry } from "../../model/list-entry.ts";
import { smallEntry, smallVersion } from "../update/small-list.fixture.ts";
import { compareVersions } from "./compare-versions.ts";

const lumo = smallEntry("Lumo Gin");
const changesOf = (before: readonly ListEntry[], after: readonly ListEntry[]) =>
  compareVersions(smallVersion("2026-11-01", before), smallVersion("2026-11-15", after)).map(
    ({ entry: _entry, ...change }) => change,
  );
const changed = (more: Partial<ListEntry>, before: Partial<ListEntry> = {}) =>
  changesOf([{ ...lumo, ...before }], [{ ...lumo, ...more }]);

describe("compareVersions", () => {
  it("tells nothing of the same entries read on another day", () => {
    expect(changed({ source: "another", sourceDate: "2026-11-15" })).toEqual([]);
  });

  it("tells entries added, gone, and removed on a day, in the order of the kinds", () => {
    const [arda, tarn] = [smallEntry("Arda Weaving"), smallEntry("Tarn Mill")];
    expect(changesOf([lumo, tarn], [{ ...tarn, removed: "2026-11-10" }, arda])).toEqual([
      { name: "Arda Weaving", kind: "added", before: null, after: "listed 2024-01-01" },
      { name: "Lumo Gin", kind: "removed", before: "listed 2024-01-01", after: null },
      { name: "Tarn Mill", kind: "removed", before: "listed 2024-01-01", after: "last listed 2026-11-10" },
    ]);
  });

  it("tells a new name of the same id, and the old one as a former name", () => {
    const names: ListEntry["names"] = [
      { text: "Lumo Gin", kind: "former", to: "2026-11-10" },
      { text: "Lumo Cotton", kind: "primary", from: "2026-11-11" },
    ];
    expect(changed({ name: "Lumo Cotton", names })).toEqual([
      { name: "Lumo Cotton", kind: "renamed", before: "Lumo Gin", after: "Lumo Cotton" },
      {
        name: "Lumo Cotton",
        kind: "alias-added",
        before: null,
        after: "Lumo Gin (former, to 2026-11-10)",
      },
    ]);
  });

  it("tells aliases by their kind, and their days", () => {
    const alias = (text: string, more = {}) => ({ text, kind: "alias" as const, ...more });
    const [primary] = lumo.names;
    const names = (...aliases: ListEntry["names"]) => ({ names: [primary!, ...aliases] });
    expect(changed(names(alias("Lumo 2")), names(alias("Lumo 1")))).toEqual([
      { name: "Lumo Gin", kind: "alias-added", before: null, after: "Lumo 2 (alias)" },
      { name: "Lumo Gin", kind: "alias-removed", before: "Lumo 1 (alias)", after: null },
    ]);
    expect(changed(names(alias("Lumo 1", { to: "2026-11-10" })), names(alias("Lumo 1")))).toEqual([
      {
        name: "Lumo Gin",
        kind: "date-changed",
        before: "listed 2024-01-01",
        after: 'listed 2024-01-01; "Lumo 1", to 2026-11-10',
      },
    ]);
  });

  it.each<[string, Partial<ListEntry>, string, string]>([
    ["date-changed", { firstListed: "2024-02-01" }, "listed 2024-01-01", "listed 2024-02-01"],
    [
      "date-changed",
      { amended: ["2026-11-10"] },
      "listed 2024-01-01",
      "listed 2024-01-01; amended 2026-11-10",
    ],
    ["sublist-changed", { sublists: [{ key: "ii", from: "2026-11-10" }] }, "i", "ii, from 2026-11-10"],
    [
      "relation-changed",
      { relations: [{ kind: "subsidiary-of", to: "Lumo Holding", source: "x" }] },
      "none",
      "subsidiary-of Lumo Holding",
    ],
    [
      "relation-changed",
      {
        relations: [
          { kind: "owner-of", to: "Far Mill", percentage: "60%", during: { to: "2025-01-01" }, source: "x" },
        ],
      },
      "none",
      "owner-of Far Mill, 60%, to 2025-01-01",
    ],
    ["detail-changed", { countries: ["BD", "CN"] }, "countries: CN", "countries: BD, CN"],
    ["detail-changed", { status: "Modified" }, "status: none", "status: Modified"],
    ["detail-changed", { verification: "reported" }, "verification: official", "verification: reported"],
    [
      "detail-changed",
      { identifiers: [{ kind: "lei", value: "529900T8BM49AURSDO55" }] },
      "identifiers: none",
      "identifiers: lei 529900T8BM49AURSDO55",
    ],
  ])("tells %s of %o", (kind, more, before, after) => {
    expect(changed(more)).toEqual([{ name: "Lumo Gin", kind, before, after }]);
  });

  it("tells another share of the same owner, and an alias that is weak now", () => {
    const share = (percentage: string): Partial<ListEntry> => ({
      relations: [{ kind: "owner-of", to: "Far Mill", percentage, source: "x" }],
    });
    const [more] = changed(share("60%"), share("30%"));
    expect(more).toMatchObject({ before: "owner-of Far Mill, 30%", after: "owner-of Far Mill, 60%" });
    const alias = (weak: boolean | undefined): Partial<ListEntry> => ({
      names: [
        { text: "Lumo Gin", kind: "primary" },
        { text: "LG", kind: "alias", weak },
      ],
    });
    expect(
      changed(alias(true), alias(undefined)).map(({ kind, before, after }) => [kind, before ?? after]),
    ).toEqual([
      ["alias-added", "LG (weak alias)"],
      ["alias-removed", "LG (alias)"],
    ]);
  });

  it("tells a clause that names others", () => {
    expect(changed({ openEnded: { clause: "and its subsidiaries", stem: "lumo" } })).toEqual([
      { name: "Lumo Gin", kind: "clause-changed", before: null, after: "and its subsidiaries" },
    ]);
  });

  it("tells an entry that came back", () => {
    expect(changed({}, { removed: "2025-01-01" })).toEqual([
      {
        name: "Lumo Gin",
        kind: "date-changed",
        before: "listed 2024-01-01; last listed 2025-01-01",
        after: "listed 2024-01-01",
      },
    ]);
  });
});

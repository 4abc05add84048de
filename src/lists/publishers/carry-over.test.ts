import { describe, expect, it } from "vitest";
import type { ListEntry } from "../../model/list-entry.ts";
import { carryOver } from "./carry-over.ts";

const entry: ListEntry = {
  ...{ id: "l:1", list: "l", kind: "organisation", name: "A", names: [{ text: "A", kind: "primary" }] },
  ...{
    countries: [],
    identifiers: [],
    sublists: [{ key: "i", from: "2022-06-21" }],
    firstListed: "2022-06-21",
  },
  ...{ amended: [], verification: "official", relations: [], source: "page", sourceDate: "2024-01-01" },
};
const between = { after: "2024-01-01", published: "2024-06-01", days: "stated", cadenceDays: 45 } as const;
const everything = ["local-names", "countries", "identifiers", "relations", "readings"] as const;
const rich: ListEntry = {
  ...entry,
  countries: ["CN"],
  identifiers: [{ kind: "uscc", value: "91420112711981060J" }],
  names: [
    { text: "A", kind: "primary" },
    { text: "Alias", kind: "alias" },
    { text: "甲", kind: "local" },
    { text: "Press Name", kind: "alias", source: "a newspaper" },
  ],
  sector: "cotton",
  remarks: "Read by hand.",
};
const page = { ...entry, names: [{ text: "A.", kind: "primary" }] } satisfies ListEntry;

describe("carryOver", () => {
  it("keeps what files cannot say, and ends a name that they no longer give", () => {
    const joined = carryOver({ ...page, name: "A." }, rich, { ...between, unsaid: everything });
    expect(joined).toMatchObject({
      countries: ["CN"],
      identifiers: rich.identifiers,
      sector: "cotton",
      remarks: "Read by hand.",
    });
    expect(joined.names).toEqual([
      { text: "A.", kind: "primary" },
      { text: "Alias", kind: "alias", to: "2024-05-31" },
      { text: "甲", kind: "local" },
      { text: "Press Name", kind: "alias", source: "a newspaper" },
    ]);
  });
  it("drops what files can say and no longer do: a wrong identifier is taken back", () => {
    const joined = carryOver(page, rich, { ...between, unsaid: [] });
    expect(joined).toMatchObject({ countries: [], identifiers: [] });
    expect(joined.remarks).toBeUndefined();
    expect(joined.names.find(({ text }) => text === "甲")).toEqual({
      text: "甲",
      kind: "local",
      to: "2024-05-31",
    });
  });
  it("dates a new sub-list by the page, and ends one that is gone", () => {
    const now = { ...entry, firstListed: "2024-03-01", sublists: [{ key: "v", from: "2024-03-01" }] };
    expect(carryOver(now, entry, { ...between, unsaid: [] })).toMatchObject({
      firstListed: "2022-06-21",
      amended: ["2024-03-01"],
      sublists: [
        { key: "i", from: "2022-06-21", to: "2024-02-29" },
        { key: "v", from: "2024-03-01" },
      ],
    });
  });
  it("takes an entry that the files end as the files give it", () => {
    const now = {
      ...entry,
      removed: "2023-01-01",
      names: [{ text: "B", kind: "primary" as const }],
      name: "B",
    };
    expect(carryOver(now, { ...rich, id: "l:2" }, { ...between, unsaid: everything })).toEqual({
      ...now,
      id: "l:2",
    });
  });
});

import type { ListEntry, ListVersion } from "../model/list-entry.ts";

/** An invented entry for tests: only what the test is about needs saying. */
export function entryFixture(name: string, more: Partial<ListEntry> = {}): ListEntry {
  const list = more.list ?? "example-list";
  return {
    id: `${list}:${name}`,
    list,
    kind: "organisation",
    name,
    names: [{ text: name, kind: "primary" }],
    countries: ["CN"],
    identifiers: [],
    sublists: [{ key: "ii", from: "2022-06-21" }],
    firstListed: "2022-06-21",
    amended: [],
    verification: "official",
    relations: [],
    source: "invented",
    sourceDate: "2026-01-01",
    ...more,
  };
}

/** An invented list of these entries. */
export function listFixture(entries: readonly ListEntry[], more: Partial<ListVersion> = {}): ListVersion {
  return {
    key: "example-list",
    title: "Example List",
    publisher: "Nobody",
    url: "https://example.org/list",
    published: "2026-07-09",
    version: "2026-07-09-0123456789ab",
    sha256: "0".repeat(64),
    origin: "bundled",
    cadenceDays: 365,
    knownGaps: [],
    ownership: { rule: "none", citation: "invented" },
    role: "parties",
    fictional: false,
    entries,
    ...more,
  };
}

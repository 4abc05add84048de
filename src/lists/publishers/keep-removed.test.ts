import { describe, expect, it } from "vitest";
import { inForce } from "../../model/in-force.ts";
import { parseVersion, serialiseVersion } from "../serialise-version.ts";
import { keepRemoved } from "./keep-removed.ts";
import { ownListReader } from "./own-list/reader.ts";
import { reading } from "./reading.fixture.ts";

const heading = "name,kind,aliases,listed,remarks,source,source_date";
const versionOf = (rows: readonly string[], more = {}) =>
  reading(ownListReader, { "own-list.csv": [heading, ...rows].join("\n") }, { key: "own", ...more }).version;
const a = "A Mill,organisation,,2024-01-02,,board,2024-01-02";
const b = "B Mill,organisation,Bee,2024-01-02,Note.,board,2024-01-02";

describe("keepRemoved", () => {
  const before = versionOf([a, b]);
  const accepted = versionOf([a], { previous: before, retrieved: "2026-08-01" });
  const kept = keepRemoved(accepted, before);

  it("keeps what the accepted version no longer has, up to the day before it", () => {
    expect(accepted.entries).toHaveLength(1);
    const gone = kept.entries[1];
    expect(gone).toMatchObject({
      name: "B Mill",
      removed: "2026-07-31",
      remarks: expect.stringMatching(/^Note\. No longer/),
    });
    expect(gone && inForce(gone, "2026-07-31").listed).toBe(true);
    expect(gone && inForce(gone, "2026-08-01").listed).toBe(false);
  });
  it("is another version than the one without it, and the same one when nothing is gone", () => {
    expect(kept.version).not.toBe(accepted.version);
    expect(keepRemoved(before, before)).toBe(before);
  });
  it("stays in versions read later", () => {
    const later = versionOf([a], { previous: kept, retrieved: "2026-09-01" });
    expect(later.entries.map(({ name, removed }) => [name, removed])).toEqual([
      ["A Mill", undefined],
      ["B Mill", "2026-07-31"],
    ]);
  });
  it("is stored and read back", () => {
    expect(parseVersion(serialiseVersion(kept))).toEqual(JSON.parse(serialiseVersion(kept)));
  });
});

describe("an entry that is back after files did not have it", () => {
  const relisted = b.replace("2024-01-02,Note.", "2026-10-01,Note.");
  const before = versionOf([a, b]);
  const ended = keepRemoved(versionOf([a], { previous: before, retrieved: "2026-08-01" }), before);
  const names = (text: string) => [
    { text: "B Mill", kind: "primary" },
    { text, kind: "alias" },
  ];

  it("goes on under its id from its first day, and says when it was away", () => {
    const back = versionOf([a, b], { previous: ended, retrieved: "2026-09-01" });
    const remarks = "Note. Not on the list as read from 2026-08-01 to 2026-08-31.";
    expect(back.entries).toHaveLength(2);
    expect(back.entries[1]).toMatchObject({ id: before.entries[1]?.id, firstListed: "2024-01-02", remarks });
    expect(back.entries[1]?.removed).toBeUndefined();
    expect(back.entries[1]?.names).toEqual(names("Bee"));
    const later = versionOf([a, b], { previous: back, retrieved: "2026-10-01" });
    expect(later.sha256).toBe(back.sha256);
  });
  it("keeps its first day when the files give the day of the new listing, then and later", () => {
    const back = versionOf([a, relisted], { previous: ended, retrieved: "2026-10-02" });
    const later = versionOf([a, relisted], { previous: back, retrieved: "2026-11-01" });
    for (const { entries } of [back, later])
      expect(entries[1]).toMatchObject({ firstListed: "2024-01-02", amended: ["2026-10-01"] });
    expect(later.entries[1]?.remarks).toBe(back.entries[1]?.remarks);
  });
  it("tells each of several absences", () => {
    const back = versionOf([a, b], { previous: ended, retrieved: "2026-09-01" });
    const again = keepRemoved(versionOf([a], { previous: back, retrieved: "2026-10-01" }), back);
    const twice = versionOf([a, b], { previous: again, retrieved: "2026-11-01" });
    expect(twice.entries[1]?.remarks).toBe(
      "Note. Not on the list as read from 2026-08-01 to 2026-08-31. Not on the list as read from 2026-10-01 to 2026-10-31.",
    );
  });
});

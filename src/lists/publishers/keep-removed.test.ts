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

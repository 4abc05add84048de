import { describe, expect, it } from "vitest";
import { keepRemoved } from "./keep-removed.ts";
import { ownListReader } from "./own-list/reader.ts";
import { reading } from "./reading.fixture.ts";

const heading = "name,kind,aliases,listed,source,source_date";
const read = (rows: readonly string[], more = {}) =>
  reading(
    ownListReader,
    { "own-list.csv": [heading, ...rows.map((row) => `${row},2024-01-02,board,2024-01-02`)].join("\n") },
    { key: "own", ...more },
  );
const idsOf = ({ version }: ReturnType<typeof read>): Readonly<Record<string, string>> =>
  Object.fromEntries(version.entries.map(({ name, id }) => [name, id]));

describe("matchEntries where the publisher has no numbers", () => {
  const before = read(["A Mill,organisation,Shared | Old A", "B Mill,organisation,Shared"]);
  const next = (rows: readonly string[]) => read(rows, { previous: before.version, retrieved: "2026-08-01" });

  it("keeps the id of a name that stays, whatever else the entry is called", () => {
    expect(idsOf(next(["A Mill,organisation,B Mill", "B Mill,organisation,"]))).toEqual(idsOf(before));
  });
  it("follows a rename through a name that only one entry had", () => {
    const ids = idsOf(next(["New Mill,organisation,Old A", "B Mill,organisation,"]));
    expect(ids).toEqual({ "New Mill": idsOf(before)["A Mill"], "B Mill": idsOf(before)["B Mill"] });
  });
  it("makes a new id, and says so, where two entries had the name: a decision must not pass to another company", () => {
    const now = next(["Third Mill,organisation,Shared"]);
    expect(Object.values(idsOf(before))).not.toContain(idsOf(now)["Third Mill"]);
    expect(now.audit).toContainEqual({
      what: "several entries share a name, a new id was made: Third Mill",
      count: 1,
    });
  });
  it("makes new ids where two drafts claim one entry", () => {
    const ids = idsOf(next(["C Mill,organisation,Old A", "D Mill,organisation,Old A"]));
    expect(Object.values(ids).filter((id) => Object.values(idsOf(before)).includes(id))).toEqual([]);
  });
  it("gives an entry that comes back after its end no other's id", () => {
    const gone = next(["B Mill,organisation,"]);
    const back = read(["A Mill,organisation,", "B Mill,organisation,"], { previous: gone.version });
    expect(idsOf(back)).toEqual(idsOf(before));
  });
  it("leaves an entry that was renamed its id when another company is listed under its first name", () => {
    const renamed = next(["Dromedary,organisation,A Mill", "B Mill,organisation,"]);
    const id = idsOf(before)["A Mill"];
    expect(idsOf(renamed).Dromedary).toBe(id);
    const rows = ["Dromedary,organisation,A Mill", "A Mill,organisation,", "B Mill,organisation,"];
    const later = read(rows, { previous: renamed.version, retrieved: "2026-09-01" });
    expect(idsOf(later).Dromedary).toBe(id);
    expect(idsOf(later)["A Mill"]).not.toBe(id);
    const again = read(rows, { previous: later.version, retrieved: "2026-10-01" });
    expect(idsOf(again)).toEqual(idsOf(later));
  });
  it("gives no ended entry's id to another company that is listed under its first name", () => {
    const renamed = next(["Dromedary,organisation,A Mill", "B Mill,organisation,"]).version;
    const without = read(["B Mill,organisation,"], { previous: renamed, retrieved: "2026-09-01" }).version;
    const ended = keepRemoved(without, renamed);
    const other = read(["A Mill,organisation,", "B Mill,organisation,"], {
      previous: ended,
      retrieved: "2026-10-01",
    });
    expect(other.version.entries.map(({ id }) => id)).toContain(idsOf(before)["A Mill"]);
    expect(idsOf(other)["A Mill"]).not.toBe(idsOf(before)["A Mill"]);
  });
  it("gives an entry its id again when its first name comes back", () => {
    const followed = next(["Dromedary,organisation,A Mill", "B Mill,organisation,"]).version;
    const back = read(["A Mill,organisation,", "B Mill,organisation,"], {
      previous: followed,
      retrieved: "2026-09-01",
    });
    expect(idsOf(back)).toEqual(idsOf(before));
  });
});

import { describe, expect, it } from "vitest";
import { inForce } from "../model/in-force.ts";
import { good, header, list, lumo, names, tarn } from "./a-list.fixture.ts";
import { readList } from "./read-list.ts";

describe("readList(key, files)", () => {
  const version = readList("a-list", good);
  const [first, second] = version.entries;

  it("carries what the list is", () =>
    expect(version).toMatchObject({
      key: "a-list",
      published: "2026-01-31",
      cadenceDays: 30,
      role: "parties",
      fictional: true,
      standsFor: "us-uflpa",
      origin: "bundled",
    }));
  it("names the version by its day and the first 12 digits of the hash of its files", () => {
    expect(version.version).toBe(`2026-01-31-${version.sha256.slice(0, 12)}`);
    expect(readList("a-list", good).version).toBe(version.version);
    expect(readList("a-list", { ...good, "README.md": "words" }).version).toBe(version.version);
    expect(readList("a-list", { ...good, "names.csv": names.replace("Short name.", "") }).sha256).not.toBe(
      version.sha256,
    );
  });
  it("gives ids that survive a change of name, of order and of case", () => {
    const renamed = `${header}${tarn.replace("Tarn Mill", "TARN  MILL.")}${lumo.replace("Lumo Cotton", "Lumo Fibre")}`;
    const other = readList("a-list", {
      ...good,
      "entries.csv": renamed,
      "names.csv": names.replace("Lumo Cotton", "Lumo Fibre"),
    });
    expect(other.entries.map((entry) => entry.id)).toEqual([second?.id, first?.id]);
    expect(first?.id).toMatch(/^a-list:[0-9a-f]{16}$/);
  });
  it("has each name and sub-list on the days on which it was in force", () => {
    const on = (day: string) => {
      const state = first && inForce(first, day);
      return [state?.names.map((name) => name.text), state?.sublists.map((sublist) => sublist.key)];
    };
    expect(on("2022-06-20")).toEqual([[], []]);
    expect(on("2024-10-02")).toEqual([["Lumo Gin", "绿末棉业"], ["i"]]);
    expect(on("2024-10-03")).toEqual([
      ["Lumo Cotton", "绿末棉业"],
      ["i", "v"],
    ]);
  });
  it("takes the day of removal as the first day off the list", () => {
    expect(second?.removed).toBe("2024-12-31");
    expect(second && [inForce(second, "2024-12-31").listed, inForce(second, "2025-01-01").listed]).toEqual([
      true,
      false,
    ]);
  });
  it("says where a name was read only when it was not the list itself", () => {
    expect(first?.names.map((name) => name.source)).toEqual([
      undefined,
      undefined,
      "A newspaper (2024-01-01). Short name.",
    ]);
  });
  it("ties a relation to the id of a listed party, or to the name of one that is not listed", () => {
    expect(second?.relations[0]?.to).toBe(first?.id);
    expect(first?.relations).toEqual([
      { kind: "same-group", to: "Lumo Holding", source: "A newspaper (2026-01-31). Inferred." },
    ]);
  });
  it("needs neither names nor relations", () => {
    const bare = readList("a-list", { "list.yml": list, "entries.csv": header + lumo + tarn });
    expect(bare.entries[0]?.names).toEqual([{ text: "Lumo Cotton", kind: "primary" }]);
  });
});

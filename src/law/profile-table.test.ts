import { describe, expect, it } from "vitest";
import { buildLaw } from "./build-law.ts";
import { law, lawFiles } from "./law.fixture.ts";
import { figureOf } from "./profile-table.ts";

const named = (key: string) => {
  const found = figureOf(law.profile, key);
  return found === undefined ? undefined : [found.figure.figure, found.where];
};

describe("figureOf(table, key)", () => {
  it.each([
    ["employees", ["employees", "world"]],
    ["Employees in DE", ["employees", "DE"]],
    ["Beschäftigte_DE", ["employees", "DE"]],
    ["employees in UK", ["employees", "GB"]],
    ["Turnover EU", ["turnover", "EU"]],
    ["Umsatzerlöse", ["turnover", "world"]],
    ["importer_of_record", ["importer_of_record", "world"]],
    ["conflict minerals: CH", ["minerals", "CH"]],
  ])("reads %s", (key, expected) => {
    expect(named(key)).toEqual(expected);
  });

  it.each(["colour", "seat DE", "employees in Germany and France", ""])("knows no figure in %j", (key) => {
    expect(named(key)).toBeUndefined();
  });
});

describe("buildProfileTable", () => {
  const withText = (from: string, to: string) => {
    const files = lawFiles();
    const text = files["profile.yml"] ?? "";
    expect(text).toContain(from);
    return () => buildLaw({ ...files, "profile.yml": text.replace(from, to) });
  };

  it("refuses a spelling of two figures and a fact that is not the importer's own", () => {
    expect(withText("spellings: [activities]", "spellings: [activities, turnover]")).toThrow(/two figures/);
    expect(withText("fact: importer-seat", "fact: listed-party")).toThrow(/no fact of the importer's own/);
  });
});

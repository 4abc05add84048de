import { describe, expect, it } from "vitest";
import type { Issue } from "../model/issue.ts";
import { SelvedgeError } from "../model/issue.ts";
import { good, header, list, lumo, names, relations, tarn } from "./a-list.fixture.ts";
import { readList } from "./read-list.ts";

const refusal = (files: Readonly<Record<string, string>>): Issue | undefined => {
  try {
    readList("a-list", files);
  } catch (error) {
    if (error instanceof SelvedgeError) return error.issue;
    throw error;
  }
  return undefined;
};

describe("readList refuses", () => {
  const entries = (text: string) => ({ ...good, "entries.csv": text });
  it.each([
    [
      "a folder without list.yml",
      { "entries.csv": header },
      "list.invalid",
      "a-list/list.yml",
      undefined,
      "",
    ],
    [
      "a folder without entries.csv",
      { "list.yml": list },
      "data.invalid",
      "a-list/entries.csv",
      1,
      undefined,
    ],
    [
      "a field of list.yml that nobody reads",
      { ...good, "list.yml": `${list}colour: red\n` },
      "list.invalid",
      "a-list/list.yml",
      undefined,
      "",
    ],
    [
      "a rule of ownership that does not exist",
      { ...good, "list.yml": list.replace("as-listed", "majority") },
      "list.invalid",
      "a-list/list.yml",
      undefined,
      "ownership.rule",
    ],
    [
      "fiction that stands for nothing",
      { ...good, "list.yml": list.replace("standsFor: us-uflpa\n", "") },
      "list.invalid",
      "a-list/list.yml",
      undefined,
      "standsFor",
    ],
    ["broken YAML", { ...good, "list.yml": "key: [" }, "list.invalid", "a-list/list.yml", undefined, ""],
    [
      "an unknown kind",
      entries(header + lumo.replace("organisation", "company") + tarn),
      "data.invalid",
      "a-list/entries.csv",
      2,
      "kind",
    ],
    [
      "an unknown verification",
      entries(header + lumo + tarn.replace("reported", "rumoured")),
      "data.invalid",
      "a-list/entries.csv",
      3,
      "verification",
    ],
    [
      "an unknown sub-list",
      entries(header + lumo.replace("i | v", "i | vi") + tarn),
      "list.invalid",
      "a-list/entries.csv",
      2,
      "sublists",
    ],
    [
      "an unknown source",
      entries(header + lumo.replace("gazette", "hearsay") + tarn),
      "list.invalid",
      "a-list/entries.csv",
      2,
      "source",
    ],
    [
      "a key that stands twice",
      entries(header + lumo + tarn.replace("tarn,", "lumo,")),
      "list.invalid",
      "a-list/entries.csv",
      3,
      "entry",
    ],
    [
      "two entries of one name",
      entries(header + lumo + tarn.replace("Tarn Mill", "lumo gin")),
      "list.invalid",
      "a-list/entries.csv",
      3,
      "name",
    ],
    [
      "an amendment before the listing",
      entries(header + lumo.replace(",2024-10-03,", ",2020-10-03,") + tarn),
      "list.invalid",
      "a-list/entries.csv",
      2,
      "amended",
    ],
    [
      "a removal before the listing",
      entries(header + lumo + tarn.replace("2025-01-01", "2022-01-01")),
      "list.invalid",
      "a-list/entries.csv",
      3,
      "removed",
    ],
    [
      "a sub-list before the listing",
      entries(header + lumo.replace("v:2024", "v:2020") + tarn),
      "list.invalid",
      "a-list/entries.csv",
      2,
      "first_listed",
    ],
    [
      "a name of an entry that is not there",
      { ...good, "names.csv": `${names}mole,Mole,alias,,,,gazette,2026-01-31\n` },
      "list.invalid",
      "a-list/names.csv",
      5,
      "entry",
    ],
    [
      "a day without a primary name",
      { ...good, "names.csv": names.replace("2024-10-02", "2024-09-30") },
      "list.invalid",
      "a-list/entries.csv",
      2,
      "name",
    ],
    [
      "a day with two primary names",
      { ...good, "names.csv": names.replace("2024-10-02", "") },
      "list.invalid",
      "a-list/entries.csv",
      2,
      "name",
    ],
    [
      "a primary name that is not the entry's",
      { ...good, "names.csv": names.replace("Lumo Cotton", "Lumo Silk") },
      "list.invalid",
      "a-list/entries.csv",
      2,
      "name",
    ],
    [
      "a relation to nobody",
      { ...good, "relations.csv": relations.replace("lumo,,,paper", ",,,paper") },
      "list.invalid",
      "a-list/relations.csv",
      2,
      "to",
    ],
  ])("%s", (...[, files, code, file, row, column]) => {
    const issue = refusal(files);
    expect(issue).toMatchObject({ code, file });
    expect(issue?.row).toBe(row);
    expect(issue?.column).toBe(column);
    expect(issue?.hint).not.toBe("");
  });
  it("a count outside the list's own assertion, with its reason", () =>
    expect(refusal({ "list.yml": list, "entries.csv": header + lumo })).toMatchObject({
      code: "list.invalid",
      file: "a-list/entries.csv",
      expected: "2 to 2 entries",
      received: "1",
    }));
  it("a file that is no file of a list", () =>
    expect(refusal({ ...good, "extra.csv": "" })?.message).toContain("extra.csv"));
  it("another key than its folder's", () => {
    expect(() => readList("b-list", good)).toThrow(/key a-list/);
  });
  it("an order without goods or countries, and HS codes without a basis", () => {
    const order = (cells: string) =>
      refusal({
        "list.yml": list.replace("min: 2, max: 2", "min: 1, max: 1"),
        "entries.csv": `entry,kind,name,countries,first_listed,verification,merchandise,hs,hs_basis,source,source_date\nx,order,Place x good,${cells},gazette,2026-01-31\n`,
      })?.column;
    expect(order("CN,2021-01-13,official,,,")).toBe("merchandise");
    expect(order(",2021-01-13,official,Cotton,,")).toBe("countries");
    expect(order("CN,2021-01-13,official,Cotton,52,")).toBe("hs_basis");
    expect(order("CN,2021-01-13,official,Cotton,52,editorial")).toBeUndefined();
  });
});

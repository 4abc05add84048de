import { describe, expect, it } from "vitest";
import { inForce } from "../model/in-force.ts";
import type { Issue } from "../model/issue.ts";
import { SelvedgeError } from "../model/issue.ts";
import { readList } from "./read-list.ts";

const list = `
key: a-list
title: A list
publisher: An invented ministry
url: https://example.org/list
published: "2026-01-31"
publishedBasis: Invented
cadenceDays: 30
licence: fiction
role: parties
fictional: true
standsFor: us-uflpa
ownership: { rule: as-listed, citation: Invented }
sublists: { i: One, v: Five }
assertions: { min: 2, max: 2, why: there are two }
knownGaps: []
sources:
  gazette: { text: The gazette, itself: true }
  paper: { text: A newspaper }
`;
const header =
  "entry,kind,name,first_name,first_listed,amended,removed,sublists,verification,source,source_date\n";
const lumo =
  "lumo,organisation,Lumo Cotton,Lumo Gin,2022-06-21,2024-10-03,,i | v:2024-10-03,official,gazette,2026-01-31\n";
const tarn = "tarn,organisation,Tarn Mill,,2023-01-01,,2025-01-01,i,reported,paper,2026-01-31\n";
const names = `entry,name,kind,from,to,note,source,source_date
lumo,Lumo Gin,primary,,2024-10-02,,gazette,2022-06-21
lumo,Lumo Cotton,primary,2024-10-03,,,gazette,2026-01-31
lumo,绿末棉业,local,,,Short name.,paper,2024-01-01
`;
const relations = `entry,kind,to,to_name,note,source,source_date
tarn,subsidiary-of,lumo,,,paper,2026-01-31
lumo,same-group,,Lumo Holding,Inferred.,paper,2026-01-31
`;
const good = {
  "list.yml": list,
  "entries.csv": header + lumo + tarn,
  "names.csv": names,
  "relations.csv": relations,
};

const refusal = (files: Readonly<Record<string, string>>): Issue | undefined => {
  try {
    readList("a-list", files);
  } catch (error) {
    if (error instanceof SelvedgeError) return error.issue;
    throw error;
  }
  return undefined;
};

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

import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { namesAlgorithm } from "./algorithm.ts";
import { buildNameTables, nameDataFileNames } from "./name-tables.ts";
import { readTestTables } from "./test-tables.fixture.ts";
import { tsvRows } from "./tsv.ts";
import { wordsOf } from "./words.ts";

const textOf = (name: string): string =>
  readFileSync(new URL(`../../data/names/${name}`, import.meta.url), "utf8");
const formsOf = (name: string, column: number): string[] =>
  tsvRows(textOf(name)).flatMap((row) => row[column]?.split("|") ?? []);
const isHan = (form: string): boolean => /\p{Script=Han}/u.test(form);

describe("data/names", () => {
  test.each(nameDataFileNames)("%s names source, date and version, and no row is cut", (name) => {
    const text = textOf(name);
    expect(text).toMatch(/^# .*\n# source: .+ date: \d{4}-\d{2}-\d{2}\. version: \S+\n/m);
    const rows = tsvRows(text);
    const heading = text.split("\n").find((line) => !line.startsWith("#")) ?? "";
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([heading.split("\t").length]));
  });

  test.each([
    ["concepts.tsv", 3],
    ["legal-forms.tsv", 2],
    ["places.tsv", 2],
    ["counties.tsv", 1],
  ])("forms of %s are stored as the reader of names folds them", (name, column) => {
    const folded = (form: string): string =>
      wordsOf(form)
        .map((word) => word.fold)
        .join(" ");
    const other = formsOf(name, column).filter(
      (form) => !isHan(form) && form !== "" && folded(form) !== form,
    );
    // Two letters that stand alone ("p r china") are one dotted word to the reader; such forms can never be met.
    expect(other.filter((form) => !/(?:^| )\p{L} \p{L}(?: |$)/u.test(form))).toEqual([]);
  });

  it("gives one concept to a form", () => {
    const owner = new Map<string, string>();
    for (const [id = "", , , forms = ""] of tsvRows(textOf("concepts.tsv")))
      for (const form of forms.split("|")) {
        expect([form, owner.get(form) ?? id]).toEqual([form, id]);
        owner.set(form, id);
      }
  });

  it("nests every Chinese division in its province", () => {
    const ids = new Set(tsvRows(textOf("places.tsv")).map(([id]) => id));
    for (const id of ids) if (/^CN-\d{4,}$/.test(id ?? "")) expect(ids).toContain(id?.slice(0, 5));
  });
});

describe("buildNameTables(files)", () => {
  it("names the file that is missing", () => {
    expect(() => buildNameTables({})).toThrow(/data\/names\/concepts\.tsv/);
  });

  it("has a version that changes with any file", () => {
    const files = Object.fromEntries(nameDataFileNames.map((name) => [name, textOf(name)]));
    const changed = { ...files, "cantonese.tsv": `${files["cantonese.tsv"]}\n` };
    expect(namesAlgorithm(buildNameTables(files))).toBe(namesAlgorithm(readTestTables()));
    expect(namesAlgorithm(buildNameTables(changed))).not.toBe(namesAlgorithm(readTestTables()));
  });
});

import { describe, expect, it } from "vitest";
import { parseName } from "../names/parse-name.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { isSearchable } from "./is-searchable.ts";

const tables = readTestTables();

describe("isSearchable(form)", () => {
  it.each([
    ["Qimulo", true],
    ["棉", true],
    ["841", true],
    ["Co., Ltd.", false],
    ["", false],
    ["---", false],
  ])("%s: %s", (name, expected) => {
    expect(isSearchable(parseName(tables, name))).toBe(expected);
  });
});

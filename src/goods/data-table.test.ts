import { describe, expect, it } from "vitest";
import { z } from "zod";
import { SelvedgeError } from "../model/issue.ts";
import { dayCell, flagCell, hsCell, readDataTable, splitCell, textCell } from "./data-table.ts";

const schema = z.strictObject({
  name: textCell,
  day: dayCell.optional(),
  hs: hsCell.optional(),
  sure: flagCell.optional(),
});
const read = (text: string | undefined) => readDataTable("a.csv", text, schema);
const issuesOf = (text: string | undefined) => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof SelvedgeError) return [error.issue, ...error.details];
    throw error;
  }
  return [];
};

describe("readDataTable(file, text, schema)", () => {
  it("gives rows with the number a spreadsheet shows, empty cells absent", () => {
    expect(read('\uFEFFname,day,hs,sure\r\n"a ""b"", c",2024-02-29,61 | 6203,yes\nd,,,\n')).toEqual([
      { row: 2, value: { name: 'a "b", c', day: "2024-02-29", hs: ["61", "6203"], sure: true } },
      { row: 3, value: { name: "d" } },
    ]);
  });
  it("needs no optional column", () => expect(read("name\nx\n")).toHaveLength(1));

  it.each([
    ["no such file", undefined, 1, undefined],
    ["an empty file", "", 1, undefined],
    ["a column nobody reads", "name,colour\nx,red\n", 2, "colour"],
    ["a column that stands twice", "name,name\nx,y\n", 1, undefined],
    ["a row with too few cells", "name,day\nx\n", 1, undefined],
    ["a needed cell that is empty", "name,day\n,2024-01-01\n", 2, "name"],
    ["a day that does not exist", "name,day\nx,2023-02-29\n", 2, "day"],
    ["an HS code with points", "name,hs\nx,6109.10\n", 2, "hs"],
    ["an HS code with an odd number of digits", "name,hs\nx,610\n", 2, "hs"],
    ["a flag that is neither yes nor no", "name,sure\nx,maybe\n", 2, "sure"],
  ])("refuses %s", (_, text, row, column) => {
    const [issue] = issuesOf(text);
    expect(issue).toMatchObject({ code: "data.invalid", file: "a.csv", row });
    expect(issue?.column).toBe(column);
    expect(issue?.hint).not.toBe("");
  });
  it("says what was expected and read, and reports every bad cell", () => {
    const issues = issuesOf("name,day,hs\nx,soon,1\ny,later,61\n");
    expect(issues).toHaveLength(3);
    expect(issues[0]).toMatchObject({
      row: 2,
      column: "day",
      expected: "a day, YYYY-MM-DD",
      received: "soon",
    });
    expect(issues[0]?.message).toContain('"soon"');
  });
});

describe("splitCell(cell)", () => {
  it("parts by ' | ' and drops what is empty", () =>
    expect(splitCell("a | b |  | c")).toEqual(["a", "b", "c"]));
});

import { describe, expect, it } from "vitest";
import type { TableRow } from "../formats/table.ts";
import { SelvedgeError } from "../model/issue.ts";
import type { HeaderRequest } from "./find-header.ts";
import { findHeader, refuseHeadless, refuseTwin, twinsOf } from "./find-header.ts";
import { testReader } from "./record-reader.fixture.ts";

const rowsOf = (...lines: readonly string[]): readonly TableRow[] =>
  lines.map((line, index) => ({ number: index + 1, line: index + 1, cells: line.split(",") }));
const find = (lines: readonly string[], request: Partial<HeaderRequest> = {}) =>
  findHeader(testReader, rowsOf(...lines), { file: { file: "x.csv" }, ...request });
const refused = (act: () => unknown): SelvedgeError["issue"] => {
  try {
    act();
  } catch (error) {
    if (error instanceof SelvedgeError) return error.issue;
  }
  throw new Error("nothing was refused");
};

describe("findHeader(reader, head, request)", () => {
  it("finds headings below titles in the first rows of a file", () => {
    const found = find(["Export of March", "", "Supplier Name,Address,Country", "A,B,CN"]);
    expect(found?.row.number).toBe(3);
    expect(found?.table.kind).toBe("parties");
  });
  it("is nothing where no row is known", () => expect(find(["a,b", "1,2"])).toBeUndefined());
  it("names the column that is missing", () =>
    expect(refused(() => find(["date,seller", "2026-01-01,A"], { kind: "shipments" }))).toMatchObject({
      code: "column.missing",
      row: 1,
      column: "buyer or buyer_id",
    }));
});

describe("twinsOf(header)", () => {
  it("gives the columns that share a heading with one that is read", () => {
    const header = find(["Name,City,Name,Notes,Notes,Country", "A,B,C,D,E,CN"]);
    if (header === undefined) throw new Error("no header");
    expect(twinsOf(header)).toEqual([{ column: "name", heading: "Name", index: 0, twin: 2 }]);
    const [twin] = twinsOf(header);
    const [, row] = rowsOf("", "A,B,C,D,E,CN");
    if (twin === undefined || row === undefined) throw new Error("no twin");
    expect(refused(() => refuseTwin(twin, header, row, { file: "x.csv" }))).toMatchObject({
      code: "column.ambiguous",
      column: "Name",
      message: 'Two columns are headed "Name", and they differ on row 2.',
    });
  });
  it("has none where a person said which one is meant", () => {
    const header = find(["Name,Name,Country", "A,B,CN"], { map: { name: "Name#2" }, kind: "parties" });
    expect(header && twinsOf(header)).toEqual([]);
    expect(header?.match.columns.find(({ rule }) => rule.column === "name")?.index).toBe(1);
  });
});

describe("refuseHeadless(reader, head, request)", () => {
  const request = { file: { file: "x.csv" } };
  it("says what the widest row holds", () =>
    expect(refused(() => refuseHeadless(testReader, rowsOf("t", "a,b,c"), request))).toMatchObject({
      code: "file.kind",
      row: 2,
      received: '"a", "b", "c"',
    }));
  it("says which heading of a mapping the file does not have", () =>
    expect(
      refused(() => refuseHeadless(testReader, rowsOf("Firm,Town"), { ...request, map: { name: "Frim" } })),
    ).toMatchObject({ code: "column.unknown", column: "Frim", hint: expect.stringContaining("Firm") }));
});

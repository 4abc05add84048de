import { describe, expect, it } from "vitest";
import { clippedIssue, fail, type Issue, SelvedgeError } from "./issue.ts";

describe("clippedIssue(issue)", () => {
  it("leaves what a person can read as it is", () => {
    const issue: Issue = {
      code: "row.shape",
      message: "m".repeat(1_000),
      hint: "h",
      received: "r".repeat(400),
    };
    expect(clippedIssue(issue)).toBe(issue);
  });

  it("tells long parts by their beginning, whole characters only, and keeps the place", () => {
    const told = clippedIssue({
      code: "row.shape",
      message: `${"m".repeat(998)}😀😀`,
      hint: "h".repeat(5_000),
      file: "f.csv",
      row: 3,
      column: "c".repeat(5_000),
    });
    expect(told.message).toBe(`${"m".repeat(998)}\ufffd…`);
    expect([told.hint.length, told.column?.length, told.file, told.row]).toEqual([1_000, 400, "f.csv", 3]);
    expect("received" in told).toBe(false);
  });
});

describe("fail(code, message, hint)", () => {
  it("throws an issue that is not endless, and its details neither", () => {
    expect(() => fail("file.format", "x".repeat(9_999), "y")).toThrow("…");
    const error = new SelvedgeError({ code: "file.format", message: "a", hint: "b" }, [
      { code: "row.shape", message: "d".repeat(9_999), hint: "e" },
    ]);
    expect(error.details[0]?.message).toHaveLength(1_000);
  });
});

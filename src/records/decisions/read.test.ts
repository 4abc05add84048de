import { describe, expect, it } from "vitest";
import { readFixture } from "../reader.fixture.ts";

describe("readRecords: decisions", async () => {
  const result = await readFixture("decisions");

  it("reads decisions in the three words of the contract", async () => {
    expect(result.kind).toBe("decisions");
    expect(result.rows.map(({ status, cells }) => [status, cells.decision, cells.date])).toEqual([
      ["accepted", "not-same", "2026-03-02"],
      ["accepted", "same", "2026-03-03"],
      ["quarantined", undefined, "2026-03-04"],
      ["quarantined", "cannot-tell", "2026-03-04"],
    ]);
  });
  it("says which words there are, and that a reason is needed", async () => {
    expect(result.issues.map(({ row, code, expected }) => [row, code, expected])).toEqual([
      [4, "row.value-invalid", "same, not-same, cannot-tell"],
      [5, "row.value-missing", "reason"],
    ]);
  });
});

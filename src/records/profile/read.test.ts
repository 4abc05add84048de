import { describe, expect, it } from "vitest";
import { readFixture } from "../reader.fixture.ts";

describe("readRecords: profile", () => {
  it("reads figures as they are given; a key without a value is quarantined", async () => {
    const result = await readFixture("profile");
    expect(result.kind).toBe("profile");
    expect(result.rows.map(({ status, cells }) => [status, cells.key, cells.value])).toEqual([
      ["accepted", "employees", "1200"],
      ["accepted", "listing", "none"],
      ["quarantined", "turnover", undefined],
    ]);
  });
});

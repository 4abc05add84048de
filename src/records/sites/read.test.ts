import { describe, expect, it } from "vitest";
import { readFixture } from "../reader.fixture.ts";

describe("readRecords: sites", async () => {
  const result = await readFixture("sites");
  const issues = result.issues.map(({ row, column, code }) => [row, column, code]);

  it("tells sites from parties by their own key, in a file with semicolons", async () => {
    expect(result).toMatchObject({ kind: "sites", headerRow: 1, delimiter: ";", unmapped: [] });
  });
  it("reads decimal commas in coordinates, and thousands as the file's other numbers prove", async () => {
    expect(result.rows[0]).toMatchObject({
      status: "repaired",
      cells: {
        lat: "31.2983",
        lon: "120.5832",
        capacity: "12500",
        capacity_unit: "t",
        processes: "spinning, weaving",
      },
    });
  });
  it("does not use 0, 0 nor a latitude that cannot be", async () => {
    expect(result.rows[1]?.cells).not.toHaveProperty("lat");
    expect(issues).toContainEqual([3, "latitude", "row.value-invalid"]);
    expect(issues).toContainEqual([4, "latitude", "row.value-invalid"]);
  });
  it("quarantines a site of nobody and reports a key that comes again", async () => {
    expect(result.rows.map(({ status }) => status)).toEqual([
      "repaired",
      "accepted",
      "quarantined",
      "repaired",
    ]);
    expect(issues).toContainEqual([5, "site_id", "row.duplicate"]);
    expect(issues).toContainEqual([5, "longitude", "row.value-missing"]);
  });
});

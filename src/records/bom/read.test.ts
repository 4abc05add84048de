import { describe, expect, it } from "vitest";
import { readFixture } from "../reader.fixture.ts";

describe("readRecords: bom", async () => {
  const result = await readFixture("bom");

  it("reads the parent-child form", async () => {
    expect(result).toMatchObject({ kind: "bom", unmapped: ["Revision"] });
    expect(result.rows[1]?.cells).toEqual({
      product: "SH-100",
      component: "BTN-7",
      quantity: "8",
      unit: "pcs",
    });
  });
  it("reads a decimal comma that can be nothing else", async () => {
    expect(result.rows[0]?.cells.quantity).toBe("1.8");
  });
  it("says that a product is given as its own component", async () => {
    expect(result.issues.find(({ row }) => row === 4)).toMatchObject({
      code: "row.contradiction",
      column: "ChildPartNumber",
    });
  });
  it("quarantines a line without a component", async () => {
    expect(result.rows.map(({ status }) => status)).toEqual([
      "accepted",
      "accepted",
      "accepted",
      "quarantined",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { readFixture } from "../reader.fixture.ts";

describe("readRecords: products", async () => {
  const result = await readFixture("products");

  it("tells the kind and keeps what is not ours", async () => {
    expect(result).toMatchObject({ kind: "products", unmapped: ["Season"] });
    expect(result.rows[0]?.extra).toEqual({ Season: "SS26" });
  });
  it("reads HS codes with points, spaces and a label", async () => {
    expect(result.rows.map(({ cells }) => cells.hs)).toEqual([
      "6205.20.20",
      "61091000",
      "80211",
      undefined,
      "6115",
    ]);
  });
  it("says where a zero or digits were lost", async () => {
    expect(
      result.issues.filter(({ column }) => column === "HTS Code").map(({ row, message }) => [row, message]),
    ).toEqual([
      [4, '"80211" has 5 digits; a zero may have been lost at its start or end.'],
      [
        5,
        '"6.505E+05" was an identifier until a spreadsheet wrote it as a number; its last digits are lost.',
      ],
    ]);
  });
  it("quarantines a product without a supplier", async () => {
    expect(result.rows.at(-1)?.status).toBe("quarantined");
  });
});

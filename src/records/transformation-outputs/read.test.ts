import { describe, expect, it } from "vitest";
import { readFixture, readText } from "../reader.fixture.ts";

describe("readRecords: transformation outputs", async () => {
  const result = await readFixture("transformation-outputs");

  it("reads a Chinese list of receipts from production, and keeps an issue apart", () => {
    expect(result).toMatchObject({ kind: "transformation_outputs", unmapped: ["收发类别"] });
    expect(result.rows.map(({ status, cells }) => [status, cells.lot, cells.quantity])).toEqual([
      ["accepted", "Y-77", "1234.50"],
      ["accepted", "Y-78", "430"],
      ["quarantined", "B-0001", "500"],
      ["accepted", "Y-79", undefined],
    ]);
  });
  it("has nothing to remark on an output whose quantity is not given", () =>
    expect(result.issues.filter(({ row }) => row === 5)).toEqual([]));

  const same = "transformation,lot,quantity,unit\nT-1,L-1,5,kg\n";
  it("asks which side headings mean that both sides have", async () => {
    await expect(readText(same)).rejects.toThrow(
      "fit transformation_inputs and transformation_outputs equally well",
    );
  });
  it.each([
    ["acme-transformation_outputs.csv", "transformation_outputs"],
    ["2025/Transformation inputs.csv", "transformation_inputs"],
    ["transformation_outputs.zip/transformation_inputs.csv", "transformation_inputs"],
  ])("takes %s at its name", async (file, kind) => {
    expect((await readText(same, { file })).kind).toBe(kind);
  });
  it("never lets a name overrule headings that tell", async () => {
    const text = "Work order,Input lot,Input qty,Unit\nT-1,L-1,5,kg\n";
    expect((await readText(text, { file: "transformation_outputs.csv" })).kind).toBe("transformation_inputs");
  });
  it.each([
    "Fertigungsauftrag,Ausgangscharge,Gutmenge,Einheit",
    "Ordre de fabrication,Lot produit,Quantité produite,Unité",
    "İş Emri No,Üretilen Parti,Üretilen Miktar,Birim",
    "Lệnh sản xuất,Lô thành phẩm,Sản lượng,Đơn vị",
    "Work Order,Batch,Produced Quantity,UOM",
  ])("recognises %s", async (headings) => {
    const { kind, mapping } = await readText(`${headings}\nT-1,L-1,5,kg\n`);
    expect(kind).toBe("transformation_outputs");
    expect(Object.keys(mapping)).toEqual(["transformation", "lot", "quantity", "unit"]);
  });
});

import { describe, expect, it } from "vitest";
import { readFixture, readText } from "../reader.fixture.ts";

describe("readRecords: lots", async () => {
  const result = await readFixture("lots");
  const row = (number: number) => result.rows.find((each) => each.row === number);
  const issuesOn = (number: number) =>
    result.issues.filter((issue) => issue.row === number).map(({ code, column }) => [code, column]);

  it("reads a gin's list of bales below its title, without its contacts", () => {
    expect(result).toMatchObject({ kind: "lots", headerRow: 2, contact: ["Contact Person"], unmapped: [] });
    expect(row(3)?.cells).toEqual({
      lot: "B-0001",
      product: "SM",
      hs: "5201.00",
      site: "G-4",
      quantity: "1234.50",
      unit: "lb",
      date: "2025-10-12",
    });
  });
  it("keeps a quantity without a unit, and says that it is compared with nothing", () => {
    expect(row(4)).toMatchObject({ status: "accepted", cells: { quantity: "480.0" } });
    expect(issuesOn(4)).toEqual([["row.value-missing", "UoM"]]);
  });
  it("keeps a lot with a negative quantity, which is then unknown", () => {
    expect(row(5)).toMatchObject({ status: "accepted", extra: { "Net Quantity": "-480" } });
    expect(row(5)?.cells).not.toHaveProperty("quantity");
    expect(issuesOn(5)).toEqual([["row.value-invalid", "Net Quantity"]]);
  });
  it("keeps a unit that is none and says so; a day far ahead is taken as among shipments", () => {
    expect(row(6)).toMatchObject({ status: "accepted", cells: { unit: "ballots", date: "2090-10-13" } });
    expect(issuesOn(6)).toEqual([["row.value-invalid", "UoM"]]);
  });
  it("reports a lot that stands on two rows, and quarantines a row without one", () => {
    expect(issuesOn(7)).toEqual([["row.duplicate", "Bale No."]]);
    expect(row(8)?.status).toBe("quarantined");
  });
  it("takes a unit beside the number", () =>
    expect(row(9)).toMatchObject({ status: "repaired", cells: { quantity: "218", unit: "kg" } }));

  it("says which units a word may mean, and keeps it, beside the number too", async () => {
    const { rows, issues } = await readText("lot,product,quantity,unit\nL-1,P,5,ton\nL-2,P,5 ballots,\n");
    expect(rows.map(({ cells }) => cells.unit)).toEqual(["ton", "ballots"]);
    expect(
      issues.filter(({ code }) => code === "row.value-invalid").map(({ row: at, message }) => [at, message]),
    ).toEqual([
      [2, expect.stringContaining('"ton" may be tonne (metric ton) (TNE) or ')],
      [3, '"ballots" is not a unit that is known.'],
    ]);
  });
  it("does not take lots beside a production order for a list of lots, unless told to", async () => {
    const text = "Production order,Material,Batch,Plant,Qty,UoM,Production date\n1,M,L,P,5,kg,2025-03-04\n";
    await expect(readText(text)).rejects.toThrow(
      "fit transformation_inputs and transformation_outputs equally well",
    );
    expect((await readText(text, { kind: "lots" })).rows[0]?.cells).toMatchObject({ lot: "L", site: "P" });
  });
  it.each([
    "批号,物料编号,工厂,数量,单位,生产日期",
    "Charge,Materialnummer,Werk,Menge,Einheit,Herstelldatum",
    "Numéro de lot,Code article,Usine,Quantité,Unité,Date de production",
    "Parti No,Malzeme Kodu,Fabrika,Miktar,Birim,Üretim Tarihi",
    "Số lô,Mã hàng,Nhà máy,Số lượng,Đơn vị,Ngày sản xuất",
  ])("recognises %s", async (headings) => {
    const { kind, mapping } = await readText(`${headings}\nL-1,P-1,S-1,5,kg,2025-03-04\n`);
    expect(kind).toBe("lots");
    expect(Object.keys(mapping)).toEqual(["lot", "product", "site", "quantity", "unit", "date"]);
  });
});

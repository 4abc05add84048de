import { describe, expect, it } from "vitest";
import { readFixture, readText } from "../reader.fixture.ts";

describe("readRecords: stock", async () => {
  const result = await readFixture("stock");
  const row = (number: number) => result.rows.find((each) => each.row === number);
  const issuesOn = (number: number) =>
    result.issues.filter((issue) => issue.row === number).map(({ code, column }) => [code, column]);

  it("reads a ledger, its movements kept beside", () => {
    expect(result).toMatchObject({ kind: "stock", unmapped: ["Receipts", "Issues"] });
    expect(row(2)?.cells).toEqual({
      site: "MILL-1",
      good: "COTTON",
      date: "2025-03-31",
      opening: "100",
      closing: "150",
      unit: "kg",
    });
  });
  it("keeps stock below zero as the ledger shows it, and says so", () => {
    expect(row(3)).toMatchObject({ status: "accepted", cells: { closing: "-50" } });
    expect(issuesOn(3)).toEqual([["row.contradiction", "Closing Stock"]]);
  });
  it("does not judge a closing that follows from nothing", () => {
    expect(row(4)?.status).toBe("accepted");
    expect(issuesOn(4)).toEqual([]);
  });
  it("quarantines stock of no site and stock of no amount", () =>
    expect([5, 6].map((at) => row(at)?.status)).toEqual(["quarantined", "quarantined"]));
  it("reads the closing of a month as that of its last day, and shows it", () =>
    expect(row(7)).toMatchObject({
      status: "repaired",
      cells: { date: "2025-08-31" },
      repairs: [{ from: "2025-08", to: "2025-08-31" }],
    }));
  it("reports a second count of the same day, and asks for a unit", () => {
    expect(issuesOn(8)).toEqual([["row.duplicate", "Warehouse"]]);
    expect(issuesOn(9)).toEqual([["row.value-missing", "UoM"]]);
  });
  it.each([
    "仓库,物料编号,批号,日期,期初数量,期末数量,单位",
    "Werk,Materialnummer,Charge,Stichtag,Anfangsbestand,Endbestand,Einheit",
    "Entrepôt,Code article,Numéro de lot,Date de stock,Stock initial,Stock final,Unité",
    "Depo,Stok Kodu,Parti No,Tarih,Dönem Başı Stok,Dönem Sonu Stok,Birim",
    "Kho,Mã hàng,Số lô,Ngày,Tồn đầu kỳ,Tồn cuối kỳ,Đơn vị",
  ])("recognises %s", async (headings) => {
    const { kind, mapping } = await readText(`${headings}\nW-1,P-1,L-1,2025-03-31,5,6,kg\n`);
    expect(kind).toBe("stock");
    expect(Object.keys(mapping)).toEqual(["site", "good", "lot", "date", "opening", "closing", "unit"]);
  });
});

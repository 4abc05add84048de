import { describe, expect, it } from "vitest";
import { readFixture, readText } from "../reader.fixture.ts";

describe("readRecords: transformations", async () => {
  const result = await readFixture("transformations");
  const issues = result.issues.map(({ row, column, code }) => [row, column, code]);

  it("reads production orders as an ERP writes them", () => {
    expect(result).toMatchObject({ kind: "transformations", delimiter: ";", unmapped: ["Shift Leader"] });
    expect(result.rows[0]?.cells).toEqual({
      transformation: "100045",
      site: "MILL-1",
      process: "Ring spinning",
      start: "2025-11-03",
      end: "2025-11-14",
    });
  });
  it("says that an end lies before its start, and keeps both", () => {
    expect(result.rows[1]).toMatchObject({ cells: { start: "2025-11-15", end: "2025-11-14" } });
    expect(issues).toContainEqual([3, "Actual Finish", "row.contradiction"]);
  });
  it("quarantines a row without an order, and keeps one that says little of it", () => {
    expect(result.rows.map(({ status }) => status === "quarantined")).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });
  it("reports an order and step that come again with other days", () =>
    expect(issues).toContainEqual([6, "Production Order", "row.duplicate"]));

  it("takes months as widely as they can be meant", async () => {
    const { rows } = await readText("Work order,Start date,End date\nT-1,2025-02,2025-02\n");
    expect(rows[0]).toMatchObject({ status: "repaired", cells: { start: "2025-02-01", end: "2025-02-28" } });
  });
  it.each([
    "生产订单号,工厂,工序,开工日期,完工日期",
    "Fertigungsauftrag,Werk,Arbeitsgang,Startdatum,Enddatum",
    "Ordre de fabrication,Usine,Opération,Date de début,Date de fin",
    "İş Emri No,Fabrika,İşlem,Başlangıç Tarihi,Bitiş Tarihi",
    "Lệnh sản xuất,Nhà máy,Công đoạn,Ngày bắt đầu,Ngày kết thúc",
  ])("recognises %s", async (headings) => {
    const { kind, mapping } = await readText(`${headings}\nT-1,S-1,dyeing,2025-03-04,2025-03-05\n`);
    expect(kind).toBe("transformations");
    expect(Object.keys(mapping)).toEqual(["transformation", "site", "process", "start", "end"]);
  });
});

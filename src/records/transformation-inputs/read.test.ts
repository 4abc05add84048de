import { describe, expect, it } from "vitest";
import { readFixture, readText } from "../reader.fixture.ts";

describe("readRecords: transformation inputs", async () => {
  const result = await readFixture("transformation-inputs");
  const row = (number: number) => result.rows.find((each) => each.row === number);
  const codesOn = (number: number) =>
    result.issues.filter((issue) => issue.row === number).map(({ code }) => code);

  it("reads a list of consumption, and keeps the columns of the movement", () => {
    expect(result).toMatchObject({
      kind: "transformation_inputs",
      unmapped: ["Material", "Movement Type"],
    });
    expect(row(2)?.cells).toEqual({ transformation: "100045", lot: "B-0001", quantity: "500", unit: "kg" });
  });
  it("keeps an input whose lot is not named: it went in all the same", () => {
    expect(row(3)).toMatchObject({ status: "accepted", cells: { quantity: "120" } });
    expect(codesOn(3)).toEqual(["row.value-missing"]);
  });
  it("keeps a receipt apart, which is no input", () => {
    expect(row(4)?.status).toBe("quarantined");
    expect(result.issues.find((issue) => issue.row === 4)).toMatchObject({
      code: "row.contradiction",
      column: "Movement Type",
      received: "101",
    });
  });
  it("counts no quantity of a row that takes back another, or is below zero, and drops neither", () => {
    for (const [at, quantity] of [
      [5, "40"],
      [6, "-60"],
    ] as const) {
      expect(row(at)).toMatchObject({ status: "accepted", extra: { "Qty Consumed": quantity } });
      expect(row(at)?.cells).not.toHaveProperty("quantity");
    }
  });
  it("quarantines an input of nothing, and reports a lot that goes in twice", () => {
    expect(row(7)?.status).toBe("quarantined");
    expect(codesOn(8)).toContain("row.duplicate");
  });

  it.each([
    ["261 GI for order", "own"],
    ["Goods issue for production order", "own"],
    ["生产领料单", "own"],
    ["101 GR goods receipt", "other"],
    ["Reversal of receipt", "other"],
    ["完工入库单", "other"],
    ["Zugang aus Fertigung", "other"],
    ["Issue reversal", "back"],
    ["262 RE for order", "back"],
    ["退料入库", "back"],
    ["Z61", "unknown"],
    ["In", "unknown"],
    ["issue or receipt", "unknown"],
  ])("takes the movement %s for %s", async (text, side) => {
    const { rows, issues } = await readText(
      `Production order,Input lot,Movement,Quantity,Unit\nT-1,L-1,${text},5,kg\n`,
    );
    const told = {
      own: ["accepted", "5", []],
      other: ["quarantined", "5", ["row.contradiction"]],
      back: ["accepted", undefined, ["row.contradiction"]],
      unknown: ["accepted", "5", ["row.value-invalid"]],
    };
    expect([rows[0]?.status, rows[0]?.cells.quantity, issues.map(({ code }) => code)]).toEqual(
      told[side as keyof typeof told],
    );
  });
  it("keeps a row of an unknown movement apart where no heading tells its side", async () => {
    const { rows, issues } = await readText(
      "Production order,Batch,Movement,Quantity,Unit\nT-1,L-1,Z61,5,kg\nT-1,L-2,261,5,kg\nT-1,L-3,Storno,5,kg\nT-1,L-4,262,5,kg\n",
      { kind: "transformation_inputs" },
    );
    expect(rows.map(({ status }) => status)).toEqual(["quarantined", "accepted", "quarantined", "accepted"]);
    expect(issues[0]?.message).toBe('"Z61" does not say whether the row went in or came out.');
    expect(issues[1]?.message).toBe('"Storno" does not say whether the row went in or came out.');
  });
  it("leaves a lot that is its own input to whoever looks at the whole", async () => {
    const { rows, issues } = await readText("Production order,Lot,Input quantity,Unit\nL-1,L-1,5,kg\n");
    expect(rows[0]).toMatchObject({ status: "accepted", cells: { transformation: "L-1", lot: "L-1" } });
    expect(issues).toEqual([]);
  });
  it.each([
    "生产订单号,领料批号,领料数量,单位",
    "Fertigungsauftrag,Einsatzcharge,Entnahmemenge,Einheit",
    "Ordre de fabrication,Lot consommé,Quantité consommée,Unité",
    "İş Emri No,Girdi Partisi,Tüketilen Miktar,Birim",
    "Lệnh sản xuất,Lô nguyên liệu,Lượng tiêu hao,Đơn vị",
    "Work Order,Input Lot,Input Qty,Input Unit",
    "Work Order,Batch,Issued Qty,UOM",
  ])("recognises %s", async (headings) => {
    const { kind, mapping } = await readText(`${headings}\nT-1,L-1,5,kg\n`);
    expect(kind).toBe("transformation_inputs");
    expect(Object.keys(mapping)).toEqual(["transformation", "lot", "quantity", "unit"]);
  });
});

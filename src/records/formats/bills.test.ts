import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { importyeti } from "./importyeti/importyeti.ts";
import { keyTable } from "./key-table.ts";
import { panjiva } from "./panjiva/panjiva.ts";
import { byHeading, readWith, rowsOf } from "./table.fixture.ts";
import { vendorBol } from "./vendor-bol/vendor-bol.ts";
import { toKilograms } from "./weight.ts";

describe.each([
  [panjiva, [2], ["13170", "5000", "8170", "410", "900"]],
  [importyeti, [3], ["5000.5", "5000", "410"]],
  [vendorBol, [3], ["5973.8115129", "5973.81", "408.23"]],
] as const)("$id", (format, apart, weights) => {
  const rows = rowsOf(readFileSync(new URL(`./${format.id}/fixture.csv`, import.meta.url), "utf8"));
  const out = () => readWith(format, rows, rows[0] ?? { number: 1, line: 1, cells: [] });

  it("keeps the master apart whose house bills stand in the file, and counts a master alone", async () => {
    const found = (await out()).filter((row) => row.apart !== undefined);
    expect(found.map(({ number }) => number)).toEqual(apart);
    expect(found[0]?.apart?.message).toMatch(/house bills, the first on row \d/);
  });
  it("has the gross weight in kilograms and no net weight", async () => {
    const cells = byHeading(await out());
    expect(cells.map((row) => row["gross weight kg"])).toEqual(weights);
    for (const row of cells) expect(Object.keys(row)).not.toContain("net_kg");
  });
  it("leaves placeholders of parties as they stand", async () => {
    const text = (await out()).flatMap(({ cells }) => cells);
    expect(text.some((cell) => /TO (THE )?ORDER|WITHHELD/.test(cell))).toBe(true);
  });
});

describe("masters and houses of vendor-bol", () => {
  const readBills = async (lines: readonly string[]) => {
    const [headings = "", ...rest] = lines;
    const below = rest.map((line) => `A,B,C,1,${line}`);
    const rows = rowsOf(
      [`SHIPER,CONSIGNEE,PRODUCT_DESCRIPTION,GROSS_WIGHT_KG,${headings}`, ...below].join("\n"),
    );
    return readWith(vendorBol, rows, rows[0] ?? { number: 1, line: 1, cells: [] });
  };
  const apartOf = async (lines: readonly string[]) =>
    (await readBills(lines)).flatMap(({ number, apart }) =>
      apart === undefined ? [] : [[number, apart.message]],
    );
  const unsaid =
    "The file holds house bills, the first on row 3, and does not say of which master; goods of masters would be counted twice.";

  it.each([
    ["no column of masters", ["BILL_OF_LADING,HOUSE_VS_MASTER", "X1,MASTER", "X2,HOUSE"]],
    ["no numbers", ["MASTER_B_L,HOUSE_VS_MASTER", ",M", "X1,H"]],
    ["masters left empty", ["BILL_OF_LADING,MASTER_B_L,HOUSE_VS_MASTER", "X1,,MBL", "X2,N/A,HBL"]],
  ])("keeps masters apart beside houses that name none: %s", async (_, lines) =>
    expect(await apartOf(lines)).toEqual([[2, unsaid]]),
  );
  it.each([
    ["masters alone", ["BILL_OF_LADING,HOUSE_VS_MASTER", "X1,MASTER", "X2,MASTER"]],
    ["houses alone", ["BILL_OF_LADING,HOUSE_VS_MASTER", "X1,HOUSE", "X2,H"]],
    [
      "a house that names a master elsewhere",
      ["BILL_OF_LADING,MASTER_B_L,HOUSE_VS_MASTER", "X1,,M", "X2,X9,H"],
    ],
    ["other words", ["BILL_OF_LADING,HOUSE_VS_MASTER", "X1,MIXED", "X2,H"]],
  ])("reads all: %s", async (_, lines) => expect(await apartOf(lines)).toEqual([]));
  it("does not say that house bills are read, which their own rows may deny", async () => {
    const out = await readBills(["BILL_OF_LADING,MASTER_B_L,HOUSE_VS_MASTER", "X1,,M", "X2,X1,H"]);
    expect(out[1]?.apart?.hint).toContain("count, or say on their own rows why they cannot be read");
  });
});

describe("toKilograms(weight, unit)", () => {
  test.each([
    ["131704", "Pounds", "59739.92949848"],
    ["1", "LB", "0.45359237"],
    ["13,170.5", "lbs.", "5974.038309085"],
    ["0.50", "kg", "0.5"],
    ["0.5000", "kg", "0.5"],
    ["1,234,567", "kg", "1234567"],
    ["12,500.250", "kg", "12500.25"],
    ["12,500", "kg", ""],
    ["1.234", "kg", ""],
    ["1,234,56", "kg", ""],
    ["12", "Metric Tons", "12000"],
    ["0", "LBS", "0"],
    ["1.234,5", "lb", ""],
    ["12,34", "lb", ""],
    ["-5", "lb", ""],
    ["", "kg", ""],
    ["5", "Long Tons", ""],
    ["5", "", ""],
  ])("%s %s is %s kg", (weight, unit, expected) => expect(toKilograms(weight, unit)).toBe(expected));
  it("is exact: as many hundred millionths as pounds times 45,359,237", () => {
    fc.assert(
      fc.property(fc.nat(1e9), (pounds) => {
        const [whole = "", rest = ""] = toKilograms(String(pounds), "lb").split(".");
        expect(BigInt(whole + rest.padEnd(8, "0"))).toBe(BigInt(pounds) * 45_359_237n);
      }),
    );
  });
});

describe("keyTable()", () => {
  it("numbers texts in the order of first sight, as a Map does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom("a", "b", "")), { maxLength: 3000 }),
        (texts) => {
          const table = keyTable();
          const known = new Map<string, number>();
          for (const text of texts) {
            if (!known.has(text)) expect(table.find(text)).toBe(-1);
            known.set(text, known.get(text) ?? known.size);
            expect(table.add(text)).toBe(known.get(text));
          }
          expect(table.size()).toBe(known.size);
          for (const [text, ordinal] of known) expect(table.find(text)).toBe(ordinal);
        },
      ),
    );
  });
  it("grows: 200,000 bill numbers that differ by one digit stay apart", () => {
    const table = keyTable();
    for (let at = 0; at < 200_000; at += 1) table.add(`EXLI${at}`);
    expect(table.size()).toBe(200_000);
    expect(table.find("EXLI199999")).toBe(199_999);
    expect(table.find("EXLI200000")).toBe(-1);
  });
});

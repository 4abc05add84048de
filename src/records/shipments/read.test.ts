import { describe, expect, it } from "vitest";
import { readFixture, readText } from "../reader.fixture.ts";

describe("readRecords: shipments", async () => {
  const result = await readFixture("shipments");
  const cells = (index: number) => result.rows[index]?.cells;

  it("reads a vendor's headings, misspelt ones too, and takes gross weight for nothing else", async () => {
    expect(result).toMatchObject({ kind: "shipments", unmapped: ["gross weight kg", "GROSS_WIGHT_LB"] });
    expect(result.mapping).toMatchObject({
      seller: "SHIPER",
      buyer: "CONSIGNEE",
      date: "ARRIVAL_DATE",
      net_kg: "NET WEIGHT KG",
    });
  });
  it("knows from the heading what kind of date it is", async () => {
    expect(cells(0)).toMatchObject({ date: "2024-12-25", date_kind: "arrival", origin: "VN" });
  });
  it("reads a quantity with its unit beside it, and kilograms beside a weight", async () => {
    expect(cells(0)).toMatchObject({ quantity: "2880", unit: "CTN", net_kg: "5000" });
    expect(result.rows[0]?.repairs.map(({ column }) => column)).toEqual(["quantity"]);
  });
  it("reads an ambiguous date as the others of the file prove", async () => {
    expect(result.rows[1]).toMatchObject({ status: "repaired", cells: { date: "2025-03-02" } });
  });
  it("never takes pounds for kilograms", async () => {
    expect(cells(2)).not.toHaveProperty("net_kg");
    expect(result.rows[2]).toMatchObject({ status: "accepted", extra: { "NET WEIGHT KG": "410 LB" } });
  });
  it("keeps a row whose buyer is blank or a placeholder, and quarantines one without a date", async () => {
    expect(result.rows.map(({ status }) => status)).toEqual([
      "repaired",
      "repaired",
      "accepted",
      "accepted",
      "quarantined",
    ]);
    expect(cells(2)?.buyer).toBe("TO ORDER");
    expect(result.issues.filter(({ row }) => row === 5).map(({ code, column }) => [code, column])).toEqual([
      ["row.value-invalid", "COUNTRY_OF_ORIGIN"],
      ["row.value-missing", "CONSIGNEE"],
    ]);
  });

  it("asks about an ambiguous date that nothing settles", async () => {
    const { rows, issues } = await readText("seller,buyer,date\nA,B,02/03/2024\nA,B,03/03/2024\n");
    expect(rows.map(({ status }) => status)).toEqual(["quarantined", "accepted"]);
    expect(issues).toEqual([
      expect.objectContaining({
        code: "row.date-ambiguous",
        row: 2,
        message: '"02/03/2024" is 2024-03-02 or 2024-02-03.',
      }),
    ]);
  });
  it("asks as well where the file's own dates contradict each other", async () => {
    const { rows } = await readText("seller,buyer,date\nA,B,02/03/2024\nA,B,25/12/2024\nA,B,12/25/2024\n");
    expect(rows.map(({ status }) => status)).toEqual(["quarantined", "accepted", "accepted"]);
  });
  it("says that days stand in the wrong order and that a party ships to itself", async () => {
    const { issues } = await readText("seller_id,buyer_id,date,date_latest\nS,S,2024-03-05,2024-03-01\n");
    expect(issues.map(({ code, column }) => [code, column])).toEqual([
      ["row.contradiction", "date_latest"],
      ["row.contradiction", "buyer_id"],
    ]);
  });
  it.each([
    "panjivaRecordId,billOfLadingNumber,arrivalDate,conName,conPanjivaId,shpName,shpPanjivaId,shpmtOrigin,quantity,weightKg",
    "Shipment ID,Invoice Date,Supplier Code,Supplier Name,Customer,HTS Code,Goods Description,Qty,UoM,Amount,Currency,Batch No,Entry Number,Import Date",
  ])("recognises %s", async (headings) => {
    expect((await readText(`${headings}\n${headings.replace(/[^,]+/g, "x")}\n`)).kind).toBe("shipments");
  });
  it("puts a currency beside an amount in its column, and a sign that is none aside", async () => {
    const { rows } = await readText("seller,buyer,date,value\nA,B,2024-03-02,USD 20\nA,B,2024-03-02,$ 30\n");
    expect(rows.map(({ cells }) => [cells.value, cells.currency])).toEqual([
      ["20", "USD"],
      ["30", undefined],
    ]);
    expect(rows[1]?.extra).toEqual({ "currency, beside the number": "$" });
  });
  it("shows numbers that it read by the file's decimal comma", async () => {
    const { rows } = await readText(
      'seller,buyer,date,quantity\nA,B,2024-03-02,"1,5"\nA,B,2024-03-02,"2,880"\n',
    );
    expect(rows.map(({ status, cells }) => [status, cells.quantity])).toEqual([
      ["accepted", "1.5"],
      ["repaired", "2.880"],
    ]);
  });
  it("asks about 1,234 in a file with semicolons where nothing proves the mark", async () => {
    const { rows, issues } = await readText("seller;buyer;date;quantity\nA;B;2024-03-02;1,234\n");
    expect(rows[0]).toMatchObject({ status: "accepted", extra: { quantity: "1,234" } });
    expect(issues).toMatchObject([
      { code: "row.value-invalid", column: "quantity", message: '"1,234" is 1234 or 1.234.' },
    ]);
  });

  describe("a month without a day", () => {
    const read = (cells: string, headings = "seller,buyer,date,date_latest") =>
      readText(`${headings}\n${cells}\n`);
    it.each([
      ["2026-07", "2026-07-01", "2026-07-31"],
      ["Jul 2026", "2026-07-01", "2026-07-31"],
      ["2026年7月", "2026-07-01", "2026-07-31"],
      ["２０２６-０２", "2026-02-01", "2026-02-28"],
      ["Feb 2028", "2028-02-01", "2028-02-29"],
    ])("%s is the interval from %s to %s, and the row is repaired", async (text, first, last) => {
      const { rows, issues, counts } = await read(`A,B,${text},`);
      expect(counts).toMatchObject({ repaired: 1, quarantined: 0 });
      expect(rows[0]).toMatchObject({
        status: "repaired",
        cells: { date: first, date_latest: last },
        repairs: [{ column: "date", from: text, to: first, why: expect.stringContaining(last) }],
      });
      expect(issues).toMatchObject([{ code: "row.repaired", column: "date", row: 2 }]);
    });
    it("is read so where the file has no column for the last day, and says what its heading implies", async () => {
      const { rows } = await read("A,B,2026-07", "seller,buyer,ARRIVAL_DATE");
      expect(rows[0]?.cells).toMatchObject({
        date: "2026-07-01",
        date_latest: "2026-07-31",
        date_kind: "arrival",
      });
    });
    it("leaves a last day that the row gives", async () => {
      const { rows, issues } = await read("A,B,2026-07,2026-08-15");
      expect(rows[0]).toMatchObject({
        status: "repaired",
        cells: { date: "2026-07-01", date_latest: "2026-08-15" },
      });
      expect(issues.map(({ code, message }) => [code, message])).toEqual([
        [
          "row.repaired",
          '"2026-07" is read as "2026-07-01": the file gives a month and no day; this is the first day that is possible, and date_latest stays as the row gives it, 2026-08-15.',
        ],
      ]);
    });
    it("takes N/A for no last day", async () =>
      expect((await read("A,B,2026-07,N/A")).rows[0]?.cells).toMatchObject({ date_latest: "2026-07-31" }));
    it("still says where the last day lies before the month", async () =>
      expect((await read("A,B,2026-07,2026-06-30")).issues.map(({ code, column }) => [code, column])).toEqual(
        [
          ["row.repaired", "date"],
          ["row.contradiction", "date_latest"],
        ],
      ));
    it("is a question where the last day is there and cannot be read", async () => {
      const { rows, issues } = await read("A,B,2026-07,soon");
      expect(rows[0]?.status).toBe("quarantined");
      expect(rows[0]?.cells).not.toHaveProperty("date");
      expect(issues.map(({ code, column }) => [code, column])).toEqual([
        ["row.value-invalid", "date_latest"],
        ["row.date-ambiguous", "date"],
      ]);
    });
    it.each(["import_date", "presented", "date_latest"])("stays a question in %s", async (column) => {
      const { rows, issues } = await read("A,B,2026-07-01,2026-07", `seller,buyer,date,${column}`);
      expect(rows[0]?.status).toBe("quarantined");
      expect(issues).toMatchObject([{ code: "row.date-ambiguous", column }]);
    });
    it.each(["2026", "07/26", "2026-13"])("is not read out of %s", async (text) =>
      expect((await read(`A,B,${text},`)).rows[0]).toMatchObject({ status: "quarantined" }),
    );
  });

  describe("a day on which nothing can have happened", () => {
    const read = (cells: string, headings = "seller,buyer,date", today?: string) =>
      readText(`${headings}\nA,B,25/12/2024\n${cells}\n`, { ...(today === undefined ? {} : { today }) });
    it.each(["1985-03-02", "1970-01-01", "02/03/1985", "31/12/1989", "1985-03", "Mar 1985"])(
      "%s lies before 1990, and its row waits",
      async (text) => {
        const { rows, issues } = await read(`A,B,${text}`);
        expect(rows[1]).toMatchObject({ status: "quarantined", extra: { date: text } });
        expect(rows[1]?.cells).not.toHaveProperty("date");
        expect(issues).toMatchObject([
          { code: "row.value-invalid", column: "date", message: expect.stringContaining("before 1990") },
        ]);
      },
    );
    it("1990-01-01 is taken", async () =>
      expect((await read("A,B,1990-01-01")).rows[1]).toMatchObject({
        status: "accepted",
        cells: { date: "1990-01-01" },
      }));
    it("leaves a row without a day of import that lies before 1990: no law is looked up by it", async () => {
      const { rows } = await read("A,B,2024-01-05,1970-01-01", "seller,buyer,date,import_date");
      expect(rows[1]).toMatchObject({ status: "accepted", extra: { import_date: "1970-01-01" } });
      expect(rows[1]?.cells).not.toHaveProperty("import_date");
    });
    it.each([
      ["2026-11-22", []],
      ["2026-11-23", [["row.value-invalid", "date", 3]]],
      [
        "2087-03",
        [
          ["row.repaired", "date", 3],
          ["row.value-invalid", "date", 3],
        ],
      ],
    ])("%s is held against the day of the import, and kept", async (text, told) => {
      const { rows, issues } = await read(`A,B,${text}`, "seller,buyer,date", "2026-11-22");
      expect(rows[1]?.cells.date).toBe(text.padEnd(10, "-01"));
      expect(issues.map(({ code, column, row }) => [code, column, row])).toEqual(told);
    });
  });

  describe("one party on both ends", () => {
    it.each([
      ["one key, whatever the names", "S,Farm,S,Mill", "buyer_id"],
      ["one name without keys", ",Farm Ltd.,,Farm Ltd.", "buyer"],
      ["one name in capitals, without its marks", ",FARM LTD,,Farm Ltd.", "buyer"],
      ["one name, and a key on one side only", "S,Farm,,Farm", "buyer"],
    ])("%s is told", async (_, cells, column) => {
      const { issues } = await readText(`seller_id,seller,buyer_id,buyer,date\n${cells},2024-03-02\n`);
      expect(issues.map((issue) => [issue.code, issue.column])).toEqual([["row.contradiction", column]]);
    });
    it.each([
      ["namesakes with keys of their own", "S,Farm,T,Farm"],
      ["two that are not named", ",TO ORDER,,To order"],
    ])("%s are two", async (_, cells) => {
      const { issues } = await readText(`seller_id,seller,buyer_id,buyer,date\n${cells},2024-03-02\n`);
      expect(issues).toEqual([]);
    });
  });

  it.each(["771234", "7712.34", "0012"])(
    "says that the chapter of %s is none, and keeps the text",
    async (hs) => {
      const { rows, issues } = await readText(`seller,buyer,date,hs\nA,B,2024-03-02,${hs}\n`);
      expect(rows[0]).toMatchObject({ status: "accepted", cells: { hs } });
      expect(issues).toMatchObject([{ code: "row.value-invalid", column: "hs" }]);
    },
  );
});

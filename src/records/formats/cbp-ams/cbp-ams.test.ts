import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { TableRow } from "../../../formats/table.ts";
import { SelvedgeError } from "../../../model/issue.ts";
import { isContactHeading } from "../../contact-columns.ts";
import { testReader } from "../../record-reader.fixture.ts";
import { byHeading, readWith, rowsOf, walkOf } from "../table.fixture.ts";
import type { AmsTable } from "./assemble-ams.ts";
import { amsTableName, assembleAms } from "./assemble-ams.ts";
import { cbpAms } from "./cbp-ams.ts";

const read = async (csv: string) => {
  const [header, ...rows] = rowsOf(csv);
  if (header === undefined) throw new Error("no headings");
  return readWith(cbpAms, [header, ...rows], header);
};

describe("cbpAms.read: the fixture", async () => {
  const out = await read(readFileSync(new URL("./fixture.csv", import.meta.url), "utf8"));
  const cells = byHeading(out);
  const apart = new Map(
    out.flatMap((row) => (row.apart === undefined ? [] : [[row.number, row.apart] as const])),
  );

  it("keeps masters, earlier versions and deleted records apart, and nothing else", () =>
    expect([...apart.keys()]).toEqual([2, 5, 7, 8]));
  test.each([
    [2, "row.void", /master bill EXLIM0001 stand on its house bills, the first on row 3/],
    [5, "row.void", /2026010004 stands in a later version on row 6/],
    [7, "row.void", /2026010005 stands in a later version on row 8/],
    [8, "row.void", /2026010005 was deleted/],
  ])("row %i: %s", (row, code, message) => {
    expect(apart.get(row)?.code).toBe(code);
    expect(apart.get(row)?.message).toMatch(message);
  });
  it("counts a master whose only house bill is deleted", () => expect(apart.has(9)).toBe(false));
  it("gives pounds as kilograms by the exact pound, beside the file's own weight", () => {
    expect(cells[1]?.["gross weight kg"]).toBe("22679.6185");
    expect(cells[1]).toMatchObject({ weight: "50000", weight_unit: "Pounds" });
    expect(out[2]).not.toHaveProperty("repairs");
    expect(cells[2]?.["gross weight kg"]).toBe("37062");
    expect(out[3]).not.toHaveProperty("repairs");
    expect(cells[10]?.["gross weight kg"]).toBe("453.59237");
  });
  it("has no weight in a unit that it does not know, and none that is net", () => {
    expect(cells[8]?.["gross weight kg"]).toBe("");
    expect(out[0]?.cells).not.toContain("net_kg");
  });
  it("takes the estimated day where no arrival is recorded, and the number of the finest bill", () => {
    expect(cells[1]).toMatchObject({ date: "2026-06-02", date_kind: "arrival", document: "EXLIH0001" });
    expect(cells[2]).toMatchObject({ date: "2026-06-01", document: "EXLIH0002" });
  });
  it("gives the lines of a bill of several HS codes no amount", () => {
    expect([cells[8]?.quantity, cells[9]?.quantity]).toEqual(["", ""]);
    expect(out[9]?.repairs?.map(({ column, from }) => [column, from])).toEqual([
      ["quantity", "50"],
      ["unit", "CTN"],
    ]);
    expect(cells[8]?.manifest_quantity).toBe("50");
  });
  it("gives an amount that is repeated on the lines of a bill once", () => {
    expect([cells[10]?.quantity, cells[11]?.quantity]).toEqual(["60", ""]);
    expect([cells[10]?.["gross weight kg"], cells[11]?.["gross weight kg"]]).toEqual(["453.59237", ""]);
    expect(out[12]?.repairs?.[0]?.why).toMatch(/first line \(row 12\)/);
  });
});

const headings =
  "identifier,trade_update_date,run_date,record_status_indicator,master_bol_number,house_bol_number,sub_house_bol_number,manifest_quantity";
const apartRows = async (lines: readonly string[]) =>
  (await read([headings, ...lines].join("\n")))
    .filter(({ apart }) => apart !== undefined)
    .map(({ number }) => number);

describe("cbpAms.read: what is in force", () => {
  test.each([
    ["a later day, whatever the order", ["A,2026-02-02,,,M,,,1", "A,2026-02-01,,,M,,,1"], [3]],
    ["American days", ["A,2/1/2026,,,M,,,1", "A,12/31/2025,,,M,,,1"], [3]],
    [
      "the day of the table where the update is the same",
      ["A,2026-02-01,2026-02-03,,M,,,1", "A,2026-02-01,2026-02-04,,M,,,1"],
      [2],
    ],
    ["a deletion without days counts against all", ["A,,,New,M,,,1", "A,,,Deleted,M,,,1"], [2, 3]],
    ["filed again after a deletion", ["A,2026-02-01,,Deleted,M,,,1", "A,2026-02-02,,New,M,,,1"], [2]],
    ["a house of a house", ["A,,,,M,,,1", "B,,,,M,H,,1", "C,,,,M,H,S,1"], [2, 3]],
    ["house numbers that repeat the master's are no house bills", ["A,,,,M,M,,1", "B,,,,N,,,1"], []],
    ["a master after its houses", ["B,,,,M,H,,1", "A,,,,M,,,1"], [3]],
    ["bill numbers in other letters", ["B,,,,m 1,H,,1", "A,,,,M1,,,1"], [3]],
    [
      "a house whose later version names another master",
      ["H,2026-01-01,,,M1,H,,1", "X,,,,M1,,,1", "H,2026-01-02,,,M2,H,,1"],
      [2],
    ],
    ["rows without an identifier stand by themselves", [",2026-01-01,,,M,,,1", ",2026-01-02,,,N,,,1"], []],
  ])("%s", async (_, lines, rows) => expect(await apartRows(lines)).toEqual(rows));

  it("keeps one version of each record, and each bill once, in any order of rows", async () => {
    const line = fc.record({
      id: fc.constantFrom("A", "B", "C", "D"),
      day: fc.integer({ min: 1, max: 4 }),
      master: fc.constantFrom("M", "N"),
      house: fc.constantFrom("", "H", "I"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const apart = new Set(
          await apartRows(
            lines.map(({ id, day, master, house }) => `${id},2026-01-0${day},,,${master},${house},,1`),
          ),
        );
        const kept = lines.filter((_, index) => !apart.has(index + 2));
        for (const { id, day } of kept)
          expect(Math.max(...lines.filter((each) => each.id === id).map((each) => each.day))).toBe(day);
        const houses = new Set(kept.filter(({ house }) => house !== "").map(({ master }) => master));
        for (const { master, house } of kept) if (house === "") expect(houses.has(master)).toBe(false);
        const newest = lines.filter(({ id, day }) =>
          lines.every((each) => each.id !== id || each.day <= day),
        );
        for (const { house } of newest.filter((each) => each.house !== ""))
          expect(kept.some((each) => each.house === house)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

const table = (name: string, csv: string): AmsTable => {
  const [header, ...rows] = rowsOf(csv);
  return { name, headings: header?.cells ?? [], rows: walkOf(rows) };
};
const set = [
  table(
    "ams__header_2026.csv",
    "identifier,weight,weight_unit,manifest_quantity,record_status_indicator,estimated_arrival_date\n1,100,Pounds,10,New,2026-01-02\n2,200,Kilograms,20,New,2026-01-02\n3,300,Pounds,30,New,2026-01-03\n1,110,Pounds,11,Amended,2026-01-02\n",
  ),
  table(
    "ams__billgen_2026.csv",
    "identifier,master_bol_number,house_bol_number,trade_update_date\n1,M1,,2026-01-01\n2,M2,H2,2026-01-01\n3,M2,,2026-01-01\n1,M1,,2026-01-09\n",
  ),
  table(
    "ams__shipper_2026.csv",
    "identifier,shipper_party_name,country_code,contact_name,comm_number\n2,EXAMPLE TERN,CN,A NOBODY,555\n1,EXAMPLE HERON,VN,,\n",
  ),
  table(
    "ams__consignee_2026.csv",
    "identifier,consignee_party_name,country_code\n1,EXAMPLE GULL,US\n2,TO ORDER,\n3,EXAMPLE FORWARDER,US\n",
  ),
  table(
    "ams__cargodesc_2026.csv",
    "identifier,container_number,description_sequence_number,description_text\n2,EXCU2,2,BLUE\n2,EXCU2,1,SHIRTS\n9,EXCU9,1,LOST\n",
  ),
  table(
    "ams__tariff_2026.csv",
    "identifier,harmonized_number,harmonized_value\n2,620520,1\n2,610910,2\n1,080390,3\n",
  ),
  table("ams__hazmat_2026.csv", "identifier,hazmat_code\n1,X\n"),
];

describe("assembleAms(tables)", () => {
  const assembled = assembleAms(set, 2);
  const rows = async (): Promise<readonly TableRow[]> => {
    const all: TableRow[] = [];
    for await (const batch of assembled.rows()) all.push(...batch);
    return all;
  };

  it("joins by identifier, a row for each tariff number of a bill, under the rows of header", async () => {
    const joined = byHeading([assembled.header, ...(await rows())]);
    expect((await rows()).map(({ number }) => number)).toEqual([2, 3, 3, 4, 5]);
    expect(joined.map((row) => row.harmonized_number)).toEqual(["080390", "620520", "610910", "", "080390"]);
    expect(joined[1]).toMatchObject({
      description_text: "SHIRTS | BLUE",
      shipper_country_code: "CN",
      consignee_country_code: "",
    });
    expect(joined.map((row) => row.trade_update_date)).toEqual([
      "2026-01-01",
      "2026-01-01",
      "2026-01-01",
      "2026-01-01",
      "2026-01-09",
    ]);
    expect(
      assembled.header.cells.filter((heading) => isContactHeading(testReader.contacts, heading)),
    ).toEqual(["shipper_contact_name", "shipper_comm_number"]);
  });
  it("says how many rows belong to no record, the same at every walk", async () => {
    await rows();
    expect([...assembled.strays()]).toEqual([["ams__cargodesc_2026.csv", 1]]);
  });
  it("is a manifest that the format knows and reads", async () => {
    const joined = await rows();
    const cells = assembled.header.cells.map((heading) => heading.toLowerCase().replaceAll("_", ""));
    expect(cbpAms.detect(cells, [])).toBeGreaterThan(0);
    const out = await readWith(cbpAms, [assembled.header, ...joined], assembled.header);
    expect(out.map(({ number, apart }) => [number, apart?.code])).toEqual([
      [1, undefined],
      [2, "row.void"],
      [3, undefined],
      [3, undefined],
      [4, "row.void"],
      [5, undefined],
    ]);
  });
  it("gives the same rows however many are held at a time", async () => {
    const walk = async (bills: number) => {
      const all: (readonly string[])[] = [];
      for await (const batch of assembleAms(set, bills).rows()) all.push(...batch.map(({ cells }) => cells));
      return all;
    };
    expect(await walk(1)).toEqual(await walk(1_000));
  });
  it("refuses a set without header, and a table without identifier", () => {
    expect(() => assembleAms(set.slice(1))).toThrow(SelvedgeError);
    expect(() => assembleAms([...set.slice(0, 1), table("shipper", "name\nX")])).toThrow(
      /no column identifier/,
    );
  });
  test.each([
    ["ams__header_2018__202001290000.csv", "header"],
    ["Cargo_Desc.csv", "cargodesc"],
    ["notifyparty", "notifyparty"],
    ["marksnumbers.csv", undefined],
  ])("%s is %s", (name, expected) => expect(amsTableName(name)).toBe(expected));
});

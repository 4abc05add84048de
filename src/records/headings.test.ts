import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { SelvedgeError } from "../model/issue.ts";
import { canonicalColumns, recordKinds } from "../model/records.ts";
import { buildColumnTables, columnFileNames } from "./column-tables.ts";
import { isContactHeading, isRefusedHeading } from "./contact-columns.ts";
import { columnLetters, distinctHeadings, foldHeading } from "./fold-heading.ts";
import { isOneSlipApart, likeness } from "./likeness.ts";
import { recordDataFiles, testReader } from "./reader.fixture.ts";
import { templateCsv } from "./templates.ts";

describe("foldHeading(heading)", () => {
  test.each([
    ["Post Code", "postcode"],
    ["POST_CODE", "postcode"],
    ["shpFullAddress", "shpfulladdress"],
    ["Country/Region", "countryregion"],
    ["\ufeffname ", "name"],
    ["统一社会信用代码", "统一社会信用代码"],
    ["ＮＡＭＥ", "name"],
  ])("%s is %s", (heading, folded) => {
    expect(foldHeading(heading)).toBe(folded);
  });
});

describe("distinctHeadings(cells)", () => {
  it("numbers repeated headings and calls empty ones by their letters", () => {
    expect(distinctHeadings(["Name", "", "Name", " name "])).toEqual(["Name", "column B", "Name#2", "name"]);
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
  });
});

describe("isOneSlipApart(a, b)", () => {
  test.each([
    ["shiper", "shipper", true],
    ["grosswightkg", "grossweightkg", true],
    ["adress", "address", true],
    ["supplire", "supplier", true],
    ["harmonised", "harmonized", true],
    ["address1", "address2", false],
    ["address", "address2", false],
    ["city", "cite", false],
    ["shipper", "shipper", false],
    ["seller", "supplier", false],
  ])("%s, %s: %s", (a, b, expected) => {
    expect(isOneSlipApart(a, b)).toBe(expected);
    expect(isOneSlipApart(b, a)).toBe(expected);
  });
  it("holds for every letter left out of a long heading", () => {
    fc.assert(
      fc.property(fc.constantFrom("suppliername", "postalcode", "billoflading"), fc.nat(), (heading, at) => {
        const place = at % heading.length;
        expect(isOneSlipApart(heading, heading.slice(0, place) + heading.slice(place + 1))).toBe(true);
      }),
    );
  });
  it("likeness is symmetric and between 0 and 1", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, a)).toBe(1);
      }),
    );
  });
});

describe("isContactHeading(contacts, heading)", () => {
  test.each([
    "Contact Name",
    "CONTACT_PHONE",
    "Contact Fax",
    "contactEmail",
    "E-mail",
    "Tel.",
    "联系人",
    "comm_number",
    "Legal Representative",
  ])("%s is a contact column", (heading) =>
    expect(isContactHeading(testReader.contacts, heading)).toBe(true),
  );
  test.each(["Name", "Telford Site", "Mailing Address", "Comm. Code", "Factory Name", "Hotel"])(
    "%s is none",
    (heading) => expect(isContactHeading(testReader.contacts, heading)).toBe(false),
  );
});

describe("buildColumnTables(files)", () => {
  it("has the canonical columns of every kind, each a heading of itself and none a contact column", () => {
    for (const { kind, columns } of testReader.kinds) {
      expect(columns.map(({ column }) => column)).toEqual(canonicalColumns[kind]);
      for (const { column, spellings } of columns) {
        expect(spellings.map(({ key }) => key)).toContain(foldHeading(column));
        for (const { heading } of spellings)
          expect(isContactHeading(testReader.contacts, heading), heading).toBe(false);
      }
    }
  });
  const broken = (from: string | RegExp, to: string): string => {
    const files = recordDataFiles();
    files["parties.yml"] = files["parties.yml"]?.replace(from, to) ?? "";
    try {
      buildColumnTables(files);
    } catch (error) {
      if (error instanceof SelvedgeError) return error.message;
    }
    return "nothing was thrown";
  };
  test.each([
    ["a type that is none", /type: uscc/, "type: ucss", /columns\.uscc\.type/],
    ["a source that is not named", "nike-2021: [City]", "nike-2020: [City]", /city: "nike-2020"/],
    ["a heading of two columns", "[town, ", "[town, Zip, ", /"zip" stands under city and postcode/],
    ["a column that is none", "key: [party]", "key: [partie]", /"partie" is not a column/],
    ["a column left out", / {2}uscc:\n.*\n.*\n.*\n/, "", /columns must be/],
  ])("refuses %s", (_, from, to, message) => {
    expect(broken(from, to)).toMatch(message);
  });
  it("names a file that was not handed in", () => {
    expect(columnFileNames).toHaveLength(recordKinds.length);
    expect(() => buildColumnTables({})).toThrow(/parties\.yml: the file was not handed in/);
  });
});

describe("templateCsv(kind)", () => {
  it("is one line of canonical headings", () => {
    expect(templateCsv("bom")).toBe("product,component,quantity,unit,hs,supplier_id,supplier\r\n");
    for (const kind of recordKinds)
      expect(templateCsv(kind).trim().split(",")).toEqual(canonicalColumns[kind]);
  });
});

describe("isRefusedHeading(contacts, heading)", () => {
  it.each(["Ethnicity", "ETHNIC_GROUP", "Worker religion", "民族", "宗教信仰", "Национальность", "مىللىتى"])(
    "%s is refused",
    (heading) => expect(isRefusedHeading(testReader.contacts, heading)).toBe(true),
  );

  it.each(["Trace code", "% Migrant Workers", "Brand", "Dinghy", "Region", "Interfaith Street"])(
    "%s is not",
    (heading) => expect(isRefusedHeading(testReader.contacts, heading)).toBe(false),
  );
});

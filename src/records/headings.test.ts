import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { columnLetters } from "../formats/xlsx/places.ts";
import { SelvedgeError } from "../model/issue.ts";
import { canonicalColumns, recordKinds } from "../model/records.ts";
import { buildColumnTables, columnFileNames } from "./column-tables.ts";
import { isAccountHeading, isContactHeading, isRefusedCell, isRefusedHeading } from "./contact-columns.ts";
import { distinctHeadings, foldHeading } from "./fold-heading.ts";
import { recordFormats } from "./formats/formats.ts";
import { isOneSlipApart, likeness } from "./likeness.ts";
import { recordDataFiles, testReader } from "./record-reader.fixture.ts";
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
    ...["E-Mail-Adresse", "Supplier E-Mail", "E-mail 1", "EMAIL2", "WhatsApp", "WeChat", "WeChat ID", "Tel1"],
    ...["Cell", "Cell 2", "Handphone", "Hand Phone", "Ph. No", "Mobil", "Ansprechpartner", "Kontaktperson"],
    ...[
      "Correo",
      "Correo electrónico",
      "Teléfono",
      "Tele\u0301fono 2",
      "电话号码",
      "法人代表",
      "供应商联系人姓名",
    ],
    ...["担当者", "Passport no", "Date of birth", "Worker date of birth", "PIC", "Điện thoại", "İletişim"],
    ...["Téléphone portable", "Telefone", "Cellulare", "담당자명", "Контактное лицо", "Эл. почта", "聯絡人"],
  ])("%s is a contact column", (heading) =>
    expect(isContactHeading(testReader.contacts, heading)).toBe(true),
  );
  test.each(
    ["Name", "Telford Site", "Mailing Address", "Comm. Code", "Factory Name", "Hotel"].concat(
      [
        "Solar cell type",
        "Cellulose %",
        "Excellence",
        "Owner",
        "GSM",
        "pH",
        "Topic",
        "Digital product passport",
      ],
      ["Country of birth of cotton", "法人番号", "メーカー", "国家"],
    ),
  )("%s is none", (heading) => expect(isContactHeading(testReader.contacts, heading)).toBe(false));
});

describe("isAccountHeading(contacts, heading)", () => {
  test.each(
    [
      "IBAN",
      "Bank Account No.",
      "Beneficiary A/C IBAN",
      "BENEFICIARY_ACCOUNT",
      "bankAccount1",
      "Bankverbindung",
    ].concat([
      "Compte bancaire",
      "Banka Hesabı",
      "Số tài khoản",
      "Расчётный счёт",
      "供应商银行账号",
      "口座番号",
    ]),
  )("%s is one of account numbers", (heading) =>
    expect(isAccountHeading(testReader.contacts, heading)).toBe(true),
  );
  test.each([
    "Account manager",
    "Vendor account",
    "Kontonummer",
    "Bank",
    "Bankura",
    "Konto",
    "Rib",
    "账户名称",
  ])("%s is none in any kind of file", (heading) =>
    expect(isAccountHeading(testReader.contacts, heading)).toBe(false),
  );
});

describe("buildColumnTables(files)", () => {
  it("has the canonical columns of every kind, each a heading of itself and none a contact column", () => {
    for (const { kind, columns } of testReader.kinds) {
      expect(columns.map(({ column }) => column)).toEqual(canonicalColumns[kind]);
      for (const { column, spellings } of columns) {
        expect(spellings.map(({ key }) => key)).toContain(foldHeading(column));
        for (const { heading } of spellings) {
          expect(isContactHeading(testReader.contacts, heading), heading).toBe(false);
          expect(isAccountHeading(testReader.contacts, heading), heading).toBe(false);
        }
      }
    }
  });
  it("never leaves out in a kind what is a heading of it", () => {
    for (const { leftOut, columns } of testReader.kinds)
      for (const { key } of columns.flatMap(({ spellings }) => spellings))
        expect(leftOut.has(key)).toBe(false);
  });
  it("takes no lot beside what means a transformation for a lot alone", () => {
    const spelled = (kind: string) =>
      testReader.kinds
        .find((table) => table.kind === kind)
        ?.columns.find(({ column }) => column === "transformation")
        ?.spellings.map(({ key }) => key) ?? [];
    const beside = testReader.kinds.find(({ kind }) => kind === "lots")?.notBeside;
    for (const kind of ["transformations", "transformation_inputs", "transformation_outputs"])
      expect(spelled(kind).filter((key) => beside?.has(key) !== true)).toEqual([]);
  });
  const broken = (from: string | RegExp, to: string, file = "parties.yml"): string => {
    const files = recordDataFiles();
    files[file] = files[file]?.replace(from, to) ?? "";
    try {
      buildColumnTables(files);
    } catch (error) {
      if (error instanceof SelvedgeError) return error.message;
    }
    return "nothing was thrown";
  };
  test.each([
    ["a type that is none", /type: uscc/, "type: ucss", /columns\.uscc\.type/],
    ["a source that is not named", "general: [town,", "genral: [town,", /city: "genral"/],
    ["a heading of two columns", "[town, ", "[town, Zip, ", /"zip" stands under city and postcode/],
    ["a column that is none", "key: [party]", "key: [partie]", /"partie" is not a column/],
    [
      "a day that is no date",
      "    type: uscc\n",
      "    type: uscc\n    happened: true\n",
      /uscc: only a date/,
    ],
    ["a column left out", / {2}uscc:\n.*\n.*\n.*\n/, "", /columns must be/],
  ])("refuses %s", (_, from, to, message) => {
    expect(broken(from, to)).toMatch(message);
  });
  test.each([
    [
      "a word for no choice",
      "      waybill: [",
      "      way-bill: [",
      /kind: "way-bill" is not one of its choices/,
    ],
    ["a word for two choices", "[credit memo,", "[invoice,", /kind: "invoice" means invoice and credit-note/],
    [
      "a month of neither end",
      '    note: "the day on the paper"',
      "    month: middle",
      /columns\.date\.month/,
    ],
  ])("refuses %s", (_, from, to, message) => {
    expect(broken(from, to, "documents.yml")).toMatch(message);
  });
  test.each([
    [
      "another format's name",
      "format: brand-list",
      "format: brands",
      /format and kind are brands and parties/,
    ],
    ["another kind", "kind: parties", "kind: sites", /brand-list and sites, not brand-list and parties/],
    ["a column that is none", "  city:", "  town:", /"town" is not a column of parties/],
    ["a source that is not named", "nike-2021: [City]", "nike-2020: [City]", /city: "nike-2020"/],
    [
      "a heading of two columns",
      "[City]",
      "[City, Street]",
      /"(?:City|street)" stands under address and city|"Street" stands/i,
    ],
  ])("refuses %s in a file of a format", (_, from, to, message) => {
    expect(broken(from, to, "formats/brand-list.yml")).toMatch(message);
  });
  it("puts the headings of a format before those of general usage", () => {
    const name = testReader.kinds
      .find(({ kind }) => kind === "parties")
      ?.columns.find(({ column }) => column === "name");
    const keys = name?.spellings.map(({ key }) => key) ?? [];
    expect(keys.indexOf("factoryname")).toBeLessThan(keys.indexOf("suppliername"));
    expect(keys[0]).toBe("name");
  });
  it("names a file that was not handed in", () => {
    expect(columnFileNames).toHaveLength(recordKinds.length + recordFormats.length);
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
  it.each(
    ["Ethnicity", "ETHNIC_GROUP", "Worker religion", "民族", "宗教信仰", "Национальность", "مىللىتى"].concat(
      [
        "Ethnic",
        "Ethnic composition",
        "少数民族",
        "员工民族",
        "族别",
        "宗教",
        "Dân tộc",
        "Tôn giáo",
        "민족",
        "人種",
      ],
      ["Ethnische Zugehörigkeit", "Grupo étnico", "Raça", "Religione", "Mezhep", "Religion 1"],
    ),
  )("%s is refused", (heading) => expect(isRefusedHeading(testReader.contacts, heading)).toBe(true));

  it.each([
    "Trace code",
    "% Migrant Workers",
    "Brand",
    "Dinghy",
    "Region",
    "Interfaith Street",
    "贵州民族纺织厂",
  ])("%s is not", (heading) => expect(isRefusedHeading(testReader.contacts, heading)).toBe(false));
});

describe("isRefusedCell(contacts, cell)", () => {
  it.each(["Ethnicity", " ETHNIC_GROUP ", "民族", "Religion 1", "Dân tộc"])("%s is refused", (cell) =>
    expect(isRefusedCell(testReader.contacts, cell)).toBe(true),
  );
  it.each(["True Religion Ltd", "Ethnic Wear Co", "Race Street 4", "民族纺织厂", "", "42"])(
    "%s is not",
    (cell) => expect(isRefusedCell(testReader.contacts, cell)).toBe(false),
  );
});

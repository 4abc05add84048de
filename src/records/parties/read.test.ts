import { describe, expect, it } from "vitest";
import { readFixture, readText } from "../reader.fixture.ts";

describe("readRecords: parties", async () => {
  const result = await readFixture("parties");
  const row = (number: number) => result.rows.find((candidate) => candidate.row === number);
  const issuesOn = (number: number) =>
    result.issues.filter((issue) => issue.row === number).map(({ code }) => code);

  it("finds the headings below the title and tells the kind", async () => {
    expect(result).toMatchObject({
      kind: "parties",
      headerRow: 2,
      encoding: { name: "utf-8" },
      delimiter: ",",
    });
    expect(result.mapping).toEqual({
      party: "Supplier ID",
      name: "Supplier Name",
      name_local: "供应商名称",
      address: "Address",
      city: "City",
      postcode: "Postal Code",
      country: "Country/Region",
      uscc: "Unified Social Credit Code",
    });
  });
  it("leaves contact columns out and names them", async () => {
    expect(result.contact).toEqual(["Contact Person"]);
    expect(result.issues[0]).toMatchObject({ code: "column.contact", column: "Contact Person", row: 2 });
    expect(JSON.stringify(result.rows)).not.toContain("Nobody");
  });
  it("keeps a quoted line break inside its cell and folds the country", async () => {
    expect(row(3)?.cells).toMatchObject({ address: "12 Sample Road Building 3", country: "CN" });
  });
  it("keeps an identifier that does not check, and says what is wrong", async () => {
    expect(row(3)?.cells.uscc).toBe("91320500MA1EXAMP");
    expect(
      result.issues.find(({ row: number, column }) => number === 3 && column?.startsWith("Unified")),
    ).toMatchObject({
      message: expect.stringContaining("18 characters expected, 16 found"),
    });
  });
  it("says that a city is the country, and keeps the row", async () => {
    expect(row(4)?.status).toBe("accepted");
    expect(issuesOn(4)).toEqual(["row.contradiction"]);
  });
  it("repairs a lost character and refuses an identifier in powers of ten", async () => {
    expect(row(5)).toMatchObject({
      status: "repaired",
      cells: { name: "Example Tern Dyeing", country: "TR" },
      repairs: [{ column: "name", from: "Example Tern□ Dyeing", to: "Example Tern Dyeing" }],
      extra: { "Unified Social Credit Code": "9.165E+17" },
    });
    expect(row(5)?.cells.uscc).toBeUndefined();
    expect(issuesOn(5)).toEqual(["row.repaired", "row.value-invalid"]);
  });
  it("reports a key that comes again with other values, and merges nothing", async () => {
    expect(row(6)?.status).toBe("accepted");
    expect(issuesOn(6)).toEqual(["row.duplicate"]);
  });
  it("quarantines a row without a name, raw cells kept but for contacts", async () => {
    expect(row(7)).toMatchObject({
      status: "quarantined",
      raw: ["S-04", "", "", "7 Nameless Lane", "Pune", "411001", "India", "", ""],
    });
  });
  it("keeps a placeholder as given", async () => {
    expect(row(8)?.cells).toEqual({ name: "TO ORDER" });
  });

  it("mends misread characters of a USCC that both check characters prove, and no other", async () => {
    const { rows, issues } = await readText(
      "name,uscc\nExample A,9132O5OOMA1EXAMP38\nExample B,91320500MA1EXAMP39\n",
    );
    expect(rows[0]).toMatchObject({ status: "repaired", cells: { uscc: "91320500MA1EXAMP38" } });
    expect(rows[1]).toMatchObject({ status: "accepted", cells: { uscc: "91320500MA1EXAMP39" } });
    expect(issues.at(-1)).toMatchObject({ code: "identifier.check-digit", row: 3, column: "uscc" });
  });
  it.each([
    ["name,address,country,sector", ["name", "address", "country"]],
    [
      "os_id,contribution_date,name,address,country_code,country_name,lat,lng,sector,number_of_workers,parent_company,is_closed",
      ["name", "address", "country", "os_id", "parent"],
    ],
    [
      "Country,Factory_Name,Address,City,Code,Province,Factory_Number,Parent_Organization_Name,Region",
      ["name", "address", "city", "region", "postcode", "country", "parent"],
    ],
    [
      "供应商编号;公司名称;地址;城市;邮编;国家;统一社会信用代码;联系人",
      ["party", "name_local", "address", "city", "postcode", "country", "uscc"],
    ],
    ["Suplier Name,Adress,Contry,County", ["name", "address", "country"]],
  ])("reads the headings %s", async (headings, columns) => {
    const delimiter = headings.includes(";") ? ";" : ",";
    const result = await readText(
      `${headings}\n${headings
        .split(delimiter)
        .map(() => "x")
        .join(delimiter)}\n`,
    );
    expect(result.kind).toBe("parties");
    expect(Object.keys(result.mapping)).toEqual(columns);
  });
  it("takes a misspelt heading for what it is near, and says so", async () => {
    const result = await readText("Suplier Name,Adress,County\nExample A,1 Road,Kent\n");
    expect(result.likely).toEqual(["name", "address"]);
    expect(result.unmapped).toEqual(["County"]);
    expect(result.issues.map(({ column }) => column)).toEqual(["Suplier Name", "Adress"]);
  });
  it("joins the lines of an address", async () => {
    const { rows, mapping, unmapped } = await readText(
      "Name,Address 1,Address 2,Address 3,Country\nA,Unit 4,12 Road,,CN\nB,1 Road\u25a1,,X,VN\n",
    );
    expect(mapping).toMatchObject({ address: "Address 1 + Address 2 + Address 3" });
    expect(unmapped).toEqual([]);
    expect(rows.map(({ cells }) => cells.address)).toEqual(["Unit 4, 12 Road", "1 Road, X"]);
    expect(rows[1]?.repairs[0]).toMatchObject({ column: "address", from: "1 Road\u25a1, X" });
  });
  it.each([
    ["CN - China", "CN"],
    ["Viet Nam (VN)", "VN"],
    ["TÜRKİYE", "TR"],
    ["NA", "NA"],
    ["N/A", undefined],
    ["China / Vietnam", undefined],
    ["Atlantis", undefined],
  ])("reads the country %s as %s", async (text, code) => {
    const { rows } = await readText(`name,country\nA,${text}\n`);
    expect(rows[0]).toMatchObject({ status: "accepted" });
    expect(rows[0]?.cells.country).toBe(code);
  });
});

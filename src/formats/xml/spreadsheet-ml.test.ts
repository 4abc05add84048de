import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../byte-source.ts";
import type { Table } from "../table.ts";
import { openXml } from "./open-xml.ts";

const workbookOf = (sheets: string): string =>
  `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheets}</Workbook>`;

const cell = (type: string, text: string, more = ""): string =>
  `<Cell${more}><Data ss:Type="${type}">${text}</Data></Cell>`;

const open = (sheets: string) => openXml(bytesOf(Buffer.from(workbookOf(sheets))), { file: "book.xml" });

async function read(table: Table | undefined) {
  const rows: [number, readonly string[]][] = [];
  for await (const batch of table?.rows() ?? [])
    for (const { number, cells } of batch) rows.push([number, cells]);
  return rows;
}

describe("openXml(source): spreadsheets of Excel 2003", () => {
  it("reads cells where they say they stand, as the values they have", async () => {
    const [table] = await open(
      `<Worksheet ss:Name="Suppliers"><Table ss:ExpandedColumnCount="9999999"><Column ss:Width="9"/><Row ss:Index="3">${cell("String", "name")}${cell("String", "opened", ' ss:Index="3"')}${cell("String", "n")}</Row>` +
        `<Row>${cell("String", "A &amp; <B xmlns='u'>B</B>")}${cell("DateTime", "2024-02-29T00:00:00.000", ' ss:Index="3"')}${cell("Number", "17.299999999999997")}</Row>` +
        `<Row ss:Index="9">${cell("Boolean", "1")}<Cell/>${cell("DateTime", "1899-12-31T09:05:00.000")}${cell("Error", "#N/A")}</Row></Table></Worksheet>`,
    );
    expect([table?.sheet, table?.format]).toEqual(["Suppliers", "xml"]);
    expect(await read(table)).toEqual([
      [3, ["name", "", "opened", "n"]],
      [4, ["A & B", "", "2024-02-29", "17.3"]],
      [9, ["TRUE", "", "09:05:00", "#N/A"]],
    ]);
    expect(table?.progress()).toBe(1);
  });

  it("names hidden and merged things, leaves comments out, and reads every sheet", async () => {
    const tables = await open(
      `<Worksheet ss:Name="A"><Table><Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Row>${cell("String", "x", ' ss:MergeAcross="1"')}<Cell ss:Formula="=A1"/>${cell("String", "y")}</Row>` +
        `<Row ss:Hidden="1"><Cell><Data ss:Type="String">z</Data><Comment><ss:Data>secret</ss:Data></Comment></Cell></Row></Table><WorksheetOptions xmlns="u"><Visible>SheetVisible</Visible></WorksheetOptions></Worksheet>` +
        `<Worksheet ss:Name="B"><Table><Row>${cell("Number", "1")}</Row></Table><WorksheetOptions xmlns="u"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>`,
    );
    const [first, second] = tables;
    expect(await read(first)).toEqual([
      [1, ["x", "", "", "y"]],
      [2, ["z", "", "", ""]],
    ]);
    expect(first?.remarks().map(({ message }) => message)).toEqual([
      'Sheet "A": columns B to C are hidden; they were read.',
      'Sheet "A": row 2 is hidden; it was read.',
      'Sheet "A": cells A1:B1 are merged: only the first of them has the value.',
      'Sheet "A": cell C1 has a formula without a result and was read as empty.',
    ]);
    expect(await read(second)).toEqual([[1, ["1"]]]);
    expect(second?.remarks()).toEqual([]);
    expect(tables.map(({ hidden }) => hidden)).toEqual([undefined, true]);
  });
});

import { describe, expect, it, test } from "vitest";
import { issueOf } from "../archive/issue-of.fixture.ts";
import { isXlsx, openXlsx } from "./open-xlsx.ts";
import { archiveOf, partsOfWorkbook, relation, relations, rowsOf, tablesOf } from "./workbook.fixture.ts";

describe("openXlsx(archive): workbooks", () => {
  it("has the worksheets in the order of their tabs; charts are not among them", async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
    const tables = await tablesOf({
      sheets: [
        { name: "Z & <a>", rows },
        { type: "chartsheet" },
        { name: "A\u202Eb", rows, state: "hidden" },
      ],
    });
    expect(tables.map(({ sheet, format, file }) => [sheet, format, file])).toEqual([
      ["Z & <a>", "xlsx", "book.xlsx"],
      ["A[U+202E]b", "xlsx", "book.xlsx"],
    ]);
  });

  it("reads prefixed elements, strict namespaces, absolute and stepping targets, parts in another case", async () => {
    const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const at = (type: string, target: string, id: string): string =>
      relation(id, type, target).replace(/http:\/\/schemas[^"]*\/(\w+)"/, `${office}/$1"`);
    const archive = await archiveOf([
      { name: "[Content_Types].xml", data: "<Types/>" },
      { name: "_rels/.rels", data: relations(at("officeDocument", "/Book/main.xml", "a")) },
      {
        name: "book/main.xml",
        data: `<x:workbook xmlns:x="${strict}" xmlns:q="${office}"><x:sheets><x:sheet name="S" sheetId="1" q:id="s"/></x:sheets></x:workbook>`,
      },
      {
        name: "book/_rels/main.xml.rels",
        data: relations(
          at("worksheet", "../My%20Sheets/One.xml", "s"),
          at("sharedStrings", "/texts.xml", "t"),
        ),
      },
      {
        name: "my sheets/one.xml",
        data: `<x:worksheet xmlns:x="${strict}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      },
      { name: "texts.xml", data: `<x:sst xmlns:x="${strict}"><x:si><x:t>名单</x:t></x:si></x:sst>` },
    ]);
    const [table] = await openXlsx(archive, { file: "book.xlsx" });
    expect((await rowsOf(table)).map(({ cells }) => cells)).toEqual([["名单"]]);
  });

  it("tells workbooks from other archives", async () => {
    expect(isXlsx(await archiveOf(partsOfWorkbook({ sheets: [{}] })))).toBe(true);
    expect(isXlsx(await archiveOf([{ name: "a.csv" }]))).toBe(false);
    expect(isXlsx(await archiveOf([{ name: "[Content_Types].xml" }, { name: "word/document.xml" }]))).toBe(
      false,
    );
  });

  const parts = partsOfWorkbook({ sheets: [{}] });
  const without = (name: string) => parts.filter((part) => part.name !== name);
  test.each<[string, typeof parts, RegExp]>([
    [
      "a binary workbook",
      [...without("xl/workbook.xml"), { name: "xl/workbook.bin" }],
      /binary workbook \(\.xlsb\)/,
    ],
    ["no workbook part", without("xl/workbook.xml"), /its part xl\/workbook\.xml is missing/],
    ["only charts", partsOfWorkbook({ sheets: [{ type: "chartsheet" }] }), /holds no worksheet/],
    ["no list of parts", without("xl/_rels/workbook.xml.rels"), /holds no worksheet/],
    [
      "a sheet that is not there",
      without("xl/worksheets/sheet1.xml"),
      /Sheet "Sheet1" is not in the workbook/,
    ],
    [
      "a document type",
      partsOfWorkbook({
        sheets: [{ xml: "<!DOCTYPE a [<!ENTITY b SYSTEM 'http://c'>]><worksheet>&b;</worksheet>" }],
      }),
      /document type \(DTD\)/,
    ],
    [
      "XML that breaks off",
      partsOfWorkbook({ sheets: [{ xml: "<worksheet><sheetData><row>" }] }),
      /broken at line 1/,
    ],
  ])("refuses %s", async (_, given, message) => {
    const issue = await issueOf(async () => {
      for (const table of await openXlsx(await archiveOf(given), { file: "book.xlsx" })) await rowsOf(table);
    });
    expect(issue.message).toMatch(message);
    expect(issue.hint).not.toBe("");
  });

  it("reads a part for the first sheet that names it, however many do", async () => {
    const archive = await archiveOf(
      parts.map((part) =>
        part.name === "xl/workbook.xml"
          ? {
              ...part,
              data: `<workbook xmlns:r="r"><sheets>${'<sheet name="S" r:id="rId1"/>'.repeat(1000)}</sheets></workbook>`,
            }
          : part,
      ),
    );
    expect(await openXlsx(archive, { file: "book.xlsx" })).toHaveLength(1);
  });
});

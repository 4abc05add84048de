import { describe, expect, test } from "vitest";
import { cell, contentOf, odsOf, rowOf, sheetOf } from "./ods.fixture.ts";
import { openOds } from "./open-ods.ts";

const oneCell = async (xml: string): Promise<string | undefined> => {
  const [table] = await openOds(await odsOf(contentOf(sheetOf("S", rowOf(xml)))), { file: "book.ods" });
  for await (const [row] of table?.rows() ?? []) return row?.cells[0];
  return undefined;
};

describe("openOds(archive): values", () => {
  test.each<[string, string, string | undefined]>([
    ["a text", cell("Acme"), "Acme"],
    [
      "paragraphs",
      '<table:table-cell office:value-type="string"><text:p>a</text:p><text:p/><text:p>b</text:p></table:table-cell>',
      "a\n\nb",
    ],
    [
      "blanks, tabs and breaks",
      cell('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d  \n e<text:s/>f'),
      "a   b\tc\nd e f",
    ],
    [
      "parts in other type and links",
      cell("<text:span>新<text:span>疆</text:span></text:span> <text:a>x</text:a>"),
      "新疆 x",
    ],
    ["characters that XML writes otherwise", cell("A &amp; B &lt;&#233;&gt;"), "A & B <é>"],
    [
      "a number, not how it is shown",
      '<table:table-cell office:value-type="float" office:value="1234.5"><text:p>1.234,50</text:p></table:table-cell>',
      "1234.5",
    ],
    [
      "the noise of binary fractions",
      '<table:table-cell office:value-type="float" office:value="17.299999999999997"/>',
      "17.3",
    ],
    [
      "an identifier that lost its digits",
      '<table:table-cell office:value-type="float" office:value="9.16532010508769E+17"/>',
      "9.16532010508769E+17",
    ],
    [
      "a percentage",
      '<table:table-cell office:value-type="percentage" office:value="0.125"><text:p>12,5 %</text:p></table:table-cell>',
      "0.125",
    ],
    [
      "an amount",
      '<table:table-cell office:value-type="currency" office:currency="CNY" office:value="99"><text:p>¥ 99</text:p></table:table-cell>',
      "¥ 99",
    ],
    ...(
      [
        ["1000", "1,000 lb", "1000 lb"],
        ["1234.567", "1.234,57 kg", "1234.567 kg"],
        ["-5", "-5,00 €", "-5 €"],
        ["-5", "($5.00)", "$-5"],
        ["5", "US$ 5", "US$ 5"],
        ["5", "5,– €", "5 €"],
        ["-5", "€ -5", "€ -5"],
        ["123", "00123", "00123"],
        ["123", "Nr. 00123", "Nr. 00123"],
        ["0.5", "0,50", "0.5"],
        ["1234567", "1 234 567", "1234567"],
        ["5000000", "5.0 M", "5000000"],
        ["15000000000", "1.5E+10", "15000000000"],
        ["25", "25%", "25%"],
        ["0", "0 %", "0"],
        ["1", "one", "1"],
      ] as const
    ).map(([value, shown, text]): [string, string, string] => [
      `${value} shown as ${shown}`,
      `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`,
      text,
    ]),
    [
      "a day",
      '<table:table-cell office:value-type="date" office:date-value="2024-02-29"><text:p>29.02.24</text:p></table:table-cell>',
      "2024-02-29",
    ],
    [
      "a day with a time",
      '<table:table-cell office:value-type="date" office:date-value="2024-02-29T13:05:00.5"/>',
      "2024-02-29T13:05:00",
    ],
    ["a time", '<table:table-cell office:value-type="time" office:time-value="PT09H05M07S"/>', "09:05:07"],
    ["a truth", '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', "TRUE"],
    [
      "an error",
      '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
      "#DIV/0!",
    ],
    [
      "a comment is no value",
      '<table:table-cell office:value-type="string"><office:annotation><dc:creator>X</dc:creator><text:p>secret</text:p></office:annotation><text:p>a</text:p></table:table-cell>',
      "a",
    ],
    [
      "a table in a cell is no value",
      '<table:table-cell office:value-type="string"><text:p>a</text:p><table:table><table:table-row><table:table-cell><text:p>in</text:p></table:table-cell></table:table-row></table:table></table:table-cell>',
      "a",
    ],
  ])("%s", async (_, xml, text) => {
    expect(await oneCell(xml)).toBe(text);
  });
});

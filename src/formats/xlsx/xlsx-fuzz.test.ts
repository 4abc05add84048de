import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flipped, issueOf } from "../archive/issue-of.fixture.ts";
import { openZip } from "../archive/open-zip.ts";
import { zipOf, zipSourceOf } from "../archive/zip.fixture.ts";
import { bytesOf } from "../byte-source.ts";
import { openXlsx } from "./open-xlsx.ts";
import { columnLetters } from "./places.ts";
import { partsOfWorkbook, rowsOf, sheetRows } from "./workbook.fixture.ts";

const book = {
  sheets: [
    {
      before: '<cols><col min="2" max="3" hidden="1"/></cols>',
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000.5</v></c></row><row r="3" hidden="1"><c r="C3" t="inlineStr"><is><t>x</t></is></c><c r="D3"><f>1</f></c></row>',
      after: '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
    },
  ],
  texts: "<si><r><t>a</t></r><rPh><t>b</t></rPh></si>",
  formats: [0, "yyyy-mm-dd hh:mm"],
};

const readAll = async (bytes: Uint8Array): Promise<void> => {
  const archive = await openZip(bytesOf(bytes), { file: "book.xlsx" });
  for (const table of await openXlsx(archive, { file: "book.xlsx" })) {
    await rowsOf(table);
    table.remarks();
  }
};

/** "read" or "refused"; whatever else a run throws fails the test. */
const outcome = (run: () => Promise<void>): Promise<string> =>
  run().then(
    () => "read",
    () => issueOf(run).then(() => "refused"),
  );

describe("openXlsx(archive): damage", () => {
  it("reads or says what is wrong, whatever byte of the file is changed", async () => {
    const whole = zipOf(partsOfWorkbook(book));
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 255 }), async (at, to) => {
        outcomes.add(await outcome(() => readAll(flipped(whole, at, to))));
      }),
      { numRuns: 800 },
    );
    expect([...outcomes].sort()).toEqual(["read", "refused"]);
  });

  it("reads or says what is wrong, whatever byte inside a part is changed or left out", async () => {
    const parts = partsOfWorkbook(book);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        async (...given) => {
          const [which, at, to, isCut] = given;
          const broken = parts.map((part, index) => {
            const data = Buffer.from(part.data ?? "");
            if (index !== which % parts.length || data.length === 0) return part;
            return { ...part, data: isCut ? data.subarray(0, at % data.length) : flipped(data, at, to) };
          });
          expect(["read", "refused"]).toContain(await outcome(() => readAll(zipOf(broken))));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("gives back any text in any cell", async () => {
    // XML itself turns a return into a line feed, and holds no other controls.
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).map((given) =>
      given
        .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, "")
        .replaceAll("_x", "-x")
        .trim(),
    );
    const escapeXml = (given: string): string =>
      given.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: 999 }), text), { minLength: 1, maxLength: 30 }),
        async (cells) => {
          const byColumn = new Map(cells);
          const inRow = [...byColumn].map(
            ([column, value]) =>
              `<c r="${columnLetters(column)}1" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`,
          );
          const [row] = await sheetRows(`<row r="1">${inRow.join("")}</row>`);
          for (const [column, value] of byColumn) expect(row?.cells[column] ?? "").toBe(value);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("is not stopped by a thousand hidden runs of columns or a million merged cells", async () => {
    const parts = partsOfWorkbook({
      sheets: [
        {
          before: `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(20_000)}</cols>`,
          rows: '<row r="1"><c r="ALL1"><v>1</v></c></row>',
          after: `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(100_000)}</mergeCells>`,
        },
      ],
    });
    const archive = await openZip(zipSourceOf(parts), { file: "book.xlsx" });
    const [table] = await openXlsx(archive, { file: "book.xlsx" });
    await rowsOf(table);
    expect(table?.remarks().map(({ message }) => message)).toEqual([
      'Sheet "Sheet1": columns A to ALL are hidden; they were read.',
      'Sheet "Sheet1": cells A1:B2, A1:B2, A1:B2, A1:B2, A1:B2 and 99,995 more are merged: only the first of each has the value.',
    ]);
  });
});

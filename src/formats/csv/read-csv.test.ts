import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ErrorCode } from "../../model/errors.ts";
import type { Issue } from "../../model/issue.ts";
import { SelvedgeError } from "../../model/issue.ts";
import { readCsv, type WholeCsvOptions } from "../read-csv.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const cellsOf = (text: string, options?: WholeCsvOptions): readonly (readonly string[])[] =>
  readCsv(bytes(text), options).rows.map((row) => row.cells);

function issueOf(run: () => unknown): Issue {
  try {
    run();
  } catch (error) {
    if (error instanceof SelvedgeError) return error.issue;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("readCsv(bytes): cells", () => {
  test.each<[string, string, string[][]]>([
    [
      "plain",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "no line end at the end",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "CRLF, LF and CR in one file",
      "a,b\r\n1,2\n3,4\r5,6",
      [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
        ["5", "6"],
      ],
    ],
    [
      "a quoted delimiter",
      'a,b\n"1,1",2\n',
      [
        ["a", "b"],
        ["1,1", "2"],
      ],
    ],
    [
      "a quoted line break",
      'a,b\n"1\r\n1",2\n3,4',
      [
        ["a", "b"],
        ["1\r\n1", "2"],
        ["3", "4"],
      ],
    ],
    [
      "doubled quotes",
      'a,b\n"say ""x""",2\n',
      [
        ["a", "b"],
        ['say "x"', "2"],
      ],
    ],
    [
      "empty quoted cell",
      'a,b\n"",2\n',
      [
        ["a", "b"],
        ["", "2"],
      ],
    ],
    [
      "a quote inside an unquoted cell",
      'a,b\n5" pipe,2\n',
      [
        ["a", "b"],
        ['5" pipe', "2"],
      ],
    ],
    [
      "blanks around quotes",
      'a,b\n 1 , "x, y" \n',
      [
        ["a", "b"],
        [" 1 ", "x, y"],
      ],
    ],
    ["an empty line is a record", "a,b\n\n1,2\n", [["a", "b"], [""], ["1", "2"]]],
    [
      "a last empty cell",
      "a,b\n1,",
      [
        ["a", "b"],
        ["1", ""],
      ],
    ],
    [
      "semicolons",
      "a;b;c\n1,5;2;3\n",
      [
        ["a", "b", "c"],
        ["1,5", "2", "3"],
      ],
    ],
    [
      "tabs",
      "a\tb\n1\t2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "bars",
      "a|b\n1|2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "sep= names the delimiter and is no row",
      "sep=;\na;b\n1;2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  it("tells the delimiter of an address list whose every address ends in a semicolon", () => {
    const rows = ['BANGLADESH,MILL A,"PLOT 1,DHAKA;",Apparel', 'CHINA,MILL B,"ROAD 2,SUZHOU;",Apparel'];
    expect(
      readCsv(bytes(["List of mills", "country,name,address,sector", ...rows].join("\n"))).delimiter,
    ).toBe(",");
  });
});

describe("readCsv(bytes): numbers and lines", () => {
  it("counts records as a spreadsheet does and lines as an editor does", () => {
    const { rows } = readCsv(bytes('name,address\n"A","1 Road\nTown"\n\nB,2 Road\n'));
    expect(rows.map(({ number, line }) => [number, line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 4],
      [4, 5],
    ]);
  });
  it("counts the line of sep= but not its row", () => {
    const { rows } = readCsv(bytes("sep=,\na,b\n1,2\n"));
    expect(rows.map(({ number, line }) => [number, line])).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });
});

describe("readCsv(bytes): broken records stop no other", () => {
  it("cuts a record whose quote is never closed at the end of its line", () => {
    const { rows } = readCsv(bytes('n,a,c\nA,"1 Road,CN\nB,2 Road,VN\nC,"3, Road",IN\nD,4 Road,BD\n'));
    expect(rows.map((row) => row.problem)).toEqual([
      undefined,
      "quote-unclosed",
      undefined,
      undefined,
      undefined,
    ]);
    expect(rows.map((row) => row.cells.at(-1))).toEqual(["c", '"1 Road,CN', "VN", "IN", "BD"]);
    expect(rows[1]).toMatchObject({ line: 2, problemCell: 1 });
  });
  it("keeps a stray quote on its own line and says so", () => {
    const { rows } = readCsv(bytes('n,a\n"12" pipe",x\n"b"c,y\nD,z\n'));
    expect(rows.map(({ cells, problem }) => [cells, problem])).toEqual([
      [["n", "a"], undefined],
      [['12" pipe', "x"], "quote-stray"],
      [['"b"c,y'], "quote-unclosed"],
      [["D", "z"], undefined],
    ]);
  });
  it("names a cell and a record beyond the limits", () => {
    const { rows } = readCsv(bytes(`a,b\n${"x".repeat(300)},2\n1,2,3,4\n5,6\n`), {
      limits: { cell: 200, columns: 3 },
    });
    expect(rows.map((row) => row.problem)).toEqual([undefined, "cell-too-long", "too-many-cells", undefined]);
    expect(rows[1]?.cells[0]).toHaveLength(81);
  });
  it("takes time in proportion to the bytes, whatever the quotes", () => {
    const hostile = ['"a\n', '"a"b\n', '"a""\n', 'x,"""a\n', '""a\n', '","\n', '"x",'.repeat(50)];
    for (const part of hostile) {
      const text = part.repeat(Math.ceil(400_000 / part.length));
      const start = performance.now();
      readCsv(bytes(text), { delimiter: "," });
      expect(performance.now() - start, JSON.stringify(part)).toBeLessThan(5_000);
    }
  });
});

describe("readCsv(bytes): encodings", () => {
  const table = "name,city\nÇelik Tekstil,İzmir\n和田示例厂,和田\n";
  const utf16 = (big: boolean): Uint8Array => {
    const buffer = Buffer.from(`\ufeff${table}`, "utf16le");
    return big ? buffer.swap16() : buffer;
  };
  test.each<[string, Uint8Array, string]>([
    ["UTF-8", bytes(table), "utf-8"],
    ["UTF-8 with a mark", bytes(`\ufeff${table}`), "utf-8"],
    ["UTF-16 little endian", utf16(false), "utf-16le"],
    ["UTF-16 big endian", utf16(true), "utf-16be"],
  ])("%s", (_, input, encoding) => {
    const read = readCsv(input);
    expect(read.encoding.name).toBe(encoding);
    expect(read.rows[0]?.cells).toEqual(["name", "city"]);
    expect(read.rows[2]?.cells).toEqual(["和田示例厂", "和田"]);
  });
});

describe("readCsv(bytes): refusals", () => {
  test.each<[string, Uint8Array, ErrorCode, RegExp]>([
    ["no bytes", new Uint8Array(), "file.empty", /0 bytes/],
    ["blank lines only", bytes("\n \r\n"), "file.empty", /blank lines/],
    ["a mark only", bytes("\ufeff"), "file.empty", /blank lines/],
    ["a workbook", bytes("PK\u0003\u0004rest"), "file.binary", /Excel workbook/],
    ["a PDF", bytes("%PDF-1.7"), "file.binary", /PDF/],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47), "file.binary", /PNG/],
    ["zero bytes", bytes("a,b\n1,\0\u0001\u0002\0\0\n"), "file.binary", /control characters/],
    ["a web page", bytes("<!DOCTYPE html><title>Error</title>"), "file.format", /web page/],
  ])("%s", (_, input, code, message) => {
    const issue = issueOf(() => readCsv(input, { file: "x.csv" }));
    expect(issue.code).toBe(code);
    expect(issue.message).toMatch(message);
    expect(issue.hint).not.toBe("");
    expect(issue.file).toBe("x.csv");
  });
  it("names the limit and what was met", () => {
    expect(issueOf(() => readCsv(bytes("a,b\n1,2\n"), { limits: { bytes: 5 } })).message).toBe(
      "The file holds 8 bytes; the limit is 5.",
    );
    expect(issueOf(() => readCsv(bytes("a\n1\n2\n"), { limits: { rows: 2 } })).message).toBe(
      "The file holds more than 2 rows, which is the limit.",
    );
  });
});

describe("readCsv(bytes): properties", () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "ü", "厂", ",", ";", '"', "\n", "\r\n", " ", "|"),
    maxLength: 8,
  });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  const write = (rows: readonly (readonly string[])[]): string =>
    rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")).join("\n");

  it("gives back what was written, and what csv-parse reads", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const read = cellsOf(write(rows), { delimiter: "," });
        expect(read).toEqual(rows);
        expect(read).toEqual(parse(write(rows), { relax_column_count: true }));
      }),
      { numRuns: 500 },
    );
  });
  it("never throws and never loses a line of well-formed rows after a broken one", () => {
    const noise = fc.string({ unit: fc.constantFrom("a", ",", '"', " "), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 6 }), (broken) => {
        const good = ["Q,1", "R,2", "S,3"];
        const { rows } = readCsv(bytes(["h,i", ...broken, ...good, ""].join("\n")), { delimiter: "," });
        expect(rows.at(-1)?.cells.at(-1)?.endsWith("3")).toBe(true);
        expect(rows.map((row) => row.number)).toEqual(rows.map((_, index) => index + 1));
      }),
      { numRuns: 500 },
    );
  });
});

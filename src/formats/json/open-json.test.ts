import { Buffer } from "node:buffer";
import { describe, expect, it, test } from "vitest";
import type { Issue } from "../../model/issue.ts";
import { issueOf } from "../archive/issue-of.fixture.ts";
import type { ByteSource } from "../byte-source.ts";
import { encode } from "../encoding/encode.fixture.ts";
import { cellsOf, open, rowsOf } from "./json.fixture.ts";
import { openJson } from "./open-json.ts";

describe("openJson(source): cells", () => {
  test.each<[string, string, string[][]]>([
    [
      "a list of records",
      '[{"name":"A","country":"CN"},{"name":"B"}]',
      [
        ["name", "country"],
        ["A", "CN"],
        ["B", ""],
      ],
    ],
    [
      "headings that only the last record has",
      '[{"a":1},{"b":2},{"c":3,"a":4}]',
      [
        ["a", "b", "c"],
        ["1", "", ""],
        ["", "2", ""],
        ["4", "", "3"],
      ],
    ],
    [
      "nested objects and lists",
      '[{"a":{"b":{"c":"x"},"d":["y","z",null,1]},"e":[{"f":1.50}],"g":{},"h":[]}]',
      [
        ["a.b.c", "a.d", "e", "g", "h"],
        ["x", "y; z; 1", '[{"f":1.50}]', "", ""],
      ],
    ],
    [
      "words",
      '[{"a":true,"b":false,"c":null}]',
      [
        ["a", "b", "c"],
        ["true", "false", ""],
      ],
    ],
    [
      "numbers as they are written",
      '[{"a":91653201050876996012,"b":1.50,"c":1e5,"d":-0,"e":0.0000001,"f":12,"g":[12345678901234567890]}]',
      [
        ["a", "b", "c", "d", "e", "f", "g"],
        ["91653201050876996012", "1.50", "1e5", "-0", "0.0000001", "12", "12345678901234567890"],
      ],
    ],
    [
      "keys that JavaScript knows",
      '[{"__proto__":"p","constructor":"c","toString":{"__proto__":{"polluted":1}}}]',
      [
        ["__proto__", "constructor", "toString.__proto__.polluted"],
        ["p", "c", "1"],
      ],
    ],
    ["a key twice", '[{"a":1,"a":2}]', [["a"], ["2"]]],
    ["two ways to one heading", '[{"a.b":1,"a":{"b":2}}]', [["a.b"], ["1; 2"]]],
    ["escapes", '[{"\\u65b0":"a\\n\\"b\\"\\ud83d\\ude00"}]', [["新"], ['a\n"b"😀']]],
    ["half a surrogate pair", '[{"a":"x\\ud83d"}]', [["a"], ["x\ufffd"]]],
    ["a list under names", '{"meta":{"n":1},"data":{"suppliers":[{"a":1}]}}', [["a"], ["1"]]],
    [
      "a record alone",
      '{"id":"x","properties":{"name":["A","B"]}}',
      [
        ["id", "properties.name"],
        ["x", "A; B"],
      ],
    ],
    [
      "arrays of arrays",
      '[["name","n"],["A",1.0],["B",{"x":1}]]',
      [
        ["name", "n"],
        ["A", "1.0"],
        ["B", '{"x":1}'],
      ],
    ],
    ["arrays of arrays under a name", '{"columns":["a"],"rows":[["A"],["B"]]}', [["A"], ["B"]]],
    [
      "GeoJSON",
      '{"type":"FeatureCollection","features":[{"type":"Feature","id":7,"properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[87.60,43.8]}},{"type":"Feature","properties":{"name":"B"},"geometry":null}]}',
      [
        ["id", "name", "lat", "lng"],
        ["7", "A", "43.8", "87.60"],
        ["", "B", "", ""],
      ],
    ],
    ["white space and a mark", '\ufeff \n[ {"a" : 1 } ]\r\n', [["a"], ["1"]]],
  ])("%s", async (_, text, cells) => {
    const [table] = await open(text);
    expect(await cellsOf(table)).toEqual(cells);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("numbers rows as a sheet of them would: headings 1, first record 2; arrays from 1", async () => {
    const [records] = await open('[{"a":1},{"a":2}]');
    expect((await rowsOf(records)).map(({ number, line }) => [number, line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    const [arrays] = await open('[["a"],["b"]]');
    expect((await rowsOf(arrays)).map(({ number }) => number)).toEqual([1, 2]);
  });

  it("makes a table of each list, with its place as the sheet", async () => {
    const tables = await open('{"a":[{"x":1}],"none":[],"b":{"c":[{"y":2},{"y":3}]},"n":[1,2]}');
    expect(tables.map(({ sheet, format, file }) => ({ sheet, format, file }))).toEqual([
      { sheet: "a", format: "json", file: "data.json" },
      { sheet: "b.c", format: "json", file: "data.json" },
    ]);
    expect(await cellsOf(tables[1])).toEqual([["y"], ["2"], ["3"]]);
  });

  it("keeps a value that is no record in its place", async () => {
    const [table] = await open(`[{"a":1},"${"x".repeat(100)}",[1],{"a":2}]`);
    expect(await rowsOf(table)).toEqual([
      { number: 1, line: 1, cells: ["a"] },
      { number: 2, line: 2, cells: ["1"] },
      { number: 3, line: 3, cells: [`"${"x".repeat(79)}…`], problem: "not-a-record", problemCell: 0 },
      { number: 4, line: 4, cells: ["[1]"], problem: "not-a-record", problemCell: 0 },
      { number: 5, line: 5, cells: ["2"] },
    ]);
  });

  it("names lines whose bytes did not fit", async () => {
    const good = Buffer.from('{"name":"浙江"},\n'.repeat(20));
    const bytes = Buffer.concat([
      Buffer.from("[\n"),
      good,
      Buffer.from('{"name":"'),
      encode("新疆", "gb18030"),
      Buffer.from('"}\n]'),
    ]);
    const [table] = await open(bytes);
    const rows = await rowsOf(table);
    expect(rows.filter(({ problem }) => problem !== undefined)).toEqual([
      { number: 22, line: 22, cells: ["新疆"], problem: "encoding" },
    ]);
  });

  it("leaves out shapes that are not points, and says so", async () => {
    const [table] = await open(
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4]]]}}]}',
    );
    expect(await cellsOf(table)).toEqual([["name"], ["A"]]);
    expect(table?.remarks()[0]?.message).toBe(
      "1 features are lines or areas, not points; their places were left out.",
    );
  });

  test.each(["utf-16le", "utf-16be", "gb18030"])("reads %s", async (name) => {
    const [table] = await open(encode('[{"名称":"新疆天山毛纺织股份有限公司","地址":"乌鲁木齐市"}]\n', name));
    expect(table?.encoding?.name).toBe(name);
    expect(await cellsOf(table)).toEqual([
      ["名称", "地址"],
      ["新疆天山毛纺织股份有限公司", "乌鲁木齐市"],
    ]);
  });

  it("cuts what is beyond the limits of columns and cells, and names it", async () => {
    const [wide] = await open('[{"a":1,"b":2,"c":3},{"a":4}]', { limits: { columns: 2 } });
    expect(await rowsOf(wide)).toEqual([
      { number: 1, line: 1, cells: ["a", "b"] },
      { number: 2, line: 2, cells: ["1", "2"], problem: "too-many-cells", problemCell: 2 },
      { number: 3, line: 3, cells: ["4", ""] },
    ]);
    const [long] = await open(`[{"a":1,"b":"${"y".repeat(200)}"}]`, { limits: { cell: 100 } });
    expect((await rowsOf(long))[1]).toEqual({
      number: 2,
      line: 2,
      cells: ["1", `${"y".repeat(80)}…`],
      problem: "cell-too-long",
      problemCell: 1,
    });
  });

  it("walks anew each time, in batches, and knows how far it is", async () => {
    const [table] = await open(JSON.stringify(Array.from({ length: 2_000 }, (_, index) => ({ n: index }))));
    const seen: number[] = [];
    for await (const batch of table?.rows() ?? []) {
      expect(batch.length).toBeLessThanOrEqual(512);
      seen.push(table?.progress() ?? 0);
    }
    expect(seen[0]).toBeCloseTo(0.25, 1);
    expect(seen.at(-1)).toBe(1);
    expect(await cellsOf(table)).toEqual(await cellsOf(table));
  });
});

describe("openJson(source): refusals", () => {
  test.each<[string, string, Partial<Issue>]>([
    ["nothing", "", { code: "file.empty" }],
    [
      "a comma forgotten",
      '[{"a":1}\n {"a":2}]',
      {
        code: "file.format",
        message: 'The JSON breaks off at line 2, column 2: expected a comma or ], found "{"a":2}]".',
      },
    ],
    [
      "an end cut off",
      '[{"a":"新',
      {
        code: "file.format",
        message:
          "The JSON breaks off at line 1, column 9: expected a closing quote, found the end of the file.",
      },
    ],
    [
      "a comma too many",
      '[{"a":1},\r\n]',
      {
        message:
          'The JSON breaks off at line 2, column 1: expected a value: a text in double quotes, a number, true, false, null, { or [, found "]".',
      },
    ],
    ["single quotes", "[{'a':1}]", { expected: "a name in double quotes" }],
    ["a colon forgotten", '[{"a" 1}]', { expected: "a colon after the name" }],
    [
      "a line break in a text",
      '[{"a":"x\ny"}]',
      { expected: "a closing quote (a line break inside a text is written \\n)", received: "a line break" },
    ],
    ["an unknown escape", '["\\x"]', { expected: 'one of " \\ / b f n r t u after a backslash' }],
    ["NaN", '[{"a":NaN}]', { received: '"NaN}]"' }],
    ["a leading zero", '[{"a":007}]', { expected: "no digit after a leading zero" }],
    ["something behind the end", '[{"a":1}] x', { expected: "nothing after the end of the value" }],
    [
      "texts only",
      '["a","b"]',
      {
        code: "file.format",
        message: "The JSON holds no records: its list holds texts or numbers, not objects.",
      },
    ],
    ["a single value", "12", { message: "The JSON holds no records: it is a single value." }],
    ["an empty list", "[]", { code: "file.empty" }],
    ["an empty list under a name", '{"data":[]}', { code: "file.empty" }],
    [
      "ten thousand brackets",
      "[".repeat(10_000),
      {
        code: "file.too-large",
        message: "The JSON is nested deeper than 64 levels at line 1, column 65; that is the limit.",
      },
    ],
  ])("%s", async (_, text, issue) => {
    expect(await issueOf(() => open(text))).toMatchObject({ ...issue, file: "data.json" });
  });

  it("a gigabyte, before a byte of it is read", async () => {
    const source: ByteSource = {
      size: 1024 ** 3,
      read: () => {
        throw new Error("was read");
      },
    };
    expect(await issueOf(() => openJson(source, { file: "big.json" }))).toMatchObject({
      code: "file.too-large",
      message: "The file holds 1,073,741,824 bytes; the limit is 268,435,456.",
    });
  });

  it("more rows than the limit", async () => {
    expect(await issueOf(() => open('[{"a":1},{"a":2}]', { limits: { rows: 2 } }))).toMatchObject({
      code: "file.too-large",
      row: 3,
    });
  });
});

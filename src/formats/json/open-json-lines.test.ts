import { Buffer } from "node:buffer";
import { describe, expect, it, test } from "vitest";
import { issueOf } from "../archive/issue-of.fixture.ts";
import { encode } from "../encoding/encode.fixture.ts";
import { cellsOf, open, openLines, rowsOf } from "./json.fixture.ts";

describe("openJsonLines(source)", () => {
  it("reads one record a line; a broken line stops no other", async () => {
    const [table] = await openLines(
      `{"a":1}\r\n\n{"a":2,\n[3]\n{"b":{"c":12345678901234567890}}\n"x"\n${"{".repeat(200)}\n{"a":5}`,
    );
    expect(table?.format).toBe("jsonl");
    expect(await rowsOf(table)).toEqual([
      { number: 1, line: 1, cells: ["a", "b.c"] },
      { number: 2, line: 1, cells: ["1", ""] },
      { number: 3, line: 3, cells: ['{"a":2,'], problem: "not-a-record", problemCell: 0 },
      { number: 4, line: 4, cells: ["[3]"], problem: "not-a-record", problemCell: 0 },
      { number: 5, line: 5, cells: ["", "12345678901234567890"] },
      { number: 6, line: 6, cells: ['"x"'], problem: "not-a-record", problemCell: 0 },
      { number: 7, line: 7, cells: [`${"{".repeat(80)}…`], problem: "not-a-record", problemCell: 0 },
      { number: 8, line: 8, cells: ["5", ""] },
    ]);
  });

  it("reads arrays as rows", async () => {
    const [table] = await openLines('["a","b"]\n[1,2]\n');
    expect(await cellsOf(table)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("takes a line beyond sixteen megabytes for no record and goes on", async () => {
    const [table] = await openLines(
      Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(17 * 1024 ** 2, "x"), Buffer.from('"}\n{"a":2}\n')]),
    );
    expect(await rowsOf(table)).toEqual([
      { number: 1, line: 1, cells: ["a"] },
      { number: 2, line: 1, cells: [`{"a":"${"x".repeat(74)}…`], problem: "not-a-record", problemCell: 0 },
      { number: 3, line: 2, cells: ["2"] },
    ]);
  });

  it("reads lines across many pieces, in other encodings, and tells how far it is", async () => {
    const text = '{"名称":"新疆天山毛纺织","n":1}\r\n'.repeat(150_000);
    const [table] = await openLines(encode(text, "gb18030"));
    let count = 0;
    for await (const batch of table?.rows() ?? []) {
      count += batch.filter(({ problem }) => problem === undefined).length;
      expect(table?.progress()).toBeLessThanOrEqual(1);
    }
    expect([table?.encoding?.name, count, table?.progress()]).toEqual(["gb18030", 150_001, 1]);
  });

  it("names a line whose bytes did not fit", async () => {
    const good = Buffer.from('{"name":"浙江"}\n'.repeat(20));
    const [table] = await openLines(
      Buffer.concat([good, Buffer.from('{"name":"'), encode("新疆", "gb18030"), Buffer.from('"}')]),
    );
    expect((await rowsOf(table)).at(-1)).toEqual({
      number: 22,
      line: 21,
      cells: ["新疆"],
      problem: "encoding",
    });
  });

  test.each<[string, string, string]>([
    ["blank lines only", "\n \n", "it is blank"],
    ["no record at all", "a\nb\n", "no line is an object or an array"],
  ])("refuses %s", async (_, text, why) => {
    expect(await issueOf(() => openLines(text))).toMatchObject({
      code: "file.format",
      message: `The JSON holds no records: ${why}.`,
    });
  });

  it("is what openJson reads when one record follows another", async () => {
    const [table] = await open('{"a":1}\n{"a":2}\n');
    expect([table?.format, await cellsOf(table)]).toEqual(["jsonl", [["a"], ["1"], ["2"]]]);
  });
});

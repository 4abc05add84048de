import { describe, expect, it, test } from "vitest";
import { open, openLines, rowsOf } from "./json.fixture.ts";

describe("openJson, openJsonLines: a name given twice", () => {
  test.each<[string, string]>([
    ["in the record", '{"name":"Aksu A","qty":1,"name":"Kashgar B"}'],
    ["written in another way", '{"name":"Aksu A","n\\u0061me":"Kashgar B"}'],
    ["in an object inside", '{"name":"A","at":{"x":1,"x":2}}'],
    ["in a list inside", '{"name":"A","at":[{"x":1},{"x":1,"x":2}]}'],
    ["as __proto__", '{"name":"A","__proto__":1,"__proto__":2}'],
    ["beside a number of 20 digits", '{"name":"A","name":12345678901234567890}'],
  ])("is told %s, and the records beside it are read", async (_, record) => {
    const [table] = await open(`[{"name":"first"},${record},{"name":"last"}]`);
    expect((await rowsOf(table)).map(({ problem }) => problem)).toEqual([
      undefined,
      undefined,
      "name-twice",
      undefined,
    ]);
    const [lines] = await openLines(`{"name":"first"}\n${record}\n{"name":"last"}\n`);
    expect((await rowsOf(lines)).map(({ problem }) => problem)).toEqual([
      undefined,
      undefined,
      "name-twice",
      undefined,
    ]);
  });

  it("is no fault across records, nor across objects of one record", async () => {
    const [table] = await open('[{"a":{"x":1},"b":{"x":2},"c":[{"x":1},{"x":1}]},{"a":{"x":1}}]');
    expect((await rowsOf(table)).map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
  });
});

describe("openJson, openJsonLines: lists of records inside records", () => {
  const records = [
    '{"id":"S1","lines":[{"hs":"5201"},{"hs":"5202"}],"tags":["a","b"]}',
    '{"id":"S2","lines":[]}',
  ];
  const told =
    'Records hold lists of records of their own: "lines" in 1. These lists were kept as text and not read.';

  it("are told once the rows were read, by column and number of records", async () => {
    const [table] = await open(`[${records.join(",")}]`);
    const [lines] = await openLines(records.join("\n"));
    for (const each of [table, lines]) {
      await rowsOf(each);
      await rowsOf(each);
      expect(each?.remarks().map(({ message }) => message)).toEqual([told]);
    }
  });

  it("name five columns, as text that nothing in it changes", async () => {
    const keys = ["a\u202eb", ..."bcdefg"];
    const record = Object.fromEntries(keys.map((key) => [key, [{ x: 1 }]]));
    const [table] = await open(JSON.stringify([record]));
    await rowsOf(table);
    const message = table?.remarks()[0]?.message;
    expect(message).toContain("and 2 more columns");
    expect(message).not.toContain("\u202e");
  });
});

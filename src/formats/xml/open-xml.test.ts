import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Issue } from "../../model/issue.ts";
import { SelvedgeError } from "../../model/issue.ts";
import { issueOf } from "../archive/issue-of.fixture.ts";
import { bytesOf } from "../byte-source.ts";
import type { FormatLimits } from "../limits.ts";
import type { Table, TableRow } from "../table.ts";
import { openXml } from "./open-xml.ts";

const open = (xml: string | Uint8Array, limits: Partial<FormatLimits> = {}) =>
  openXml(bytesOf(typeof xml === "string" ? Buffer.from(xml) : xml), { file: "export.xml", limits });

async function rowsOf(table: Table | undefined): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of table?.rows() ?? []) rows.push(...batch);
  return rows;
}
const cellsOf = async (table: Table | undefined) => (await rowsOf(table)).map(({ cells }) => cells);

describe("openXml(source): records", () => {
  test.each<[string, string, string[][]]>([
    [
      "children and attributes",
      '<l><s id="1"><name>A</name><city>X</city></s><s id="2"><name>B &amp; C</name></s></l>',
      [
        ["id", "name", "city"],
        ["1", "A", "X"],
        ["2", "B & C", ""],
      ],
    ],
    [
      "children of children",
      '<l><s><address type="plant"><city>X</city><geo lat="1.50"/></address></s><s><address><city>Y</city></address></s></l>',
      [
        ["address.type", "address.city", "address.geo.lat"],
        ["plant", "X", "1.50"],
        ["", "Y", ""],
      ],
    ],
    [
      "a child several times",
      "<l><s><brand>a</brand><brand>b</brand></s><s><brand/></s></l>",
      [["brand"], ["a; b"], [""]],
    ],
    [
      "text beside attributes",
      '<l><s><weight unit="kg">5</weight></s><s><weight unit="lb">6</weight></s></l>',
      [
        ["weight.unit", "weight"],
        ["kg", "5"],
        ["lb", "6"],
      ],
    ],
    [
      "an attribute and a child of one name",
      '<l><s id="1"><id>x</id></s><s id="2"/></l>',
      [
        ["@id", "id"],
        ["1", "x"],
        ["2", ""],
      ],
    ],
    ["records that are nothing but text", "<l><name>A</name><name>B</name></l>", [["name"], ["A"], ["B"]]],
    [
      "records that are nothing but text with attributes",
      '<l><n c="CN">A</n><n>B</n></l>',
      [
        ["c", "n"],
        ["CN", "A"],
        ["", "B"],
      ],
    ],
    [
      "one record in its list",
      "<suppliers><supplier><name>A</name><site><city>X</city></site></supplier></suppliers>",
      [
        ["name", "site.city"],
        ["A", "X"],
      ],
    ],
    [
      "one record with lists of texts",
      "<supplier><name>A</name><brand>x</brand><brand>y</brand></supplier>",
      [
        ["name", "brand"],
        ["A", "x; y"],
      ],
    ],
    [
      "records deep inside",
      "<a><head><made>now</made></head><b><c><s><n>1</n></s><s><n>2</n></s><s><n>3</n></s></c></b></a>",
      [["n"], ["1"], ["2"], ["3"]],
    ],
    [
      "the most repeated, not what is repeated inside it",
      "<l><s><p><i>1</i></p><p><i>2</i></p></s><s><p><i>3</i></p></s><s/></l>",
      [["p.i"], ["1; 2"], ["3"], [""]],
    ],
    [
      "prefixes, white space, CDATA and comments",
      '<?xml version="1.0"?>\n<x:l xmlns:x="u" xmlns:xsi="v">\n <!-- c --> <x:s xsi:schemaLocation="q">\n  <x:n> <![CDATA[A <b>]]> </x:n>\n </x:s><x:s><x:n>B<!-- no -->C</x:n></x:s></x:l>',
      [["n"], ["A <b>"], ["BC"]],
    ],
    [
      "names that JavaScript knows",
      '<l><s constructor="c"><__proto__>p</__proto__></s><s><toString>t</toString></s></l>',
      [
        ["constructor", "__proto__", "toString"],
        ["c", "p", ""],
        ["", "", "t"],
      ],
    ],
    [
      "text around children",
      "<l><s>before<b>bold</b>after</s><s/></l>",
      [
        ["s", "b"],
        ["beforeafter", "bold"],
        ["", ""],
      ],
    ],
  ])("%s", async (_, xml, cells) => {
    const tables = await open(xml);
    expect(tables).toHaveLength(1);
    expect(await cellsOf(tables[0])).toEqual(cells);
  });

  it("tells where an element stands twice in one record, and in which row first", async () => {
    const [table] = await open(
      "<l><s><name>A</name><at><city>X</city></at></s><s><name>B</name><name>C</name></s><s><name>D</name><name>E</name></s></l>",
    );
    expect(table?.remarks()).toEqual([]);
    expect(await cellsOf(table)).toContainEqual(["B; C", ""]);
    expect(table?.remarks().map(({ message }) => message)).toEqual([
      'Elements stand more than once in one record, and their texts were joined with "; ": "name" in row 3, and perhaps in later rows.',
    ]);
  });

  it("makes a table of each element that is repeated beside the others", async () => {
    const tables = await open(
      "<d><cs><c><n>1</n></c><c><n>2</n></c></cs><ss><s><m>3</m></s><s><m>4</m></s><s><m>5</m></s></ss></d>",
    );
    expect(tables.map(({ sheet, format }) => [sheet, format])).toEqual([
      ["s", "xml"],
      ["c", "xml"],
    ]);
    expect(await cellsOf(tables[1])).toEqual([["n"], ["1"], ["2"]]);
  });

  it("numbers rows from the headings, in batches, as often as asked", async () => {
    const [table] = await open(`<l>${"<s><n>x</n></s>".repeat(2_000)}</l>`);
    const rows = await rowsOf(table);
    expect([rows.length, rows[0], rows.at(-1)]).toEqual([
      2_001,
      { number: 1, line: 1, cells: ["n"] },
      { number: 2_001, line: 2_001, cells: ["x"] },
    ]);
    expect(table?.progress()).toBe(1);
    expect(await rowsOf(table)).toEqual(rows);
  });

  it("reads UTF-16 and declared encodings", async () => {
    const xml = "<l><s><名>新疆</名></s><s><名>喀什</名></s></l>";
    expect(await cellsOf((await open(Buffer.from(`\ufeff${xml}`, "utf16le")))[0])).toEqual([
      ["名"],
      ["新疆"],
      ["喀什"],
    ]);
  });

  it("cuts what is beyond the limits of columns and cells, and names it", async () => {
    const [wide] = await open("<l><s><a>1</a><b>2</b><c>3</c></s><s><a>4</a></s></l>", { columns: 2 });
    expect(await rowsOf(wide)).toEqual([
      { number: 1, line: 1, cells: ["a", "b"] },
      { number: 2, line: 2, cells: ["1", "2"], problem: "too-many-cells", problemCell: 2 },
      { number: 3, line: 3, cells: ["4", ""] },
    ]);
    const [long] = await open(
      `<l><s><a>${"x".repeat(200)}</a></s><s>${"<a>yyyyyyyyyy</a>".repeat(20)}</s></l>`,
      { cell: 100 },
    );
    expect((await rowsOf(long)).slice(1).map(({ cells, problem }) => [cells[0]?.length, problem])).toEqual([
      [81, "cell-too-long"],
      [81, "cell-too-long"],
    ]);
  });
});

describe("openXml(source): refusals", () => {
  test.each<[string, string, Partial<Issue>]>([
    [
      "a web page",
      "<!DOCTYPE html><html><body>404</body></html>",
      {
        code: "file.format",
        message: "The file is a web page, not a table; a download may have answered with an error page.",
      },
    ],
    [
      "a web page without a type",
      '\n<!-- x --><HTML lang="en"><p>no</p></HTML>',
      { code: "file.format", received: "<HTML" },
    ],
    [
      "a web page in XML",
      '<?xml version="1.0"?><x:html xmlns:x="u"><x:body/></x:html>',
      { code: "file.format", received: "<html>" },
    ],
    [
      "entities that grow",
      '<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><l><s>&b;</s></l>',
      { code: "file.format" },
    ],
    [
      "an external entity",
      '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>',
      { code: "file.format" },
    ],
    ["nothing", "", { code: "file.empty" }],
    ["one element", "<ok/>", { code: "file.format", message: "The XML holds no records, only one element." }],
    ["an end cut off", "<l><s><n>1</n></s><s>", { code: "file.format" }],
    ["ten thousand levels", "<a>".repeat(10_000), { code: "file.too-large" }],
    [
      "a name of its own for each record",
      `<l>${Array.from({ length: 10_001 }, (_, index) => `<s${index}/>`).join("")}</l>`,
      {
        code: "file.too-large",
        message: "The XML has more than 10,000 kinds of elements, which is the limit.",
      },
    ],
  ])("%s", async (_, xml, issue) => {
    expect(await issueOf(() => open(xml))).toMatchObject({ ...issue, file: "export.xml" });
  });

  it("more rows and bytes than the limits", async () => {
    const [table] = await open("<l><s><a>1</a></s><s><a>2</a></s></l>", { rows: 2 });
    expect(await issueOf(() => rowsOf(table))).toMatchObject({ code: "file.too-large", row: 3 });
    expect(await issueOf(() => open("<l><s/></l>", { bytes: 5 }))).toMatchObject({
      code: "file.too-large",
      message: "The file holds 11 bytes; the limit is 5.",
    });
  });

  it("any change to a file gives rows or a named refusal", async () => {
    const seed = Buffer.from(
      '<?xml version="1.0"?><l><s id="1"><n>A &amp; B</n><x><y z="1">t</y></x></s>\n<s id="2"><n><![CDATA[C]]></n></s></l>',
    );
    const change = fc.tuple(
      fc.nat(seed.length - 1),
      fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0x3c, 0x3e, 0x22, 0x2f, 0x21)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const bytes = Buffer.from(seed);
        for (const [at, byte] of changes) bytes[at] = byte;
        try {
          for (const table of await open(bytes)) await rowsOf(table);
        } catch (error) {
          expect(error).toBeInstanceOf(SelvedgeError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

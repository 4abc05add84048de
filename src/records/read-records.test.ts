import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ErrorCode } from "../model/errors.ts";
import type { Issue } from "../model/issue.ts";
import { SelvedgeError } from "../model/issue.ts";
import { recordKinds } from "../model/records.ts";
import type { ReadOptions } from "./open-reading.ts";
import { readText } from "./reader.fixture.ts";
import { templateCsv } from "./templates.ts";

async function issueOf(text: string, options: Partial<ReadOptions> = {}): Promise<Issue> {
  try {
    await readText(text, options);
  } catch (error) {
    if (error instanceof SelvedgeError) return error.issue;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("readRecords: failures of a file", () => {
  test.each<[string, string, Partial<ReadOptions>, ErrorCode, RegExp, RegExp]>([
    [
      "a missing column",
      "address,country,city\n1 Road,CN,Xi'an\n",
      {},
      "column.missing",
      /parties needs a column name or name_local/,
      /"address", "country", "city"/,
    ],
    [
      "a missing column of a kind that was named",
      "name,address\nA,1 Road\n",
      { kind: "sites" },
      "column.missing",
      /sites needs a column party/,
      /--map party=/,
    ],
    [
      "a missing date",
      "seller,buyer,hs\nA,B,6205\n",
      {},
      "column.missing",
      /shipments needs a column date/,
      /--map date=/,
    ],
    ["nothing known", "foo,bar\n1,2\n", {}, "file.kind", /no kind of file/, /"foo", "bar"/],
    [
      "nothing known of a kind that was named",
      "foo,bar\n1,2\n",
      { kind: "profile" },
      "file.header",
      /headings of profile/,
      /key; value/,
    ],
    [
      "two kinds alike",
      "shipper,consignee,style,vendor\nA,B,P,S\n",
      {},
      "file.kind",
      /fit products and shipments equally/,
      /--as products or --as shipments/,
    ],
    ["headings without rows", "name,address\n\n,\n", {}, "file.empty", /no rows under them/, /./],
    [
      "a mapping to a heading that is not there",
      "Firm,Place\nA,B\n",
      { map: { name: "Firma" } },
      "column.unknown",
      /heading "Firma"/,
      /Nearest is "Firm"/,
    ],
    [
      "a mapping of a column that is not there",
      "Firm,Place\nA,B\n",
      { map: { nom: "Firm" } },
      "column.unknown",
      /column "nom"/,
      /The columns are party, name/,
    ],
    [
      "twins that differ",
      "Name,Name,Country\nA,B,CN\n",
      {},
      "column.ambiguous",
      /headed "Name".*row 2/,
      /--map name="Name#2"/,
    ],
  ])("%s", async (...[, text, options, code, message, hint]) => {
    const issue = await issueOf(text, options);
    expect(issue).toMatchObject({ code, file: "test.csv" });
    expect(issue.message).toMatch(message);
    expect(issue.hint).toMatch(hint);
  });
  it("names a misspelt heading beyond one slip as the nearest", async () => {
    expect((await issueOf("Suppl. Nmaes,address,country\nA,1 Road,CN\n")).hint).toContain(
      '--map name="Suppl. Nmaes"',
    );
  });
});

describe("readRecords: mapping", () => {
  it("reads what the user maps, a contact column too", async () => {
    const { kind, mapping, contact } = await readText("Firm,Contact Country\nA,CN\n", {
      kind: "parties",
      map: { name: "firm", country: "Contact Country" },
    });
    expect({ kind, mapping, contact }).toEqual({
      kind: "parties",
      mapping: { name: "Firm", country: "Contact Country" },
      contact: [],
    });
  });
  it("tells the second of two equal headings by its number", async () => {
    const { rows } = await readText("Name,Name\nA,B\n", { kind: "parties", map: { name: "Name#2" } });
    expect(rows[0]).toMatchObject({ cells: { name: "B" }, extra: { Name: "A" } });
  });
  it("finds headings under another delimiter than the one most regular", async () => {
    const text = "name;country\nA, B, C;CN\nD, E, F;VN\n";
    expect(await readText(text)).toMatchObject({
      delimiter: ";",
      mapping: { name: "name", country: "country" },
    });
  });
  it("keeps __proto__ as the heading it is", async () => {
    const { rows } = await readText("name,__proto__,constructor\nA,x,y\n");
    expect(Object.entries(rows[0]?.extra ?? {})).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
  });
  it.each(recordKinds)("reads its own template of %s", async (kind) => {
    const headings = templateCsv(kind).trim();
    const file = `${kind}.csv`;
    const result = await readText(`${headings}\n${headings.replace(/[^,]+/g, "1")}\n`, { file });
    expect(result.kind).toBe(kind);
    expect(result.unmapped).toEqual([]);
    expect(result.mapping).toEqual(Object.fromEntries(headings.split(",").map((column) => [column, column])));
  });
});

describe("readRecords: shape of rows", () => {
  const statuses = async (text: string): Promise<(string | number)[][]> =>
    (await readText(text)).rows.map(({ row, status }) => [row, status]);

  it("quarantines a row with too many cells, and not one with trailing delimiters", async () => {
    expect(await statuses("name,address\nA,1 Road, Town\nB,2 Road,,\n")).toEqual([
      [2, "quarantined"],
      [3, "accepted"],
    ]);
  });
  it("quarantines both parts of a row that a bare line end broke", async () => {
    expect(await statuses("name,address,city\nA,1 Road,X\nB,2\nRoad,Y\nC,3 Road,Z\n")).toEqual([
      [2, "accepted"],
      [3, "quarantined"],
      [4, "quarantined"],
      [5, "accepted"],
    ]);
  });
  it("reads rows that leave out empty cells at the end, and says so", async () => {
    const { rows, issues } = await readText("name,address,city\nA,1 Road\nB,2 Road\nC,3 Road\n");
    expect(rows.map(({ status }) => status)).toEqual(["accepted", "accepted", "accepted"]);
    expect(issues.map(({ code }) => code)).toEqual(["row.shape", "row.shape", "row.shape"]);
  });
  it("quarantines a row whose quote is never closed, with what it holds, and reads the next", async () => {
    const { rows, issues } = await readText('name,address,city\nA,"1 Road,X\nB,2 Road,Y\n');
    expect(rows).toMatchObject([{ status: "quarantined", raw: ["A", '"1 Road,X'] }, { status: "accepted" }]);
    expect(issues).toMatchObject([{ code: "row.shape", row: 2 }]);
  });
  it("withholds the cells of a broken row where they may be contacts", async () => {
    const { rows } = await readText('name,address,Contact Name\nA,"1 Road,Nobody\nB,2 Road,Nobody\n');
    expect(rows[0]).not.toHaveProperty("raw");
    expect(JSON.stringify(rows)).not.toContain("Nobody");
  });
  it("repairs a quote that was not doubled, where every cell still has its heading", async () => {
    const { rows } = await readText('name,address\n"The "Example" Mill",1 Road\n');
    expect(rows[0]).toMatchObject({
      status: "repaired",
      cells: { name: 'The "Example" Mill', address: "1 Road" },
    });
  });
  it("quarantines headings that come again", async () => {
    expect(await statuses("name,country\nA,CN\nName,Country\nB,VN\n")).toEqual([
      [2, "accepted"],
      [3, "quarantined"],
      [4, "accepted"],
    ]);
  });
  it("counts blank lines, and remarks on those between rows", async () => {
    const { counts, issues } = await readText("name,country\nA,CN\n\n,\nB,VN\n\n\n");
    expect(counts).toEqual({ rows: 2, accepted: 2, repaired: 0, quarantined: 0, blank: 4 });
    expect(issues).toMatchObject([
      { code: "row.shape", row: 3, message: expect.stringContaining("2 blank lines") },
    ]);
  });
});

describe("readRecords: properties", () => {
  const cell = fc.string({ unit: fc.constantFrom(...'aB1 ,"\n;é厂\u00a0/-□'), maxLength: 10 });
  const headings = fc.constantFrom(
    "name,address,country",
    "name;country;Contact Name",
    "seller,buyer,date",
    "product\tsupplier\ths",
  );
  const body = fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 12 });

  it("every row comes out once, and the same bytes are read the same", async () => {
    await fc.assert(
      fc.asyncProperty(headings, body, fc.boolean(), async (heading, lines, quoted) => {
        const delimiter = /[,;\t]/.exec(heading)?.[0] ?? ",";
        const write = (value: string): string => (quoted ? `"${value.replaceAll('"', '""')}"` : value);
        const text = [
          heading,
          ...lines.map((line) => line.map(write).join(delimiter)),
          `z${delimiter}z${delimiter}z`,
        ].join("\n");
        const result = await readText(text);
        const { rows, accepted, repaired, quarantined } = result.counts;
        expect(accepted + repaired + quarantined).toBe(rows);
        expect(new Set(result.rows.map(({ row }) => row)).size).toBe(rows);
        if (quoted)
          expect(rows).toBe(lines.filter((line) => line.some((value) => value.trim() !== "")).length + 1);
        for (const { row, status, repairs } of result.rows) {
          expect(repairs.length > 0 || status !== "repaired").toBe(true);
          if (status === "quarantined") expect(result.issues.some((issue) => issue.row === row)).toBe(true);
        }
        expect(JSON.stringify(await readText(text))).toBe(JSON.stringify(result));
      }),
      { numRuns: 400 },
    );
  });
});

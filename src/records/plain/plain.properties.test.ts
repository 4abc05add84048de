import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { bytesOf } from "../../formats/byte-source.ts";
import { openCsv } from "../../formats/csv/open-csv.ts";
import type { RecordBlock } from "../../formats/csv/record-block.ts";
import type { Table } from "../../formats/table.ts";
import { SelvedgeError } from "../../model/issue.ts";
import { canonicalColumns, type RecordKind } from "../../model/records.ts";
import type { ColumnType } from "../column-file.ts";
import type { ColumnRule } from "../column-tables.ts";
import { openReading, type Reading, type ReadOptions } from "../open-reading.ts";
import { readParts } from "../read-parts.ts";
import { readTable } from "../read-records.ts";
import { readRow } from "../read-row.ts";
import { testReader } from "../reader.fixture.ts";
import { RowText } from "./row-text.ts";

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const toCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(",")}\n`).join("");

/** Cells as their column wants them. */
const clean: Partial<Record<ColumnType, readonly string[]>> = {
  date: ["2024-01-05", "2024-02-28", "1900-01-01", "2199-12-31", "2023-12-31"],
  number: ["0", "7", "12.50", "0.5", "1234.5678", "12500"],
  hs: ["6205", "620520", "5208110000", "62"],
  choice: ["arrival", "order", "documented"],
  "open-choice": ["arrival", "departure", "declared", "inferred"],
  country: ["CN", "VN", "NA", "TR"],
  currency: ["USD", "EUR", "CNY"],
  key: ["S-01", "A 1", "0012", "x/y"],
  text: ["cotton shirts", "纺织品", "pcs", "100% cotton; woven"],
  verbatim: ["Example Mill", "示例 Mill 有限公司", "N/A", "TO ORDER"],
  word: ["factory"],
};
/** Cells that look as if their column wanted them. */
const near: Partial<Record<ColumnType, readonly string[]>> = {
  date: "1989-12-31 1990-01-01 1899-12-31 2024-03-02 2024-03-01 2025-01-05 1985-03 2024-02-29 2023-02-29 2200-01-01 1899-12-31 0000-00-00 2024-13-01 2024-00-10 2024-04-31 2024-4-3 20240105 02/03/2024 25/12/2024 2024-07 2024-01-00 2024-01-32 2567-01-05 2024/01/05".split(
    " ",
  ),
  number:
    "1.234 007 1.2.3 -5 +5 .5 5. 1,234 1,5 1e5 1.2345 0.000 00.5 1234.567 12kg 0,125 1'234 1.234.567".split(
      " ",
    ),
  hs: "5 62052 6205.20 00 77 001234 771234 077012 0012345678901234 HS6205 6205- ".split(" "),
  choice: ["Arrival", "other"],
  "open-choice": ["Arrival", "contract", "goods receipt"],
  country: ["cn", "China", "XX", "CHN", "CN - China", "Viet Nam"],
  currency: ["usd", "US$", "US", "EURO"],
  key: ["5E12", "5e12", "1.5E+3", "0e0", "12E4567", "9E", "E12"],
  text: ["a  b", "Bình", "BÃ¬nh"],
  verbatim: ["a  b", "ＡＢＣ", "ﬁ", "EXAMPLE-MILL", "example mill", "Mill", "示例 mill 有限公司"],
};
const odd = [
  ..."'x =1 =\"1\" '=1 '-5 '' ' # #N/A #REF! n/a N/A NULL unknown None -- - . ? / * TBD 不详 無 无 未知 na nan nil -1 @x +x".split(
    " ",
  ),
  ..."x\u00a0y|x y |  x|x\ty|x\u3000y|\u4000\u9fff|纺\u0301|\ufffd|x\u25a1|e\u0301|\u202ex|\u00adx|\u200b|\ufeffx|㐀|豈|\u007f|x\u0085y|\u0001x|𠀀|not available|a\\b|a\nb|a,b".split(
    "|",
  ),
  ...["-", "?", "_", "- ", "./", "*"].flatMap((mark) => [
    mark.repeat(19).trim(),
    mark.repeat(20).trim(),
    mark.repeat(41).trim(),
  ]),
  "0000-00-00 00:00:00",
  "x".repeat(300),
  "纺".repeat(200),
];

const of = (values: readonly string[]) => fc.constantFrom(...values);
const cleanCell = (type: ColumnType | undefined) => of(clean[type ?? "text"] ?? ["x"]);
const nearCell = (type: ColumnType | undefined) =>
  fc.oneof(of(near[type ?? "text"] ?? ["x"]), of(odd), of(odd), fc.string({ maxLength: 4 }), fc.constant(""));

const extras = of([
  ...'2020|10|9|a,b|say "x"|Größe|备注|__proto__|constructor|toString|A|A|A|A#2|back\\slash|tab\there|😀|\uff01|Remarks|Colour'.split(
    "|",
  ),
  ..."||Phone|Contact e-mail| spaced |column C|x\u200by|'=x|-|kg".split("|"),
  "x".repeat(300),
]);

interface Column {
  readonly heading: string;
  readonly type?: ColumnType;
}

/** A column under one of its headings. */
const columnOf = (rule: ColumnRule) =>
  of([rule.column, rule.column, ...rule.spellings.map(({ heading }) => heading)]).map(
    (heading): Column => ({ heading, type: rule.type }),
  );

const kinds = ["shipments", "bom", "products"] as const satisfies readonly RecordKind[];
const rulesOf = (kind: RecordKind) => testReader.kinds.find((table) => table.kind === kind);

/** Headings of a kind: what it needs, further columns of it, and columns of no kind. */
const columnsOf = (kind: RecordKind) => {
  const table = rulesOf(kind);
  const rules = table?.columns ?? [];
  const named = (names: readonly string[]) => rules.filter(({ column }) => names.includes(column));
  const needed = (table?.needs ?? []).map((group) => fc.constantFrom(...named(group)).chain(columnOf));
  const own = fc
    .subarray([...rules], { maxLength: Math.min(7, rules.length) })
    .chain((some) => fc.tuple(...some.map(columnOf)));
  const more = fc.array(
    extras.map((heading): Column => ({ heading })),
    { maxLength: 4 },
  );
  return fc
    .tuple(fc.tuple(...needed), own, more)
    .map((parts) => parts.flat())
    .chain((columns) =>
      fc.shuffledSubarray(columns, { minLength: columns.length, maxLength: columns.length }),
    );
};

/** A row of clean cells in which some are not, or cells are lost or added, or the headings come again. */
const rowOf = (columns: readonly Column[]) => {
  const cells = fc.tuple(
    ...columns.map(({ type }) =>
      fc.oneof({ weight: 5, arbitrary: cleanCell(type) }, { weight: 1, arbitrary: fc.constant("") }),
    ),
  );
  const headings = columns.map(({ heading }) => heading);
  return fc.oneof(
    { weight: 6, arbitrary: cells },
    {
      weight: 6,
      arbitrary: fc
        .tuple(cells, fc.nat({ max: Math.max(0, columns.length - 1) }))
        .chain(([row, at]) => nearCell(columns[at]?.type).map((cell) => row.with(at, cell))),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(cells, fc.integer({ min: -3, max: 3 }))
        .map(([row, more]) => (more < 0 ? row.slice(0, more) : [...row, ...Array<string>(more).fill("")])),
    },
    {
      weight: 1,
      arbitrary: of([" ", "", "_"]).map((space) => headings.map((heading) => heading.replaceAll(" ", space))),
    },
    { weight: 1, arbitrary: cells.map((row) => row.map((cell) => (row[0] === "" ? "" : (row[0] ?? cell)))) },
  );
};

interface File {
  readonly text: string;
  readonly options: ReadOptions;
}
const files = fc.constantFrom(...kinds).chain((kind) =>
  columnsOf(kind).chain((columns) => {
    const headings = columns.map(({ heading }) => heading);
    const map = fc.dictionary(of(canonicalColumns[kind]), of(headings), {
      maxKeys: 2,
      noNullPrototype: true,
    });
    return fc
      .tuple(
        fc.array(rowOf(columns), { minLength: 1, maxLength: 40, size: "max" }),
        fc.option(map, { freq: 4, nil: undefined }),
      )
      .map(
        ([rows, given]): File => ({
          text: toCsv([headings, ...rows]),
          options: {
            kind,
            today: "2024-03-01",
            ...(given === undefined || Object.keys(given).length === 0 ? {} : { map: given }),
          },
        }),
      );
  }),
);

/** The reading of a file; nothing for one that is refused as a whole. */
async function readingOf(table: Table, options: ReadOptions): Promise<Reading | undefined> {
  try {
    return await openReading(testReader, table, options);
  } catch (error) {
    if (error instanceof SelvedgeError && error.issue.code !== "bug") return undefined;
    throw error;
  }
}

const open = ({ text }: File) => openCsv(bytesOf(Buffer.from(text)), { file: "a.csv", delimiter: "," });

/** The same table for one who knows of no bytes. */
const asRows = (table: Table): Table => ({
  format: table.format,
  file: table.file,
  encoding: table.encoding,
  delimiter: table.delimiter,
  remarks: table.remarks,
  progress: table.progress,
  rows: table.rows,
});

const lineOf = (write: (text: RowText) => void): string => {
  const text = new RowText();
  write(text);
  return Buffer.from(text.bytes).toString();
};

interface Told {
  plain: number;
  others: number;
}

/** Holds every record that is called plain against the reading of its text. */
function checkBlock(reading: Reading, block: RecordBlock, told: Told): void {
  const { plain, plan, header } = reading;
  const columns: readonly string[] = canonicalColumns[header.table.kind];
  for (let at = Math.max(0, header.row.number + 1 - block.number); at < block.count; at += 1) {
    if (plain?.isPlain(block, at) !== true) {
      told.others += 1;
      continue;
    }
    told.plain += 1;
    const { row, issues } = readRow(block.row(at), plan);
    expect({ status: row.status, repairs: row.repairs, issues, raw: row.raw }).toEqual({
      status: "accepted",
      repairs: [],
      issues: [],
    });
    expect(lineOf((text) => plain.write(block, at, text))).toBe(lineOf((text) => text.add(columns, row)));
  }
}

async function checkFile(file: File, told: Told = { plain: 0, others: 0 }): Promise<void> {
  const reading = await readingOf(open(file), file.options);
  for (const { block } of reading?.source.blocks?.() ?? [])
    if (reading !== undefined) checkBlock(reading, block, told);
}

describe("PlainRows", () => {
  it("calls no record plain that a reading of its text would change, mend or remark, and writes the same row", async () => {
    const told: Told = { plain: 0, others: 0 };
    await fc.assert(
      fc.asyncProperty(files, (file) => checkFile(file, told)),
      { numRuns: 250 },
    );
    expect(told.plain).toBeGreaterThan(500);
    expect(told.others).toBeGreaterThan(500);
  });

  const twoColumns = { seller: "Vendor", seller_id: "Vendor" };
  test.each<[string, string, ReadOptions]>([
    ["a long row of dashes", `product,supplier,name\nP,S,${"-".repeat(20)}\nP,${"? ".repeat(15)}?,x\n`, {}],
    ["the headings again in another spelling", "Article Number,Supplier_ID\nArticleNumber,Supplier ID\n", {}],
    ["a heading that reads like a repeated one", "product,supplier,A,A,A#2\nP,S,1,2,3\n", {}],
    ["a heading that reads like the name of a nameless column", "product,supplier,,column C\nP,S,,1\n", {}],
    [
      "one column that fills two",
      "date,Vendor,buyer\n2024-01-05,5E12,B\n2024-01-05,N/A,B\n",
      { map: twoColumns },
    ],
    [
      "one column that fills two, with long cells",
      `date,Vendor,buyer\n${`2024-01-05,${"x".repeat(5000)},B\n`.repeat(300)}`,
      { map: twoColumns },
    ],
  ])("keeps its word on %s", async (_, text, options) => {
    const reading = await readingOf(open({ text, options }), options);
    if (reading !== undefined)
      for await (const part of readParts(reading))
        expect(part.text.length).toBeLessThanOrEqual(part.text.bytes.length);
    await checkFile({ text, options });
  });

  it("reads one column that fills two by the rule of each", async () => {
    const text = "date,Vendor,buyer\n2024-01-05,N/A,B\n";
    const { rows } = await readTable(testReader, open({ text, options: {} }), { map: twoColumns });
    // A name is kept as it stands, a key that says nothing is none.
    expect(rows[0]?.cells).toEqual({ date: "2024-01-05", seller: "N/A", buyer: "B" });
  });

  it("learns the same of a file as one who reads every record as text", async () => {
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        const reading = await readingOf(open(file), file.options);
        const other = await readingOf(asRows(open(file)), file.options);
        expect(reading?.survey).toEqual(other?.survey);
        expect(reading?.plan.extra).toEqual(other?.plan.extra);
        if (reading === undefined) return;
        const read = (table: Table) => readTable(testReader, table, file.options);
        expect(await read(open(file))).toEqual(await read(asRows(open(file))));
      }),
      { numRuns: 80 },
    );
  });
});

import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { bytesOf } from "../formats/byte-source.ts";
import { openCsv } from "../formats/csv/open-csv.ts";
import type { Issue } from "../model/issue.ts";
import { canonicalColumns, type RecordKind, recordKinds } from "../model/records.ts";
import { duplicateIssue, findDuplicates as findInMemory } from "../records/duplicates.ts";
import { openReading } from "../records/open-reading.ts";
import { RowText } from "../records/plain/row-text.ts";
import { readParts } from "../records/read-parts.ts";
import { readTable } from "../records/read-records.ts";
import type { ReadRow } from "../records/read-result.ts";
import { testReader } from "../records/reader.fixture.ts";
import type { RowPlan } from "../records/row-plan.ts";
import { openParquet } from "./duckdb.ts";
import type { FoundDuplicate } from "./find-duplicates.ts";
import { beginSnapshot } from "./snapshot-builder.ts";
import { temporaryFolder } from "./workspace.fixture.ts";

const open = (text: string) => openCsv(bytesOf(Buffer.from(text)), { file: "a.csv" });

/** How the rows of a file of a kind are read; its columns are the canonical ones. */
async function planOf(kind: RecordKind): Promise<RowPlan> {
  const headings = canonicalColumns[kind];
  const { plan } = await openReading(
    testReader,
    open(`${headings.join()}\n${headings.map(() => "x").join()}\n`),
    { kind },
  );
  return plan;
}

type Statement = Omit<ReadRow, "row">;

/** Values that differ in little: case, a space, normal form, a quote, what parts fields and what ends lines. */
const values = fc.constantFrom(
  "a",
  "a",
  "b",
  "A",
  "a ",
  "é",
  "e\u0301",
  '"',
  "\u001f",
  "a\nb",
  "NULL",
  "null",
);

/** Rows of which most say what an earlier one says, in all or in part. */
const statementsOf = (kind: RecordKind, key: readonly string[]): fc.Arbitrary<readonly Statement[]> => {
  const others = canonicalColumns[kind].filter((column) => !key.includes(column)).slice(0, 2);
  const columns = canonicalColumns[kind].filter((column) => key.includes(column) || others.includes(column));
  const cells = fc
    .tuple(...columns.map(() => fc.option(values, { freq: 3, nil: undefined })))
    .map((texts) =>
      Object.fromEntries(
        columns.flatMap((column, at) => (texts[at] === undefined ? [] : [[column, texts[at]]])),
      ),
    );
  const extra = fc.constantFrom<Record<string, string>>(
    {},
    {},
    { X: "1" },
    { X: "2" },
    { Y: "1" },
    { X: "1", Y: "1" },
    { "2020": "1" },
  );
  const repair = { column: "x", from: "1", to: "2", why: "a test" };
  const statement = fc.record({
    status: fc.constantFrom("accepted", "accepted", "repaired", "quarantined"),
    cells,
    extra,
    repairs: fc.constantFrom([], [repair]),
  });
  return fc
    .array(statement, { minLength: 1, maxLength: 8 })
    .chain((some) => fc.array(fc.constantFrom(...some), { minLength: 1, maxLength: 60, size: "max" }));
};

const numbered = (statements: readonly Statement[], gaps: readonly number[]): readonly ReadRow[] => {
  let row = 1;
  return statements.map((statement, at) => {
    row += 1 + (gaps[at % Math.max(1, gaps.length)] ?? 0);
    return { ...statement, row };
  });
};

const asIssues = (found: readonly FoundDuplicate[], plan: RowPlan): readonly Issue[] =>
  found.map((each) => duplicateIssue(each, plan));

async function all<T>(stretches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const found: T[] = [];
  for await (const stretch of stretches) found.push(...stretch);
  return found;
}

describe("findDuplicates(parquet, parts, {kind, key})", () => {
  it("finds the rows that repeat an earlier one in memory, each under the same earlier row, key and status", async () => {
    const dir = temporaryFolder();
    const parquet = openParquet(dir);
    const plans = new Map<RecordKind, RowPlan>();
    for (const kind of recordKinds) plans.set(kind, await planOf(kind));
    const files = fc.constantFrom(...plans).chain(([kind, plan]) =>
      fc.record({
        plan: fc.constant(plan),
        kind: fc.constant(kind),
        rows: fc
          .tuple(statementsOf(kind, plan.table.key), fc.array(fc.nat(3), { maxLength: 5 }))
          .map(([rows, gaps]) => numbered(rows, gaps)),
        size: fc.integer({ min: 9, max: 60 }),
      }),
    );
    let duplicates = 0;
    await fc.assert(
      fc.asyncProperty(files, async ({ plan, kind, rows, size }) => {
        const builder = beginSnapshot({ dir, parquet, kind, importId: "x", folder: join(dir, "records/x") });
        for (let at = 0; at < rows.length; at += size) {
          const lines = new RowText();
          for (const row of rows.slice(at, at + size)) lines.add(canonicalColumns[kind], row);
          await builder.add(lines, []);
        }
        const found = await all(builder.duplicates(plan.table.key));
        expect(asIssues(found, plan)).toEqual(findInMemory(rows, plan));
        const statuses = new Map(rows.map(({ row, status }) => [row, status]));
        for (const { row, status } of found) expect(status).toBe(statuses.get(row));
        duplicates += found.length;
        builder.forget();
      }),
      { numRuns: 60 },
    );
    expect(duplicates).toBeGreaterThan(300);
    await parquet.close();
  });

  it("hands on what it finds in the order of the rows, more than one stretch of them, and can be stopped", async () => {
    const dir = temporaryFolder();
    const parquet = openParquet(dir);
    const lines = new RowText();
    const rows = Array.from({ length: 9000 }, (_, at) => ({
      row: at + 2,
      product: `p${at % 3000}`,
      supplier: at < 6000 ? "s" : "t",
    }));
    for (const { row, ...cells } of rows)
      lines.add(canonicalColumns.products, { row, status: "accepted", cells, extra: {}, repairs: [] });
    const builder = beginSnapshot({
      dir,
      parquet,
      kind: "products",
      importId: "x",
      folder: join(dir, "records/x"),
    });
    await builder.add(lines, []);
    // Left after the first stretch, as by one who cancels; the next question is answered in full all the same.
    for await (const stretch of builder.duplicates(["product"])) {
      expect(stretch.length).toBeGreaterThan(0);
      break;
    }
    const found = await all(builder.duplicates(["product"]));
    expect(found.map(({ row }) => row)).toEqual(rows.slice(3000).map(({ row }) => row));
    expect(found.every(({ row, earlier }) => earlier === 2 + ((row - 2) % 3000))).toBe(true);
    expect(found.map(({ same }) => same)).toEqual(
      rows.slice(3000).map((_, at) => (at < 3000 ? "text" : "key")),
    );
    expect(found.at(-1)?.key).toEqual(["p2999"]);
    await parquet.close();
  });

  test.each([
    [
      "a month and its days written out",
      "seller,buyer,date,date_latest,hs\nA,B,2024-01,,6205\nA,B,2024-01-01,2024-01-31,6205\n",
    ],
    [
      "a unit beside the number and in its own column",
      "product,component,quantity,unit,hs\nA,B,5 m,,6205\nA,B,5,m,6205\n",
    ],
  ])("sees the same text in %s, as a reading in memory does", async (_, text) => {
    const dir = temporaryFolder();
    const parquet = openParquet(dir);
    const reading = await openReading(testReader, open(text));
    const { kind } = reading.header.table;
    const builder = beginSnapshot({ dir, parquet, kind, importId: "x", folder: join(dir, "records/x") });
    for await (const part of readParts(reading)) await builder.add(part.text, part.issues);
    const found = await all(builder.duplicates(reading.plan.table.key));
    expect(found).toMatchObject([{ row: 3, earlier: 2, same: "text" }]);
    const { issues } = await readTable(testReader, open(text));
    expect(issues.filter(({ code }) => code === "row.duplicate")).toEqual(asIssues(found, reading.plan));
    await parquet.close();
  });
});

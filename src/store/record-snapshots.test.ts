import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalColumns, recordKinds } from "../model/records.ts";
import { openParquet } from "./duckdb.ts";
import { createStore } from "./open-store.ts";
import {
  fromIssueTable,
  fromRowTable,
  rowStatuses,
  type StoredRow,
  toIssueTable,
  toRowTable,
} from "./stored-row.ts";
import { codeOf, importParties, newWorkspace, now, partyRows, temporaryFolder } from "./workspace.fixture.ts";

const text = fc.string({ unit: "grapheme" });
const rowsOf = fc.constantFrom(...recordKinds).chain((kind) =>
  fc.array(
    fc.record<StoredRow, "row" | "status" | "kind" | "cells" | "extra">(
      {
        row: fc.integer({ min: 1, max: 2_000_000_000 }),
        status: fc.constantFrom(...rowStatuses),
        kind: fc.constant(kind),
        cells: fc.dictionary(fc.constantFrom<string>(...canonicalColumns[kind]), text, {
          noNullPrototype: true,
        }),
        extra: fc.dictionary(text, text, { noNullPrototype: true }),
        repairs: fc.array(fc.record({ column: text, from: text, to: text, why: text })),
        raw: fc.array(text),
      },
      { requiredKeys: ["row", "status", "kind", "cells", "extra"] },
    ),
  ),
);

describe("records.write and records.read", () => {
  it("give back every row of every kind as it was, and the same rows give the same bytes", async () => {
    const dir = temporaryFolder();
    const [one, other] = [openParquet(dir), openParquet(dir)];
    await fc.assert(
      fc.asyncProperty(rowsOf, async (rows) => {
        await one.write(join(dir, "a.parquet"), toRowTable(rows));
        await other.write(join(dir, "b.parquet"), toRowTable(rows));
        expect(fromRowTable(await one.read(join(dir, "a.parquet")))).toEqual(rows);
        expect(readFileSync(join(dir, "a.parquet"))).toEqual(readFileSync(join(dir, "b.parquet")));
      }),
      { numRuns: 60 },
    );
    await Promise.all([one.close(), other.close()]);
  });

  it("keep more rows than a chunk of the engine holds, in their order", async () => {
    const dir = temporaryFolder();
    const parquet = openParquet(dir);
    const rows = Array.from(
      { length: 5000 },
      (_, index): StoredRow => ({
        row: index + 2,
        status: "accepted",
        kind: "products",
        cells: { product: `p${index}`, hs: index % 3 === 0 ? "" : "5208" },
        extra: {},
      }),
    );
    await parquet.write(join(dir, "a.parquet"), toRowTable(rows));
    expect(fromRowTable(await parquet.read(join(dir, "a.parquet")))).toEqual(rows);
    await parquet.close();
  });

  it("keep issues with the fields they have", async () => {
    const issues = [
      {
        code: "row.date-ambiguous",
        message: "02/03/2024",
        hint: "say which",
        file: "a.csv",
        row: 7,
        column: "Date",
      },
      { code: "column.contact", message: "left out", hint: "none", expected: "x", received: "y" },
    ] as const;
    expect(fromIssueTable(toIssueTable(issues))).toEqual(issues);
  });

  it("work in a folder whose name looks like a pattern, a partition or a quotation", async () => {
    const dir = join(temporaryFolder(), "a[1]*?{b}", "year=2026", 'it\'s "quoted" 新');
    const store = await createStore(dir, newWorkspace);
    await importParties(store, now);
    expect(await store.records.read("import-1")).toEqual(partyRows);
    await store.close();
  });

  it("refuse to read altered rows, and name the file", async () => {
    const dir = temporaryFolder();
    const store = await createStore(dir, newWorkspace);
    await importParties(store, now);
    const path = join(dir, "records/import-1/rows.parquet");
    const bytes = readFileSync(path);
    bytes[20] = bytes[20]! ^ 1;
    writeFileSync(path, bytes);
    expect(await codeOf(() => store.records.read("import-1"))).toBe("workspace.damaged");
    expect(await codeOf(() => importParties(store, now))).toBe("workspace.damaged");
    expect(await store.records.readIssues("import-1")).toHaveLength(1);
    expect(await codeOf(() => store.records.read("import-2"))).toBe("reference.missing");
    await store.close();
  });

  it("refuse ids that would leave the folder, columns the kind lacks, and two kinds in one import", async () => {
    const store = await createStore(temporaryFolder(), newWorkspace);
    expect(await codeOf(() => store.records.write("../x", [], []))).toBe("bug");
    const stranger = { ...partyRows[0]!, cells: { hs: "5208" } };
    expect(await codeOf(() => store.records.write("x", [stranger], []))).toBe("bug");
    expect(
      await codeOf(() => store.records.write("x", [partyRows[0]!, { ...partyRows[0]!, kind: "sites" }], [])),
    ).toBe("bug");
    await store.close();
  });
});

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { bytesOf } from "../formats/byte-source.ts";
import { openCsv } from "../formats/csv/open-csv.ts";
import { type Issue, SelvedgeError } from "../model/issue.ts";
import { canonicalColumns, type RecordKind, recordKinds } from "../model/records.ts";
import type { KindTable } from "../records/column-tables.ts";
import { fileIssues } from "../records/describe-reading.ts";
import { openReading } from "../records/open-reading.ts";
import { RowText } from "../records/plain/row-text.ts";
import { readParts } from "../records/read-parts.ts";
import { readTable } from "../records/read-records.ts";
import type { ReadRow } from "../records/read-result.ts";
import { testReader } from "../records/reader.fixture.ts";
import { openParquet, type Parquet } from "./duckdb.ts";
import type { RowIssue } from "./issue-text.ts";
import { issuesName, rowsPartName } from "./registered-files.ts";
import { beginSnapshot, importsFolder, type SnapshotBuilder } from "./snapshot-builder.ts";
import { fromIssueTable, fromRowTable, type StoredRow } from "./stored-row.ts";
import { temporaryFolder } from "./workspace.fixture.ts";

/** What a snapshot is made of. */
interface Content {
  readonly kind: RecordKind;
  readonly parts: readonly { readonly rows: readonly ReadRow[]; readonly issues: readonly RowIssue[] }[];
  readonly head: readonly Issue[];
}

const specials =
  '\u001f|\u001f\u001f|"|""|\n|\r|\r\n|\\|\\n|\'|,|;|\t|\0|\u001e|\u007f|\u0085|\u2028|\ufeff|\ufffd|NULL|null|#|{|} |x|纺织|é|😀';
const pieces = fc.constantFrom(...specials.split("|"));
/** Not empty, and without the mark at its beginning that the engine's client takes for a byte order mark. */
const text = fc
  .tuple(
    fc.constantFrom(" ", "x", '"', "\n", "纺"),
    fc.array(pieces, { maxLength: 6 }),
    fc.string({ unit: "binary", maxLength: 3 }),
  )
  .map(([first, parts, more]) => `${first}${parts.join("")}${more}`);
const jsonText = fc.oneof(text, fc.constantFrom("", "\0", "__proto__", "2020", "\ufeff"));

const plainObject = { noNullPrototype: true };
const repairOf = fc.record({ column: text, from: jsonText, to: jsonText, why: text });
const rowOf = (kind: RecordKind): fc.Arbitrary<Omit<ReadRow, "row">> =>
  fc.record(
    {
      status: fc.constantFrom("accepted", "repaired", "quarantined"),
      cells: fc.dictionary(fc.constantFrom<string>(...canonicalColumns[kind]), text, plainObject),
      extra: fc.dictionary(jsonText, jsonText, { maxKeys: 3, ...plainObject }),
      repairs: fc.array(repairOf, { maxLength: 2 }),
      raw: fc.array(jsonText, { maxLength: 3 }),
    },
    { requiredKeys: ["status", "cells", "extra", "repairs"] },
  );

/** Zeros are shown as a sign; that is told apart below. */
const shown = text.map((each) => each.replaceAll("\0", "0"));
const issueOf: fc.Arbitrary<RowIssue> = fc.record(
  {
    code: fc.constantFrom("row.repaired", "row.shape"),
    message: shown,
    hint: shown,
    ...{ file: shown, column: shown, expected: shown, received: shown, sheet: shown, letter: shown },
    status: fc.constantFrom("accepted", "repaired", "quarantined"),
  },
  { requiredKeys: ["code", "message", "hint"] },
);

/** Rows in parts, numbered through, some with remarks. */
const contents: fc.Arbitrary<Content> = fc.constantFrom(...recordKinds).chain((kind) => {
  const row = fc.tuple(rowOf(kind), fc.array(issueOf, { maxLength: 2 }));
  const part = fc.array(row, { minLength: 1, maxLength: 5 });
  return fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.array(issueOf, { maxLength: 3 }))
    .map(([all, head]) => {
      let number = 1;
      const parts = all.map((rows) => {
        const numbered = rows.map(([each, issues]) => {
          number += 1;
          const row = number;
          return { row: { ...each, row }, issues: issues.map((issue) => ({ ...issue, row })) };
        });
        return { rows: numbered.map((each) => each.row), issues: numbered.flatMap(({ issues }) => issues) };
      });
      return { kind, parts, head };
    });
});

const linesOf = (kind: RecordKind, rows: readonly ReadRow[]): RowText => {
  const lines = new RowText();
  for (const row of rows) lines.add(canonicalColumns[kind], row);
  return lines;
};

/** The row as it is kept: nothing where there is nothing. */
const asStored = (kind: RecordKind, { repairs, raw, ...row }: ReadRow): StoredRow => ({
  ...{ ...row, kind },
  ...(repairs.length === 0 ? {} : { repairs }),
  ...(raw === undefined ? {} : { raw }),
});

interface Workspace {
  readonly parquet: Parquet;
  readonly records: string;
  /** Where unfinished parts lie. */
  readonly work: string;
  readonly begin: (kind: RecordKind) => SnapshotBuilder;
}
function workspace(): Workspace {
  const dir = temporaryFolder();
  const parquet = openParquet(dir);
  const [records, work] = [join(dir, "records", "i1"), join(dir, importsFolder, "i1")];
  return {
    parquet,
    records,
    work,
    begin: (kind) => beginSnapshot({ dir, parquet, kind, importId: "i1", folder: records }),
  };
}

async function readBack({ parquet, records }: Workspace) {
  const rows: StoredRow[] = [];
  const count = readdirSync(records).length - 1;
  for (let part = 1; part <= count; part += 1)
    rows.push(...fromRowTable(await parquet.read(join(records, rowsPartName(part)))));
  return { rows, issues: fromIssueTable(await parquet.read(join(records, issuesName))) };
}

/** Adds parts, two of them at once. */
async function addAll(builder: SnapshotBuilder, { kind, parts }: Content): Promise<void> {
  for (let at = 0; at < parts.length; at += 2)
    await Promise.all(
      parts.slice(at, at + 2).map(({ rows, issues }) => builder.add(linesOf(kind, rows), issues)),
    );
}

/** Something of every file of a folder. */
const eachFile = (folder: string, tell: (path: string) => string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, tell(join(folder, name))]));
const bytesOfFile = (path: string): string => readFileSync(path).toString("base64");
/** What a file that was written anew would not have. */
const identity = (path: string): string => `${statSync(path).ino} ${statSync(path).mtimeMs}`;

describe("beginSnapshot(place)", () => {
  it("keeps every row and every remark as it was, whatever characters they hold", async () => {
    const place = workspace();
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        const builder = place.begin(content.kind);
        await addAll(builder, content);
        await builder.finish(content.head);
        const { rows, issues } = await readBack(place);
        expect(rows).toEqual(
          content.parts.flatMap((part) => part.rows.map((row) => asStored(content.kind, row))),
        );
        expect(issues).toEqual([...content.head, ...content.parts.flatMap((part) => part.issues)]);
        builder.forget();
      }),
      { numRuns: 30 },
    );
    await place.parquet.close();
  });

  it("goes on after any part as if nothing had happened, and writes no finished part again", async () => {
    await fc.assert(
      fc.asyncProperty(contents, fc.nat(), async (content, at) => {
        const [one, other] = [workspace(), workspace()];
        const undisturbed = one.begin(content.kind);
        await addAll(undisturbed, content);
        const hashes = await undisturbed.finish(content.head);
        // The power fails after some parts, and while the next one is written.
        const stop = at % (content.parts.length + 1);
        await addAll(other.begin(content.kind), { ...content, parts: content.parts.slice(0, stop) });
        const { "issues.txt": _, ...before } = eachFile(other.work, identity);
        expect(Object.keys(before)).toHaveLength(stop);
        for (const name of ["rows-9.txt", "rows-9-0123.parquet.tmp"])
          writeFileSync(join(other.work, name), "half");
        const resumed = other.begin(content.kind);
        await addAll(resumed, content);
        expect(await resumed.finish(content.head)).toEqual(hashes);
        expect(eachFile(other.work, identity)).toMatchObject(before);
        expect(eachFile(other.records, bytesOfFile)).toEqual(eachFile(one.records, bytesOfFile));
        resumed.forget();
        expect(existsSync(other.work)).toBe(false);
        await Promise.all([one.parquet.close(), other.parquet.close()]);
      }),
      { numRuns: 8 },
    );
  });

  const cells = { product: "a" };
  const long = { product: 'x"\n,\u001f'.repeat(600_000) };
  test.each<[string, readonly Record<string, string>[], readonly Partial<Issue>[]]>([
    ["no rows and no remarks", [], []],
    ["a row of 3 MB with line ends and quotes", [cells, long, cells], []],
    ["a zero in a cell, and shows that of a remark", [{ product: "a\0b" }], [{ message: "a\0b" }]],
    ["a remark of 3 MB", [cells], [{ message: 'm"\n'.repeat(1_000_000) }]],
  ])("keeps %s", async (_, rows, remarks) => {
    const place = workspace();
    const read = rows.map(
      (each, at): ReadRow => ({ row: at + 2, status: "accepted", cells: each, extra: {}, repairs: [] }),
    );
    const issues = remarks.map((each): Issue => ({ code: "row.shape", message: "m", hint: "h", ...each }));
    const builder = place.begin("products");
    await builder.add(linesOf("products", read), issues);
    await builder.finish([]);
    expect(await readBack(place)).toEqual({
      rows: read.map((row) => asStored("products", row)),
      issues: issues.map((issue) => ({ ...issue, message: issue.message.replaceAll("\0", "␀") })),
    });
    await place.parquet.close();
  });
});

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const toCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join()}\n`).join("");
const usual: Record<string, readonly string[]> = {
  date: ["2024-01-05", "2024-03-31"],
  number: ["7", "12.50"],
  hs: ["6205", "620520"],
  country: ["CN", "VN"],
};
const strange =
  "|a|b|纺|N/A|-|5E12|1,234|1.234|02/03/2024|25/12/2024|2024-07|2024-02-30|1/2/2024|cn|China|X|BÃ¬nh|\ufffd|x\u00a0y|say \"x\"|two\nlines|='1'|=\"1\"|'x|12 kg|same|Arrival|'|\u001fx|x\\y|#REF!| |------------------------";
const strangeCell = fc.constantFrom(...strange.split("|"));
const further = fc.subarray(["Colour", "2020", 'say "x"', "Phone", "", "A", "A", "\\"]);

/** Files of a kind: its columns and others, most cells as usual, some rows too short, too long or blank. */
const filesOf = ({ kind, columns, needs, tells }: KindTable) => {
  const needed = new Set([...needs, ...tells].map(([first]) => first));
  const isThere = (some: typeof columns) =>
    columns.filter((each) => needed.has(each.column) || some.includes(each));
  return fc.tuple(fc.subarray([...columns]).map(isThere), further).chain(([own, more]) => {
    const cellOf = (type = "") => fc.constantFrom(...(usual[type] ?? ["a", "b", "same"]));
    const cell = (type?: string) =>
      fc.oneof({ weight: 5, arbitrary: cellOf(type) }, { weight: 1, arbitrary: strangeCell });
    const row = fc.tuple(...own.map(({ type }) => cell(type)), ...more.map(() => cell()));
    const shapes = [row.map((all) => all.slice(1)), row.map((all) => [...all, "x"]), fc.constant([""])];
    const headings = [...own.map(({ column }) => column), ...more];
    return fc
      .array(fc.oneof({ weight: 15, arbitrary: row }, ...shapes), {
        minLength: 1,
        maxLength: 40,
        size: "max",
      })
      .map((rows) => ({ kind, text: toCsv([headings, ...rows]) }));
  });
};

/** Holds what is kept of a file against what a reading of it as a whole gives; false for one that is refused. */
async function checkFile(
  place: Workspace,
  { kind, text }: { readonly kind: RecordKind; readonly text: string },
  size: number,
): Promise<boolean> {
  const open = () => openCsv(bytesOf(Buffer.from(text)), { file: "a.csv" });
  const whole = await readTable(testReader, open(), { kind }).catch((error: unknown) => {
    if (error instanceof SelvedgeError) return undefined;
    throw error;
  });
  if (whole === undefined) return false;
  const reading = await openReading(testReader, open(), { kind });
  const [builder, head] = [place.begin(kind), fileIssues(reading)];
  for await (const part of readParts(reading, { size: { rows: size, bytes: 1e9, issues: 1e9 } }))
    await builder.add(part.text, part.issues);
  await builder.finish(head);
  const status = new Map(whole.rows.map((row) => [row.row, row.status]));
  const own = whole.issues.filter(({ code }) => code !== "row.duplicate").slice(head.length);
  expect(await readBack(place)).toEqual({
    rows: whole.rows.map((row) => asStored(kind, row)),
    issues: [...head, ...own.map((issue) => ({ ...issue, status: status.get(issue.row ?? 0) }))],
  });
  builder.forget();
  return true;
}

describe("a file, read part by part and kept", () => {
  it("holds what a reading of all its rows at once gives, remark by remark", async () => {
    const place = workspace();
    let read = 0;
    const files = fc.constantFrom(...testReader.kinds).chain(filesOf);
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom(1, 7, 1000), async (file, size) => {
        if (await checkFile(place, file, size)) read += 1;
      }),
      { numRuns: 25 },
    );
    expect(read).toBeGreaterThan(12);
    await place.parquet.close();
  });

  it("knows of no cell that holds nothing", async () => {
    const place = workspace();
    expect(await checkFile(place, { kind: "parties", text: "name,duns,role\nA,','\n" }, 9)).toBe(true);
    await place.parquet.close();
  });
});

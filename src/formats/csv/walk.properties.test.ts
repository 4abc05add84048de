import { isDeepStrictEqual } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../byte-source.ts";
import { type Utf8Piece, utf8Pieces } from "../encoding/utf8-pieces.ts";
import { type FormatLimits, formatLimits } from "../limits.ts";
import type { TableRow } from "../table.ts";
import { openCsv } from "./open-csv.ts";
import type { RecordBlock } from "./record-block.ts";
import { openCell } from "./scan-block.ts";
import { scanRecord } from "./scan-record.ts";
import { walkCsv } from "./walk-csv.ts";

const encode = (text: string): Uint8Array => Buffer.from(text);
const utf8 = { name: "utf-8", confidence: "stated", why: "the test says so" } as const;
const file = { file: "a.csv" };

const recordsOf = (block: RecordBlock): TableRow[] =>
  Array.from({ length: block.count }, (_, at) => {
    const row = block.row(at);
    if (block.width(at) !== row.cells.length)
      throw new Error(`width ${block.width(at)} of row ${row.number}`);
    return row;
  });

/** What a walk over the pieces gives, row by row. */
function walked(
  pieces: Iterable<Utf8Piece>,
  delimiter: string,
  limits: Partial<FormatLimits> = {},
): TableRow[] {
  const rows: TableRow[] = [];
  for (const { block } of walkCsv({ pieces, delimiter, limits: { ...formatLimits, ...limits }, file }))
    for (let at = 0; at < block.count; at += 1) {
      const row = block.row(at);
      if (block.width(at) !== row.cells.length)
        throw new Error(`width ${block.width(at)} of row ${row.number}`);
      rows.push(row);
    }
  return rows;
}

/** Bytes in pieces of about so many, as a file is read. */
const inPieces = (bytes: Uint8Array, size: number): Iterable<Utf8Piece> =>
  utf8Pieces(bytesOf(bytes), utf8, size);

interface Whole {
  readonly text: string;
  readonly delimiter: string;
  readonly limits?: Partial<Pick<FormatLimits, "columns" | "cell">>;
  /** Lines whose bytes did not fit. */
  readonly mixed?: ReadonlySet<number>;
  readonly firstLine?: number;
}

/** The same text read as a whole, one record after the other. */
function whole({ text, delimiter, limits = {}, mixed, firstLine = 1 }: Whole): TableRow[] {
  const { columns, cell } = { ...formatLimits, ...limits };
  const rows: TableRow[] = [];
  let line = firstLine;
  for (let at = 0; at < text.length; ) {
    const { record, next, nextLine } = scanRecord({ text, delimiter, columns, cell }, at, line);
    const isMixed = Array.from({ length: nextLine - line }, (_, more) => line + more).some((each) =>
      mixed?.has(each),
    );
    const strange = isMixed && record.problem === undefined ? { problem: "encoding" as const } : {};
    rows.push({ number: rows.length + 1, ...record, ...strange });
    [at, line] = [next, nextLine];
  }
  return rows;
}

const delimiters = fc.constantFrom(",", ";", "\t", "|", "^", " ", "\u0001", "'", "a");
const ends = fc.constantFrom("\n", "\r", "\r\n", "\n\r", "\n\n");
const letters = fc.constantFrom("a", "bc", "7", "é", "纺", "😀", "\ufeff", "\u2028", "\u0085", "'", "=");
const runs = fc
  .tuple(fc.constantFrom("x", "织", '""', " ", "\t"), fc.integer({ min: 10, max: 300 }))
  .map(([unit, times]) => unit.repeat(times));

const lineEnd = fc.constantFrom("\n", "\r\n", "\r");
const pieceSize = fc.integer({ min: 16, max: 80 });
const cuts = fc.array(fc.nat(), { maxLength: 30, size: "max" });

/** Texts in which quotes, delimiters and line ends meet in every way. */
const textsOf = (delimiter: string) =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(delimiter) },
        { weight: 4, arbitrary: fc.constantFrom('"', '"', '""', `"${delimiter}`, `${delimiter}"`) },
        { weight: 3, arbitrary: ends },
        { weight: 4, arbitrary: letters },
        { weight: 1, arbitrary: fc.constantFrom(" ", "  ", "\t", " \t") },
        { weight: 1, arbitrary: runs },
      ),
      { maxLength: 60, size: "max" },
    )
    .map((tokens) => tokens.join("").replace(/^\ufeff+/, ""));
const texts = delimiters.chain((delimiter) => textsOf(delimiter).map((text) => ({ delimiter, text })));

/** The text in pieces cut between any two characters, empty pieces among them. */
function cutAt(text: string, places: readonly number[]): Utf8Piece[] {
  const characters = [...text];
  const inside = places.map((place) => place % (characters.length + 1));
  const sorted = [...inside, 0, characters.length].sort((a, b) => a - b);
  let read = 0;
  return sorted.slice(1).map((cut, index) => {
    const bytes = encode(characters.slice(sorted[index], cut).join(""));
    read += bytes.length;
    return { bytes, read, mixedLines: [] };
  });
}

const everywhere = (text: string): Utf8Piece[] => cutAt(text, [...Array(text.length).keys()]);

describe("walkCsv(pieces): the same records as of the whole text", () => {
  it("wherever the text is cut, and beyond the limits of columns and cells too", () => {
    const limits = fc.record({ columns: fc.nat(4).map((more) => more + 1), cell: fc.nat(90) });
    const cut = fc.tuple(cuts, pieceSize);
    fc.assert(
      fc.property(
        texts,
        fc.option(limits, { nil: {} }),
        cut,
        ({ text, delimiter }, limit, [places, size]) => {
          const expected = whole({ text, delimiter, limits: limit });
          expect(walked(cutAt(text, places), delimiter, limit)).toEqual(expected);
          expect(walked(inPieces(encode(text), size), delimiter, limit)).toEqual(expected);
          if (size < 20) expect(walked(everywhere(text), delimiter, limit)).toEqual(expected);
        },
      ),
      { numRuns: 800 },
    );
  });

  it("where lines do not fit the encoding, which are marked and no others", () => {
    const own = fc.constantFrom("a,b", '"x', 'y"', '"é,ü"', "", "纺,织", 'q"q,"z"');
    const line = fc.record({ bad: fc.boolean(), text: own });
    const lines = fc.array(line, { minLength: 1, maxLength: 30, size: "max" });
    fc.assert(
      fc.property(lines, lineEnd, pieceSize, (all, end, size) => {
        const bytes = Buffer.concat(
          all.flatMap(({ bad, text }) => [encode(text), Buffer.alloc(bad ? 1 : 0, 0xe9), encode(end)]),
        );
        const mixed = new Set(all.flatMap(({ bad }, index) => (bad ? [index + 1] : [])));
        const text = Buffer.concat([...inPieces(bytes, 1 << 20)].map((piece) => piece.bytes)).toString();
        // How a strange line is shown may depend on its piece; that it is strange may not.
        const told = (rows: readonly TableRow[]) =>
          rows.map(({ line, number, problem }) => [line, number, problem]);
        const expected = whole({ text, delimiter: ",", mixed });
        expect(told(walked(inPieces(bytes, size), ","))).toEqual(told(expected));
      }),
      { numRuns: 500 },
    );
  });
});

/** Where long lists of rows begin to differ, -1: nowhere. What they hold would fill the screen. */
const firstDifference = (rows: readonly TableRow[], expected: readonly TableRow[]): number =>
  [...rows, undefined].findIndex((row, at) => !isDeepStrictEqual(row, expected[at]));

describe("walkCsv(pieces): records longer than what is looked at first", () => {
  // The second stays below what an open quote is allowed, whole record and all.
  it.each([1 << 16, openCell - 40])("with a quoted line end and about %d bytes", (bytes) => {
    const shape = fc.record({
      length: fc.integer({ min: bytes - 9, max: bytes + 9 }),
      unit: fc.constantFrom("x", "é", "纺", '""', "y\n", "y\r\n"),
      end: lineEnd,
      more: fc.constantFrom("", "z", '"z"', "z,z", '"z\nz"'),
      size: fc.constantFrom(1 << 14, (1 << 16) - 1, 1 << 16, 1 << 18),
    });
    fc.assert(
      fc.property(shape, ({ length, unit, end, more, size }) => {
        const fill = unit.repeat(Math.floor((length - 4) / Buffer.byteLength(unit)));
        const text = `"${fill}\n",${more}${end}1,2${end}`;
        const limits = { cell: 1 << 21 };
        const rows = walked(inPieces(encode(text), size), ",", limits);
        expect(firstDifference(rows, whole({ text, delimiter: ",", limits }))).toBe(-1);
      }),
      { numRuns: 12 },
    );
  });

  it("keeps of what it looked at no more than the cells", () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const bytes = encode('Example Mill Ltd,"12 Sample Road\nSuzhou 215000",CN\n'.repeat(4000));
    collect();
    const before = process.memoryUsage().heapUsed;
    const rows = walked(inPieces(bytes, 1 << 22), ",");
    collect();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * bytes.length);
    expect(rows).toHaveLength(4000);
  });

  it("an open quote costs its own line after 1 MiB, whatever the pieces and wherever the next quote stands", () => {
    const line = `1,${"纺织 ".repeat(30)},3\n`;
    const shape = fc.record({
      extra: fc.nat(600),
      closing: fc.constantFrom("", '"\n', '",x\n', 'y"z\n'),
      after: fc.nat(600),
      size: fc.constantFrom(1 << 16, 999_983, 1 << 20),
    });
    fc.assert(
      fc.property(shape, ({ extra, closing, after, size }) => {
        const lines = Math.ceil(openCell / Buffer.byteLength(line)) + extra;
        const bytes = encode(`h,i,j\na,"b,c\n${line.repeat(lines)}${closing}${line.repeat(after)}`);
        const rows = walked(inPieces(bytes, 1 << 22), ",");
        const unclosed = { problem: "quote-unclosed", problemCell: 1 } as const;
        expect(rows[1]).toEqual({ number: 2, line: 2, cells: ["a", '"b,c'], ...unclosed });
        const own = new Set(rows.slice(2, lines + 2).map(({ cells }) => `${cells.join()}\n`));
        expect([...own]).toEqual([line]);
        expect(rows[lines + 1]).toMatchObject({ number: lines + 2, line: lines + 2 });
        expect(firstDifference(walked(inPieces(bytes, size), ","), rows)).toBe(-1);
      }),
      { numRuns: 12 },
    );
  });
});

describe("walkCsv(pieces): limits", () => {
  it("refuses the row after the last that is allowed, and no row before", () => {
    fc.assert(
      fc.property(texts, fc.nat(6), pieceSize, (each, more, size) => {
        const expected = whole(each);
        const rows = Math.max(0, expected.length - more + 3);
        const walk = () => walked(inPieces(encode(each.text), size), each.delimiter, { rows });
        if (expected.length <= rows) expect(walk()).toEqual(expected);
        else expect(walk).toThrow(`The file holds more than ${rows} rows, which is the limit.`);
      }),
      { numRuns: 500 },
    );
  });

  it("refuses a line without an end, and names it", () => {
    const bytes = Buffer.alloc(21 * 1024 * 1024, "x");
    bytes.write("a,b\n1,2\n");
    expect(() => walked(inPieces(bytes, 1 << 22), ",")).toThrow(/^Line 3 goes on for more than [\d,]+ bytes/);
  });
});

/** All rows of a table as it hands them on. */
async function rowsOf(bytes: Uint8Array, delimiter?: string): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of openCsv(bytesOf(bytes), { file: "a.csv", delimiter }).rows()) rows.push(...batch);
  return rows;
}

describe("openCsv(source)", () => {
  it("hands on the same rows as text and as blocks, of every walk", async () => {
    const wide = texts.filter(({ text, delimiter }) => text.trim() !== "" && delimiter !== "\u0001");
    await fc.assert(
      fc.asyncProperty(wide, fc.integer({ min: 1, max: 40 }), async ({ text, delimiter }, times) => {
        const bytes = encode(`h${delimiter}é\n${text.replaceAll("\ufeff", "")}`.repeat(times));
        const table = openCsv(bytesOf(bytes), { file: "a.csv", delimiter });
        const rows = await rowsOf(bytes, delimiter);
        for (const _ of [1, 2])
          expect([...table.blocks()].flatMap(({ block }) => recordsOf(block))).toEqual(rows);
        expect(rows).toEqual(whole({ text: Buffer.from(bytes).toString(), delimiter }));
        expect(table.progress()).toBe(1);
      }),
      { numRuns: 80 },
    );
  });

  it("takes a line that names the separator for no row, and counts it as a line", async () => {
    fc.assert(
      fc.property(
        texts,
        lineEnd,
        fc.constantFrom("sep", "SEP"),
        pieceSize,
        ({ text, delimiter }, end, word, size) => {
          // The pieces of a file are longer than that line, so its end is never cut.
          fc.pre(text !== "" && !(end === "\r" && text.startsWith("\n")));
          const bytes = encode(`${word}=${delimiter}${end}${text}`);
          expect(walked(inPieces(bytes, size), delimiter)).toEqual(whole({ text, delimiter, firstLine: 2 }));
        },
      ),
      { numRuns: 500 },
    );
    expect(openCsv(bytesOf(encode("sep=^\r\na,b^c\n")), file).delimiter).toBe("^");
    expect(await rowsOf(encode("\ufeffsep=;\na;b\n"))).toEqual([{ number: 1, line: 2, cells: ["a", "b"] }]);
  });

  it.each([
    ["a,b\r1,2\r", "a,b|1,2"],
    ['a,b\r1,"2"\r', "a,b|1,2"],
    ["a,b\n1,2\n\n\r\n", "a,b|1,2||"],
    ["a,b\n1,", "a,b|1,"],
  ])("ends %j where it ends", async (text, rows) => {
    const shown = (all: readonly TableRow[]) => all.map((row) => row.cells.join()).join("|");
    expect(shown(await rowsOf(encode(text)))).toBe(rows);
    expect(shown(walked(everywhere(text), ","))).toBe(rows);
  });
});

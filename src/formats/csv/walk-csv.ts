import { fail, type Issue } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import type { Utf8Piece } from "../encoding/utf8-pieces.ts";
import type { FormatLimits } from "../limits.ts";
import type { RecordBlock } from "./record-block.ts";
import { type ScannedBlock, scanBlock } from "./scan-block.ts";
import { isDelimiter } from "./sniff-delimiter.ts";

export interface CsvWalk {
  readonly pieces: Iterable<Utf8Piece>;
  readonly delimiter: string;
  readonly limits: FormatLimits;
  readonly file: Partial<Issue>;
}

/** A stretch of records, and how many bytes of the source have been read with it. */
export interface WalkedBlock {
  readonly block: RecordBlock;
  readonly read: number;
}

/** A line that is longer is no line: its line ends are lost, or it is no table. */
const longestLine = 16 * 1024 * 1024;

function checkLine(file: Partial<Issue>, line: number, bytes: number): void {
  if (bytes <= longestLine) return;
  fail(
    "file.too-large",
    `Line ${counted(line)} goes on for more than ${counted(longestLine)} bytes.`,
    "The line ends may have been lost, or the file is no table. Export it again.",
    { ...file, expected: `at most ${counted(longestLine)} bytes a line`, received: "more" },
  );
}

function refuseRows(file: Partial<Issue>, rows: number): never {
  return fail(
    "file.too-large",
    `The file holds more than ${counted(rows)} rows, which is the limit.`,
    "Split the file and import the parts; each keeps its own row numbers.",
    { ...file, row: rows + 1, expected: `at most ${counted(rows)} rows`, received: "more" },
  );
}

/** `sep=;` on the first line is an instruction to spreadsheet programs; they do not show it as a row. */
export function separatorLine(bytes: Uint8Array): { readonly bytes: number; readonly delimiter: string } {
  const head = new TextDecoder().decode(bytes.subarray(0, 16));
  const match = /^sep=(.)(\r\n|\r|\n)/i.exec(head);
  if (match === null || !isDelimiter(match[1] ?? "")) return { bytes: 0, delimiter: "" };
  return { bytes: match[0].length, delimiter: match[1] ?? "" };
}

const joined = (rest: Uint8Array, bytes: Uint8Array): Uint8Array =>
  rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);

/** All records of a CSV file, a block at a time. Broken records carry their problem; only what is beyond a limit throws. */
export function* walkCsv(walk: CsvWalk): Generator<WalkedBlock> {
  const { delimiter, limits, file } = walk;
  const check = (line: number, bytes: number): void => checkLine(file, line, bytes);
  const mixedLines = new Set<number>();
  let rest: Uint8Array = new Uint8Array();
  let scanned: Pick<ScannedBlock, "place"> = { place: { number: 1, line: 1 } };
  let first = true;
  const scan = function* (bytes: Uint8Array, atEnd: boolean, read: number): Generator<WalkedBlock> {
    const skip = first ? separatorLine(bytes).bytes : 0;
    const place = skip > 0 ? { number: 1, line: 2 } : scanned.place;
    first = false;
    const { next, ...found } = scanBlock({
      bytes,
      from: skip,
      atEnd,
      place,
      delimiter,
      limits,
      mixedLines,
      checkLine: check,
    });
    scanned = found;
    rest = bytes.subarray(next);
    check(found.place.line, rest.length);
    if (found.place.number - 1 > limits.rows) refuseRows(file, limits.rows);
    if (found.block.count > 0) yield { block: found.block, read };
  };
  let read = 0;
  for (const piece of walk.pieces) {
    for (const line of piece.mixedLines) mixedLines.add(line);
    read = piece.read;
    yield* scan(joined(rest, piece.bytes), false, read);
  }
  if (rest.length > 0) yield* scan(rest, true, read);
}

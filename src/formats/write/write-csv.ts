import { fail } from "../../model/issue.ts";
import type { Place, Sheet, Written } from "./sheet.ts";
import { Tally } from "./tally.ts";

export interface CsvWriteOptions {
  /** Name of the file, for messages. */
  readonly file: string;
  /** A byte order mark, without which Excel takes UTF-8 for the code page of the machine. Default true. */
  readonly mark?: boolean;
}

const chunkCharacters = 65_536;

/**
 * Cells that would not come back as they are without quotes: separators of this and of other locales, quotes, line
 * breaks, spaces at an end, a byte order mark, which a reader takes for the file's.
 */
const needsQuotes = /[,;\t|"\r\n]|^[\s\ufeff]|\s$/u;
/** Excel takes a file that begins with ID for a format of 1986 and refuses it. */
const sylk = /^ID/;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What no reader of CSV would get back. */
function refuseUnwritable(text: string, place: Place): void {
  const what = text.includes("\0")
    ? "a zero character"
    : text.isWellFormed()
      ? undefined
      : "half a character";
  if (what === undefined) return;
  fail(
    "row.value-invalid",
    `Row ${place.row}, column "${place.column}": the cell holds ${what}, which a CSV file cannot carry.`,
    "Correct the cell in the file it came from and import that again, or export as XLSX.",
    place,
  );
}

function line(
  cells: readonly string[],
  isTop: boolean,
  check: (text: string, index: number) => void,
): string {
  // An empty line is no row to any reader.
  if (cells.length === 1 && cells[0] === "") return '""\r\n';
  const written = cells.map((text, index) => {
    check(text, index);
    return needsQuotes.test(text) || (isTop && index === 0 && sylk.test(text)) ? quoted(text) : text;
  });
  return `${written.join(",")}\r\n`;
}

/**
 * Writes a table as CSV: UTF-8, commas, CRLF (RFC 4180), quotes where they are needed, every cell neutralised. The
 * same table gives the same bytes. A cell that CSV cannot carry fails with its row and column.
 */
export function writeCsv(sheet: Sheet, options: CsvWriteOptions): Written {
  const tally = new Tally();
  return {
    chunks: csvChunks(sheet, options, tally),
    rows: () => tally.rows,
    neutralised: () => tally.neutralised,
  };
}

async function* csvChunks(sheet: Sheet, options: CsvWriteOptions, tally: Tally): AsyncGenerator<Uint8Array> {
  const { columns } = sheet;
  const encoder = new TextEncoder();
  let row = 1;
  const check = (text: string, index: number): void =>
    refuseUnwritable(text, { file: options.file, row, column: columns[index] ?? "" });
  let text = options.mark === false ? "" : "\ufeff";
  text += line(tally.cells(columns, columns.length), true, check);
  for await (const batch of sheet.rows) {
    for (const each of batch) {
      row += 1;
      text += line(tally.cells(each, columns.length), false, check);
      if (text.length < chunkCharacters) continue;
      yield encoder.encode(text);
      text = "";
    }
    tally.rows = row - 1;
  }
  yield encoder.encode(text);
}

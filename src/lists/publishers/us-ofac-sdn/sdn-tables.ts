import type { Audit } from "../audit.ts";
import { csvRows, type PublishedRow } from "../published-csv.ts";
import type { PublisherFile } from "../publisher-reader.ts";
import { refuse } from "../refuse.ts";

/** How the files write that a cell is empty. */
const nothing = "-0-";
/** The last line of each file: the end-of-file mark of DOS. */
const endMark = "\u001a";

const kinds = { individual: "person", vessel: "vessel", aircraft: "aircraft", "": "organisation" } as const;
const aliasKinds = { aka: "alias", fka: "former", nka: "alias" } as const;

export interface SdnRow {
  readonly row: number;
  /** OFAC's own number of the entry; it stays when the name changes. */
  readonly number: string;
  readonly name: string;
  readonly kind: (typeof kinds)[keyof typeof kinds];
  readonly programs: readonly string[];
  readonly title: string;
  readonly flag: string;
  readonly owner: string;
  /** With the blanks around them: a remark may be cut off at one. */
  readonly remarks: string;
}

export interface AliasRow {
  readonly row: number;
  readonly number: string;
  readonly kind: "alias" | "former";
  readonly name: string;
}

export interface AddressRow {
  readonly row: number;
  readonly number: string;
  readonly country: string;
}

interface Shape {
  readonly columns: readonly string[];
  /** Columns that are not used: how often they are filled is counted. */
  readonly unused: readonly number[];
}

const sdnShape: Shape = {
  columns:
    "ent_num SDN_Name SDN_Type Program Title Call_Sign Vess_type Tonnage GRT Vess_flag Vess_owner Remarks".split(
      " ",
    ),
  unused: [5, 6, 7, 8],
};
const remarksAt = 11;
const altShape: Shape = { columns: "ent_num alt_num alt_type alt_name alt_remarks".split(" "), unused: [4] };
const addShape: Shape = {
  columns: "Ent_num Add_num Address City Country Add_remarks".split(" "),
  unused: [2, 3, 5],
};

/** The entries. Numbers rise from row to row; a type that is not known is `list.invalid`. */
export function sdnRows(file: PublisherFile, audit: Audit): readonly SdnRow[] {
  return shapedRows(file, sdnShape, audit).map(({ row, cells, written }): SdnRow => {
    const [number = "", name = "", type = "", program = "", title = ""] = cells;
    const [flag = "", owner = ""] = cells.slice(9);
    const remarks = cells[remarksAt] === "" ? "" : (written[remarksAt] ?? "");
    if (name === "") refuse({ file: file.name, row, column: "SDN_Name" }, "a name", "");
    const kind = known(kinds, type, { file: file.name, row, column: "SDN_Type" });
    return { row, number, name, kind, programs: programsOf(file, row, program), title, flag, owner, remarks };
  });
}

/** "SDGT] [IRGC] [IFSR" -> SDGT, IRGC, IFSR; each once. */
function programsOf(file: PublisherFile, row: number, cell: string): readonly string[] {
  const programs = [...new Set(cell.split("] [").map((program) => program.trim()))];
  const odd = programs.find((program) => !/^[A-Z0-9][A-Za-z0-9 .()/-]{0,60}$/.test(program));
  if (odd !== undefined) refuse({ file: file.name, row, column: "Program" }, "the key of a program", odd);
  return programs;
}

export const altRows = (file: PublisherFile, audit: Audit): readonly AliasRow[] =>
  shapedRows(file, altShape, audit).map(({ row, cells: [number = "", , type = "", name = ""] }) => {
    if (name === "") refuse({ file: file.name, row, column: "alt_name" }, "a name", "");
    const kind = known(aliasKinds, type, { file: file.name, row, column: "alt_type" });
    return { row, number, kind, name };
  });

export const addRows = (file: PublisherFile, audit: Audit): readonly AddressRow[] =>
  shapedRows(file, addShape, audit).map(({ row, cells: [number = "", , , , country = ""] }) => ({
    row,
    number,
    country,
  }));

const commentShape: Shape = { columns: ["ent_num", "remarks"], unused: [] };

/** Characters from which on a remark may be cut off: `sdn.csv` ends it after 1,000, and may drop a blank there. */
export const longestRemark = 999;

/** What goes on after cut remarks, by the number of the entry. */
export function commentRows(file: PublisherFile, audit: Audit): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { cells, written } of shapedRows(file, commentShape, audit)) {
    const [number = "", text = ""] = cells;
    texts.set(number, `${texts.get(number) ?? ""}${text === "" ? "" : (written[1] ?? "")}`);
  }
  return texts;
}

function known<T extends object>(
  table: T,
  word: string,
  place: { readonly file: string; readonly row: number; readonly column: string },
): T[keyof T] {
  if (Object.hasOwn(table, word)) return table[word as keyof T];
  const words = Object.keys(table).map((key) => (key === "" ? nothing : key));
  return refuse(place, words.join(", "), word);
}

function shapedRows(file: PublisherFile, { columns, unused }: Shape, audit: Audit): readonly PublishedRow[] {
  const rows = withoutEnd(file, csvRows(file)).map(({ row, cells, written }) => ({
    row,
    written,
    cells: cells.map((cell) => (cell === nothing ? "" : cell)),
  }));
  let before = 0;
  for (const { row, cells } of rows) {
    if (cells.length !== columns.length)
      refuse({ file: file.name, row }, `${columns.length} cells`, `${cells.length}: ${cells.join(", ")}`);
    before = checkNumber(file.name, row, { cell: cells[0] ?? "", before });
    for (const at of unused) if (cells[at] !== "") audit.add(`${file.name}: column ${columns[at]} not used`);
  }
  return rows;
}

/** The files are written by entry number, so that one that goes back was put together from pieces. */
function checkNumber(
  file: string,
  row: number,
  { cell, before }: { readonly cell: string; readonly before: number },
): number {
  const number = /^\d{1,9}$/.test(cell) ? Number(cell) : 0;
  if (number > 0 && number >= before) return number;
  return refuse({ file, row, column: "ent_num" }, `a number from ${before} on`, cell);
}

/** A file that was cut off does not end in a line end or the end mark. */
function withoutEnd(file: PublisherFile, rows: readonly PublishedRow[]): readonly PublishedRow[] {
  const last = file.bytes.at(-1);
  if (last !== 0x1a && last !== 0x0a)
    refuse({ file: file.name }, "a file that ends in a line end", "a file that breaks off");
  return rows.filter(({ cells }) => cells.length !== 1 || cells[0] !== endMark);
}

/** Whether the file ends in the mark: all three do, or none. */
export const hasEndMark = ({ bytes }: PublisherFile): boolean => bytes.at(-1) === 0x1a;

/** The caps of every reader. A message that refuses names the cap and what was met. */
export interface FormatLimits {
  /** Bytes of one file that is read in pieces: CSV, JSON Lines, an unpacked entry. */
  readonly bytes: number;
  /** Bytes of a file that must be held as a whole: JSON. */
  readonly wholeBytes: number;
  /** Rows of one table, headings included. */
  readonly rows: number;
  readonly columns: number;
  /** Characters (UTF-16 units) of one cell. */
  readonly cell: number;
  /** Nesting of JSON and XML. */
  readonly nesting: number;
  /** Entries of an archive. */
  readonly entries: number;
  /** Bytes that all entries of an archive unpack to, archives inside it included. */
  readonly unpacked: number;
  /** Bytes unpacked for each byte packed, where an entry unpacks to more than 16 MiB. */
  readonly ratio: number;
  /** Archives inside archives. */
  readonly depth: number;
  /** Distinct texts of a workbook, in characters all together. */
  readonly sharedText: number;
}

export const formatLimits: FormatLimits = {
  bytes: 16 * 1024 ** 3,
  wholeBytes: 256 * 1024 ** 2,
  rows: 100_000_000,
  columns: 1_000,
  cell: 131_072,
  nesting: 64,
  entries: 10_000,
  unpacked: 2 * 1024 ** 3,
  ratio: 100,
  depth: 3,
  sharedText: 128 * 1024 ** 2,
};

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** The first bytes of formats that arrive under the name `.csv`, and what to call them. */
const signatures: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "an Excel workbook (.xlsx) or another ZIP archive"],
  [[0x50, 0x4b, 0x05, 0x06], "an empty ZIP archive"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Excel workbook (.xls) or another Office file"],
  [ascii("%PDF"), "a PDF document"],
  [[0x89, ...ascii("PNG")], "a PNG picture"],
  [[0xff, 0xd8, 0xff], "a JPEG picture"],
  [ascii("GIF8"), "a GIF picture"],
  [[0x1f, 0x8b], "a gzip archive"],
  [[0x37, 0x7a, 0xbc, 0xaf], "a 7z archive"],
  [ascii("Rar!"), "a RAR archive"],
  [ascii("PAR1"), "a Parquet file"],
  [ascii("SQLite format 3"), "an SQLite database"],
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** What a file is when its first bytes say that it is not text; undefined when they do not. */
export const binaryKind = (bytes: Uint8Array): string | undefined =>
  signatures.find(([signature]) => startsWith(bytes, signature))?.[1];

import { deflateSync } from "node:zlib";

/** One indirect object: its body as it stands between `obj` and `endobj`. */
export type PdfObject = string | Buffer;

export interface PageGiven {
  /** Operators of the page's content stream. */
  readonly content?: string;
  /** Entries of the page besides its type, parent, box, resources and content. */
  readonly entries?: string;
  /** Entries of its resources besides the font F1. */
  readonly resources?: string;
}

export interface PdfGiven {
  readonly pages?: readonly PageGiven[];
  /** Entries of the catalog besides its type and pages. */
  readonly catalog?: string;
  /** Entries of the information dictionary. */
  readonly info?: string;
  readonly trailer?: string;
  /** Further objects, numbered from 100. */
  readonly objects?: readonly PdfObject[];
  /** In place of the page tree. */
  readonly tree?: string;
}

/** A stream, with its length and further entries. */
export const streamOf = (data: string | Buffer, entries = ""): Buffer =>
  Buffer.concat([
    Buffer.from(`<< /Length ${Buffer.byteLength(data)} ${entries} >>\nstream\n`),
    Buffer.from(data),
    Buffer.from("\nendstream"),
  ]);

export const deflated = (data: string | Buffer, entries = ""): Buffer =>
  streamOf(deflateSync(data), `/Filter /FlateDecode ${entries}`);

/** Operators that show words at a place, in Helvetica. */
export const words = (text: string, x: number, y: number, size = 12): string =>
  `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, "\\$&")}) Tj ET\n`;

const firstOfPages = 10;

/** The bytes of a PDF with a table of objects; pages of US Letter with the font F1. */
export function pdfOf(given: PdfGiven): Uint8Array {
  const { pages = [], objects = [] } = given;
  const all = new Map<number, PdfObject>();
  const numberOf = (index: number): number =>
    firstOfPages + 2 * index + (firstOfPages + 2 * index >= 100 ? 1_000 : 0);
  const kids = pages.map((_, index) => `${numberOf(index)} 0 R`).join(" ");
  all.set(1, `<< /Type /Catalog /Pages 2 0 R ${given.catalog ?? ""} >>`);
  all.set(2, given.tree ?? `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  all.set(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  all.set(4, `<< ${given.info ?? ""} >>`);
  for (const [index, { content = "", entries = "", resources = "" }] of pages.entries()) {
    const number = numberOf(index);
    const own = `/Resources << ${resources.includes("/Font") ? "" : "/Font << /F1 3 0 R >>"} ${resources} >> /Contents ${number + 1} 0 R`;
    all.set(number, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${own} ${entries} >>`);
    all.set(number + 1, streamOf(content));
  }
  for (const [index, object] of objects.entries()) all.set(100 + index, object);
  return written(all, given.trailer ?? "");
}

function written(objects: ReadonlyMap<number, PdfObject>, trailer: string): Uint8Array {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  let at = parts[0]?.length ?? 0;
  const table = ["0 1\n0000000000 65535 f \n"];
  for (const [number, body] of objects) {
    const part = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      Buffer.from(body),
      Buffer.from("\nendobj\n"),
    ]);
    table.push(`${number} 1\n${String(at).padStart(10, "0")} 00000 n \n`);
    parts.push(part);
    at += part.length;
  }
  const size = Math.max(...objects.keys()) + 1;
  parts.push(
    Buffer.from(
      `xref\n${table.join("")}trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

import { SelvedgeError } from "../model/issue.ts";
import { readDirectory } from "./archive/zip-directory.ts";
import type { ByteSource } from "./byte-source.ts";
import { markOf } from "./encoding/byte-marks.ts";
import { decodeBytes } from "./encoding/decoders.ts";
import { utf16WithoutMark } from "./encoding/utf16-without-mark.ts";
import { formatLimits } from "./limits.ts";

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** First bytes of what papers come as. */
const signatures: readonly (readonly [readonly number[], string])[] = [
  [ascii("%PDF"), "application/pdf"],
  [[0x89, ...ascii("PNG\r\n"), 0x1a], "image/png"],
  [[0xff, 0xd8, 0xff], "image/jpeg"],
  [ascii("GIF8"), "image/gif"],
  [[...ascii("II"), 0x2a, 0], "image/tiff"],
  [[...ascii("MM"), 0, 0x2a], "image/tiff"],
  [[0xd0, 0xcf, 0x11, 0xe0], "application/x-ole-storage"],
  [[0x50, 0x4b, 0x03, 0x04], "application/zip"],
];

/** Readers of PDF look for its mark in so many bytes: mail and web servers put lines of theirs before it. */
const pdfWithin = 1_024;

/** Media type of a file by its first bytes, whatever its name says; text where all of them can be, else octets. */
export function mediaTypeOf(first: Uint8Array): string {
  const found = signatures.find(([signature]) => signature.every((byte, at) => first[at] === byte));
  if (found !== undefined) return found[1];
  if (first.length === 0) return "application/octet-stream";
  if (Buffer.from(first.buffer, first.byteOffset, Math.min(first.length, pdfWithin)).includes("%PDF-"))
    return "application/pdf";
  const type = textType(textOf(first));
  const isWide = markOf(first)?.name.startsWith("utf-16") === true || utf16WithoutMark(first) !== undefined;
  if (type === "text/html" || isWide || !first.includes(0)) return type;
  return "application/octet-stream";
}

/** As far as tags and headers go, all encodings but UTF-16 are alike. */
function textOf(first: Uint8Array): string {
  const mark = markOf(first);
  const wide = mark?.name.startsWith("utf-16") === true ? mark.name : utf16WithoutMark(first)?.name;
  const text = decodeBytes(first.subarray(mark?.bytes.length ?? 0), wide ?? "windows-1252");
  return text.replace(/^\ufeff/, "");
}

/** What may stand before the first tag: white space, comments, the declaration of XML. */
const beforeTags = /^(?:\s+|<!--[\s\S]*?-->|<\?xml[^>]*>)+/;
/** The tags by which the WHATWG standard on MIME sniffing tells HTML, and those with which pieces of pages begin. */
const htmlTag =
  /^<(?:!doctype\s+html|html|head|script|iframe|h[1-6]|div|font|table|a|style|title|b|body|br|p|meta|link|span|article|section|main|header|nav|ul|ol|center|pre|form|blockquote|img)(?=[\s/>])/i;

function textType(text: string): string {
  const start = text.replace(beforeTags, "");
  if (htmlTag.test(start)) return "text/html";
  return isMessage(text) ? "message/rfc822" : "text/plain";
}

/** Headers that every message has one of, and a text that only looks like one has none. */
const ofMessages: ReadonlySet<string> = new Set(
  "from sender received message-id mime-version return-path delivered-to x-mailer dkim-signature".split(" "),
);

/** At least two lines of headers before anything else, one of them known: `Received:`, `X-Spam-Status:`, `From:` ... */
function isMessage(text: string): boolean {
  const names: string[] = [];
  for (const line of text.split(/\r?\n/, 200)) {
    if (/^[ \t]/.test(line) && names.length > 0) continue;
    const name = /^([!-9;-~]{1,70}):(?!\/\/)/.exec(line)?.[1];
    if (name === undefined) break;
    names.push(name.toLowerCase());
  }
  return names.length > 1 && names.some((name) => ofMessages.has(name));
}

/** Where the list of an archive names this part, it is a document of this kind. */
const packed: readonly (readonly [string, string])[] = [
  ["word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
];

/** Media type of `.docx`. */
export const docxType = packed[0]?.[1] ?? "";

/** Bytes by which a file is told, its list of entries not counted. */
const beginning = 4_096;

/** Media type of a whole file: of an archive, by what its list of entries names. A broken archive is an archive. */
export async function mediaTypeOfSource(source: ByteSource, file: string): Promise<string> {
  const type = mediaTypeOf(source.read(0, beginning));
  if (type !== "application/zip") return type;
  try {
    const { entries } = await readDirectory(source, file, formatLimits.entries);
    const names = new Set(entries.map(({ given }) => Buffer.from(given).toString("latin1").toLowerCase()));
    return packed.find(([name]) => names.has(name))?.[1] ?? type;
  } catch (error) {
    if (error instanceof SelvedgeError) return type;
    throw error;
  }
}

import type { Issue } from "../model/issue.ts";
import { fail } from "../model/issue.ts";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

const marks: readonly (readonly [readonly number[], TextEncoding])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

const decodes = (bytes: Uint8Array, encoding: string, stream: boolean): boolean => {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
};

/**
 * Offset of the first sequence that cannot belong to a text in the encoding: the longest beginning that could still
 * become valid, by bisection, less the unfinished sequence at its end.
 */
function firstInvalidOffset(bytes: Uint8Array, encoding: TextEncoding): number {
  let valid = 0;
  let invalid = bytes.length + 1;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1;
    if (decodes(bytes.subarray(0, middle), encoding, true)) valid = middle;
    else invalid = middle;
  }
  while (valid > 0 && !decodes(bytes.subarray(0, valid), encoding, false)) valid -= 1;
  return valid;
}

const western = "a Western encoding such as Windows-1252";

/** A guess at what the bytes may be, for the hint only: nothing is ever read by it. */
function likelyEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 262_144);
  let alone = 0;
  let paired = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if ((sample[at] ?? 0) < 0x80) continue;
    const start = at;
    while ((sample[at + 1] ?? 0) >= 0x80) at += 1;
    if (at === start) alone += 1;
    else paired += 1;
  }
  return paired > alone && decodes(sample, "gb18030", true) ? "a Chinese encoding (GBK or GB18030)" : western;
}

/** UTF-16 without its mark: nearly every other byte of Latin text is zero, always on the same side. */
function isBareUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) > sample.length * 0.15 && Math.min(even, odd) <= sample.length * 0.02;
}

function refuseNul(bytes: Uint8Array, file: Partial<Issue>): void {
  const offset = bytes.indexOf(0);
  if (offset < 0) return;
  if (isBareUtf16(bytes))
    fail(
      "file.encoding",
      "The file looks like UTF-16 without the byte order mark that says so.",
      "Save it as UTF-8 (in Excel: CSV UTF-8), or as UTF-16 with its mark, and import it again.",
      {
        ...file,
        expected: "UTF-8, or UTF-16 with a byte order mark",
        received: "zero bytes on every other place",
      },
    );
  fail(
    "file.binary",
    `The file is not text: byte ${offset} is zero, which no text holds.`,
    "Export the table as CSV (UTF-8) and import that file.",
    { ...file, expected: "text", received: `a zero byte at offset ${offset}` },
  );
}

/**
 * The text of a file: encoding by its byte order mark, else strict UTF-8. The mark is not part of the text. Anything
 * else fails with the offset of the first byte that does not fit: a wrong guess would spoil names without a trace.
 */
export function decodeText(bytes: Uint8Array, file: Partial<Issue> = {}): DecodedText {
  const mark = marks.find(([signature]) => signature.every((byte, index) => bytes[index] === byte));
  const encoding = mark?.[1] ?? "utf-8";
  if (encoding === "utf-8") refuseNul(bytes, file);
  if (!decodes(bytes, encoding, false)) {
    const offset = firstInvalidOffset(bytes, encoding);
    const seen = bytes[offset]?.toString(16).toUpperCase().padStart(2, "0");
    const guess = encoding === "utf-8" && mark === undefined ? ` It may be ${likelyEncoding(bytes)}.` : "";
    fail(
      "file.encoding",
      `The file is not valid ${encoding.toUpperCase()}: the text breaks off at byte ${offset}.${guess}`,
      "Save the file as UTF-8 (in Excel: CSV UTF-8; in LibreOffice: character set UTF-8) and import it again.",
      {
        ...file,
        expected: encoding.toUpperCase(),
        received: seen === undefined ? "a cut-off end" : `byte 0x${seen} at offset ${offset}`,
      },
    );
  }
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

import { fail } from "../../model/issue.ts";
import type { ByteSource } from "../byte-source.ts";
import { counted } from "../counted.ts";
import { markLength } from "./byte-marks.ts";
import { characterCut, countLineEnds, lineCut, linesOf } from "./cut-pieces.ts";
import { encodingNamed, fits, knownEncodings } from "./decoders.ts";

const pieceBytes = 1024 ** 2;

/** The encoding that a person named. The byte order mark of another contradicts it: one of the two is a mistake. */
export function givenEncoding(given: string, mark: string | undefined, file: string): string {
  const name = encodingNamed(given);
  if (name === undefined)
    fail(
      "file.encoding",
      `"${given}" is not an encoding that is known.`,
      `Name one of: ${knownEncodings}; or name none, and it is told from the file.`,
      { file, expected: knownEncodings, received: given },
    );
  if (mark === undefined || mark === name || (mark === "gb18030" && name === "gbk")) return name;
  if (/^(utf-?16|unicode)$/i.test(given.trim()) && mark === "utf-16be") return mark;
  fail(
    "file.encoding",
    `The file begins with the byte order mark of ${mark}, but ${name} was given.`,
    `Give ${mark}, or no encoding at all.`,
    { file, expected: name, received: `the byte order mark of ${mark}` },
  );
}

/** The first byte that begins no character: by bisection of the longest beginning that is valid. */
function firstMisfit(bytes: Uint8Array, name: string): number {
  let from = 0;
  if (!name.startsWith("utf-16"))
    for (const line of linesOf(bytes)) {
      if (!fits(bytes.subarray(line.from, line.to), name)) break;
      from = line.to;
    }
  let valid = from;
  for (let step = 1 << 20; step >= 1; step >>= 1)
    for (;;) {
      const next = Math.min(bytes.length, valid + step);
      const cut = valid + characterCut(bytes.subarray(valid, next), name);
      if (cut === valid || !fits(bytes.subarray(valid, cut), name)) break;
      valid = cut;
    }
  return valid;
}

function unitLineEnds(bytes: Uint8Array, name: string): number {
  const text = new TextDecoder(name, { ignoreBOM: true }).decode(bytes);
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function refuseMisfit(
  bytes: Uint8Array,
  at: number,
  lines: number,
  place: { name: string; file: string },
): never {
  const { name, file } = place;
  const misfit = firstMisfit(bytes, name);
  const before = bytes.subarray(0, misfit);
  const line =
    1 + lines + (name.startsWith("utf-16") ? unitLineEnds(before, name) : countLineEnds(before, false));
  const byte = (bytes[misfit] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  fail(
    "file.encoding",
    `The file is not valid ${name}, which was given: byte ${counted(at + misfit)} (0x${byte}), on line ${counted(line)}, does not fit.`,
    "Name another encoding, or none, and it is told from the file.",
    { file, expected: name, received: `byte 0x${byte} at offset ${at + misfit}, line ${line}` },
  );
}

/** Holds every byte against the encoding that a person named. */
export function checkGiven(source: ByteSource, name: string, file: string): void {
  const isWide = name.startsWith("utf-16");
  let lines = 0;
  for (let at = markLength(source.read(0, 4), name); at < source.size; ) {
    const bytes = source.read(at, pieceBytes);
    const isLast = at + bytes.length >= source.size;
    const end = isLast ? bytes.length : (isWide ? 0 : lineCut(bytes)) || characterCut(bytes, name);
    const piece = bytes.subarray(0, end);
    if (!fits(piece, name)) refuseMisfit(piece, at, lines, { name, file });
    lines += isWide ? unitLineEnds(piece, name) : countLineEnds(piece, false);
    at += end;
  }
}

import { isUtf8 } from "node:buffer";
import type { ByteSource } from "../byte-source.ts";
import { linesOf } from "./cut-pieces.ts";

/** What the lines with letters beyond ASCII say, from up to sixteen places of the source. */
export interface Evidence {
  /** Whole lines that are not UTF-8, up to 256 KiB. */
  readonly lines: Uint8Array;
  readonly foreignLines: number;
  /** Of them, those that are UTF-8. */
  readonly utf8Lines: number;
}

const placeBytes = 512 * 1024;
const places = 16;
const mostBytes = 256 * 1024;

/** Where to look in a large source: evenly spread, and around the first byte that is not UTF-8. */
function placesOf(source: ByteSource, firstBad: number): readonly number[] {
  const step = Math.floor((source.size - placeBytes) / (places - 2));
  const spread = Array.from({ length: places - 1 }, (_, index) => index * step);
  return [...spread, Math.max(0, firstBad - placeBytes / 2)];
}

interface Gathered {
  foreignLines: number;
  utf8Lines: number;
  bytes: number;
  readonly kept: Uint8Array[];
}

function gatherLine(line: Uint8Array, gathered: Gathered): void {
  const foreign = line.findIndex((byte) => byte >= 0x80);
  if (foreign < 0) return;
  gathered.foreignLines += 1;
  if (isUtf8(line)) gathered.utf8Lines += 1;
  else if (gathered.bytes + line.length <= mostBytes || gathered.bytes === 0) {
    const from = Math.max(0, foreign - 256);
    const kept = line.subarray(from, from + mostBytes);
    gathered.kept.push(kept);
    gathered.bytes += kept.length;
  }
}

/** The lines of one place. Those that it cuts are not whole, unless it holds nothing else. */
function gatherPlace(source: ByteSource, at: number, length: number, gathered: Gathered): void {
  const bytes = source.read(at, length);
  const cutsEnd = at + bytes.length < source.size;
  for (const { from, to } of linesOf(bytes)) {
    const isCut = (at > 0 && from === 0) || (cutsEnd && to === bytes.length);
    if (!isCut || (from === 0 && to === bytes.length)) gatherLine(bytes.subarray(from, to), gathered);
  }
}

/** `firstBad`: where the source stops to be UTF-8. */
export function gatherEvidence(source: ByteSource, firstBad: number): Evidence {
  const gathered: Gathered = { foreignLines: 0, utf8Lines: 0, bytes: 0, kept: [] };
  if (source.size <= placeBytes * places) gatherPlace(source, 0, source.size, gathered);
  else for (const at of placesOf(source, firstBad)) gatherPlace(source, at, placeBytes, gathered);
  const { foreignLines, utf8Lines, kept } = gathered;
  // A line longer than the place: what stands around the first misfit.
  if (kept.length === 0) kept.push(source.read(Math.max(0, firstBad - 1_024), 4_096));
  return { lines: Buffer.concat(kept), foreignLines, utf8Lines };
}

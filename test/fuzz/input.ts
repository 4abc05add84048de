import type { ByteSource } from "../../src/formats/byte-source.ts";
import type { FormatLimits } from "../../src/formats/limits.ts";
import type { ReadOptions } from "../../src/records/open-reading.ts";
import type { Seeded } from "../crash/seeded.ts";

/** What a reader is given: bytes, and what a person may say of them. Written as it stands to `seeds.json` when it has found a fault. */
export interface FuzzInput {
  readonly bytes: Uint8Array;
  readonly file: string;
  /** Straight to the reader of the format; otherwise to `openTables`, which tells the format itself. */
  readonly direct: boolean;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly limits?: Partial<FormatLimits>;
  /** Of the reading of records. */
  readonly records?: Pick<ReadOptions, "kind" | "map" | "dates">;
}

/** Limits that small inputs meet, up to these. Of a cell beyond the limit 80 characters are shown, so that one is larger. */
const small: readonly (readonly [keyof FormatLimits, number])[] = [
  ["rows", 5],
  ["columns", 4],
  ["nesting", 4],
  ["entries", 4],
  ["unpacked", 3000],
  ["depth", 2],
  ["sharedText", 20],
  ["bytes", 300],
  ["wholeBytes", 300],
];

/** Now and then limits so small that an ordinary input meets them. */
export function drawLimits(random: Seeded): Pick<FuzzInput, "limits"> {
  if (random.next() < 0.85) return {};
  if (random.next() < 0.1) return { limits: { cell: random.between(90, 120) } };
  const drawn = Array.from({ length: random.between(1, 2) }, () => {
    const [name, most] = random.pick(small);
    return [name, random.between(1, most)];
  });
  return { limits: Object.fromEntries(drawn) };
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/**
 * Bytes as a source that takes nobody's word: a place or a length that is no count would read a file anywhere or
 * nowhere, while in memory it goes unnoticed.
 */
export const strictSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => {
    if (!isCount(offset) || !isCount(length))
      throw new Error(`broken promise: ${length} bytes were asked for at ${offset}`);
    return bytes.subarray(offset, offset + length);
  },
});

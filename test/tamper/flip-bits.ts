import { readFileSync, writeFileSync } from "node:fs";

/** Stretch of a file, in bytes. */
export interface Bytes {
  readonly start: number;
  readonly end: number;
}

/** The line of a file with a number from 1, its line feed included. */
export function lineOf(path: string, number: number): Bytes {
  const bytes = readFileSync(path);
  let start = 0;
  for (let line = 1; line < number; line += 1) start = bytes.indexOf(0x0a, start) + 1;
  return { start, end: bytes.indexOf(0x0a, start) + 1 };
}

/** The whole of a file. */
export const allOf = (path: string): Bytes => ({ start: 0, end: readFileSync(path).length });

/** Flips every `every`-th bit of a stretch by itself and asks whether that is found. Gives back how many were, and where they were not. */
export async function flipBits(
  path: string,
  { start, end }: Bytes,
  found: () => boolean | Promise<boolean>,
  every = 1,
): Promise<{ readonly flipped: number; readonly missed: readonly number[] }> {
  const bytes = readFileSync(path);
  const missed: number[] = [];
  let flipped = 0;
  for (let bit = start * 8; bit < end * 8; bit += every) {
    const altered = Buffer.from(bytes);
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    writeFileSync(path, altered);
    if (!(await found())) missed.push(bit);
    flipped += 1;
  }
  writeFileSync(path, bytes);
  return { flipped, missed };
}

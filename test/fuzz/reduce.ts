import type { FuzzInput } from "./input.ts";
import { type ReaderName, readInput } from "./readers.ts";

/** What a fault is told by: its text without the numbers in it. */
const told = (error: unknown): string => String(error).replace(/\d+/g, "#").slice(0, 120);

async function faultOf(reader: ReaderName, input: FuzzInput): Promise<string | undefined> {
  try {
    await readInput(reader, input);
    return undefined;
  } catch (error) {
    return told(error);
  }
}

/** Tries of one reduction. */
const mostTries = 3000;

/**
 * The smallest input found that does the same as this one: stretches are left out, half of it first, as long as the fault
 * stays. For faults that are thrown; what hangs or ends the process is given back as it is.
 */
export async function reduced(reader: ReaderName, input: FuzzInput): Promise<FuzzInput> {
  const fault = await faultOf(reader, input);
  if (fault === undefined) return input;
  let bytes = Buffer.from(input.bytes);
  let tries = 0;
  for (let length = bytes.length >> 1; length >= 1 && tries < mostTries; length >>= 1)
    for (let at = 0; at < bytes.length && tries < mostTries; tries += 1) {
      const less = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
      if ((await faultOf(reader, { ...input, bytes: less })) === fault) bytes = less;
      else at += length;
    }
  return { ...input, bytes };
}

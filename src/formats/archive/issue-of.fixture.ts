import type { Issue } from "../../model/issue.ts";
import { SelvedgeError } from "../../model/issue.ts";

/** The issue that a run fails with; anything but a SelvedgeError, and a run that does not fail, fails the test. */
export async function issueOf(run: () => unknown): Promise<Issue> {
  try {
    await run();
  } catch (error) {
    if (error instanceof SelvedgeError) return error.issue;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** Everything that comes out, as one buffer. */
export async function allOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = [];
  for await (const chunk of chunks) held.push(chunk);
  return Buffer.concat(held);
}

/** Bytes with one changed. */
export function flipped(bytes: Uint8Array, at: number, to: number): Uint8Array {
  const copy = new Uint8Array(bytes);
  copy[at % copy.length] = to;
  return copy;
}

import { existsSync, readFileSync } from "node:fs";
import type { Issue } from "../../model/issue.ts";
import { SelvedgeError } from "../../model/issue.ts";
import type { PublisherReader, PublisherReading, PublisherRequest } from "./publisher-reader.ts";

const shared = new URL("../../../../shared/data/lists/", import.meta.url);

/** Whether the real files are beside the repository; says so where they are not. */
export function isThere(folder: string, what: string): boolean {
  if (existsSync(new URL(folder, shared))) return true;
  process.stdout.write(`skipped: ${what} not beside the repository (../shared/data/lists/${folder})\n`);
  return false;
}

/** The bytes of a real file; none where it is absent, and the tests on it are skipped. */
export const realFile = (path: string): Uint8Array =>
  existsSync(new URL(path, shared)) ? readFileSync(new URL(path, shared)) : new Uint8Array();

/** Runs a reader over files given as text or bytes. */
export function reading(
  reader: PublisherReader,
  files: Readonly<Record<string, string | Uint8Array>>,
  more: Partial<PublisherRequest> = {},
): PublisherReading {
  const given = Object.entries(files).map(([name, held]) => ({
    name,
    bytes: typeof held === "string" ? new TextEncoder().encode(held) : held,
  }));
  return reader.read({ files: given, retrieved: "2026-07-09", ...more });
}

/** The issue that a call throws. */
export function refusal(run: () => unknown): Issue {
  try {
    run();
  } catch (error) {
    if (error instanceof SelvedgeError) return error.issue;
    throw error;
  }
  throw new Error("nothing was refused");
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import { hashFile } from "./disk.ts";

function refuse(path: string, expected: string, received: string | undefined): never {
  const state = received === undefined ? "is missing" : "is not what was registered";
  return fail(
    "workspace.damaged",
    `${path} ${state}.`,
    "Put the file back from a copy; `selvedge verify` names all.",
    {
      file: path,
      expected,
      received: received ?? "no file",
    },
  );
}

/** The bytes of a file that the log answers for. No answer is ever given from altered bytes. */
export function readRegistered(dir: string, path: string, expected: string): Uint8Array {
  if (!existsSync(join(dir, path))) return refuse(path, expected, undefined);
  const bytes = readFileSync(join(dir, path));
  const received = sha256(bytes);
  return received === expected ? bytes : refuse(path, expected, received);
}

/** Checks a file that something else is about to read. */
export function checkRegistered(dir: string, path: string, expected: string): void {
  const received = existsSync(join(dir, path)) ? hashFile(join(dir, path)) : undefined;
  if (received !== expected) refuse(path, expected, received);
}

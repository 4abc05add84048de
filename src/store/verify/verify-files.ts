import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SelvedgeError } from "../../model/issue.ts";
import { hashFile } from "../disk.ts";
import type { LoggedEvent } from "../events/event-table.ts";
import { manifestName, manifestOf, manifestText, readManifest } from "../manifest.ts";
import { erasedFiles, type RegisteredFile } from "../registered-files.ts";
import { findUnregistered } from "../sweep.ts";
import { type Problem, rebuildHint, restoreHint } from "./problem.ts";

function fileProblem(dir: string, path: string, file: RegisteredFile): readonly Problem[] {
  const problem = (message: string): readonly Problem[] => [
    {
      what: file.what,
      path,
      line: null,
      message: `${message} (registered by event ${file.seq})`,
      hint: restoreHint,
    },
  ];
  if (!existsSync(join(dir, path))) return problem("The file is missing");
  try {
    const hash = hashFile(join(dir, path));
    return hash === file.sha256
      ? []
      : problem(`The file was altered: its SHA-256 is ${hash}, not ${file.sha256}`);
  } catch (error) {
    return problem(`The file cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** Names every file that the log answers for and that is missing or altered. */
export const verifyFiles = (dir: string, files: ReadonlyMap<string, RegisteredFile>): Problem[] =>
  [...files].flatMap(([path, file]) => fileProblem(dir, path, file));

/** Names the files that no event registers. One that was erased is named as that. */
export function verifyUnregistered(dir: string, events: readonly LoggedEvent[]): Problem[] {
  const erased = erasedFiles(events);
  return findUnregistered(dir, events)
    .filter((path) => !erased.has(path))
    .map((path) => ({
      what: "unregistered",
      path,
      line: null,
      message:
        "No event of the log registers this file: a write was cut short, or it was put there by something else.",
      hint: "Opening the workspace for writing sets it aside under swept/.",
    }));
}

function ownProblem(dir: string): string | undefined {
  try {
    readManifest(dir);
    return undefined;
  } catch (error) {
    if (error instanceof SelvedgeError) return error.message;
    throw error;
  }
}

/** Names a `workspace.json` that does not say, byte for byte, what the first event says. */
export function verifyManifest(dir: string, events: readonly LoggedEvent[]): Problem[] {
  const problem = (message: string): Problem[] => [
    { what: "manifest", path: manifestName, line: null, message, hint: rebuildHint },
  ];
  const recorded = manifestOf(events);
  const path = join(dir, manifestName);
  if (recorded !== undefined && existsSync(path)) {
    const same = readFileSync(path).equals(Buffer.from(manifestText(recorded)));
    if (!same)
      return problem(
        ownProblem(dir) ?? `${manifestName} was altered: it is not what the log's first event says.`,
      );
  }
  const own = ownProblem(dir);
  return own === undefined ? [] : problem(own);
}

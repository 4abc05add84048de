import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import type { Effects } from "../src/cli/effects.ts";
import { run } from "../src/cli/run.ts";
import { fileSource, filesOfFolder } from "../src/store/file-source.ts";

/** The repository's folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));
/** The clock of all tests that cross rooms. */
export const now = "2026-11-22T09:00:00Z";

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The one JSON value of a verb that answers with an object. */
  readonly json: () => any;
  /** The JSON values of a verb that answers in lines. */
  readonly lines: () => any[];
}

/** Runs a command line as a user would, against real files, with the clock set. */
export const selvedge = (...argv: string[]): Promise<Answer> => runWith({}, argv);

/** As `selvedge`, with other effects: a clock, where lists come from. */
export async function runWith(more: Partial<Effects>, argv: readonly string[]): Promise<Answer> {
  let out = "";
  let err = "";
  const code = await run(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    openFile: fileSource,
    readFolder: filesOfFolder,
    env: { SELVEDGE_NOW: now, USER: "tester" },
    clock: () => now,
    columns: 80,
    outIsTerminal: false,
    errIsTerminal: false,
    signal: new AbortController().signal,
    ...more,
  });
  return {
    code,
    out,
    err,
    json: () => JSON.parse(out),
    lines: () =>
      out
        .trimEnd()
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line)),
  };
}

/** A folder that is removed when the tests of the file have ended. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "selvedge-test-"));
  afterAll(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

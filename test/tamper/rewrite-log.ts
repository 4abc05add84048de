import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeLine, genesis } from "../../src/store/log/log-line.ts";
import { scanLog } from "../../src/store/log/scan-log.ts";
import { rebuildLedger } from "../../src/store/rebuild.ts";
import { findUnregistered } from "../../src/store/sweep.ts";

/** An event as its line has it; whoever rewrites a log is bound to no schema. */
export type Line = Readonly<Record<string, unknown>>;

export const logFile = (dir: string): string => join(dir, "log", "000001.jsonl");

export const readLines = (dir: string): readonly Line[] =>
  readFileSync(logFile(dir), "utf8")
    .trimEnd()
    .split("\n")
    .map((line): Line => JSON.parse(line));

/** Writes lines as they are: numbers and hashes stay what they were. A line that was not touched has its own bytes again. */
export const writeLines = (dir: string, lines: readonly Line[]): void =>
  writeFileSync(logFile(dir), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));

/** Makes numbers and hashes right again. */
function chained(lines: readonly Line[]): string {
  let prev = genesis;
  let text = "";
  for (const [index, { hash: _, more: __, ...line }] of lines.entries()) {
    const encoded = encodeLine({ ...line, seq: index + 1, prev });
    prev = encoded.hash;
    text += `${encoded.line}\n`;
  }
  return text;
}

/** Puts a log in the place of another so that nothing inside the folder shows it: chain, files and ledger all fit. */
export async function rewriteLog(dir: string, lines: readonly Line[]): Promise<void> {
  writeFileSync(logFile(dir), chained(lines));
  for (const path of findUnregistered(dir, scanLog(dir).events)) rmSync(join(dir, path), { force: true });
  removeEmpty(join(dir, "records"));
  await rebuildLedger(dir);
}

function removeEmpty(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory() && readdirSync(join(folder, entry.name)).length === 0)
      rmSync(join(folder, entry.name), { recursive: true });
}

/** The lines without what would give a forger away: the checkpoints of somebody else's key. */
export const withoutCheckpoints = (lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ type }) => !String(type).startsWith("checkpoint-"));

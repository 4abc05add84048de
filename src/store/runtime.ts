import { fail } from "../model/issue.ts";

/** SQLite 3.7.0 to 3.51.2 can lose a committed transaction when a WAL is reset while another process checkpoints. */
const leastSqlite = [3, 51, 3] as const;

/** Whether a dotted version is at least 3.51.3. */
function isEnough(version: string): boolean {
  const parts = version.split(".").map(Number);
  for (const [place, least] of leastSqlite.entries()) {
    const part = parts[place] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

/** Refuses a runtime whose SQLite may lose what it has acknowledged. */
export function assertRuntime(sqlite: string | undefined = process.versions.sqlite): void {
  if (sqlite !== undefined && isEnough(sqlite)) return;
  fail(
    "workspace.runtime",
    `This Node ${process.versions.node} has ${sqlite === undefined ? "no SQLite" : `SQLite ${sqlite}`}; a workspace needs 3.51.3 or later.`,
    "Use Node 24 (the repository brings its own: start with the npm scripts).",
    { expected: "3.51.3", received: sqlite ?? "none" },
  );
}

/** Versions that decide whether a workspace is safe here. */
export const runtimeVersions = (): { readonly node: string; readonly sqlite: string } => ({
  node: process.versions.node,
  sqlite: process.versions.sqlite ?? "none",
});

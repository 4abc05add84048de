import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What of a workspace must be the same bytes in every run: not the caches, not what was set aside, not SQLite's own layout. */
const compared = ["workspace.json", "log", "originals", "records", "lists"] as const;

/** Paths of all files at or below `dir/name`, relative to `dir`, with `/`. */
export function filesBelow(dir: string, name: string): string[] {
  const top = join(dir, name);
  if (!existsSync(top)) return [];
  if (statSync(top).isFile()) return [name];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

export const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

/** SHA-256 of every compared file, by its path in the workspace. */
export const fingerprint = (dir: string): ReadonlyMap<string, string> =>
  new Map(compared.flatMap((name) => filesBelow(dir, name)).map((path) => [path, hashOf(join(dir, path))]));

/** Each file that is missing, too many or other than expected, in a sentence. */
export function differences(
  found: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
): string[] {
  const other = [...expected]
    .filter(([path, hash]) => found.get(path) !== hash)
    .map(([path]) => (found.has(path) ? `${path} has other bytes` : `${path} is missing`));
  const strange = [...found.keys()]
    .filter((path) => !expected.has(path))
    .map((path) => `${path} is too many`);
  return [...other, ...strange];
}

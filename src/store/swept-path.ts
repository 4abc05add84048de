import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where files are set aside that no event registers. Nothing reads them, and nothing deletes them. */
export const sweptFolder = "swept";

/** A path under `swept/` that no file has yet: the file's own, else with `~2`, `~3` ... after it. Relative to `dir`. */
export function freeSweptPath(dir: string, path: string): string {
  const first = `${sweptFolder}/${path}`;
  let free = first;
  for (let count = 2; existsSync(join(dir, free)); count += 1) free = `${first}~${count}`;
  return free;
}

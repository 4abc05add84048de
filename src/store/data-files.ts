import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { fail } from "../model/issue.ts";

/** The package's own `data/`: two folders above this file, both in `src/` and in `dist/`. */
export const dataRoot = (): string => fileURLToPath(new URL("../../data/", import.meta.url));

/** Fatal, so that a file that is not UTF-8 is an error and no row of it changes silently. A byte-order mark is dropped. */
const strictText = new TextDecoder("utf-8", { fatal: true });

const refuse = (path: string, reason: string): never =>
  fail("data.invalid", `${path} ${reason}.`, "Install Selvedge anew: its own data are not complete.", {
    file: path,
  });

function readText(path: string): string {
  const bytes = statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path) : undefined;
  if (bytes === undefined) return refuse(path, "is missing");
  try {
    return strictText.decode(bytes);
  } catch {
    return refuse(path, "is not UTF-8 text");
  }
}

/** The text of a data file by its path under `data/`, or under another folder of facts. */
export const readDataFile = (path: string, root: string = dataRoot()): string => readText(join(root, path));

/**
 * The texts of all files below a folder of `data/`, by their path relative to it, with `/`, in code-unit order.
 * Hidden files and READMEs are left out: they hold no facts.
 */
export function readDataFolder(path: string, root: string = dataRoot()): Record<string, string> {
  const folder = join(root, path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return refuse(folder, "is missing");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && entry.name !== "README.md")
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = files.map((file): [string, string] => [
    relative(folder, file).split(sep).join("/"),
    readText(file),
  ]);
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

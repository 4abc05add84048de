import { readdirSync, readFileSync } from "node:fs";

/** The texts of a folder of `data/lists`, as `store/` would hand them in. */
export function filesOf(key: string): Readonly<Record<string, string>> {
  const folder = new URL(`../../data/lists/${key}/`, import.meta.url);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf8")]),
  );
}

// biome-ignore lint/style/noRestrictedImports: only tests read the disk here; the room itself is handed texts
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fact } from "../model/fact.ts";
import { buildLaw } from "./build-law.ts";
import type { Instrument } from "./instrument.ts";

const root = join(import.meta.dirname, "../../data/law");

/** Every file of facts under data/law, by path below it. */
export const lawFiles = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(yml|csv)$/.test(file))
      .sort()
      .map((file) => [file, readFileSync(join(root, file), "utf8")]),
  );

export const law = buildLaw(lawFiles());

export function instrumentOf(id: string): Instrument {
  const found = law.instruments.get(id);
  if (found === undefined) throw new Error(`no instrument ${id}`);
  return found;
}

let count = 0;

/** A fact of a test, with an id of its own. */
export const fact = (name: string, parts: Partial<Omit<Fact, "name">> = {}): Fact => ({
  id: `fact-${String(++count).padStart(6, "0")}`,
  level: "documented",
  value: {},
  sentence: `A record says ${name}.`,
  sources: [],
  ...parts,
  name,
});

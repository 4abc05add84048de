import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { buildLaw } from "../src/law/build-law.ts";
import { factConditions } from "../src/law/condition.ts";
import { readDataFolder } from "../src/store/data-files.ts";

const folder = fileURLToPath(new URL("../src/assessment/facts", import.meta.url));
const law = buildLaw(readDataFolder("law"));
const instruments = [...law.instruments.values()];

describe("data/law/facts.yml", () => {
  it.each([...law.facts.keys()])("%s has its one file, which names it", (name) => {
    const path = join(folder, `${name}.ts`);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, "utf8")).toContain(`"${name}"`);
  });

  it("holds no deciding fact that no condition asks, and no event from which no deadline runs", () => {
    const asked = new Set(
      instruments.flatMap(({ provisions }) =>
        provisions.flatMap(({ applies_when }) => factConditions(applies_when).map(({ fact }) => fact)),
      ),
    );
    const deciding = [...law.facts.values()].filter(({ role }) => role === "deciding");
    expect(deciding.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([]);
    const starts = new Set(
      instruments.flatMap(({ deadlines }) => deadlines.map(({ runs_from }) => String(runs_from))),
    );
    const events = [...law.facts.values()]
      .filter(({ role }) => role === "event")
      .flatMap(({ fields }) => fields.event?.values ?? []);
    expect(events.filter((event) => !starts.has(event))).toEqual([]);
  });
});

describe("data/law/profile.yml", () => {
  it("has a figure for every fact of the importer's own", () => {
    const figures = new Set([...law.profile.figures.values()].map(({ fact }) => fact));
    const own = [...law.facts.values()].filter(({ of_importer }) => of_importer).map(({ name }) => name);
    expect(own.filter((name) => !figures.has(name))).toEqual([]);
  });
});

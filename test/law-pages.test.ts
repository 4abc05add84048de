import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { lawPages } from "../scripts/law-pages/all-pages.ts";
import { buildLaw } from "../src/law/build-law.ts";
import { readDataFolder } from "../src/store/data-files.ts";

const folder = fileURLToPath(new URL("../docs/law", import.meta.url));
const files = readDataFolder("law");
const law = buildLaw(files);
const pages = lawPages(law, files);

describe("docs/law", () => {
  it("has a page for every instrument and no other; `node scripts/write-law-pages.ts` writes them", () => {
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  });

  it.each([...pages])("%s is what data/law says today", (name, text) => {
    expect(readFileSync(join(folder, name), "utf8")).toBe(text);
  });

  it.each([...law.instruments.values()].map((one) => [one.id, one] as const))(
    "the page of %s tells of every provision and deadline with its source and how it was read",
    (id, { provisions, deadlines }) => {
      const page = pages.get(`${id}.md`) ?? "";
      for (const { id: provision, in_force, citation, checked_on } of provisions)
        for (const words of [provision, in_force.from, citation.reference, checked_on])
          expect(page).toContain(words);
      for (const { event, runs_from_words, source } of deadlines)
        for (const words of [event, runs_from_words, source]) expect(page).toContain(words);
    },
  );

  it.each([...pages])("%s calls nobody clean or compliant and asserts no forced labour", (_, text) => {
    expect(text).not.toMatch(/\bcompliant\b|\bclean\b|high-risk|forced labou?r (was|is) found/i);
  });

  it("changes with a date, a threshold or a deadline of a file", () => {
    const text = files["de/DE-LKSG.yml"] ?? "";
    const changed = {
      ...files,
      "de/DE-LKSG.yml": text.replaceAll('"2024-01-01": 1000', '"2024-02-01": 1100'),
    };
    const page = lawPages(buildLaw(changed), changed).get("DE-LKSG.md");
    expect(page).toContain("at least 1,100 from 2024-02-01");
    expect(page).not.toBe(pages.get("DE-LKSG.md"));
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unwritten, type WordingRow, wordingRows } from "../bench/quality/wording/rows.ts";

const sets = [
  ["endangering", 500],
  ["innocent", 1000],
] as const;
const classes = [
  "campaign-group",
  "forced-labour",
  "genocide",
  "import-ban",
  "internment",
  "labour-transfer",
  "law",
  "probe",
  "region-accusation",
  "sanctions",
];
const half = (rows: readonly WordingRow[], split: WordingRow["split"]): readonly WordingRow[] =>
  rows.filter((row) => row.split === split);

describe("wording sets", () => {
  it.each(sets)("%s has %d rows, each text once, odd ids for development and even ids kept", (set, count) => {
    const rows = wordingRows(set);
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(count);
    expect(rows.map(({ id }) => Number(id.slice(1)))).toEqual(rows.map((_, at) => at + 1));
    for (const { id, split } of rows)
      expect(split, id).toBe(Number(id.slice(1)) % 2 ? "development" : "kept");
  });

  it("agree nowhere", () => {
    const innocent = new Set(wordingRows("innocent").map(({ text }) => text));
    expect(wordingRows("endangering").filter(({ text }) => innocent.has(text))).toEqual([]);
  });

  it.each(["development", "kept"] as const)(
    "have every class and channel among those that are %s",
    (split) => {
      const rows = half(wordingRows("endangering"), split);
      expect([...new Set(rows.map((row) => row.term_class))].sort()).toEqual(classes);
      for (const [set] of sets)
        expect([...new Set(half(wordingRows(set), split).map(({ channel }) => channel))].sort()).toEqual([
          "file-name",
          "metadata",
          "text",
        ]);
    },
  );

  it.each(sets)("%s is written without a character that cannot be seen", (set) => {
    const file = readFileSync(new URL(`../bench/quality/wording/${set}.csv`, import.meta.url), "utf8");
    expect(file.match(/[^\P{C}\n\p{Cs}]|[^\P{Z} ]/gu)).toBeNull();
  });

  it("are read as they would be sent", () => {
    expect(unwritten("a\\u200bb\\nc\\\\n")).toBe("a\u200bb\nc\\n");
    expect(wordingRows("endangering").some(({ text }) => text.includes("\u00ad"))).toBe(true);
  });
});

/**
 * Writes data/names/frequency-2026-11.tsv: in how many organisation names a word stands.
 * Run: node scripts/name-data/frequency.ts FACTS (folder with lists/us-ofac-sdn-csv, records/open-supply-hub, law-and-lists).
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { wordsOf } from "../../src/names/words.ts";

const [facts = ""] = process.argv.slice(2);
const read = (path: string): string => readFileSync(`${facts}/${path}`, "utf8");
const records = (path: string): Record<string, string>[] =>
  parse(read(path), { columns: true, bom: true, relax_column_count: true, relax_quotes: true });

function sanctionedOrganisations(): string[] {
  const rows: string[][] = parse(read("lists/us-ofac-sdn-csv/sdn.csv"), {
    relax_column_count: true,
    relax_quotes: true,
  });
  return rows.filter((row) => row[2]?.trim() === "-0-").map((row) => row[1] ?? "");
}

function facilities(): string[] {
  const folder = "records/open-supply-hub/facility_lists";
  return readdirSync(`${facts}/${folder}`)
    .sort()
    .flatMap((file) => records(`${folder}/${file}`).map((row) => row.name ?? ""));
}

const listed = records("law-and-lists/uflpa_entity_list.csv").map((row) => row.name ?? "");
const orders = records("law-and-lists/cbp_wro_findings.csv").map((row) => row.entity_or_region ?? "");
const names = [
  ...new Set(
    [...sanctionedOrganisations(), ...facilities(), ...listed, ...orders].filter((name) => name !== ""),
  ),
];

const counts = new Map<string, number>();
for (const name of names)
  for (const word of new Set(wordsOf(name).map(({ fold }) => fold)))
    if (/^\p{L}{2,}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);

const byCount = new Map<number, string[]>();
for (const [word, count] of counts) if (count >= 3) byCount.set(count, [...(byCount.get(count) ?? []), word]);
const lines = [...byCount]
  .sort(([a], [b]) => b - a)
  .map(([count, list]) => `${count}\t${list.sort().join(" ")}`);
const header = [
  `# In how many of ${names.length} distinct organisation names a word stands; words in fewer than three are left out.`,
  "# source: OFAC SDN list (entities), snapshot as of 2026 (US public domain); Open Supply Hub facility lists (MIT); UFLPA Entity List, DHS, 2026-07-09; CBP withhold release orders, 2026-06-23. date: 2026-11-22. version: 2026-11",
  "names\twords",
];
writeFileSync(
  new URL("../../data/names/frequency-2026-11.tsv", import.meta.url),
  `${[...header, ...lines].join("\n")}\n`,
);

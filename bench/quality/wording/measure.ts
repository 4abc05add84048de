// How many outbound texts that endanger are stopped, and how many that do not.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { wordingTables } from "../../../src/operations/tables/wording.ts";
import { lintText } from "../../../src/wording/lint-text.ts";
import { type WordingRow, wordingRows } from "./rows.ts";

const { values } = parseArgs({
  options: { split: { type: "string" }, errors: { type: "boolean" }, write: { type: "boolean" } },
});
const tables = wordingTables();
const chosen = ({ split }: WordingRow): boolean => values.split === undefined || split === values.split;
const stopped = (row: WordingRow) => lintText(row.text, row.channel, tables);

/** Wilson's interval at 95 %. */
function interval(hit: number, of: number): readonly [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.959964;
  const p = hit / of;
  const centre = p + (z * z) / (2 * of);
  const half = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return [(centre - half) / scale, (centre + half) / scale];
}

const counts = (rows: readonly WordingRow[]) => {
  const hit = rows.filter((row) => stopped(row).length > 0).length;
  const [low, high] = interval(hit, rows.length).map((share) => Math.round(share * 1000) / 1000);
  return { stopped: hit, of: rows.length, interval95: [low, high] };
};
const by = (rows: readonly WordingRow[], key: "channel" | "language" | "term_class") =>
  Object.fromEntries(
    [...Map.groupBy(rows, (row) => row[key])].toSorted().map(([name, own]) => [name, counts(own)]),
  );

const result = Object.fromEntries(
  (["endangering", "innocent"] as const).map((set) => {
    const rows = wordingRows(set).filter(chosen);
    const split = Object.fromEntries(
      (["development", "kept"] as const).map((half) => [
        half,
        counts(rows.filter((row) => row.split === half)),
      ]),
    );
    const detail = { ...by(rows, "channel"), ...by(rows, "language"), ...by(rows, "term_class") };
    return [set, { all: counts(rows), ...split, ...detail }];
  }),
);
console.log(JSON.stringify(result, null, 1));
// Errors are shown of the half that rules are written on alone.
if (values.errors)
  for (const set of ["endangering", "innocent"] as const)
    for (const row of wordingRows(set).filter(({ split }) => split === "development")) {
      const found = stopped(row);
      if (found.length > 0 === (set === "innocent"))
        console.log(
          set,
          row.id,
          row.channel,
          JSON.stringify(row.text),
          found.map(({ text, term }) => `${text} <${term.slice(0, 60)}>`).join("; "),
        );
    }
if (values.write)
  writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);

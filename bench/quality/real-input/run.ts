// Real facility lists through import, screen and locate: counts a file, hits at review or above, region flags, and how
// long each took. The files lie beside the repository (../shared/data) and may not be copied into it; without them this
// says so and writes nothing. docs/real-input.md holds the judgement of each hit.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ScreenLine } from "../../../src/operations/screen-line.ts";
import { openWorkspace } from "../../../src/workspace.ts";

const shared = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
if (!existsSync(shared)) {
  console.log("skipped: ../shared/data is not beside the repository");
  process.exit(0);
}

const csvIn = (path: string): string[] =>
  readdirSync(join(shared, path))
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => join(shared, path, name));
const files = [...csvIn("records/open-supply-hub/facility_lists"), ...csvIn("records/brands")];

const folder = mkdtempSync(join(tmpdir(), "selvedge-real-"));
const workspace = await openWorkspace(join(folder, "real"), { now: () => "2026-11-22T09:00:00Z" });

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const start = process.hrtime.bigint();
  const value = await work();
  return [value, Math.round(Number(process.hrtime.bigint() - start) / 1e7) / 100];
}

const [imported, importSeconds] = await timed(() => workspace.import(files));
const [screened, screenSeconds] = await timed(() => workspace.screen());
const [located, locateSeconds] = await timed(() => workspace.locate());

type Located = Pick<Awaited<ReturnType<typeof workspace.locate>>[number], "region" | "regions">;
const isXuar = ({ region, regions }: Located): boolean =>
  region === "CN-XJ" || regions.some(({ code, strength }) => code === "CN-XJ" && strength !== "suggests");

const sum = (member: "rows" | "accepted" | "repaired" | "quarantined"): number =>
  imported.files.reduce((total, file) => total + file[member], 0);
const hits = screened.flatMap((line: ScreenLine) =>
  line.hits.map((hit) => ({
    party: line.input.names[0],
    file: line.input.file,
    row: line.row,
    entry: hit.name,
    list: hit.list,
    band: hit.band,
    score: hit.score,
  })),
);
const flags = located.filter(isXuar);

// Every address on its own too: the same party on two rows is one node above, but two addresses here.
let xuarRows = 0;
const cases = JSON.parse(readFileSync(join(shared, "law-and-lists/xuar_address_test_cases.json"), "utf8"));
async function found(half: "positive" | "negative"): Promise<string> {
  const path = join(folder, `${half}.csv`);
  const quoted = cases[half].map(({ address }: { address: string }) => `"${address.replaceAll('"', '""')}"`);
  writeFileSync(path, `address\n${quoted.join("\n")}\n`);
  const lines = await workspace.locate(path);
  return `${lines.filter(isXuar).length} of ${lines.length}`;
}
for (const file of files) {
  const lines = await workspace.locate(file);
  xuarRows += lines.filter(isXuar).length;
}

const result = {
  what: "facility lists that contributors uploaded to Open Supply Hub, and two brand lists; none of the rows lies in the XUAR",
  rows: sum("rows"),
  accepted: sum("accepted"),
  repaired: sum("repaired"),
  quarantined: sum("quarantined"),
  parties: screened.length,
  hitsAtReviewOrAbove: hits.filter(({ band }) => band === "strong" || band === "review"),
  weakHits: hits.filter(({ band }) => band === "weak"),
  regionFlagsByParty: flags.length,
  regionFlagsByRow: xuarRows,
  developmentAddresses: {
    inTheXuarAndFound: await found("positive"),
    lookAlikesFlagged: await found("negative"),
  },
  seconds: { import: importSeconds, screen: screenSeconds, locate: locateSeconds },
  files: imported.files.map(({ file, rows, accepted, repaired, quarantined, issues }, index) => ({
    file: `${basename(join(files[index] ?? "", ".."))}/${file}`,
    rows,
    accepted,
    repaired,
    quarantined,
    issues: issues.map(({ row, column, code }) => ({ row, column, code })),
  })),
};
rmSync(folder, { recursive: true, force: true });
writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify({ ...result, files: undefined }, null, 2));

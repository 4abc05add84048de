// How long a user waits: `demo` after install, and `compare` from a cold process, against an empty process of the same
// Node. Every run is a fresh process; the order alternates; medians and all raw values are written to result.json.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const door = join(root, "bin/selvedge.mjs");
const folder = mkdtempSync(join(tmpdir(), "selvedge-bench-"));
const rounds = 9;

let demos = 0;
const cases: Readonly<Record<string, () => readonly string[]>> = {
  "empty process (floor)": () => ["-e", "0"],
  "compare, Latin names": () => [
    door,
    "compare",
    "Aksu Huafu Textiles Co.",
    "Aksu Huafu Color Spinning Co., Ltd.",
    "--json",
  ],
  "compare, Han against Latin": () => [
    door,
    "compare",
    "阿克苏华孚色纺有限公司",
    "Aksu Huafu Textiles Co.",
    "--json",
  ],
  "demo into a new workspace": () => {
    demos += 1;
    return [door, "demo", "--json", "--workspace", join(folder, String(demos))];
  },
};

function milliseconds(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  return Math.round(Number(process.hrtime.bigint() - start) / 1e4) / 100;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const raw: Record<string, number[]> = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  const names = Object.keys(cases);
  for (const name of round % 2 === 0 ? names : names.reverse())
    raw[name]?.push(milliseconds(cases[name]?.() ?? []));
}
rmSync(folder, { recursive: true, force: true });

const floor = median(raw["empty process (floor)"] ?? []);
const result = {
  what: "wall-clock milliseconds of a fresh process; the first run of each may still strip types, later ones find the cached code",
  node: process.versions.node,
  processors: cpus().length,
  rounds,
  cases: Object.fromEntries(
    Object.entries(raw).map(([name, values]) => [
      name,
      {
        median: median(values),
        first: values[0],
        timesFloor: Math.round((median(values) / floor) * 10) / 10,
        raw: values,
      },
    ]),
  ),
};
writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
for (const [name, { median: middle, timesFloor }] of Object.entries(result.cases))
  console.log(`${name}: ${middle} ms (${timesFloor} x floor)`);

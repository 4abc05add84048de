// A large file of shipments of which one row in a hundred is broken by rule: what the import says of each row against
// what was planted, and what `trace` makes of it. Sizes by argument: node run.ts [rows to import] [rows to trace].
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bytesOf, faults, linesOf, self, shirtShipments, shirts } from "../../../test/bad-rows.fixture.ts";
import type { Cost, ImportAnswer, Told, TraceAnswer } from "./shapes.ts";

const [rows = 10_000_000, traceRows = 1_000_000] = process.argv.slice(2).map(Number);
const script = fileURLToPath(new URL("measured.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "selvedge-bench-"));

interface Planted {
  readonly rows: number;
  readonly broken: number;
  readonly byFault: readonly number[];
  readonly remarks: readonly Told[];
}

/** Writes the file and answers with what stands in it. */
function plant(path: string, count: number): Planted {
  const file = openSync(path, "w");
  const byFault = faults.map(() => 0);
  const remarks: Told[] = [];
  let [part, last]: [string[], number] = [[], 0];
  for (const { text, row, fault } of linesOf(count)) {
    part.push(text);
    last = row;
    if (fault !== undefined) byFault[fault] = (byFault[fault] ?? 0) + 1;
    const { remark, status } = faults[fault ?? -1] ?? {};
    if (remark !== undefined && status !== undefined)
      remarks.push(`${row} ${remark[0]} ${remark[1] ?? "-"} ${status}`);
    if (part.length < 20_000) continue;
    writeSync(file, bytesOf(`${part.join("\n")}\n`));
    part = [];
  }
  writeSync(file, bytesOf(part.map((text) => `${text}\n`).join("")));
  closeSync(file);
  const blank = faults.reduce(
    (sum, { status }, at) => sum + (status === undefined ? (byFault[at] ?? 0) : 0),
    0,
  );
  return { rows: last - 1 - blank, broken: byFault.reduce((sum, one) => sum + one, 0), byFault, remarks };
}

function measure<T>(...args: readonly string[]): { readonly cost: Cost; readonly answer: T } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--no-warnings", "--max-old-space-size=12000", script, ...args],
    { encoding: "utf8", maxBuffer: 1 << 30 },
  );
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  return JSON.parse(stdout);
}

/** How many remarks there are of each code, by column and by what became of the row. */
function countsOf(remarks: readonly Told[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const remark of remarks) {
    const what = remark.slice(remark.indexOf(" ") + 1);
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].toSorted());
}

const byStatus = (planted: Planted, status: string): number =>
  faults.reduce((sum, fault, at) => sum + (fault.status === status ? (planted.byFault[at] ?? 0) : 0), 0);

/** Fails where the import says anything else of any row than was planted in it. */
function check(planted: Planted, answer: ImportAnswer): void {
  const { accepted, repaired, quarantined } = answer;
  const expected = [planted.rows, byStatus(planted, "repaired"), byStatus(planted, "quarantined")];
  if ([answer.rows, repaired, quarantined].join() !== expected.join())
    throw new Error(
      `rows, repaired, quarantined: ${expected} were planted, the import counts ${answer.rows}, ${repaired}, ${quarantined}`,
    );
  if (accepted + repaired + quarantined !== answer.rows) throw new Error("rows are lost");
  const told = new Set<string>(answer.remarks);
  const missing = planted.remarks.filter((remark) => !told.has(remark));
  if (missing.length > 0 || answer.remarks.length !== planted.remarks.length)
    throw new Error(
      `${answer.remarks.length} remarks for ${planted.remarks.length}; not said: ${missing.slice(0, 5)}`,
    );
}

const put = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

try {
  const csv = join(folder, "shipments.csv");
  const planted = plant(csv, rows);
  const bytes = statSync(csv).size;
  const imported = measure<ImportAnswer>("import", join(folder, "imported"), csv);
  check(planted, imported.answer);
  rmSync(join(folder, "imported"), { recursive: true });
  const { remarks, ...counts } = imported.answer;
  process.stdout.write(`import: ${JSON.stringify({ ...imported.cost, ...counts })}\n`);

  const smaller = plant(csv, traceRows);
  const others = [
    put("shirts-sold.csv", shirtShipments()),
    put("products.csv", shirts()),
    put("parties.csv", self),
  ];
  const traced = join(folder, "traced");
  check(smaller, measure<ImportAnswer>("import", traced, csv, ...others).answer);
  const boxes = faults.findIndex(({ name }) => name === "a mass in boxes");
  const trace = measure<TraceAnswer>("trace", traced, `product:SHIRT-${boxes}`);
  process.stdout.write(`trace: ${JSON.stringify({ ...trace.cost, ...trace.answer })}\n`);

  const result = {
    what: "made-up shipments, one row in a hundred broken by rule: every remark of the import is of a planted row, with its code and what became of it, and none is missing",
    machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores`,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    import: {
      bytes,
      ...counts,
      broken: planted.broken,
      planted: Object.fromEntries(faults.map(({ name }, at) => [name, planted.byFault[at]])),
      plantedRemarks: countsOf(planted.remarks),
      remarks: countsOf(remarks),
      cost: imported.cost,
    },
    trace: {
      rows: smaller.rows,
      of: "a mass in boxes",
      planted: smaller.byFault[boxes],
      ...trace.answer,
      cost: trace.cost,
    },
  };
  writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

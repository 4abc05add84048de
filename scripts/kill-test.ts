// Kills workers that import, decide and undo until so many kills have counted, in blocks of one seed each:
//   node scripts/kill-test.ts --kills 1000 --seed 1 [--write] [--from BLOCK] [--block 50] [--rows 20000]
// With --write, bench/quality/kills/result.json is written after every block; --from goes on at a block of an earlier run.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, release, tmpdir, totalmem, type } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { appVersion } from "../src/version.ts";
import { type KillRecord, type KillRun, killRun } from "../test/crash/harness.ts";
import { whyNoTracer } from "../test/crash/kill-moments.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    block: { type: "string", default: "50" },
    from: { type: "string", default: "0" },
    steps: { type: "string", default: "12" },
    rows: { type: "string", default: "20000" },
    write: { type: "boolean", default: false },
  },
});
const [kills, firstSeed, blockKills, fromBlock] = [values.kills, values.seed, values.block, values.from].map(
  Number,
) as [number, number, number, number];
const size = { steps: Number(values.steps), rows: Number(values.rows) };
const resultFile = fileURLToPath(new URL("../bench/quality/kills/result.json", import.meta.url));

/** What is kept of a block of kills: enough to run it again, and what it broke. */
interface Block {
  readonly seed: number;
  readonly kills: number;
  readonly byVerb: Readonly<Record<string, number>>;
  readonly byMoment: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  readonly resumed: number;
  readonly resumedEqual: number;
  readonly broken: readonly KillRecord[];
  readonly failures: readonly string[];
}

function countBy(
  records: readonly KillRecord[],
  key: (record: KillRecord) => string,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const record of records) counts[key(record)] = (counts[key(record)] ?? 0) + 1;
  return counts;
}

const momentKind = ({ moment }: KillRecord): string =>
  moment.startsWith("at call") ? "system call" : moment.startsWith("at file") ? "file event" : "time";

const brokenOf = ({ kills: records }: KillRun): readonly KillRecord[] =>
  records.filter(
    ({ lost, halfSnapshots, verifyProblems }) =>
      lost.length + halfSnapshots.length + verifyProblems.length > 0,
  );

const blockOf = (run: KillRun): Block => ({
  seed: run.seed,
  kills: run.kills.length,
  byVerb: countBy(run.kills, ({ verb }) => verb),
  byMoment: countBy(run.kills, momentKind),
  acknowledged: run.acknowledged,
  resumed: run.resumed,
  resumedEqual: run.resumedEqual,
  broken: brokenOf(run),
  failures: run.failures,
});

const sum = (blocks: readonly Block[], of: (block: Block) => number): number =>
  blocks.reduce((total, block) => total + of(block), 0);

function sumCounts(blocks: readonly Block[], of: (block: Block) => Readonly<Record<string, number>>) {
  const names = [...new Set(blocks.flatMap((block) => Object.keys(of(block))))].sort();
  return Object.fromEntries(names.map((name) => [name, sum(blocks, (block) => of(block)[name] ?? 0)]));
}

const sumFindings = (blocks: readonly Block[], of: (record: KillRecord) => readonly string[]): number =>
  sum(blocks, ({ broken }) => broken.reduce((total, record) => total + of(record).length, 0));

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return "unknown";
  }
}

const resultOf = (blocks: readonly Block[]) => ({
  what: "kill -9 of a process that imports, decides and undoes; every outcome held to an undisturbed run of the same script",
  kills: sum(blocks, (block) => block.kills),
  seeds: blocks.map(({ seed }) => seed),
  byVerb: sumCounts(blocks, ({ byVerb }) => byVerb),
  byMoment: sumCounts(blocks, ({ byMoment }) => byMoment),
  acknowledged: sum(blocks, ({ acknowledged }) => acknowledged),
  lost: sumFindings(blocks, ({ lost }) => lost),
  halfSnapshots: sumFindings(blocks, ({ halfSnapshots }) => halfSnapshots),
  verifyProblems: sumFindings(blocks, ({ verifyProblems }) => verifyProblems),
  failures: sum(blocks, ({ failures }) => failures.length),
  resumed: sum(blocks, ({ resumed }) => resumed),
  resumedEqual: sum(blocks, ({ resumedEqual }) => resumedEqual),
  size,
  machine: {
    cpu: cpus()[0]?.model ?? "unknown",
    cpus: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
  },
  versions: { selvedge: appVersion, commit: commit(), node: process.version },
  date: new Date().toISOString().slice(0, 10),
  blocks,
});

type Result = ReturnType<typeof resultOf>;

function writeResult(result: Result): void {
  mkdirSync(join(resultFile, ".."), { recursive: true });
  writeFileSync(resultFile, `${JSON.stringify(result, null, 2)}\n`);
}

/** Blocks of an earlier run that this one goes on from. */
function earlierBlocks(): Block[] {
  if (fromBlock === 0) return [];
  if (!existsSync(resultFile))
    throw new Error(`--from ${fromBlock}: there is no ${resultFile} to go on from.`);
  const { blocks } = JSON.parse(readFileSync(resultFile, "utf8")) as Result;
  return blocks.slice(0, fromBlock);
}

const noTracer = whyNoTracer();
if (noTracer !== undefined) console.log(`no kills at system calls: ${noTracer}`);

const blocks = earlierBlocks();
const started = performance.now();
const clean = (block: Block): boolean => block.broken.length + block.failures.length === 0;
while (sum(blocks, (block) => block.kills) < kills && blocks.every(clean)) {
  const seed = firstSeed + blocks.length;
  const folder = mkdtempSync(join(tmpdir(), `selvedge-kills-${seed}-`));
  const left = kills - sum(blocks, (block) => block.kills);
  const run = await killRun({
    seed,
    kills: Math.min(blockKills, left),
    folder,
    size,
    traced: noTracer === undefined,
  });
  const block = blockOf(run);
  blocks.push(block);
  if (clean(block)) rmSync(folder, { recursive: true, force: true });
  else console.log(`seed ${seed} broke something; its workspaces are kept in ${folder}`);
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(
    `block ${blocks.length - 1}, seed ${seed}: ${block.kills} kills, ${block.broken.length} broken, ` +
      `resumed ${block.resumedEqual} of ${block.resumed} with the same bytes; ${minutes} min`,
  );
  if (values.write) writeResult(resultOf(blocks));
}

const { blocks: all, ...summary } = resultOf(blocks);
console.log(JSON.stringify(summary, null, 2));
const count = summary.kills.toLocaleString("en-US");
if (all.every(clean))
  console.log(
    `0 losses in ${count} kills; with 95 % confidence the rate is below 3/${count} = ${(3 / summary.kills).toPrecision(2)} a kill.`,
  );
else {
  console.log(
    JSON.stringify(
      all.filter((block) => !clean(block)).map(({ broken, failures }) => ({ broken, failures })),
      null,
      2,
    ),
  );
  process.exitCode = 1;
}

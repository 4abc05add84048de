// One task in a process of its own, so that its peak memory is its own. node measured.ts TASK FOLDER; prints JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readParquetNetwork } from "../../../src/store/day-ordered/parquet-network.ts";
import { DayFile, reachInFile } from "../../../src/store/day-ordered/read-day-file.ts";
import { writeDayFile } from "../../../src/store/day-ordered/write-day-file.ts";
import { type DayOrder, datedCount } from "../../../src/tracing/columns/day-order.ts";
import { stagesFit } from "../../../src/tracing/columns/made-up-network.fixture.ts";
import { onPaths } from "../../../src/tracing/columns/on-paths.ts";
import { type Question, reach } from "../../../src/tracing/columns/reach.ts";
import { digestOf } from "./digest.ts";
import { duckDbTask } from "./duckdb-rounds.ts";
import { postgresTask } from "./postgres-rounds.ts";
import type { Setup } from "./setup.ts";
import { type Measured, repeated, together } from "./timing.ts";

const [task = "", folder = ""] = process.argv.slice(2);
const setup: Setup = JSON.parse(readFileSync(join(folder, "setup.json"), "utf8"));

const parquet = {
  path: join(folder, "edges.parquet"),
  columns: { from: "src", to: "dst" },
  parties: setup.network.parties,
  classes: setup.network.classes,
};

const asked = (seeds: readonly number[], more: Partial<Question> = {}): Question => ({
  direction: "down",
  seeds: seeds.map((party) => ({ party })),
  fits: stagesFit,
  ...more,
});

const load = async (): Promise<DayOrder> => (await readParquetNetwork(parquet)).network;

/** What no pass can be faster than: the columns read once, in the same order. */
function readOnce({ dated: { from, to, good } }: DayOrder): number {
  let mixed = 0;
  for (let edge = 0; edge < good.length; edge += 1)
    mixed ^= (from[edge] as number) ^ (to[edge] as number) ^ (good[edge] as number);
  return mixed;
}

const bitsSet = (words: Uint32Array): number =>
  words.reduce((sum, word) => {
    let count = 0;
    for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
    return sum + count;
  }, 0);

/** Apart from the passes, whose peak memory is that of one network. */
const ready = async (): Promise<Measured[]> => [
  await repeated({
    name: "Parquet to ready",
    rounds: setup.rounds,
    run: load,
    answer: ({ dated, spread }) => ({ edges: dated.good.length + spread.good.length }),
  }),
];

const passing = (name: string, laid: DayOrder, question: Question): Promise<Measured> =>
  repeated({ name, rounds: setup.rounds, run: () => reach(laid, question), answer: digestOf });

/** The floor is read again before each group of passes, so that both meet the same moments of the machine. */
async function inMemory(): Promise<Measured[]> {
  const [measured, floors]: [Measured[], Measured[]] = [[], []];
  const laid = await load();
  const { rounds, dwell } = setup;
  const floor = async () =>
    floors.push(
      await repeated({
        name: "floor",
        rounds,
        run: () => readOnce(laid),
        answer: (mixed) => ({ mixed }),
      }),
    );
  for (const [name, seeds] of Object.entries(setup.sources)) {
    await floor();
    measured.push(await passing(`reach, ${name} sources`, laid, asked(seeds)));
  }
  await floor();
  for (const [name, seeds] of Object.entries(setup.sources))
    measured.push(await passing(`reach with dwelling, ${name} sources`, laid, asked(seeds, { dwell })));
  const up = asked([setup.target], { direction: "up" });
  measured.push(await passing("reach up, 1 target", laid, up));
  const sources = (setup.sources["100"] ?? []).map((party) => ({ party }));
  measured.push(
    await repeated({
      name: "edges on paths, 100 sources to 1 target",
      rounds,
      run: () => onPaths(laid, { sources, targets: [{ party: setup.target }], fits: stagesFit }),
      answer: ({ dated, spread }) => ({ edges: bitsSet(dated) + bitsSet(spread) }),
    }),
  );
  return [together("columns read once (floor)", floors), ...measured];
}

async function outOfCore(): Promise<Measured[]> {
  const file = await DayFile.open(join(folder, "edges.days"));
  const measured: Measured[] = [];
  for (const [name, seeds] of Object.entries(setup.sources))
    measured.push(
      await repeated({
        name: `reach out of core, ${name} sources`,
        rounds: setup.rounds,
        run: () => reachInFile(file, asked(seeds)),
        answer: digestOf,
      }),
    );
  await file.close();
  return measured;
}

async function writeFile(): Promise<Measured[]> {
  const network = await load();
  return [
    await repeated({
      name: "day-ordered file written",
      rounds: 1,
      run: () => writeDayFile(join(folder, "edges.days"), network),
      answer: () => ({ edges: datedCount(network) }),
    }),
  ];
}

/** The engine on the edges that PostgreSQL gets. */
async function postgresPeer(): Promise<Measured[]> {
  const path = join(folder, "edges-postgres.parquet");
  const { network } = await readParquetNetwork({ ...parquet, path });
  return [
    await passing("reach on PostgreSQL's edges, 100 sources", network, asked(setup.sources["100"] ?? [])),
  ];
}

const tasks: Record<string, () => Promise<Measured[]>> = {
  "write-file": writeFile,
  ready,
  "in-memory": inMemory,
  "out-of-core": outOfCore,
  "duckdb-rounds": () => duckDbTask(folder, setup, "rounds"),
  "duckdb-using-key": () => duckDbTask(folder, setup, "using-key"),
  "postgres-peer": postgresPeer,
  "postgres-rounds": () => postgresTask(folder, setup),
};

const measured = await tasks[task]?.();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ peakMb, measured }));

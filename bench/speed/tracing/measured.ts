// One task in a process of its own, so that its peak memory is its own. node measured.ts TASK FOLDER; prints JSON.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DayFile, reachInFile } from "../../../src/store/day-ordered/read-day-file.ts";
import { writeDayFile } from "../../../src/store/day-ordered/write-day-file.ts";
import { datedCount } from "../../../src/tracing/columns/day-order.ts";
import { stagesFit } from "../../../src/tracing/columns/made-up-network.fixture.ts";
import { onPaths } from "../../../src/tracing/columns/on-paths.ts";
import type { Question } from "../../../src/tracing/columns/reach.ts";
import { asked, floorOf, load, passing } from "./cases.ts";
import { digestOf } from "./digest.ts";
import { duckDbTask } from "./duckdb-rounds.ts";
import { intoTargetTask } from "./into-target-task.ts";
import { postgresTask } from "./postgres-rounds.ts";
import type { Setup } from "./setup.ts";
import { alternating, type Measured, repeated } from "./timing.ts";

const [task = "", folder = ""] = process.argv.slice(2);
const setup: Setup = JSON.parse(readFileSync(join(folder, "setup.json"), "utf8"));

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
    run: () => load(folder, setup),
    answer: ({ dated, spread }) => ({ edges: dated.good.length + spread.good.length }),
  }),
];

/** Each pass by turns with its floor, so that both meet the same moments of the machine. */
async function inMemory(): Promise<Measured[]> {
  const network = await load(folder, setup);
  const { rounds, dwell } = setup;
  const measured: Measured[] = [];
  const byTurns = async (name: string, question: Question): Promise<void> => {
    const pass = passing(name, { network, question, rounds });
    measured.push(...(await alternating([floorOf(name, network, rounds), pass])));
  };
  for (const [name, seeds] of Object.entries(setup.sources))
    await byTurns(`reach, ${name} sources`, asked(seeds));
  await byTurns("reach up, 1 target", asked([setup.target], { direction: "up" }));
  for (const [name, seeds] of Object.entries(setup.sources))
    await byTurns(`reach with dwelling, ${name} sources`, asked(seeds, { dwell }));
  const sources = (setup.sources["100"] ?? []).map((party) => ({ party }));
  measured.push(
    await repeated({
      name: "edges on paths, 100 sources to 1 target",
      rounds,
      run: () => onPaths(network, { sources, targets: [{ party: setup.target }], fits: stagesFit }),
      answer: ({ dated, spread }) => ({ edges: bitsSet(dated) + bitsSet(spread) }),
    }),
  );
  return measured;
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
  const path = join(folder, "edges.days");
  const network = await load(folder, setup);
  return [
    await repeated({
      name: "day-ordered file written",
      rounds: 1,
      run: () => writeDayFile(path, network),
      answer: () => ({
        edges: datedCount(network),
        bytes: statSync(path).size,
        bytesOfParquet: statSync(join(folder, "edges.parquet")).size,
      }),
    }),
  ];
}

const tasks: Record<string, () => Promise<Measured[]>> = {
  "write-file": writeFile,
  ready,
  "in-memory": inMemory,
  "out-of-core": outOfCore,
  "into-target": () => intoTargetTask(folder, setup),
  "duckdb-rounds": () => duckDbTask(folder, setup, "rounds"),
  "duckdb-using-key": () => duckDbTask(folder, setup, "using-key"),
  "postgres-rounds": () => postgresTask(folder, setup),
};

const measured = await tasks[task]?.();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ peakMb, measured }));

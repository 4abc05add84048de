import { join } from "node:path";
import { readParquetNetwork } from "../../../src/store/day-ordered/parquet-network.ts";
import type { DayOrder } from "../../../src/tracing/columns/day-order.ts";
import { stagesFit } from "../../../src/tracing/columns/made-up-network.fixture.ts";
import { type Question, reach } from "../../../src/tracing/columns/reach.ts";
import type { States } from "../../../src/tracing/columns/state-log.ts";
import { digestOf } from "./digest.ts";
import type { Setup } from "./setup.ts";
import type { Case } from "./timing.ts";

/** A made-up trade in memory. */
export async function load(
  folder: string,
  { network: { parties, classes } }: Setup,
  file = "edges.parquet",
): Promise<DayOrder> {
  const columns = { from: "src", to: "dst" };
  return (await readParquetNetwork({ path: join(folder, file), columns, parties, classes })).network;
}

export const asked = (seeds: readonly number[], more: Partial<Question> = {}): Question => ({
  direction: "down",
  seeds: seeds.map((party) => ({ party })),
  fits: stagesFit,
  ...more,
});

/** What no pass can be faster than: the columns read once, in the same order. */
function readOnce({ dated: { from, to, good } }: DayOrder): number {
  let mixed = 0;
  for (let edge = 0; edge < good.length; edge += 1)
    mixed ^= (from[edge] as number) ^ (to[edge] as number) ^ (good[edge] as number);
  return mixed;
}

/** Read by turns with what it is the floor of. */
export const floorOf = (name: string, network: DayOrder, rounds: number): Case<number> => ({
  name: `columns read once beside ${name}`,
  rounds,
  run: () => readOnce(network),
  answer: (mixed) => ({ mixed }),
});

export interface Passing {
  readonly network: DayOrder;
  readonly question: Question;
  readonly rounds: number;
}

export const passing = (name: string, { network, question, rounds }: Passing): Case<States> => ({
  name,
  rounds,
  run: () => reach(network, question),
  answer: digestOf,
});

/** Our pass, measured by turns with another engine that answers the same question in the same process. */
export const passBeside = (
  theirs: Case<unknown>,
  network: DayOrder,
  seeds: readonly number[],
): Case<States> =>
  passing(`reach beside ${theirs.name}`, { network, question: asked(seeds), rounds: theirs.rounds });

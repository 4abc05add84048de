// One target with all that can have come to it, by a search back from it over the edges into each party; beside it the same
// answers by the pass up. On four made-up trades, because how much can have come to a target decides how long it takes.
import { join } from "node:path";
import { openDuckDb } from "../../../src/store/day-ordered/engines.fixture.ts";
import { readParquetNetwork } from "../../../src/store/day-ordered/parquet-network.ts";
import type { DayOrder } from "../../../src/tracing/columns/day-order.ts";
import { type IntoIndex, indexBytes, indexInto } from "../../../src/tracing/columns/into-index.ts";
import { IntoTarget } from "../../../src/tracing/columns/into-target.ts";
import { type MadeUp, madeUpEdges, stagesFit } from "../../../src/tracing/columns/made-up-network.fixture.ts";
import { reach } from "../../../src/tracing/columns/reach.ts";
import type { Fits } from "../../../src/tracing/network.ts";
import { digestOf } from "./digest.ts";
import type { Setup } from "./setup.ts";
import { type Measured, repeated } from "./timing.ts";

const mostEdges = 20_000_000;
const targetCount = 100;
/** Of the targets so many are also asked of the pass up, and both must answer the same. */
const checked = 5;

interface Trade {
  readonly name: string;
  /** Its edges, in the words of SQL; default: those of the made-up trade. */
  readonly edges?: (network: MadeUp) => string;
  /** The goods of an edge of the made-up trade, in the words of SQL. */
  readonly good: (network: MadeUp) => string;
  readonly fits: Fits;
}

const trades: readonly Trade[] = [
  { name: "as made up", good: () => "good", fits: stagesFit },
  {
    name: "without unknown goods",
    good: ({ parties, classes }) =>
      `case when good = 0 then least(1 + src // ${Math.floor(parties / classes)}, ${classes - 1}) else good end`,
    fits: stagesFit,
  },
  { name: "goods at random, each of four others", good: anyGood, fits: ofFour },
  {
    // The trade of which the target of 60 ms was set.
    name: "seven tiers, goods at random",
    edges: tieredEdges,
    good: anyGood,
    fits: ofFour,
  },
];

/** Any party may deal in any goods. */
function anyGood({ classes, seed }: MadeUp): string {
  return `1 + (hash(src, dst, earliest, latest, ${seed}) % ${classes - 1})::integer`;
}

function ofFour(before: number, after: number): boolean {
  return [0, 1, 5, 17].includes((after - before + 31) % 31);
}

/**
 * Of each hundred edges 85 go to the next of seven tiers, if there is one, 10 stay in theirs, 5 go back to the one before; few parties of a
 * tier have most of its edges (the place of a party is a uniform number to the power of 1.7). All are dated.
 */
function tieredEdges({ edges, parties, days, seed }: MadeUp): string {
  const tiers = 7;
  const size = Math.floor(parties / tiers);
  const uniform = (place: number): string => `(hash(i * 16 + ${place}, ${seed}) % 1000003) / 1000003.0`;
  const within = (place: number): string => `floor(${size} * pow(${uniform(place)}, 1.7))::integer`;
  return `
    with seller as (select i, floor(${tiers} * ${uniform(0)})::integer as tier, ${uniform(1)} as way,
        floor(${days} * ${uniform(2)})::integer as day from range(${edges}) numbers(i)),
      ways as (select *, least(${tiers - 1}, greatest(0,
          case when way < 0.85 then tier + 1 when way < 0.95 then tier else tier - 1 end)) as next from seller)
    select tier * ${size} + ${within(3)} as src, next * ${size} + ${within(4)} as dst, 0 as good, day as earliest,
      day as latest
    from ways`;
}

export async function intoTargetTask(folder: string, setup: Setup): Promise<Measured[]> {
  const of: MadeUp = { ...setup.network, edges: Math.min(setup.network.edges, mostEdges) };
  const measured: Measured[] = [];
  for (const trade of trades) {
    const network = await made(folder, of, trade);
    measured.push(...(await measuredOn(network, trade, setup.rounds)));
  }
  return measured;
}

async function made(folder: string, of: MadeUp, { good, edges = madeUpEdges }: Trade): Promise<DayOrder> {
  const path = join(folder, "edges-into-target.parquet");
  const duckdb = await openDuckDb(join(folder, "duckdb-scratch"));
  await duckdb.run("set preserve_insertion_order = false");
  await duckdb.run(
    `copy (select src, dst, (${good(of)})::smallint as good, earliest, latest from (${edges(of)}))
      to '${path}' (format parquet)`,
  );
  duckdb.close();
  const columns = { from: "src", to: "dst" };
  return (await readParquetNetwork({ path, columns, parties: of.parties, classes: of.classes })).network;
}

async function measuredOn(network: DayOrder, { name, fits }: Trade, rounds: number): Promise<Measured[]> {
  let index: IntoIndex | undefined;
  const indexed = await repeated({
    name: `index of edges into parties, ${name}`,
    rounds,
    run: () => {
      index = undefined;
      index = indexInto(network);
      return index;
    },
    answer: (made) => ({ bytes: indexBytes(made), edges: network.dated.good.length }),
  });
  const search = new IntoTarget(index ?? indexInto(network), fits);
  const targets = targetsOf(network);
  checkAgainstPass(network, search, targets.slice(0, checked), fits);
  return [
    indexed,
    ...(await searches(search, targets, name)),
    await passUp(network, targets, { name, fits }),
  ];
}

/** Parties that edges come to, drawn by their edges: who buys more often is asked of more often. */
function targetsOf({ dated }: DayOrder): number[] {
  const targets = new Set<number>();
  for (let drawn = 20_261_122; targets.size < targetCount; ) {
    drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
    targets.add(dated.to[Math.floor((drawn / 2 ** 32) * dated.to.length)] as number);
  }
  return [...targets];
}

function checkAgainstPass(
  network: DayOrder,
  search: IntoTarget,
  targets: readonly number[],
  fits: Fits,
): void {
  for (const party of targets) {
    const found = digestOf(search.search([{ party }]).states());
    const passed = digestOf(reach(network, { direction: "up", seeds: [{ party }], fits }));
    if (JSON.stringify(found) !== JSON.stringify(passed))
      throw new Error(
        `target ${party}: ${JSON.stringify(found)} by search, ${JSON.stringify(passed)} by pass`,
      );
  }
}

/** Every target once, each a value; then each with a walk from the state that is furthest back in time. */
async function searches(search: IntoTarget, targets: readonly number[], name: string): Promise<Measured[]> {
  const seconds: number[] = [];
  const processorSeconds: number[] = [];
  let [states, edges, most, hops] = [0, 0, 0, 0];
  for (const party of targets) {
    const one = await repeated({
      name,
      rounds: 1,
      run: () => {
        search.search([{ party }]);
        const furthest = search.furthest();
        return { walk: furthest === undefined ? [] : (search.walkFrom(furthest) ?? []) };
      },
      answer: ({ walk }) => ({ states: search.size, edges: search.edgesRead, hops: walk.length }),
    });
    seconds.push(...one.seconds);
    processorSeconds.push(...one.processorSeconds);
    states += one.answer.states ?? 0;
    edges += one.answer.edges ?? 0;
    hops += one.answer.hops ?? 0;
    most = Math.max(most, one.answer.edges ?? 0);
  }
  const answer = {
    targets: targets.length,
    meanStates: Math.round(states / targets.length),
    meanEdgesRead: Math.round(edges / targets.length),
    mostEdgesRead: most,
    meanHopsOfLongest: Math.round((hops / targets.length) * 10) / 10,
  };
  const label = `one target with paths, ${name}`;
  return [{ name: label, seconds, processorSeconds, answer }, ...spread(label, seconds, processorSeconds)];
}

/** The 95th of a hundred and the worst, as cases of their own: the median alone would hide them. */
function spread(name: string, seconds: readonly number[], processor: readonly number[]): Measured[] {
  const at = (values: readonly number[], part: number): number =>
    [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
    Number.NaN;
  return [0.95, 1].map((part) => ({
    name: `${name}, ${part === 1 ? "worst" : "95th of 100"}`,
    seconds: [at(seconds, part)],
    processorSeconds: [at(processor, part)],
    answer: { part },
  }));
}

const passUp = (
  network: DayOrder,
  targets: readonly number[],
  { name, fits }: Pick<Trade, "name" | "fits">,
): Promise<Measured> =>
  repeated({
    name: `the pass up for one target, ${name}`,
    rounds: checked,
    run: () => reach(network, { direction: "up", seeds: [{ party: targets[0] ?? 0 }], fits }),
    answer: digestOf,
  });

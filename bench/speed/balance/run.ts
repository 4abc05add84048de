// How long the least and the most of one share take on a network of some thousand edges, beside the solver alone.
//   node bench/speed/balance/run.ts [edges] [rounds]
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import type { Share } from "../../../src/balance/share.ts";
import { shareBounds } from "../../../src/balance/share-bounds.ts";
import { prepareSolver, type Solver } from "../../../src/balance/solver.ts";
import { madeUpTiers } from "./made-up-tiers.ts";

const [edges, rounds] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 5)];
const seeds = [1, 2, 3] as const;
const cases = { known: 0, unknown: 1 } as const;

const round = (value: number): number => Math.round(value * 1000) / 1000;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The solver, and the seconds that it took for itself. */
function timed(solver: Solver): Solver & { seconds: number } {
  const watched = {
    seconds: 0,
    minimise: (program: Parameters<Solver["minimise"]>[0]) => {
      const from = performance.now();
      const found = solver.minimise(program);
      watched.seconds += (performance.now() - from) / 1000;
      return found;
    },
  };
  return watched;
}

const solver = timed(await prepareSolver());

function measure(seed: number, unknownOfTen: number) {
  const { network, targets } = madeUpTiers({ edges, seed, unknownOfTen });
  const raw: { readonly seconds: number; readonly solverSeconds: number }[] = [];
  let shares: readonly Share[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    solver.seconds = 0;
    const from = performance.now();
    const asked = { of: "product", period: { from: null, to: null }, flows: targets } as const;
    shares = shareBounds(solver, network, { sources: ["X"], target: asked });
    raw.push({ seconds: round((performance.now() - from) / 1000), solverSeconds: round(solver.seconds) });
  }
  const ends = network.transformations.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]);
  const [share] = shares;
  return {
    seed,
    edges: network.movements.length + ends.length,
    productionRecords: network.transformations.length,
    ledgers: network.statements.length,
    share: share?.state === "bounded" ? { min: share.min, max: share.max, unproved: share.unproved } : share,
    medians: {
      seconds: median(raw.map(({ seconds }) => seconds)),
      solverSeconds: median(raw.map(({ solverSeconds }) => solverSeconds)),
    },
    raw,
  };
}

const result = {
  what: "both ends of one share in a made-up trade of five tiers, every account with a ledger; solverSeconds is HiGHS alone",
  rounds,
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores`,
  node: process.version,
  date: new Date().toISOString().slice(0, 10),
  cases: Object.fromEntries(
    Object.entries(cases).map(([name, unknown]) => [name, seeds.map((seed) => measure(seed, unknown))]),
  ),
};
writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
for (const [name, measured] of Object.entries(result.cases))
  for (const { seed, edges: counted, share, medians } of measured)
    process.stdout.write(
      `${name}, seed ${seed}, ${counted} edges: ${medians.seconds} s (HiGHS ${medians.solverSeconds} s), ${JSON.stringify(share)}\n`,
    );

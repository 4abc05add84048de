import type { Highs, InitOptions, Model } from "highs";
import type { LinearProgram } from "./linear-program.ts";
import { toNumber } from "./simple-fraction.ts";

/** What floating point found: a candidate that is proved elsewhere. `multipliers`: one a row, 0 or below. */
export type Found =
  | { readonly state: "optimal"; readonly value: number; readonly multipliers: Float64Array }
  | { readonly state: "infeasible" }
  | { readonly state: "none"; readonly why: string };

/** Solves linear programs in floating point. Its answers are proposals: no bound rests on them without a proof. */
export interface Solver {
  minimise(program: LinearProgram): Found;
}

/** The package's types are those of CommonJS, so that its function seems to lie one `default` deeper than it does. */
type Load = (options?: InitOptions) => Promise<Highs>;

/** Loads HiGHS (WebAssembly) from its own package; about 50 ms, once. */
export async function prepareSolver(): Promise<Solver> {
  const { default: load } = (await import("highs")) as unknown as { readonly default: Load };
  const highs = await load();
  return { minimise: (program) => minimise(highs, program) };
}

const optimal = 7;
const infeasible = 8;

function minimise(highs: Highs, program: LinearProgram): Found {
  // Where nothing is said, nothing need be solved; HiGHS gives no solution of such a program.
  if (program.rows.length === 0)
    return { state: "optimal", value: Number.NEGATIVE_INFINITY, multipliers: new Float64Array(0) };
  const tried = [
    { presolve: "on", simplex_strategy: 1 },
    { presolve: "off", simplex_strategy: 4 },
  ];
  for (const how of tried) {
    const found = highs.withModel(modelOf(highs, program), (model) => run(model, how));
    if (found.state !== "none") return found;
  }
  return { state: "none", why: "the solver did not finish" };
}

function run(model: Model, how: Readonly<Record<string, string | number>>): Found {
  model.options.set({ ...how, ...settings });
  try {
    model.run();
  } catch {
    return { state: "none", why: "the solver failed" };
  }
  const status = model.getModelStatus();
  if (status === infeasible) return { state: "infeasible" };
  if (status !== optimal) return { state: "none", why: `solver status ${status}` };
  return { state: "optimal", value: model.getObjectiveValue(), multipliers: model.getSolution().rowDual };
}

/** One thread and one seed, so that a program has one answer. Time is not limited: a limit would make answers differ. */
const settings = {
  output_flag: false,
  solver: "simplex",
  random_seed: 0,
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
};

function modelOf(
  highs: Highs,
  { columns, rows, cost }: LinearProgram,
): Parameters<Highs["createModel"]>[0] & {} {
  const starts = new Int32Array(rows.length + 1);
  const entries = rows.reduce((count, { terms }) => count + terms.size, 0);
  const indices = new Int32Array(entries);
  const values = new Float64Array(entries);
  let next = 0;
  for (const [number, { terms }] of rows.entries()) {
    for (const [column, factor] of terms) {
      indices[next] = column;
      values[next] = toNumber(factor);
      next += 1;
    }
    starts[number + 1] = next;
  }
  const costs = new Float64Array(columns.length);
  for (const [column, factor] of cost) costs[column] = toNumber(factor);
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: costs,
    colLower: Float64Array.from(columns, ({ least }) => toNumber(least)),
    colUpper: Float64Array.from(columns, ({ most }) =>
      most === undefined ? highs.infinity : toNumber(most),
    ),
    rowLower: new Float64Array(rows.length).fill(-highs.infinity),
    rowUpper: Float64Array.from(rows, ({ most }) => toNumber(most)),
    matrix: { format: "csr", numRows: rows.length, numCols: columns.length, starts, indices, values },
  };
}

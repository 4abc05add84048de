import type { Rational } from "../goods/rational.ts";
import type { Claims } from "./claim-bounds.ts";
import { claimRows } from "./claim-bounds.ts";
import type { Stock } from "./completeness.ts";
import type { FlowColumns } from "./flow-columns.ts";
import { layColumns } from "./flow-columns.ts";
import type { Flow } from "./flows.ts";
import { ProgramBuilder } from "./linear-program.ts";
import type { Transformation } from "./network.ts";
import { processRows } from "./process-rows.ts";
import { stockRows } from "./stock-rows.ts";

/** The part of a network that bears on a target: nothing beyond an open account does. */
export interface Part {
  readonly flows: readonly Flow[];
  /** Accounts whose receipts are complete. */
  readonly stocks: readonly Stock[];
  readonly processes: readonly Transformation[];
  readonly claims: Claims;
}

/** A network as rows and columns, for one set of sources. `cost` is left to the question. */
export interface BuiltProgram {
  readonly builder: ProgramBuilder;
  readonly columns: FlowColumns;
}

export function buildProgram(part: Part, sources: ReadonlySet<string>, unit: Rational): BuiltProgram {
  const builder = new ProgramBuilder();
  const columns = layColumns(builder, part.flows, sources, unit);
  for (const stock of part.stocks) stockRows(builder, columns, stock);
  const byProcess = legsByProcess(part.flows);
  for (const made of part.processes) processRows(builder, columns, made, byProcess.get(made.id) ?? []);
  for (const flow of part.flows)
    claimRows(builder, columns, { flow, claims: part.claims.on(flow.id) }, sources);
  return { builder, columns };
}

function legsByProcess(flows: readonly Flow[]): ReadonlyMap<string, readonly Flow[]> {
  return Map.groupBy(
    flows.filter(({ from, to }) => from?.kind === "process" || to?.kind === "process"),
    ({ record }) => record,
  );
}

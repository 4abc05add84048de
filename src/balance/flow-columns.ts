import type { Rational } from "../goods/rational.ts";
import { dividedBy, rational } from "../goods/rational.ts";
import type { Flow } from "./flows.ts";
import { isKnown } from "./flows.ts";
import type { Linear, ProgramBuilder } from "./linear-program.ts";
import { constant, less, ofColumn, sum } from "./linear-program.ts";

/** Two parts of a flow: what comes from the sources asked about, and the rest. */
export const parts = ["flagged", "rest"] as const;
export type PartOfFlow = (typeof parts)[number];

/** The flows of a program, as sums of its columns. Masses are in units of `unit` kilograms. */
export interface FlowColumns {
  readonly unit: Rational;
  mass(flow: Flow): Linear;
  /** As it arrives: a flow that carries the sources does so whole. */
  arriving(flow: Flow, part: PartOfFlow): Linear;
  /** As it was drawn from where it left. */
  leaving(flow: Flow, part: PartOfFlow): Linear;
}

/** Gives every flow its columns. Masses are divided by `unit` kilograms, so that numbers stay near one. */
export function layColumns(
  builder: ProgramBuilder,
  flows: readonly Flow[],
  sources: ReadonlySet<string>,
  unit: Rational,
): FlowColumns {
  const laid = new Map(flows.map((flow) => [flow.id, layFlow(builder, flow, sources, unit)]));
  const find = (flow: Flow): Laid => {
    const found = laid.get(flow.id);
    if (found === undefined) throw new Error(`The flow ${flow.id} has no columns.`);
    return found;
  };
  const split = (flagged: Linear, mass: Linear, part: PartOfFlow): Linear =>
    part === "flagged" ? flagged : less(mass, flagged);
  return {
    unit,
    mass: (flow) => find(flow).mass,
    arriving: (flow, part) => split(find(flow).arriving, find(flow).mass, part),
    leaving: (flow, part) => split(find(flow).leaving, find(flow).mass, part),
  };
}

interface Laid {
  readonly mass: Linear;
  readonly arriving: Linear;
  readonly leaving: Linear;
}

function layFlow(builder: ProgramBuilder, flow: Flow, sources: ReadonlySet<string>, unit: Rational): Laid {
  const least = dividedBy(flow.least, unit);
  const most = flow.most === undefined ? undefined : dividedBy(flow.most, unit);
  const owner = flow.record;
  const mass = isKnown(flow) ? constant(least) : ofColumn(builder.column({ least, most, owner }));
  const drawn = (): Linear => {
    const column = ofColumn(builder.column({ least: rational(0n), most, owner }));
    if (!isKnown(flow)) builder.atMost(column, mass, [owner]);
    return column;
  };
  const arriving = drawn();
  if (!flow.carries.some((source) => sources.has(source))) return { mass, arriving, leaving: arriving };
  builder.atMost(mass, arriving, [owner]);
  // What it was drawn from may be anything: it carries the sources by what it is, not by where it lay.
  return { mass, arriving, leaving: flow.from === undefined ? arriving : drawn() };
}

/** The sum of a part of several flows as they arrive. */
export const arrivingSum = (columns: FlowColumns, flows: readonly Flow[], part: PartOfFlow): Linear =>
  sum(flows.map((flow) => columns.arriving(flow, part)));
/** The sum of a part of several flows as they leave. */
export const leavingSum = (columns: FlowColumns, flows: readonly Flow[], part: PartOfFlow): Linear =>
  sum(flows.map((flow) => columns.leaving(flow, part)));

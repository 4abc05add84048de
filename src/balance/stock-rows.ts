import { dividedBy, rational } from "../goods/rational.ts";
import { compareText } from "../model/compare-text.ts";
import type { Stock } from "./completeness.ts";
import type { FlowColumns, PartOfFlow } from "./flow-columns.ts";
import { arrivingSum, leavingSum, parts } from "./flow-columns.ts";
import type { Flow } from "./flows.ts";
import { readAmount } from "./flows.ts";
import type { Linear, ProgramBuilder } from "./linear-program.ts";
import { constant, ofColumn, sum } from "./linear-program.ts";
import type { CompletenessStatement } from "./network.ts";

/** What comes in, and then what has left, before more comes in. */
interface Turn {
  readonly inflows: Flow[];
  readonly outflows: Flow[];
}

/**
 * By no day has more of a part left a stock than had come in until then. What may have come at the earliest is set
 * against what must have left at the latest, the same day allowed; what is lost or leaves unrecorded is not missed.
 */
export function stockRows(builder: ProgramBuilder, columns: FlowColumns, stock: Stock): void {
  if (stock.receipts.state !== "complete") return;
  const { statements } = stock.receipts;
  // Each of them alone says that the receipts are all.
  const said = statements.slice(0, 1).map(({ id }) => id);
  const turns = turnsOf(stock);
  for (const part of parts) partRows({ builder, columns, stock }, turns, said, part);
  for (const statement of statements) ledgerRows({ builder, columns, stock }, statement);
}

interface At {
  readonly builder: ProgramBuilder;
  readonly columns: FlowColumns;
  readonly stock: Stock;
}

function partRows(
  { builder, columns }: At,
  turns: readonly Turn[],
  said: readonly string[],
  part: PartOfFlow,
): void {
  let held: Linear = constant(rational(0n));
  for (const [number, { inflows, outflows }] of turns.entries()) {
    const left = leavingSum(columns, outflows, part);
    const there = sum([arrivingSum(columns, inflows, part), held]);
    const owners = [...said, ...[...inflows, ...outflows].map(({ record }) => record)];
    // What is there after the last turn is asked about by nothing.
    held = number === turns.length - 1 ? constant(rational(0n)) : ofColumn(builder.free());
    builder.atMost(sum([left, held]), there, owners);
  }
}

/** Inflows from their first day, outflows by their last; on one day what comes in comes first. */
function turnsOf({ inflows, outflows }: Stock): readonly Turn[] {
  const events = [
    ...inflows.map((flow) => ({ flow, into: true, day: flow.when.earliest ?? "" })),
    ...outflows.map((flow) => ({ flow, into: false, day: flow.when.latest ?? "~" })),
  ].toSorted(
    (a, b) =>
      compareText(a.day, b.day) || Number(b.into) - Number(a.into) || compareText(a.flow.id, b.flow.id),
  );
  const turns: Turn[] = [];
  let turn: Turn = { inflows: [], outflows: [] };
  for (const { flow, into } of events) {
    if (into && turn.outflows.length > 0) {
      turns.push(turn);
      turn = { inflows: [], outflows: [] };
    }
    (into ? turn.inflows : turn.outflows).push(flow);
  }
  return turn.outflows.length > 0 ? [...turns, turn] : turns;
}

/** A ledger that also names all that left: what came in is what left, what stayed and what was lost, part by part. */
function ledgerRows({ builder, columns, stock }: At, { id, issues }: CompletenessStatement): void {
  const { inflows, outflows } = stock;
  const here = new Set(outflows.map((flow) => flow.id));
  // What left by a record that is not here has a mass that is not known: then nothing adds up, nor fails to.
  if (issues === undefined || !issues.covers.every((covered) => here.has(covered))) return;
  const owners = [id, ...[...inflows, ...outflows].map(({ record }) => record)];
  const amount = (kg: string): Linear => constant(dividedBy(readAmount(kg, id), columns.unit));
  const apart = [issues.closing, issues.loss].map((mass) => {
    const halves = { flagged: ofColumn(builder.free()), rest: ofColumn(builder.free()) };
    const whole = sum([halves.flagged, halves.rest]);
    builder.atMost(amount(mass.least), whole, owners);
    if (mass.most !== null) builder.atMost(whole, amount(mass.most), owners);
    return halves;
  });
  for (const part of parts) {
    const gone = sum([leavingSum(columns, outflows, part), ...apart.map((halves) => halves[part])]);
    const came = arrivingSum(columns, inflows, part);
    builder.atMost(gone, came, owners);
    builder.atMost(came, gone, owners);
  }
}

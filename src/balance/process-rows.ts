import type { Rational } from "../goods/rational.ts";
import { compare } from "../goods/rational.ts";
import { arrivingSum, type FlowColumns, leavingSum, parts } from "./flow-columns.ts";
import type { Flow } from "./flows.ts";
import { one, readAmount } from "./flows.ts";
import type { ProgramBuilder } from "./linear-program.ts";
import { scaled, sum } from "./linear-program.ts";
import type { Transformation } from "./network.ts";

/**
 * A kilogram that goes in gives at most `most` kilograms of an output, whatever it carries: so no part of an output is
 * more than that of its inputs allows. The least yield binds the whole only: all that was lost may have been of one
 * part. Several outputs together are at most what went in, or what the richest of them allows, where all have a limit.
 */
export function processRows(
  builder: ProgramBuilder,
  columns: FlowColumns,
  made: Transformation,
  legs: readonly Flow[],
): void {
  const owners = [made.id];
  const inputs = legs.filter(({ to }) => to?.kind === "process");
  const outputs = legs.filter(({ from }) => from?.kind === "process");
  const yields = new Map(made.outputs.map((output) => [output.id, output.yields]));
  const limits: Rational[] = [];
  for (const output of outputs) {
    const { least = "0", most = null } = yields.get(output.id) ?? {};
    if (most !== null) {
      const limit = readAmount(most, output.id);
      limits.push(limit);
      for (const part of parts)
        builder.atMost(
          columns.leaving(output, part),
          scaled(arrivingSum(columns, inputs, part), limit),
          owners,
        );
    }
    const whole = sum(inputs.map((input) => columns.mass(input)));
    const floor = readAmount(least, output.id);
    if (floor.n > 0n) builder.atMost(scaled(whole, floor), columns.mass(output), owners);
  }
  if (outputs.length < 2 || limits.length < outputs.length) return;
  const all = limits.reduce((a, b) => (compare(a, b) >= 0 ? a : b), one);
  for (const part of parts)
    builder.atMost(
      leavingSum(columns, outputs, part),
      scaled(arrivingSum(columns, inputs, part), all),
      owners,
    );
}

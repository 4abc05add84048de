import { dividedBy, minus, rational, times } from "../goods/rational.ts";
import type { Linear, LinearProgram, Row } from "./linear-program.ts";
import { ProgramBuilder } from "./linear-program.ts";

const none = rational(0n);
const one = rational(1n);

/**
 * The program whose least cost is the least of `cost / mass` under the rows of another (Charnes and Cooper 1962). Every
 * unknown is divided by the mass, and 1 divided by the mass is an unknown of its own. One linear program, solved once
 * and proved like any other; halving an interval would need one for each bit, and each would be proved only nearly.
 * `mass` is at least `leastMass`. Where the records leave the mass no value above zero, the result has no solution.
 */
export function ratioProgram(
  program: LinearProgram,
  mass: Linear,
  leastMass: Linear["constant"],
): LinearProgram {
  const builder = new ProgramBuilder();
  const limit = leastMass.n > 0n ? dividedBy(one, leastMass) : undefined;
  // What has a limit has one still, since the mass does: rows below say it better, and this makes proofs easier.
  for (const { most, owner } of program.columns)
    builder.column({
      least: none,
      most: most === undefined || limit === undefined ? undefined : times(most, limit),
      owner,
    });
  const inverse = builder.column({ least: none, most: limit, owner: undefined });
  /** a x + c / mass <= 0 */
  const row = (terms: Row["terms"], factor: typeof none, owners: readonly string[]): void => {
    const all = new Map(terms);
    if (factor.n !== 0n) all.set(inverse, factor);
    builder.rows.push({ terms: all, most: none, owners });
  };
  for (const { terms, most, owners } of program.rows) row(terms, minus(none, most), owners);
  for (const [column, { least, most, owner }] of program.columns.entries()) {
    const owners = owner === undefined ? [] : [owner];
    if (most !== undefined) row(new Map([[column, one]]), minus(none, most), owners);
    if (least.n > 0n) row(new Map([[column, rational(-1n)]]), least, owners);
  }
  const whole = new Map(mass.terms);
  if (mass.constant.n !== 0n) whole.set(inverse, mass.constant);
  const negated = new Map([...whole].map(([column, factor]) => [column, minus(none, factor)]));
  builder.rows.push({ terms: whole, most: one, owners: [] });
  builder.rows.push({ terms: negated, most: minus(none, one), owners: [] });
  return { columns: builder.columns, rows: builder.rows, cost: program.cost };
}

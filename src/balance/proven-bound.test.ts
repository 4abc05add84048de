import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { compare, rational } from "../goods/rational.ts";
import type { LinearProgram, Row } from "./linear-program.ts";
import { ProgramBuilder } from "./linear-program.ts";
import { provenLeast } from "./proven-bound.ts";
import { exactFraction, simpleFraction, toNumber } from "./simple-fraction.ts";
import type { Solver } from "./solver.ts";
import { prepareSolver } from "./solver.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await prepareSolver();
});

const small = fc.integer({ min: -4, max: 4 });
const terms = (list: readonly number[]): Row["terms"] =>
  new Map(
    list.map((value, column) => [column, rational(BigInt(value))] as const).filter(([, { n }]) => n !== 0n),
  );

/** Three unknowns from 0 to 4, the last without limit in some programs, and any rows. */
const programs: fc.Arbitrary<LinearProgram> = fc
  .tuple(
    fc.array(fc.tuple(fc.tuple(small, small, small), fc.integer({ min: -3, max: 9 })), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.tuple(small, small, small),
    fc.boolean(),
  )
  .map(([rows, cost, open]) => {
    const builder = new ProgramBuilder();
    for (const column of [0, 1, 2])
      builder.column({
        least: rational(0n),
        most: open && column === 2 ? undefined : rational(4n),
        owner: `column ${column}`,
      });
    for (const [list, most] of rows)
      builder.rows.push({ terms: terms(list), most: rational(BigInt(most)), owners: [] });
    return { columns: builder.columns, rows: builder.rows, cost: terms(cost) };
  });

/** The least cost over whole values from 0 to 4, which all columns allow. */
function leastWhole({ rows, cost }: LinearProgram): number {
  const whole = [0, 1, 2, 3, 4];
  const points = whole.flatMap((a) => whole.flatMap((b) => whole.map((c) => [a, b, c])));
  const at = (of: Row["terms"], point: readonly number[]): number =>
    [...of].reduce((sum, [column, value]) => sum + Number(value.n) * (point[column] ?? 0), 0);
  const allowed = points.filter((point) => rows.every((row) => at(row.terms, point) <= Number(row.most.n)));
  return Math.min(...allowed.map((point) => at(cost, point)));
}

describe("provenLeast", () => {
  it("is never above a cost that can be, whatever multipliers are proposed", () => {
    const multipliers = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(programs, multipliers, (program, proposed) => {
        const proof = provenLeast(program, { value: 0, multipliers: proposed }, 0);
        if (proof !== undefined) expect(toNumber(proof.least)).toBeLessThanOrEqual(leastWhole(program));
      }),
      { numRuns: 2000 },
    );
  });
  it("comes as near as the solver to the least cost, from below", () => {
    let proved = 0;
    fc.assert(
      fc.property(programs, (program) => {
        const found = solver.minimise(program);
        if (found.state !== "optimal") return;
        const proof = provenLeast(program, found, 1e-9);
        expect(toNumber(proof?.least ?? rational(-999n))).toBeCloseTo(found.value, 7);
        proved += 1;
      }),
      { numRuns: 500 },
    );
    expect(proved).toBeGreaterThan(100);
  });
  it("mends a multiplier that is off by what a solver rounds, where a column has no limit", () => {
    const builder = new ProgramBuilder();
    const free = builder.free();
    builder.rows.push({ terms: new Map([[free, rational(3n)]]), most: rational(1n), owners: ["r"] });
    const program = { columns: builder.columns, rows: builder.rows, cost: new Map([[free, rational(-1n)]]) };
    const proof = provenLeast(program, { value: -1 / 3, multipliers: [-0.3333] }, 1e-9);
    expect(proof?.least).toEqual(rational(-1n, 3n));
  });
  it("proves nothing where nothing holds a column", () => {
    const builder = new ProgramBuilder();
    const free = builder.free();
    const program = { columns: builder.columns, rows: [], cost: new Map([[free, rational(-1n)]]) };
    expect(provenLeast(program, { value: 0, multipliers: [] }, 0)).toBeUndefined();
  });
});

describe("fractions of numbers", () => {
  it.each([
    [0.88, 22n, 25n],
    [-1 / 3, -1n, 3n],
    [0, 0n, 1n],
    [1e-12, 0n, 1n],
    [-0.9999999999999, -1n, 1n],
    [0.67925, 2717n, 4000n],
  ])("reads %s as a fraction of few digits", (value, n, d) =>
    expect(simpleFraction(value)).toEqual({ n, d }),
  );
  it("is near any number, and exact in full", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        expect(Math.abs(toNumber(simpleFraction(value)) - value)).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(value)),
        );
        expect(Math.abs(toNumber(exactFraction(value)) - value)).toBeLessThanOrEqual(2 ** -52);
      }),
    );
  });
  it("turns fractions of any length into numbers", () => {
    expect(toNumber(rational(10n ** 400n + 1n, 3n * 10n ** 400n))).toBeCloseTo(1 / 3, 12);
    expect(compare(exactFraction(0.5), rational(1n, 2n))).toBe(0);
  });
});

describe("the solver", () => {
  it("answers ten thousand times in a row: earlier builds of HiGHS ran out of files after 4,094", () => {
    const builder = new ProgramBuilder();
    const column = builder.column({ least: rational(0n), most: rational(9n), owner: undefined });
    builder.rows.push({ terms: new Map([[column, rational(2n)]]), most: rational(5n), owners: [] });
    const program = {
      columns: builder.columns,
      rows: builder.rows,
      cost: new Map([[column, rational(-1n)]]),
    };
    for (let time = 0; time < 10_000; time += 1) {
      const found = solver.minimise(program);
      if (found.state !== "optimal" || found.value !== -2.5)
        throw new Error(`${time}: ${JSON.stringify(found)}`);
    }
    expect(solver.minimise({ ...program, rows: [] })).toMatchObject({ state: "optimal" });
  });
});

import fc from "fast-check";
import { counted, joined, parties, type Rows, sent } from "./shares.fixture.ts";

// A plant with a pool of lint, a spinning run with a paper of its own, and a pool of yarn; kilograms are whole.

/** Who sent what came in, and so what it can hold: all of it flagged, none of it, or anything. */
export type Sender = "LISTED" | "FARM" | "OTHER";

export interface Came {
  readonly from: Sender;
  readonly basis: "documented" | "declared";
  readonly kg: number;
  readonly day: number;
  readonly until: number;
}

/** What left a pool: sent away, or (of lint) taken into the run. */
export interface Left {
  readonly kg: number;
  readonly day: number;
}

export interface World {
  readonly came: readonly Came[];
  readonly lint: readonly Left[];
  readonly run: { readonly day: number; readonly took: number; readonly gave: number } | undefined;
  readonly yarn: readonly Left[];
  /** Lint there before all else, of unknown content. */
  readonly opening: number;
  /** Day of a count between. */
  readonly count: number | undefined;
  /** Whether a declaration, and no ledger, says that the receipts of lint are all. */
  readonly declared: boolean;
}

const day = fc.integer({ min: 1, max: 20 });
const kg = fc.integer({ min: 1, max: 6 });
const came = fc
  .record({
    from: fc.constantFrom<Sender>("LISTED", "FARM", "OTHER"),
    basis: fc.constantFrom("documented" as const, "documented" as const, "declared" as const),
    kg,
    day,
    stays: fc.constantFrom(0, 0, 0, 2),
  })
  .map(({ stays, ...one }): Came => ({ ...one, until: Math.min(20, one.day + stays) }));
const left = fc.record({ kg, day });

/** Worlds in which lint was spun, if that is asked for; else some of them. */
export const worldsOf = (spun: boolean): fc.Arbitrary<World> =>
  fc
    .record({
      came: fc.array(came, { minLength: 1, maxLength: 4 }),
      lint: fc.array(left, { minLength: 1, maxLength: 2 }),
      run: fc.option(
        fc
          .record({ day, took: fc.integer({ min: 3, max: 10 }), lost: fc.integer({ min: 1, max: 2 }) })
          .map(({ lost, ...one }) => ({ ...one, gave: one.took - lost })),
        { nil: undefined, freq: spun ? 1e9 : 1 },
      ),
      yarn: fc.array(fc.record({ kg: fc.integer({ min: 1, max: 8 }), day }), { minLength: 1, maxLength: 2 }),
      opening: fc.constantFrom(0, 0, 2),
      count: fc.option(fc.integer({ min: 3, max: 18 }), { nil: undefined }),
      declared: fc.boolean(),
    })
    .map((one) => {
      const { run: made } = one;
      if (made === undefined) return { ...one, yarn: [] };
      const late = (each: Left): Left => ({ ...each, day: Math.max(each.day, made.day) });
      return { ...one, run: { ...made, day: Math.max(made.day, 8) }, yarn: one.yarn.map(late) };
    })
    .filter((one) => {
      const took = one.run?.took ?? 0;
      const lint = one.opening + total(one.came) - total(one.lint) - took;
      const yarn = (one.run?.gave ?? 0) - total(one.yarn);
      const crosses = one.came.some(
        (each) => one.count !== undefined && each.day <= one.count && each.until > one.count,
      );
      return lint >= 0 && yarn >= 0 && !crosses && (one.run === undefined || one.run.gave <= 0.97 * took);
    });

const total = (some: readonly { readonly kg: number }[]): number =>
  some.reduce((sum, one) => sum + one.kg, 0);
const date = (number: number): string => `2026-02-${String(number).padStart(2, "0")}`;
const yarnCode = "5205.12";

/** The farm's harvest of all that it sent, by a ledger that balances. */
function farmOf({ came: all }: World): Rows {
  const mass = total(all.filter(({ from }) => from === "FARM"));
  if (mass === 0) return {};
  return {
    transformations: [
      {
        transformation: "HARVEST",
        site: "SITE-F",
        process: "harvesting",
        start: "2026-01-02",
        end: "2026-01-03",
      },
    ],
    transformation_outputs: [{ transformation: "HARVEST", lot: "CROP", quantity: String(mass), unit: "kg" }],
    lots: [{ lot: "CROP", hs: "5201.00", site: "SITE-F" }],
    stock: [counted("SITE-F", "2026-01-01", 0), counted("SITE-F", "2026-12-31", 0, 0)],
  };
}

function runOf({ run }: World): Rows {
  if (run === undefined) return {};
  return {
    transformations: [
      {
        transformation: "SPIN",
        site: "SITE-P",
        process: "spinning",
        start: date(run.day),
        end: date(run.day),
      },
    ],
    transformation_inputs: [{ transformation: "SPIN", lot: "BALE", quantity: String(run.took), unit: "kg" }],
    transformation_outputs: [{ transformation: "SPIN", lot: "YARN", quantity: String(run.gave), unit: "kg" }],
    lots: [
      { lot: "BALE", hs: "5201.00" },
      { lot: "YARN", hs: yarnCode },
    ],
    documents: [{ document: "PR", kind: "production-record", lot: "YARN" }],
  };
}

/** Lint in the pool at the end of a day; what has an interval of days is counted by its last. */
const lintAt = ({ came: all, lint, run, opening }: World, end: number): number =>
  opening +
  total(all.filter(({ until }) => until <= end)) -
  total(lint.filter((one) => one.day <= end)) -
  (run !== undefined && run.day <= end ? run.took : 0);

function stockOf(world: World): Rows {
  const { run, yarn, opening, count, declared } = world;
  const before = counted("SITE-P", "2026-01-31", opening);
  const between = count === undefined ? [] : [counted("SITE-P", date(count), lintAt(world, count))];
  const lint = declared
    ? [before, ...between]
    : [before, ...between, counted("SITE-P", "2026-02-28", lintAt(world, 28))];
  const code = { good: yarnCode };
  const spun = [
    { ...counted("SITE-P", "2026-01-31", 0), ...code },
    { ...counted("SITE-P", "2026-02-28", (run?.gave ?? 0) - total(yarn), 0), ...code },
  ];
  const paper = { document: "CD", kind: "completeness-declaration" };
  const named = world.came.map((_, n) => ({ ...paper, shipment: `IN-${n}` }));
  const head = { ...paper, site: "SITE-P", good: "5201.00", from: "2026-02-01", to: "2026-02-28" };
  return {
    stock: run === undefined ? lint : [...lint, ...spun],
    documents: declared ? [head, ...named] : [],
  };
}

/** The rows of a world. OUT is all lint that was sent away, or with `yarn` all yarn. */
export function rowsOf(world: World, asked: "lint" | "yarn"): Rows {
  const out = (some: readonly Left[], id: string, hs: string): Rows["shipments"] =>
    some.map((one, n) =>
      sent({
        id,
        from: "PLANT",
        to: "SELF",
        kg: one.kg,
        day: date(one.day),
        more: { hs, document: `paper ${id} ${n}` },
      }),
    );
  return joined(parties, farmOf(world), runOf(world), stockOf(world), {
    shipments: [
      ...world.came.map((one, n) =>
        sent({
          id: `IN-${n}`,
          from: one.from,
          to: "PLANT",
          kg: one.kg,
          day: date(one.day),
          more: { basis: one.basis, ...(one.until === one.day ? {} : { date_latest: date(one.until) }) },
        }),
      ),
      ...(out(world.lint, asked === "lint" ? "OUT" : "ELSE", "5201.00") ?? []),
      ...(out(world.yarn, asked === "yarn" ? "OUT" : "ELSE", yarnCode) ?? []),
    ],
  });
}

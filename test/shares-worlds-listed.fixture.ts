import type { Came, World } from "./shares-worlds.fixture.ts";

// What can have happened in a world, listed by brute force and by rules of its own: no linear program.

/** Flagged kilograms in the pools, and in what was asked about. */
interface State {
  readonly lint: number;
  readonly yarn: number;
  readonly told: number;
}

interface Event {
  readonly day: number;
  /** On one day what comes in comes first, then the run, then what leaves. */
  readonly turn: number;
  readonly step: (state: State) => readonly State[];
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);

/**
 * Every flagged mass that what was asked about can have in some way that things may have happened: every receipt on each
 * of its days, of each content that it may have, every draw of each composition. None where none is possible.
 */
export function listWorlds(world: World, asked: "lint" | "yarn"): ReadonlySet<number> {
  const found = new Set<number>();
  const days = world.came.reduce<readonly (readonly number[])[]>(
    (all, { day: first, until }) => all.flatMap((some) => range(first, until).map((one) => [...some, one])),
    [[]],
  );
  for (const some of days) for (const told of toldOn(world, asked, some)) found.add(told);
  return found;
}

type Pool = "lint" | "yarn";

/** All that a draw out of a pool may hold. */
const draw =
  (mass: number, pool: Pool, there: number, tells: boolean): Event["step"] =>
  (state) =>
    range(Math.max(0, mass - (there - state[pool])), Math.min(mass, state[pool])).map((x) => ({
      ...state,
      [pool]: state[pool] - x,
      told: state.told + (tells ? x : 0),
    }));

const cameStep = ({ from, basis, kg: mass }: Came): Event["step"] => {
  const least = from === "LISTED" && basis === "documented" ? mass : 0;
  const most = from === "FARM" ? 0 : mass;
  return (state) => range(least, most).map((x) => ({ ...state, lint: state.lint + x }));
};

/** Of either part no more than 0.97 of what went in comes out. */
const runStep =
  ({ took, gave }: NonNullable<World["run"]>, there: number): Event["step"] =>
  (state) =>
    draw(
      took,
      "lint",
      there,
      false,
    )(state).flatMap((after) => {
      const flagged = state.lint - after.lint;
      return range(0, gave)
        .filter((x) => x <= 0.97 * flagged && gave - x <= 0.97 * (took - flagged))
        .map((x) => ({ ...after, yarn: after.yarn + x }));
    });

/** An event, and by how much it changes the pools. */
interface Planned extends Omit<Event, "step"> {
  readonly lint: number;
  readonly yarn: number;
  readonly stepAt: (stock: { readonly lint: number; readonly yarn: number }) => Event["step"];
}

function planOf(world: World, asked: Pool, days: readonly number[]): readonly Planned[] {
  const { run: made } = world;
  const leaving = (pool: Pool): readonly Planned[] =>
    world[pool].map((one) => ({
      day: one.day,
      turn: 2,
      lint: 0,
      yarn: 0,
      [pool]: -one.kg,
      stepAt: (stock) => draw(one.kg, pool, stock[pool], pool === asked),
    }));
  const plan: readonly Planned[] = [
    ...world.came.map((one, n) => ({
      day: days[n] ?? 0,
      turn: 0,
      lint: one.kg,
      yarn: 0,
      stepAt: () => cameStep(one),
    })),
    ...(made === undefined
      ? []
      : [
          {
            day: made.day,
            turn: 1,
            lint: -made.took,
            yarn: made.gave,
            stepAt: (stock: { readonly lint: number }) => runStep(made, stock.lint),
          },
        ]),
    ...leaving("lint"),
    ...leaving("yarn"),
  ];
  return plan.toSorted((a, b) => a.day - b.day || a.turn - b.turn);
}

/** What was asked about can hold, where every receipt came on one of its days. */
function toldOn(world: World, asked: Pool, days: readonly number[]): ReadonlySet<number> {
  let stock = { lint: world.opening, yarn: 0 };
  let states: readonly State[] = range(0, world.opening).map((lint) => ({ lint, yarn: 0, told: 0 }));
  for (const { lint, yarn, stepAt } of planOf(world, asked, days)) {
    const next = states.flatMap(stepAt(stock));
    stock = { lint: stock.lint + lint, yarn: stock.yarn + yarn };
    if (stock.lint < 0 || stock.yarn < 0) return new Set();
    states = [...new Map(next.map((state) => [JSON.stringify(state), state])).values()];
  }
  return new Set(states.map(({ told }) => told));
}

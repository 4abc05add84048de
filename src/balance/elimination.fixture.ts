import type { Rational } from "../goods/rational.ts";
import { compare, dividedBy, minus, plus, rational, readRational, times } from "../goods/rational.ts";
import type { Output, ShareNetwork, Transformation, When } from "./network.ts";

/** A sum of named unknowns and, under "", a constant. As a condition: it is at most 0. */
type Sum = ReadonlyMap<string, Rational>;

const value = (text: string): Rational => readRational(text) ?? rational(0n);
const unknown = (name: string): Sum => new Map([[name, rational(1n)]]);

function add(a: Sum, b: Sum, factor: Rational): Sum {
  const total = new Map(a);
  for (const [name, number] of b)
    total.set(name, plus(total.get(name) ?? rational(0n), times(number, factor)));
  return new Map([...total].filter(([, number]) => number.n !== 0n));
}

const sumOf = (list: readonly Sum[]): Sum => list.reduce<Sum>((a, b) => add(a, b, rational(1n)), new Map());
/** a <= b */
const atMost = (a: Sum, b: Sum): Sum => add(a, b, rational(-1n));

/**
 * Removes an unknown from a set of conditions: every one that holds it down meets every one that holds it up (Fourier
 * and Motzkin). Exact, and slow beyond a dozen unknowns.
 */
function eliminate(conditions: readonly Sum[], name: string): readonly Sum[] {
  const sign = (sum: Sum): bigint => sum.get(name)?.n ?? 0n;
  const above = conditions.filter((sum) => sign(sum) > 0n);
  const below = conditions.filter((sum) => sign(sum) < 0n);
  const met = above.flatMap((a) =>
    below.map((b) => {
      const factor = dividedBy(minus(rational(0n), a.get(name) as Rational), b.get(name) as Rational);
      return add(a, b, factor);
    }),
  );
  return strongest([...conditions.filter((sum) => sign(sum) === 0n), ...met]);
}

/** One condition for each direction: the one that asks most. */
function strongest(conditions: readonly Sum[]): readonly Sum[] {
  const found = new Map<string, Sum>();
  for (const condition of conditions) {
    const names = [...condition.keys()].filter((name) => name !== "").toSorted();
    const size = condition.get(names[0] ?? "");
    const scale =
      names.length === 0 || size === undefined ? rational(1n) : dividedBy(rational(1n), positive(size));
    const scaled = add(new Map(), condition, scale);
    const key = names.map((name) => `${name}=${scaled.get(name)?.n}/${scaled.get(name)?.d}`).join();
    const known = found.get(key);
    if (known === undefined || compare(constantOf(scaled), constantOf(known)) > 0) found.set(key, scaled);
  }
  return [...found.values()];
}

const positive = (number: Rational): Rational => (number.n < 0n ? minus(rational(0n), number) : number);
const constantOf = (sum: Sum): Rational => sum.get("") ?? rational(0n);

/** Whether some values of all unknowns meet all conditions. */
function canHold(conditions: readonly Sum[]): boolean {
  let left = strongest(conditions);
  for (;;) {
    const names = new Set(left.flatMap((sum) => [...sum.keys()].filter((name) => name !== "")));
    if (names.size === 0) return left.every((sum) => constantOf(sum).n <= 0n);
    const cost = (name: string): number => {
      const signs = left.map((sum) => sum.get(name)?.n ?? 0n);
      return signs.filter((sign) => sign > 0n).length * signs.filter((sign) => sign < 0n).length;
    };
    const next = [...names].toSorted((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1))[0] ?? "";
    left = eliminate(left, next);
  }
}

interface Leg {
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly when: When;
  readonly mass: { readonly least: string; readonly most: string | null };
  readonly carries: boolean;
}

const flagged = ({ id, carries }: Leg): Sum => (carries ? mass({ id }) : unknown(`flagged ${id}`));
const drawn = ({ id }: Leg): Sum => unknown(`flagged ${id}`);
const mass = ({ id }: Pick<Leg, "id">): Sum => unknown(`mass ${id}`);
const rest = (leg: Leg, part: Sum): Sum => add(mass(leg), part, rational(-1n));

/** What the README says of a network, as conditions. All accounts with a statement are complete. */
export function conditionsOf(given: ShareNetwork, sources: readonly string[]): readonly Sum[] {
  const legs = legsOf(given, sources);
  return [
    ...legs.flatMap((leg) => [
      atMost(new Map([["", value(leg.mass.least)]]), mass(leg)),
      ...(leg.mass.most === null ? [] : [atMost(mass(leg), new Map([["", value(leg.mass.most)]]))]),
      atMost(new Map(), drawn(leg)),
      atMost(drawn(leg), mass(leg)),
    ]),
    ...given.claims.flatMap(({ on }) =>
      legs.filter(({ id }) => id === on).map((leg) => atMost(flagged(leg), new Map())),
    ),
    ...given.statements.flatMap(({ account }) => stockConditions(legs, account)),
    ...given.transformations.flatMap((made) =>
      made.outputs.flatMap((output) => yieldConditions(legs, made, output)),
    ),
  ];
}

function legsOf(given: ShareNetwork, sources: readonly string[]): readonly Leg[] {
  return [
    ...given.movements.map((moved) => ({
      ...moved,
      carries: moved.carries?.some((source) => sources.includes(source)) === true,
    })),
    ...given.transformations.flatMap(({ id: made, when, inputs, outputs }) => [
      ...inputs.map(({ id, account, mass: kg }) => ({
        id,
        from: account,
        to: `in ${made}`,
        when,
        mass: kg,
        carries: false,
      })),
      ...outputs.map(({ id, account, mass: kg }) => ({
        id,
        from: `in ${made}`,
        to: account,
        when,
        mass: kg,
        carries: false,
      })),
    ]),
  ];
}

function stockConditions(legs: readonly Leg[], account: string): readonly Sum[] {
  const days = [...new Set(legs.map(({ when }) => when.latest ?? "9999-12-31"))];
  return days.flatMap((day) => {
    const came = legs.filter((leg) => leg.to === account && (leg.when.earliest ?? "0000-01-01") <= day);
    const left = legs.filter((leg) => leg.from === account && (leg.when.latest ?? "9999-12-31") <= day);
    return [
      atMost(sumOf(left.map(drawn)), sumOf(came.map(flagged))),
      atMost(
        sumOf(left.map((leg) => rest(leg, drawn(leg)))),
        sumOf(came.map((leg) => rest(leg, flagged(leg)))),
      ),
    ];
  });
}

function yieldConditions(
  legs: readonly Leg[],
  { id, outputs }: Transformation,
  output: Output,
): readonly Sum[] {
  const inputs = legs.filter(({ to }) => to === `in ${id}`);
  const made = legs.filter((leg) => leg.from === `in ${id}`);
  const leg = made.find((one) => one.id === output.id) as Leg;
  const [least, most] = [value(output.yields.least), value(output.yields.most ?? "0")];
  const scaledSum = (list: readonly Sum[], factor: Rational): Sum => add(new Map(), sumOf(list), factor);
  const parts = (of: readonly Leg[], which: "flagged" | "rest"): readonly Sum[] =>
    of.map((one) => (which === "flagged" ? drawn(one) : rest(one, drawn(one))));
  const richest = outputs
    .map(({ yields }) => value(yields.most ?? "0"))
    .reduce((a, b) => (compare(a, b) > 0 ? a : b), rational(1n));
  return [
    atMost(scaledSum(inputs.map(mass), least), mass(leg)),
    ...(["flagged", "rest"] as const).flatMap((which) => [
      atMost(sumOf(parts([leg], which)), scaledSum(parts(inputs, which), most)),
      atMost(sumOf(parts(made, which)), scaledSum(parts(inputs, which), richest)),
    ]),
  ];
}

/** Whether by the conditions the flagged share of a movement can be at least, or at most, a millionth of a whole. */
export function canBe(
  conditions: readonly Sum[],
  target: string,
  side: "at least" | "at most",
  millionths: number,
): boolean {
  const share = rational(BigInt(millionths), 1_000_000n);
  const part = add(new Map(), unknown(`mass ${target}`), share);
  const whole = unknown(`flagged ${target}`);
  return canHold([...conditions, side === "at least" ? atMost(part, whole) : atMost(whole, part)]);
}

export const canAllHold = canHold;

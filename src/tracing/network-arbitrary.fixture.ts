import fc from "fast-check";
import type { Question } from "./brute-force.fixture.ts";
import type { NetworkEdge } from "./network.ts";
import { openEnd, openStart } from "./network.ts";

/** Random small networks: few days and few nodes, so that ties, cycles, loops and parallel edges are common. */

export interface Size {
  readonly nodes: number;
  readonly edges: number;
  readonly joints: number;
  /** Days run from 0 to this. */
  readonly days: number;
}

/** Small enough to list every walk. */
export const small: Size = { nodes: 7, edges: 9, joints: 3, days: 7 };
/** Too large to list every walk of; for `endingsByRounds` and for comparing the engine with itself. */
export const middling: Size = { nodes: 14, edges: 40, joints: 5, days: 20 };

/** Classes of goods are 1 to 4; 0 = unknown. */
const classes = 4;

/** Kinds of interval: one day, a few days, half the time, open at the start, at the end, at both. */
const widths = ["day", "day", "day", "short", "wide", "from", "until", "open"] as const;

function interval(width: (typeof widths)[number], day: number, size: Size): readonly [number, number] {
  const kinds = {
    day: [day, day],
    short: [day, day + 2],
    wide: [day, day + Math.ceil(size.days / 2)],
    from: [day, openEnd],
    until: [openStart, day],
    open: [openStart, openEnd],
  } as const;
  return kinds[width];
}

const rawEdge = (size: Size) =>
  fc.record({
    /** False = in a line, if the network is one. */
    stray: fc.constantFrom(false, false, false, false, true),
    from: fc.nat(size.nodes - 1),
    /** From one node to the next: 1 = on, 0 = a loop, -1 = back. */
    step: fc.constantFrom(1, 1, 1, 1, 2, -1, 0, 3),
    day: fc.nat(size.days),
    /** In a line, how far from the day that keeps order. */
    delay: fc.constantFrom(0, 0, 0, 1, -1, 2),
    width: fc.constantFrom(...widths),
    good: fc.constantFrom(1, 1, 1, 2, 2, 3, 4, 0),
  });
type RawEdge = ReturnType<typeof rawEdge> extends fc.Arbitrary<infer T> ? T : never;

/** Random ends seldom make long walks: so half the networks are lines, on which days rise, with strays between. */
function placed(raw: RawEdge, index: number, of: { lined: boolean; nodes: number; size: Size }): NetworkEdge {
  const inLine = of.lined && !raw.stray;
  const [from, step] = inLine ? [index % of.nodes, 1] : [raw.from % of.nodes, raw.step];
  const day = inLine ? Math.max(0, (index % of.size.days) + raw.delay) : raw.day;
  const [earliest, latest] = interval(raw.width, day, of.size);
  return { from, to: (from + of.nodes + step) % of.nodes, good: raw.good, earliest, latest };
}

/** Which good fits which: none of the tables need be symmetric, transitive or reflexive. */
const table = (fits: (before: number, after: number) => boolean) =>
  fc.constant(Array.from({ length: classes ** 2 }, (_, at) => fits(Math.floor(at / classes), at % classes)));
const fitTables = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(true, true, true, true, false), {
      minLength: classes ** 2,
      maxLength: classes ** 2,
    }),
  },
  table((before, after) => before === after),
  table((before, after) => before + 1 === after),
  table((before, after) => before <= after),
);

/** Where the table says nothing (class 0 among others) it answers no: an unknown good fits by rule, not by table. */
function fitsBy(fitting: readonly boolean[]): (before: number, after: number) => boolean {
  const fits = (before: number, after: number): boolean =>
    before > 0 && after > 0 && fitting[(before - 1) * classes + after - 1] === true;
  const pairs = fitting.flatMap((yes, at) =>
    yes ? [`${Math.floor(at / classes) + 1}>${(at % classes) + 1}`] : [],
  );
  // A counterexample is of no use if it prints a function.
  return Object.assign(fits, { [fc.toStringMethod]: () => `fits(${pairs.join(" ")})` });
}

/** Mostly one or several; none now and then. */
const someEdges = (size: Size) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.array(fc.nat(size.edges - 1), { minLength: 1, maxLength: 3 }) },
    fc.constant([]),
  );

const raw = (size: Size) =>
  fc.record({
    nodes: fc.oneof(
      fc.integer({ min: 1, max: size.nodes }),
      fc.integer({ min: Math.ceil(size.nodes / 2), max: size.nodes }),
    ),
    lined: fc.boolean(),
    /** Numbers the edges from the far end. */
    backward: fc.boolean(),
    edges: fc.oneof(fc.array(rawEdge(size), { minLength: 1, maxLength: size.edges }), {
      weight: 3,
      arbitrary: fc.array(rawEdge(size), { minLength: size.edges - 2, maxLength: size.edges }),
    }),
    joints: fc.array(fc.tuple(fc.nat(size.nodes - 1), fc.nat(size.nodes - 1)), { maxLength: size.joints }),
    fits: fitTables,
    starts: someEdges(size),
    targets: someEdges(size),
  });

/** A network with starts and targets, each at times empty or with a number twice. */
export const questions = (size: Size): fc.Arbitrary<Question> =>
  raw(size).map((of) => {
    // Few nodes with many edges have too many walks to list: nine loops at one node have 986,409.
    const most = size === small ? of.nodes + 3 : size.edges;
    const forward = of.edges.slice(0, most).map((edge, index) => placed(edge, index, { ...of, size }));
    const edges = of.backward ? forward.toReversed() : forward;
    // Starts are counted from the near end and targets from the far one: small numbers then lie far apart.
    const near = (numbers: readonly number[]) => numbers.map((number) => number % edges.length);
    const far = (numbers: readonly number[]) => near(numbers).map((number) => edges.length - 1 - number);
    return {
      network: {
        nodes: of.nodes,
        edges,
        joints: of.joints.map(([a, b]) => [a % of.nodes, b % of.nodes] as const),
        fits: fitsBy(of.fits),
      },
      starts: of.backward ? far(of.starts) : near(of.starts),
      targets: of.backward ? near(of.targets) : far(of.targets),
    };
  });

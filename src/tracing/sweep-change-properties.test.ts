import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question } from "./brute-force.fixture.ts";
import { buildNetwork, type NetworkEdge, type NetworkInput, openEnd, openStart } from "./network.ts";
import { middling, questions } from "./network-arbitrary.fixture.ts";
import { type Sweep, sweep } from "./sweep.ts";

/** How an answer may move when the records do. What is taken away never adds; what is not known never removes. */

const numRuns = 500;
const anyNumber = fc.nat(1_000_000);

const found = (network: NetworkInput, starts: readonly number[]): Sweep =>
  sweep(buildNetwork(network), starts);

const arrivalsOf = (of: Sweep, edges: readonly number[]): (number | undefined)[] =>
  edges.map((edge) => of.arrivalOf(edge));

/** Edges that the poorer answer reaches and the richer one does not, or not as early: there must be none. */
const lost = (poorer: Sweep, richer: Sweep, pairs: readonly (readonly [number, number])[]) =>
  pairs.filter(([inPoorer, inRicher]) => {
    const [before, after] = [poorer.arrivalOf(inPoorer), richer.arrivalOf(inRicher)];
    return before !== undefined && (after === undefined || after > before);
  });

const sameNumbers = ({ network }: Question) => network.edges.map((_, edge) => [edge, edge] as const);
const withEdges = (network: NetworkInput, edges: readonly NetworkEdge[]): NetworkInput => ({
  ...network,
  edges,
});

describe("what changes in a network and what then changes in its sweep", () => {
  it("an edge taken away makes no other reached, nor earlier", () => {
    fc.assert(
      fc.property(questions(middling), anyNumber, (question, any) => {
        const { network, starts } = question;
        const gone = any % network.edges.length;
        const renumbered = (edge: number) => (edge > gone ? edge - 1 : edge);
        const rest = network.edges.flatMap((_, edge) => (edge === gone ? [] : [edge]));
        const poorer = found(
          withEdges(network, network.edges.toSpliced(gone, 1)),
          starts.filter((edge) => edge !== gone).map(renumbered),
        );
        const pairs = rest.map((edge) => [renumbered(edge), edge] as const);
        expect(lost(poorer, found(network, starts), pairs)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("an edge between two new nodes changes nothing", () => {
    fc.assert(
      fc.property(questions(middling), anyNumber, ({ network, starts, targets }, any) => {
        const { nodes, edges } = network;
        const model = edges[any % edges.length];
        if (model === undefined) throw new RangeError("a network without edges was drawn");
        const more = {
          ...network,
          nodes: nodes + 2,
          edges: [...edges, { ...model, from: nodes, to: nodes + 1 }],
        };
        const [before, after] = [found(network, starts), found(more, starts)];
        const numbers = [...edges.keys()];
        expect(arrivalsOf(after, numbers)).toEqual(arrivalsOf(before, numbers));
        expect(after.arrivalOf(edges.length)).toBeUndefined();
        expect(after.shortest(targets)?.steps.length).toBe(before.shortest(targets)?.steps.length);
        expect(after.earliest(targets)?.steps.length).toBe(before.earliest(targets)?.steps.length);
      }),
      { numRuns },
    );
  });

  it("a joint more removes nothing and delays nothing", () => {
    fc.assert(
      fc.property(questions(middling), anyNumber, anyNumber, (question, a, b) => {
        const { network, starts } = question;
        const joints = [...network.joints, [a % network.nodes, b % network.nodes] as const];
        const richer = found({ ...network, joints }, starts);
        expect(lost(found(network, starts), richer, sameNumbers(question))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("a joint turned round, given twice, or of a node with itself changes nothing", () => {
    fc.assert(
      fc.property(questions(middling), ({ network, starts }) => {
        const turned = network.joints.map(([a, b]) => [b, a] as const);
        const selves = Array.from({ length: network.nodes }, (_, node) => [node, node] as const);
        const more = { ...network, joints: [...turned, ...network.joints, ...selves] };
        const numbers = [...network.edges.keys()];
        expect(arrivalsOf(found(more, starts), numbers)).toEqual(arrivalsOf(found(network, starts), numbers));
      }),
      { numRuns },
    );
  });

  const forgotten: readonly { name: string; forget: (edge: NetworkEdge) => NetworkEdge }[] = [
    { name: "good", forget: (edge) => ({ ...edge, good: 0 }) },
    { name: "day", forget: (edge) => ({ ...edge, earliest: openStart, latest: openEnd }) },
  ];
  it.each(forgotten)("an edge whose $name is not known removes nothing and delays nothing", ({ forget }) => {
    fc.assert(
      fc.property(questions(middling), anyNumber, (question, any) => {
        const { network, starts } = question;
        const which = any % network.edges.length;
        const edges = network.edges.map((edge, number) => (number === which ? forget(edge) : edge));
        const richer = found(withEdges(network, edges), starts);
        expect(lost(found(network, starts), richer, sameNumbers(question))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("a rule set aside removes nothing", () => {
    fc.assert(
      fc.property(questions(middling), ({ network, starts }) => {
        const reached = (rules: { dates: boolean; goods: boolean }) => {
          const of = sweep(buildNetwork(network), starts, { rules });
          return network.edges.map((_, edge) => of.arrivalOf(edge) !== undefined);
        };
        const full = reached({ dates: true, goods: true });
        for (const rules of [
          { dates: false, goods: true },
          { dates: true, goods: false },
        ]) {
          const one = reached(rules);
          const neither = reached({ dates: false, goods: false });
          expect(full.findIndex((yes, edge) => yes && !one[edge])).toBe(-1);
          expect(one.findIndex((yes, edge) => yes && !neither[edge])).toBe(-1);
        }
      }),
      { numRuns },
    );
  });

  it("two sets of starts together give the earlier of what each gives", () => {
    fc.assert(
      fc.property(questions(middling), ({ network, starts, targets }) => {
        const numbers = [...network.edges.keys()];
        const each = [starts, targets].map((some) => arrivalsOf(found(network, some), numbers));
        const earlier = numbers.map((edge) => {
          const days = each.flatMap((arrivals) => arrivals[edge] ?? []);
          return days.length === 0 ? undefined : Math.min(...days);
        });
        expect(arrivalsOf(found(network, [...starts, ...targets]), numbers)).toEqual(earlier);
      }),
      { numRuns },
    );
  });

  it("the order of edges and of starts changes neither arrivals nor lengths", () => {
    const shuffled = questions(middling).chain((question) =>
      fc.tuple(
        fc.constant(question),
        fc.shuffledSubarray([...question.network.edges.keys()], { minLength: question.network.edges.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([{ network, starts, targets }, order]) => {
        const edges = order.flatMap((edge) => network.edges[edge] ?? []);
        const moved = (numbers: readonly number[]) => numbers.map((edge) => order.indexOf(edge));
        const before = found(network, starts);
        const after = found(withEdges(network, edges), moved(starts).toReversed());
        const numbers = [...network.edges.keys()];
        expect(arrivalsOf(after, moved(numbers))).toEqual(arrivalsOf(before, numbers));
        const measures = (of: Sweep, to: readonly number[]) =>
          [of.shortest(to), of.earliest(to)].map((walk) => walk && [walk.steps.length, walk.arrival]);
        expect(measures(after, moved(targets))).toEqual(measures(before, targets));
      }),
      { numRuns },
    );
  });

  it("one network swept again, and from elsewhere between, gives the same", () => {
    fc.assert(
      fc.property(questions(middling), ({ network, starts, targets }) => {
        const built = buildNetwork(network);
        const first = sweep(built, starts);
        const walks = [first.shortest(targets), first.earliest(targets)];
        sweep(built, targets, { rules: { dates: false } }).shortest(starts);
        const again = sweep(built, starts);
        expect([again.earliest(targets), again.shortest(targets)]).toEqual(walks.toReversed());
        expect([first.shortest(targets), first.earliest(targets)]).toEqual(walks);
      }),
      { numRuns },
    );
  });
});

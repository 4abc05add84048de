import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openEnd, openStart } from "../network.ts";
import { middling, small } from "../network-arbitrary.fixture.ts";
import { hopCounts } from "./hops.ts";
import { indexInto } from "./into-index.ts";
import { IntoTarget, type WalkEdge } from "./into-target.ts";
import { earliestWalk, shortestWalk } from "./into-walks.ts";
import { layOutEdges } from "./lay-out.ts";
import { byState, type Case, cases } from "./questions.fixture.ts";
import { reach, type Seed } from "./reach.ts";
import type { States } from "./state-log.ts";

/** The search back from a target against the pass up, which is held against every walk elsewhere. */

const networks = fc.oneof(cases(small), cases(middling));

/** Whether goods of one class can come, at one party, from goods of another; 0 fits all. */
const goesWith = ({ network: { fits } }: Case, before: number, after: number): boolean =>
  before === 0 || after === 0 || fits(before, after);

/** What is wrong with a walk; by the rows that the network was laid out from. */
function faults(of: Case, walk: readonly WalkEdge[], source: Seed, targets: readonly Seed[]): string[] {
  const found = walk.flatMap((hop) => faultsOfEdge(of, hop));
  for (const [place, after] of walk.slice(1).entries()) {
    const before = walk[place];
    if (before?.to !== after.from) found.push(`edge ${place} leads elsewhere`);
    if ((before?.day ?? openEnd) > after.day) found.push(`edge ${place} is too late`);
    if (!goesWith(of, before?.good ?? -1, after.good)) found.push(`goods after edge ${place} do not fit`);
  }
  const [first, last] = [walk[0], walk.at(-1)];
  if (first?.from !== source.party || !goesWith(of, source.good ?? 0, first.good))
    found.push("begins elsewhere");
  if (!targets.some(({ party, good = 0 }) => party === last?.to && goesWith(of, last.good, good)))
    found.push("ends elsewhere");
  return found;
}

function faultsOfEdge({ laidOut, network }: Case, { kind, edge, day, ...hop }: WalkEdge): string[] {
  const recorded = network.edges[laidOut.rows?.[kind][edge] ?? -1];
  if (recorded === undefined) return ["no such edge"];
  const { earliest, latest, ...ends } = recorded;
  if (JSON.stringify(Object.entries(ends).sort()) !== JSON.stringify(Object.entries(hop).sort()))
    return ["another edge"];
  return day < earliest || day > latest ? ["another day"] : [];
}

const up = (of: Case) => ({ direction: "up" as const, seeds: of.targets, fits: of.network.fits });

/** Entries of `reach` down from the source that are an arrival at a target. */
function arrivals(of: Case, source: Seed): number[] {
  const question = { direction: "down" as const, seeds: [source], fits: of.network.fits };
  const { size, party, good } = reach(of.laidOut.network, question);
  return Array.from({ length: size }, (_, state) => state).filter((state) =>
    of.targets.some(
      (target) => target.party === party[state] && goesWith(of, good[state] ?? 0, target.good ?? 0),
    ),
  );
}

/** The last day on which goods of the source can leave it towards a target. */
function lastLeaving(
  of: Case,
  { size, party, good, day }: States,
  source: Required<Seed>,
): number | undefined {
  let last: number | undefined;
  for (let state = 0; state < size; state += 1)
    if (party[state] === source.party && goesWith(of, source.good, good[state] ?? 0))
      last = Math.max(day[state] ?? openStart, last ?? openStart);
  return last;
}

describe("IntoTarget", () => {
  it("finds the states of reach up, in order of their days, asked anew each time", () => {
    fc.assert(
      fc.property(networks, (of) => {
        const search = new IntoTarget(indexInto(of.laidOut.network), of.network.fits);
        for (const seeds of [of.sources, of.targets]) {
          const states = search.search(seeds).states();
          expect(byState(states)).toEqual(byState(reach(of.laidOut.network, { ...up(of), seeds })));
          expect([...states.day]).toEqual([...states.day].sort((a, b) => b - a));
          expect(search.truncated).toBe(false);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it("gives a valid walk for each source that reaches a target, from its latest day on", () => {
    fc.assert(
      fc.property(networks, (of) => {
        const search = new IntoTarget(indexInto(of.laidOut.network), of.network.fits).search(of.targets);
        const states = reach(of.laidOut.network, up(of));
        for (let party = 0; party < of.network.nodes; party += 1)
          for (const good of [0, of.sources[0]?.good ?? 0]) {
            const source = { party, good };
            const walk = search.walkFrom(source);
            expect(walk?.[0]?.day).toBe(lastLeaving(of, states, source));
            expect(walk === undefined ? [] : faults(of, walk, source, of.targets)).toEqual([]);
          }
      }),
      { numRuns: 3000 },
    );
  });

  it("counts only what comes to the target by a day", () => {
    fc.assert(
      fc.property(networks, fc.integer({ min: -1, max: 21 }), (of, by) => {
        const ended = of.network.edges
          .filter(({ earliest }) => earliest <= by)
          .map((edge) => ({ ...edge, latest: Math.min(edge.latest, by) }));
        const search = new IntoTarget(indexInto(of.laidOut.network), of.network.fits);
        const { network } = layOutEdges(of.network.nodes, of.laidOut.network.classes, ended);
        const found = Object.entries(byState(search.search(of.targets, { by }).states()));
        const expected = Object.entries(byState(reach(network, up(of))));
        // Past the last known day, and before the first, no single day is told.
        const { first, last } = of.laidOut.network.days;
        const told = ([key, day]: readonly [string, number]) => {
          const known = Math.min(day, last);
          return [key, known < first ? openStart : known];
        };
        expect(Object.fromEntries(found.map(told))).toEqual(Object.fromEntries(expected.map(told)));
      }),
      { numRuns: 2000 },
    );
  });

  it("says that it was cut, and what it then has is right", () => {
    fc.assert(
      fc.property(networks, fc.nat(30), (of, mostEdges) => {
        const search = new IntoTarget(indexInto(of.laidOut.network), of.network.fits);
        const whole = byState(search.search(of.targets).states());
        const [all, needed] = [search.size, search.edgesRead];
        const cut = search.search(of.targets, { mostEdges }).states();
        expect(whole).toMatchObject(byState(cut));
        expect(search.truncated || cut.size === all).toBe(true);
        if (mostEdges > needed) expect(search.truncated).toBe(false);
        const least = Math.min(...cut.day);
        for (const [key, day] of Object.entries(whole)) if (day > least) expect(byState(cut)[key]).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });

  it("refuses a target that the network does not have", () => {
    fc.assert(
      fc.property(cases(small), (of) => {
        const search = new IntoTarget(indexInto(of.laidOut.network), of.network.fits);
        expect(() => search.search([{ party: of.network.nodes }])).toThrow(/the network has parties 0 to/u);
      }),
      { numRuns: 1 },
    );
  });
});

describe.each(["earliest", "shortest"] as const)("the %s walk", (kind) => {
  const asked = (of: Case, source: Seed, mostEdges = Number.POSITIVE_INFINITY) =>
    (kind === "earliest" ? earliestWalk : shortestWalk)(indexInto(of.laidOut.network), {
      source,
      targets: of.targets,
      fits: of.network.fits,
      mostEdges,
    });

  const measure = (walk: readonly WalkEdge[] | undefined) =>
    kind === "earliest" ? walk?.at(-1)?.day : walk?.length;

  /** By the pass down from the source. */
  function expected(of: Case, source: Seed): number | undefined {
    const found = arrivals(of, source);
    if (found.length === 0) return undefined;
    const question = { direction: "down" as const, seeds: [source], fits: of.network.fits };
    const values =
      kind === "earliest" ? reach(of.laidOut.network, question).day : hopCounts(of.laidOut.network, question);
    return Math.min(...found.map((state) => values[state] ?? openEnd));
  }

  it("is as early, or as short, as the pass down says, and valid", () => {
    fc.assert(
      fc.property(networks, (of) => {
        for (const source of of.sources) {
          const { walk, truncated } = asked(of, source);
          expect(measure(walk)).toBe(expected(of, source));
          expect(truncated).toBe(false);
          expect(walk === undefined ? [] : faults(of, walk, source, of.targets)).toEqual([]);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("says that its search was cut", () => {
    fc.assert(
      fc.property(networks, fc.nat(20), (of, mostEdges) => {
        for (const source of of.sources) {
          const { walk, truncated } = asked(of, source, mostEdges);
          expect(walk === undefined ? [] : faults(of, walk, source, of.targets)).toEqual([]);
          if (!truncated) expect(measure(walk)).toBe(expected(of, source));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alternatives } from "./alternatives.ts";
import { edgeOf, follows } from "./brute-force.fixture.ts";
import { type DayQuestion, endingDays, told as toldDay } from "./day-walks.fixture.ts";
import { dwells } from "./dwell.fixture.ts";
import { throughLayers } from "./layers.ts";
import { buildNetwork } from "./network.ts";
import { questions, small } from "./network-arbitrary.fixture.ts";
import { sweep, type Walk } from "./sweep.ts";

/** Every walk from a start to a target on which no party receives goods of one class twice, with its earliest last day. */
function simpleWalks(question: DayQuestion): Walk[] {
  const { network, starts, targets, through } = question;
  const found: Walk[] = [];
  const passes = (walk: readonly number[]): boolean =>
    through === undefined ||
    edgeOf(network, walk.at(-1) ?? -1).to === through ||
    walk.some((edge) => edgeOf(network, edge).from === through);
  const extend = (walk: readonly number[]): void => {
    const days = endingDays(question, walk);
    const states = walk.map((edge) => `${edgeOf(network, edge).to} ${edgeOf(network, edge).good}`);
    if (days.length === 0 || new Set(states).size < states.length) return;
    const last = walk.at(-1) ?? -1;
    const steps = walk.map((edge) => ({ edge, joint: false }));
    if (targets.includes(last) && passes(walk))
      found.push({ steps, arrival: toldDay(question, Math.min(...days)) });
    for (const edge of network.edges.keys())
      if (follows(network, edgeOf(network, last), edgeOf(network, edge), {})) extend([...walk, edge]);
  };
  for (const start of new Set(starts)) extend([start]);
  return found;
}

/** Told movements on a walk, its day, its movements: less is better, in this order; undefined = it has nothing new. */
function rank({ steps, arrival }: Walk, told: ReadonlySet<number>): readonly number[] | undefined {
  const shared = steps.filter(({ edge }) => told.has(edge)).length;
  return shared === steps.length ? undefined : [shared, arrival, steps.length];
}

function bestRank(walks: readonly Walk[], told: ReadonlySet<number>): readonly number[] | undefined {
  const ranks = walks.flatMap((walk) => {
    const one = rank(walk, told);
    return one === undefined ? [] : [one];
  });
  return ranks.toSorted(
    (a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0),
  )[0];
}

const edgesOf = (walks: readonly Walk[]): Set<number> =>
  new Set(walks.flatMap(({ steps }) => steps.map(({ edge }) => edge)));

const party = fc.option(fc.nat(small.nodes - 1), { nil: undefined });

describe("alternatives(question)", () => {
  it("are, one after the other, the walks that share the fewest movements with those told, among all there are", () => {
    let many = 0;
    fc.assert(
      fc.property(questions(small), dwells, party, (question, dwell, through) => {
        const network = buildNetwork(question.network);
        const layers = through === undefined ? undefined : throughLayers(network, through);
        const within = new Uint8Array(network.size).fill(1);
        const { starts, targets } = question;
        const shortest = sweep(network, starts, { dwell, layers }).shortest(targets);
        const first = shortest === undefined ? [] : [shortest];
        const found = alternatives({
          network,
          starts,
          targets,
          within,
          dwell,
          layers,
          told: first,
          count: 4,
        });
        const all = simpleWalks({ ...question, dwell, through, rules: {} });
        const told = [...first];
        for (const walk of found.walks) {
          expect(rank(walk, edgesOf(told))).toEqual(bestRank(all, edgesOf(told)));
          expect(all.map(({ steps }) => edgesText(steps))).toContain(edgesText(walk.steps));
          told.push(walk);
        }
        expect(found.cut).toBe(false);
        if (found.walks.length < 4) expect(bestRank(all, edgesOf(told))).toBeUndefined();
        if (found.walks.length > 1) many += 1;
      }),
      { numRuns: 2000 },
    );
    expect(many).toBeGreaterThan(50);
  });

  it("say that they were cut where the limit of searches was met, and then tell nothing that is not so", () => {
    fc.assert(
      fc.property(questions(small), dwells, (question, dwell) => {
        const network = buildNetwork(question.network);
        const within = new Uint8Array(network.size).fill(1);
        const { starts, targets } = question;
        const asked = { network, starts, targets, within, dwell, told: [], count: 6 };
        const [whole, cut] = [alternatives(asked), alternatives({ ...asked, limit: 1 })];
        const same = whole.walks.slice(0, cut.walks.length).map(({ steps }) => edgesText(steps));
        expect(cut.walks.map(({ steps }) => edgesText(steps))).toEqual(same);
        if (!cut.cut) expect(cut.walks).toEqual(whole.walks);
      }),
      { numRuns: 500 },
    );
  });
});

const edgesText = (steps: Walk["steps"]): string => steps.map(({ edge }) => edge).join(" ");

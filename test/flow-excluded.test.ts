import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allSubjects, lay, today } from "../src/assessment/removal.fixture.ts";
import { rebuilderOf, workspaces } from "../src/assessment/removal-world.fixture.ts";
import { targetOf } from "../src/assessment/target-of.ts";
import type { Flow } from "../src/model/flow.ts";
import type { Dwell } from "../src/tracing/dwell.ts";
import { flowInto } from "../src/tracing/flow-into.ts";
import type { FlowNetwork } from "../src/tracing/flow-network.ts";
import { type SourceAt, startsOf } from "../src/tracing/source-at.ts";
import { type Rules, sweep } from "../src/tracing/sweep.ts";
import type { Target } from "../src/tracing/target.ts";

/** Stays that matter in workspaces whose movements lie within nine days. */
const stays: fc.Arbitrary<Dwell | undefined> = fc.constantFrom(
  undefined,
  { least: 0, most: 0 },
  { least: 0, most: 1 },
  { least: 0, most: 3 },
  { least: 1, most: 2 },
  { least: 2, most: Number.POSITIVE_INFINITY },
);

/** What `excluded` counts, asked of each source by a search of its own, ahead from it and not back from the subject. */
function countsOf(flow: FlowNetwork, target: Target, sources: readonly SourceAt[]): Record<string, number> {
  const counts = { reached: 0, byDate: 0, byDwell: 0, byGoods: 0, byDateAndGoods: 0 };
  for (const source of sources) {
    const comes = (rules: Rules, dwell = target.dwell): boolean => {
      const found = sweep(flow.network, startsOf(flow, source).keys(), {
        rules,
        dwell,
        within: target.within,
      });
      return [...target.edges.keys()].some((edge) => found.reached[edge] === 1);
    };
    if (comes({})) {
      counts.reached += 1;
      continue;
    }
    const byDwell = comes({ dwell: false });
    const tooYoung = target.dwell !== undefined && comes({}, { ...target.dwell, least: 0 });
    const byDate = comes({ dates: false }) && !tooYoung;
    const byGoods = comes({ goods: false });
    const several = comes({ dates: false, dwell: false, goods: false });
    counts.byDwell += byDwell ? 1 : 0;
    counts.byDate += byDate ? 1 : 0;
    counts.byGoods += byGoods ? 1 : 0;
    counts.byDateAndGoods += several && !byDwell && !byDate && !byGoods ? 1 : 0;
  }
  return counts;
}

const told = ({ paths, excluded }: Flow): Record<string, number> => ({
  reached: new Set(paths.map(({ source: { kind, ref, party } }) => `${kind} ${ref} ${party}`)).size,
  ...Object.fromEntries(Object.entries(excluded).map(([rule, { count }]) => [rule, count])),
});

const words: Readonly<Record<string, RegExp>> = {
  byDate: /before what it would have been made of can have arrived/,
  byDwell: /the (longest|least) stay asked for is/,
  byGoods: /are not known to be made from/,
  byDateAndGoods: /./,
};

/** Rules that excluded something, each of them with a path and what speaks against it. */
function toldRules({ excluded }: Flow): readonly string[] {
  const rules = Object.entries(excluded).filter(([, { count }]) => count > 0);
  for (const [rule, { best }] of Object.entries(excluded))
    if (best !== null) expect(best.why).toMatch(words[rule] ?? /never/);
  expect(Object.values(excluded).filter(({ best }) => best !== null)).toHaveLength(rules.length);
  return rules.map(([rule]) => rule);
}

describe("what a rule alone excluded", () => {
  it("is what a search without that rule alone finds, and each best path says what speaks against it", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(workspaces, stays, fc.nat(), (workspace, dwell, which) => {
        const laid = lay(rebuilderOf(workspace)(workspace.records));
        const subjects = allSubjects(laid);
        const subject = subjects[which % subjects.length];
        if (subject === undefined) return;
        const { flow } = laid.index;
        const target = { ...targetOf(laid.index, subject, today), dwell };
        const sources = laid.index.sources(today);
        const found = flowInto(flow, target, sources, { sources: Number.POSITIVE_INFINITY });
        expect(told(found)).toEqual(countsOf(flow, target, sources));
        for (const rule of toldRules(found)) seen.add(rule);
      }),
      { numRuns: 400 },
    );
    // Rules that never excluded anything would not have been asked.
    expect([...seen].toSorted()).toEqual(["byDate", "byDateAndGoods", "byDwell", "byGoods"]);
  });
});

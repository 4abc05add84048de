import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { screenParty } from "../screen-party.ts";
import type { ScreenQuery } from "../screen-query.ts";
import { buildScreeningIndex } from "../screening-index.ts";
import { hitChanges } from "./hit-changes.ts";
import { partyDelta } from "./party-delta.ts";
import { world } from "./world.fixture.ts";

const tables = readTestTables();

/** Some parties say something else, one went and one came. */
const changedParties = (
  parties: readonly ScreenQuery[],
  others: readonly ScreenQuery[],
  every: number,
): ScreenQuery[] => [
  ...parties
    .slice(1)
    .map(
      (query, at) =>
        (at % every === 0
          ? { ...others[at % others.length], ...{ party: query.party } }
          : query) as ScreenQuery,
    ),
  { ...(others[0] as ScreenQuery), party: "party:new" },
];

describe("partyDelta(index, before, after)", () => {
  it("screens the parties that changed, and says what screening all of them says", () => {
    fc.assert(
      fc.property(world, world, fc.integer({ min: 1, max: 4 }), (drawn, other, every) => {
        const index = buildScreeningIndex(tables, [drawn.after], { fictional: false });
        const before = drawn.parties;
        const after = changedParties(before, other.parties, every);
        const { changes, screened } = partyDelta(index, before, after);
        const hitsIn = (queries: readonly ScreenQuery[], id: string) =>
          queries.filter(({ party }) => party === id).flatMap((query) => screenParty(index, query));
        const full = [...new Set([...before, ...after].map(({ party }) => party))].flatMap((party) =>
          hitChanges(hitsIn(before, party), hitsIn(after, party)).map((change) => ({ party, ...change })),
        );
        expect(changes).toEqual(full);
        expect(screened).toBeLessThanOrEqual(2 + Math.ceil((before.length - 1) / every));
      }),
      { numRuns: 60 },
    );
  });

  it("screens nobody where only the order of names and of parties changed", () => {
    const index = buildScreeningIndex(tables, [], { fictional: false });
    const query = { party: "party:1", names: ["Arda Weaving", "Arda Mill"], country: "CN" };
    const turned = { ...query, names: ["Arda Mill", "Arda Weaving"] };
    const other = { party: "party:2", names: ["Tarn"] };
    expect(partyDelta(index, [query, other], [other, turned])).toEqual({ screened: 0, changes: [] });
  });
});

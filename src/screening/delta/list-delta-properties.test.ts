import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { prepareQuery } from "../screen-query.ts";
import { buildScreeningIndex } from "../screening-index.ts";
import { changesOf, type ListStates, listDelta } from "./list-delta.ts";
import { buildPartyIndex } from "./party-index.ts";
import { type World, world } from "./world.fixture.ts";

const tables = readTestTables();
const statesOf = ({ before, after }: World): ListStates => ({
  before: buildScreeningIndex(tables, [before], { fictional: false }),
  after: buildScreeningIndex(tables, [after], { fictional: false }),
});

describe("listDelta(lists, parties, queryOf)", () => {
  it("says what screening every party before and after says", () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const queries = drawn.parties.map((query) => prepareQuery(tables, query));
        const lists = statesOf(drawn);
        const full = queries.flatMap((query, party) =>
          changesOf(lists, query).map((change) => ({ party, ...change })),
        );
        const { changes } = listDelta(lists, buildPartyIndex(queries), (party) => {
          const query = queries[party];
          if (query === undefined) throw new Error(`there is no party ${party}`);
          return query;
        });
        expect(changes).toEqual(full);
      }),
      { numRuns: Number(process.env.SELVEDGE_RUNS ?? 400) },
    );
  });
});

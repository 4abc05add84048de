import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { prepareQuery, type ScreenQuery } from "../screen-query.ts";
import { buildPartyIndex } from "./party-index.ts";
import { fingerprintOfParties, partyIndexFromBytes, partyIndexToBytes } from "./party-index-bytes.ts";
import { party } from "./world.fixture.ts";

const tables = readTestTables();
const [one, other] = ["ab".repeat(32), "cd".repeat(32)];

describe("partyIndexFromBytes(bytes, fingerprint)", () => {
  it("gives the index back as it was made, and nothing for another fingerprint", () => {
    fc.assert(
      fc.property(party, (queries) => {
        const index = buildPartyIndex(queries.map((query) => prepareQuery(tables, query)));
        const bytes = partyIndexToBytes(index, one);
        expect(partyIndexFromBytes(bytes, one)).toEqual(index);
        expect(partyIndexFromBytes(bytes, other)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });
});

describe("fingerprintOfParties(tables, queries)", () => {
  const uscc = { kind: "uscc", value: "91440300553853134A" } as const;
  const query: ScreenQuery = { party: "party:1", names: ["Qimulo", "Orvane Oils"], country: "CN" };
  const of = (...queries: readonly ScreenQuery[]): string => fingerprintOfParties(tables, queries);
  it.each<[string, readonly ScreenQuery[]]>([
    ["another name", [{ ...query, names: ["Qimulo", "Orvane Foods"] }]],
    ["one name less", [{ ...query, names: ["Qimulo"] }]],
    ["two names as one", [{ ...query, names: ["Qimulo Orvane Oils"] }]],
    ["an identifier", [{ ...query, identifiers: [uscc] }]],
    ["what it is", [{ ...query, schema: "person" }]],
    ["one party more", [query, query]],
    [
      "names that belong to two parties",
      [
        { ...query, names: ["Qimulo"] },
        { ...query, names: ["Orvane Oils"] },
      ],
    ],
  ])("changes with %s", (_, queries) => {
    expect(of(...queries)).not.toBe(of(query));
  });

  it("does not change with a party's id or country, which no index holds", () => {
    expect(of({ ...query, party: "party:2", country: "BD" })).toBe(of(query));
  });
});

import { describe, expect, it } from "vitest";
import type { ListEntry } from "../../model/list-entry.ts";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { buildOwnership } from "../ownership/build-ownership.ts";
import { withOwned } from "../ownership/owned-hits.ts";
import { listOf, owner, relation, today } from "../ownership/world.fixture.ts";
import { screenPrepared } from "../screen-party.ts";
import { type PreparedQuery, prepareQuery } from "../screen-query.ts";
import { buildScreeningIndex } from "../screening-index.ts";
import { concernedParties } from "./concerned-parties.ts";
import { hitChanges } from "./hit-changes.ts";
import { ownedChanges } from "./owned-changes.ts";
import { buildPartyIndex } from "./party-index.ts";
import { shelfChanges } from "./shelf-changes.ts";

const tables = readTestTables();
const company = "Qimulo Silicon Zhejiang Co., Ltd.";
const holding = "Tarnova Holding GmbH";
const names = [
  company,
  "Qimulo Silicon Zhejiang Ltd",
  holding,
  "Zorbeck Heavy Industries",
  "Lumo Cotton Mill",
];
const queries = names.map((name, number) =>
  prepareQuery(tables, { party: `party:${number}`, names: [name] }),
);

function stateOf(entries: readonly ListEntry[]) {
  const index = buildScreeningIndex(tables, [listOf("50-percent", entries)], { fictional: false });
  const ownership = buildOwnership(index, today);
  const hitsOf = (query: PreparedQuery) => withOwned(ownership, query, screenPrepared(index, query));
  return { index, ownership, hitsOf };
}

/** Numbers of the parties whose hits changed, by asking all of them; they have to be among those that are concerned. */
function changed(from: readonly ListEntry[], to: readonly ListEntry[]): readonly number[] {
  const [before, after] = [stateOf(from), stateOf(to)];
  const changes = [
    ...shelfChanges(before.index, after.index),
    ...ownedChanges(before.ownership, after.ownership),
  ];
  const concerned = concernedParties(tables, changes, buildPartyIndex(queries));
  const all = [...queries.entries()].flatMap(([number, query]) =>
    hitChanges(before.hitsOf(query), after.hitsOf(query)).length > 0 ? [number] : [],
  );
  expect(concerned).toEqual(expect.arrayContaining(all));
  expect(concerned).not.toContain(4);
  return all;
}

const zorbeck = (...shares: readonly ReturnType<typeof relation>[]) =>
  owner("Zorbeck Heavy Industries", shares);

describe("ownedChanges(before, after)", () => {
  it("concerns the company that one more share takes over the rule's threshold, and who may be it", () => {
    const less = [zorbeck(relation("owner-of", company, "40%"))];
    const more = [zorbeck(relation("owner-of", company, "60%"))];
    expect(changed(less, more)).toEqual([0, 1]);
    expect(changed(more, less)).toEqual([0, 1]);
  });

  it("concerns a company that no changed entry names", () => {
    const parent = (share: string) => zorbeck(relation("owner-of", "example-list:holding", share));
    const chain = owner(holding, [relation("owner-of", company, "80%")], {
      id: "example-list:holding",
      removed: "2024-01-01",
    });
    expect(changed([parent("10%"), chain], [parent("90%"), chain])).toContain(0);
  });

  it("concerns nobody by shares where no list tells of any", () => {
    const { ownership } = stateOf([owner("Zorbeck Heavy Industries", [])]);
    expect(ownedChanges(ownership, ownership)).toEqual([]);
  });
});

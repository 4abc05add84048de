import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeNames } from "../../../bench/speed/screening/names.ts";
import { randomFrom } from "../../../bench/speed/screening/random.ts";
import { readList } from "../../lists/read-list.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { type PreparedQuery, prepareQuery } from "../screen-query.ts";
import { buildScreeningIndex } from "../screening-index.ts";
import { changesOf, type ListStates, listDelta, type PartyChange } from "./list-delta.ts";
import { buildPartyIndex } from "./party-index.ts";

const tables = readTestTables();
const folder = (key: string): URL => new URL(`../../../data/lists/${key}/`, import.meta.url);
const lists = ["us-uflpa", "us-cbp-wro", "us-dol-tvpra"].map((key) =>
  readList(
    key,
    Object.fromEntries(
      readdirSync(folder(key)).map((file) => [file, readFileSync(new URL(file, folder(key)), "utf8")]),
    ),
  ),
);
/** Made-up parties; more of them by hand: SELVEDGE_PARTIES=200000. */
const made = Number(process.env.SELVEDGE_PARTIES ?? 20_000);
const random = randomFrom(20_261_122);

/** An entry with one thing said anew: fewer names, another day, another clause, another country. */
function amended(entry: ListEntry): ListEntry {
  const anew: readonly Partial<ListEntry>[] = [
    { names: entry.names.slice(0, 1) },
    { removed: "2026-08-01" },
    { openEnded: { clause: "and its subsidiaries", stem: entry.name } },
    { countries: ["KZ"] },
    { verification: "reported" },
  ];
  return { ...entry, ...random.pick(anew) };
}

/** A state of the lists: a third of the entries is missing, some others say something else. */
const stateOf = (version: string): ListVersion[] =>
  lists.map((list) => ({
    ...list,
    version,
    entries: list.entries
      .filter(() => random.chance(0.67))
      .map((entry) => (random.chance(0.15) ? amended(entry) : entry)),
  }));

/** Names of the lists, each with a letter left out, and names that nobody on a list bears. */
function partyNames(): string[] {
  const listed = lists.flatMap(({ entries }) =>
    entries.flatMap(({ names }) => names.map(({ text }) => text)),
  );
  const spoilt = listed.map((text) => {
    const at = Math.floor(random.next() * text.length);
    return text.slice(0, at) + text.slice(at + 1);
  });
  const { texts, listed: official } = makeNames(made + 25_000, 20_261_122);
  return [...listed, ...spoilt, ...texts.slice(official, official + made)];
}

const fullDelta = (states: ListStates, queries: readonly PreparedQuery[]): PartyChange[] =>
  queries.flatMap((query, party) => changesOf(states, query).map((change) => ({ party, ...change })));

describe("listDelta on the bundled lists", () => {
  it("says of twenty thousand parties what screening all of them says, and screens few", () => {
    const states: ListStates = {
      before: buildScreeningIndex(tables, stateOf("v1"), { fictional: false }),
      after: buildScreeningIndex(tables, stateOf("v2"), { fictional: false }),
    };
    const queries = partyNames().map((name, number) =>
      prepareQuery(tables, { party: `party:${number}`, names: [name] }),
    );
    const queryOf = (party: number): PreparedQuery =>
      queries[party] ?? prepareQuery(tables, { party: "", names: [] });
    const { changes, screened } = listDelta(states, buildPartyIndex(queries), queryOf);
    expect(changes).toEqual(fullDelta(states, queries));
    const buckets = Map.groupBy(changes, ({ bucket }) => bucket);
    expect([...buckets.values()].map((some) => some.length).every((count) => count > 20)).toBe(true);
    expect(buckets.size).toBe(3);
    expect(screened).toBeLessThan(queries.length / 4);
    if (process.env.SELVEDGE_PARTIES !== undefined)
      process.stdout.write(
        `${queries.length} parties, ${screened} screened, ${[...buckets].map(([bucket, some]) => `${bucket} ${some.length}`).join(", ")}\n`,
      );
  });
});

import type { EntryRelation, ListEntry, ListVersion } from "../../model/list-entry.ts";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { entryFixture, listFixture } from "../list.fixture.ts";
import { screenPrepared } from "../screen-party.ts";
import { prepareQuery, type ScreenQuery } from "../screen-query.ts";
import { buildScreeningIndex } from "../screening-index.ts";
import { buildOwnership } from "./build-ownership.ts";
import { withOwned } from "./owned-hits.ts";
import { sharesShown } from "./relations.ts";

const tables = readTestTables();
export const today = "2026-11-22";
export const citation = "Invented guidance: owned 50 per cent or more in the aggregate";

/** A relation of an entry to an id or a name. */
export const relation = (
  kind: EntryRelation["kind"],
  to: string,
  percentage?: string,
  more: Partial<EntryRelation> = {},
): EntryRelation => ({ kind, to, percentage, source: "registry extract", ...more });

/** An entry of a list, with what it tells of shares. */
export const owner = (
  name: string,
  relations: readonly EntryRelation[],
  more: Partial<ListEntry> = {},
): ListEntry => entryFixture(name, { relations, countries: [], ...more });

type Rule = ListVersion["ownership"]["rule"];

/** A list of a rule on ownership. */
export const listOf = (
  rule: Rule,
  entries: readonly ListEntry[],
  more: Partial<ListVersion> = {},
): ListVersion => listFixture(entries, { ownership: { rule, citation }, ...more });

/** What screening with ownership finds of a party on these lists. */
export function found(versions: readonly ListVersion[], query: Partial<ScreenQuery>, on = today) {
  const index = buildScreeningIndex(tables, versions, { fictional: false });
  const ownership = buildOwnership(index, on);
  const prepared = prepareQuery(tables, { party: "party:1", names: [], ...query });
  return {
    hits: withOwned(ownership, prepared, screenPrepared(index, prepared)),
    relations: sharesShown(ownership, prepared, prepared.query.names[0] ?? ""),
  };
}

import type { IsoInstant } from "../model/dates.ts";
import type { Hit } from "../model/hit.ts";
import type { QuerySchema } from "./person-policy.ts";
import { screenPrepared } from "./screen-party.ts";
import { type PreparedQuery, prepareQuery, type ScreenQuery } from "./screen-query.ts";
import { type Screened, screenedRecord } from "./screened-record.ts";
import type { ScreeningIndex } from "./screening-index.ts";

/** The answer for one party. Without a hit it still says what was searched. */
export interface ScreenResult<Q extends ScreenQuery = ScreenQuery> {
  readonly query: Q;
  readonly hits: readonly Hit[];
  readonly screened: Screened;
  /** Names that could not be searched, as given: nothing but a legal form, or no letters. */
  readonly unsearched: readonly string[];
  /** The query as it was read. */
  readonly prepared: PreparedQuery;
}

/** Screens parties one after another, in the order given; each answer depends on its own party and the lists alone. */
export function* screenBatch<Q extends ScreenQuery>(
  index: ScreeningIndex,
  queries: Iterable<Q>,
  at: IsoInstant,
): Generator<ScreenResult<Q>> {
  const records = new Map<QuerySchema, Screened>();
  for (const query of queries) {
    const schema = query.schema ?? "unknown";
    const screened = records.get(schema) ?? screenedRecord(index, at, schema);
    records.set(schema, screened);
    const prepared = prepareQuery(index.tables, query);
    yield {
      query,
      hits: screenPrepared(index, prepared),
      screened,
      unsearched: prepared.unsearched,
      prepared,
    };
  }
}

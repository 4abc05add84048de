import { compareText } from "../model/compare-text.ts";
import type { Hit } from "../model/hit.ts";
import { hitOf } from "./judge-meeting.ts";
import { meetingsOn } from "./meetings.ts";
import { type PreparedQuery, prepareQuery, type ScreenQuery } from "./screen-query.ts";
import type { ScreeningIndex } from "./screening-index.ts";

/**
 * Who on the lists this party may be, best first. Every hit of band `weak` or better is given, and every entry that an
 * identifier or an open clause ("and its subsidiaries") brings up. No hit says nothing about the party.
 */
export const screenParty = (index: ScreeningIndex, query: ScreenQuery): Hit[] =>
  screenPrepared(index, prepareQuery(index.tables, query));

/** `screenParty` for a query that has been read. */
export const screenPrepared = (index: ScreeningIndex, query: PreparedQuery): Hit[] =>
  index.shelves
    .filter((shelf) => query.kinds.includes(shelf.kind))
    .flatMap((shelf) => meetingsOn(index.tables, shelf, query).map((meeting) => hitOf(shelf, query, meeting)))
    .filter((hit) => hit !== undefined)
    .sort(byStrength);

/** Best first; then by list and entry, so that the order never turns on that of the lists. */
export const byStrength = (a: Hit, b: Hit): number =>
  b.score - a.score || compareText(a.list, b.list) || compareText(a.entry, b.entry);

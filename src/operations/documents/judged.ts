import type { EventData, LoggedEvent } from "../../store/events/event-table.ts";
import { type KnownBy, knownByLimit } from "../../store/ledger/known-by.ts";

/** A person's judgement of what rules suggest, as the log holds it. */
export interface Judged extends EventData<"suggestion-judged"> {
  readonly seq: number;
  readonly at: string;
}

/** The last judgement of each suggestion, by its id, as known by a day or an instant. */
export function judgedIn(events: readonly LoggedEvent[], knownBy?: KnownBy): ReadonlyMap<string, Judged> {
  const limit = knownByLimit(knownBy);
  const last = new Map<string, Judged>();
  for (const event of events)
    if (event.type === "suggestion-judged" && Date.parse(event.at) <= limit)
      last.set(event.data.id, { seq: event.seq, at: event.at, ...event.data });
  return last;
}

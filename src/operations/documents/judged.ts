import type { EventData, LoggedEvent } from "../../store/events/event-table.ts";
import { type KnownBy, knownByLimit } from "../../store/ledger/known-by.ts";

/** A person's judgement of what rules suggest, as the log holds it. */
export interface Judged extends EventData<"suggestion-judged"> {
  readonly seq: number;
  readonly at: string;
}

interface Folded {
  readonly events: number;
  readonly knownBy: KnownBy | undefined;
  readonly judged: ReadonlyMap<string, Judged>;
}

/** The last fold of each log: a log only grows, so that one of the same length is the same. */
const folds = new WeakMap<readonly LoggedEvent[], Folded>();

/** The last judgement of each suggestion, by its id, as known by a day or an instant. */
export function judgedIn(events: readonly LoggedEvent[], knownBy?: KnownBy): ReadonlyMap<string, Judged> {
  const known = folds.get(events);
  if (known?.events === events.length && known.knownBy === knownBy) return known.judged;
  const judged = foldJudged(events, knownBy);
  folds.set(events, { events: events.length, knownBy, judged });
  return judged;
}

function foldJudged(
  events: readonly LoggedEvent[],
  knownBy: KnownBy | undefined,
): ReadonlyMap<string, Judged> {
  const limit = knownByLimit(knownBy);
  const last = new Map<string, Judged>();
  for (const event of events)
    if (event.type === "suggestion-judged" && Date.parse(event.at) <= limit)
      last.set(event.data.id, { seq: event.seq, at: event.at, ...event.data });
  return last;
}

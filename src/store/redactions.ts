import type { RedactionDecision } from "../evidence/redaction/private-speakers.ts";
import type { LoggedEvent } from "./events/event-table.ts";
import { type KnownBy, knownByLimit } from "./ledger/known-by.ts";

/** Who decided on what of a text layer is shown, and why. */
export interface RecordedRedaction extends RedactionDecision {
  readonly seq: number;
  readonly at: string;
  /** Hash of the document's bytes. */
  readonly document: string;
  readonly reason: string;
  readonly by: string;
}

/** What persons decided to mask and to show, in the order of the log, as known by a day or an instant. */
export function redactionsIn(
  events: readonly LoggedEvent[],
  knownBy?: KnownBy,
): readonly RecordedRedaction[] {
  const limit = knownByLimit(knownBy);
  return events.flatMap((event) => {
    if (event.type !== "redaction-made" && event.type !== "redaction-lifted") return [];
    if (Date.parse(event.at) > limit) return [];
    const { seq, at, data } = event;
    return [{ seq, at, ...data, masked: event.type === "redaction-made" }];
  });
}

import type { z } from "zod";
import type { LedgerRow } from "../ledger/tables.ts";

/** What every event of the log carries, whatever its type. */
export interface Envelope {
  /** Number of the event: 1, 2, 3 ... without gaps. */
  readonly seq: number;
  /** Instant of the workspace's clock, handed in by whoever records. */
  readonly at: string;
  /** Who recorded it. */
  readonly by: string;
  /** Hash of the event before; 64 zeros before the first. */
  readonly prev: string;
  /** SHA-256 of the byte 0x00 and the canonical JSON of the event without this member. */
  readonly hash: string;
  /** The next event was recorded in the same step; without it this one does not count. */
  readonly more?: true;
}

/** A type of event: its name, the schema of its data and the one row that it is in the ledger. */
export interface EventDefinition<Type extends string, Schema extends z.ZodType> {
  readonly type: Type;
  readonly data: Schema;
  readonly project: (event: Envelope & { readonly data: z.infer<Schema> }) => LedgerRow;
}

/** Ties the three together for the type checker. */
export const defineEvent = <Type extends string, Schema extends z.ZodType>(
  definition: EventDefinition<Type, Schema>,
): EventDefinition<Type, Schema> => definition;

/** The columns that every ledger row has. */
export const recordedColumns = (event: Envelope) => ({
  seq: event.seq,
  at: event.at,
  at_ms: Date.parse(event.at),
  recorded_by: event.by,
});

import { z } from "zod";
import { canonicalJson } from "../../../model/canonical.ts";
import type { CustodyEvent } from "../../../model/custody-event.ts";
import { custodyEventKinds, thingKinds } from "../../../model/custody-event.ts";
import { isIsoDate } from "../../../model/dates.ts";

const text = z.string();
const thing = z.strictObject({
  id: text.min(1),
  given: text,
  kind: z.enum(thingKinds),
  class: text.optional(),
  lot: text.optional(),
  serial: text.optional(),
  fault: text.optional(),
  name: text.optional(),
});
const time = z.strictObject({
  given: text,
  instant: z.iso.datetime({ offset: true }).optional(),
  offset: text.optional(),
  day: text.refine(isIsoDate),
});
const term = z.strictObject({ word: text, given: text });
const portion = z.strictObject({
  thing,
  list: z.enum(["single", "quantity"]),
  quantity: z
    .string()
    .max(60)
    .regex(/^-?\d+(\.\d+)?$/)
    .optional(),
  unit: text.optional(),
});
const side = z.strictObject({ role: term, who: thing });
const kept = z.strictObject({ path: text, json: text });
const measure = z.strictObject({ value: text, unit: text.optional() });
const made = z.strictObject({
  lot: text.optional(),
  originCountry: text.optional(),
  harvestDate: text.optional(),
  productionDate: text.optional(),
  netWeight: measure.optional(),
});
const retraction = z.strictObject({ declared: time, reason: term.optional(), correctedBy: z.array(text) });

/** An event as its row holds it: all but the file, which the row's source names. */
const eventSchema = z.strictObject({
  kind: z.enum(custodyEventKinds),
  path: text,
  credential: text.optional(),
  id: text.optional(),
  time,
  recorded: time.optional(),
  action: z.enum(["observe", "add", "delete"]).optional(),
  objects: z.array(portion),
  parent: thing.optional(),
  inputs: z.array(portion),
  outputs: z.array(portion),
  transformation: thing.optional(),
  step: term.optional(),
  process: text.optional(),
  disposition: term.optional(),
  readPoint: thing.optional(),
  place: thing.optional(),
  from: z.array(side),
  to: z.array(side),
  documents: z.array(z.strictObject({ type: term.optional(), id: thing.optional() })),
  certifications: z.array(text),
  made: made.optional(),
  retraction: retraction.optional(),
  voidsShipping: z.boolean(),
  rest: z.array(kept),
});

/** The event of a row, as its column `json` has it. */
export type RowEvent = Omit<CustodyEvent, "file">;

/** What a reader of tables folds: several spaces, and letters that have two forms. */
const folded = / (?= )|[^\u0020-\u007e]/g;

/**
 * The text of the column `json`: one event, one text, in characters that a table brings back as they were. Inside texts
 * only: outside of them canonical JSON has no space.
 */
export function jsonOfEvent({ file: _, ...event }: RowEvent & { readonly file?: string }): string {
  const escaped = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return canonicalJson(event).replace(folded, escaped);
}

/** The event of a text of anybody's; undefined where it holds none in the form of `jsonOfEvent`. */
export function eventOfJson(json: string): RowEvent | undefined {
  try {
    const read = eventSchema.safeParse(JSON.parse(json));
    return read.success ? (read.data as RowEvent) : undefined;
  } catch {
    return undefined;
  }
}

/** The event of a row in force, which was checked when it came in. */
export const eventOfRow = (json: string): RowEvent => JSON.parse(json) as RowEvent;

import { z } from "zod";
import { canonicalJson } from "../../model/canonical.ts";
import { hitKinds } from "../../model/hit.ts";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { dateField, folderField, textField } from "./fields.ts";

/** A person decided on a hit. Later decisions on the same hit do not erase this one. */
export const decisionMade = defineEvent({
  type: "decision-made",
  data: z.strictObject({
    hit: textField,
    party: textField,
    list: textField,
    entry: textField,
    decision: z.enum(["same", "not-same", "cannot-tell"]),
    reason: textField,
    /** Who decided; the envelope's `by` says who recorded it. */
    by: textField,
    /** The day on which it was decided. */
    date: dateField,
    /** The import of the decisions file that it came in, where it did: undone with it. */
    import: folderField.optional(),
    /** What it rested on, as hashes; absent in events recorded before grounds were. */
    ground: z
      .strictObject({
        rules: textField,
        version: textField,
        facts: z.array(textField),
        /** What was asked: the kind of the hit, and whether shares were in view. */
        asked: z.strictObject({ kind: z.enum(hitKinds).optional(), owned: z.boolean() }).optional(),
      })
      .optional(),
  }),
  project: (event) => ({
    table: "decisions",
    row: {
      ...recordedColumns(event),
      hit: event.data.hit,
      party: event.data.party,
      list: event.data.list,
      entry: event.data.entry,
      decision: event.data.decision,
      reason: event.data.reason,
      decided_by: event.data.by,
      date: event.data.date,
      import: event.data.import ?? null,
      ground: event.data.ground === undefined ? null : canonicalJson(event.data.ground),
    },
  }),
});

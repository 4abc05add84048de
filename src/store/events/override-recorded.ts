import { z } from "zod";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { textField } from "./fields.ts";

/** A person set a yield or a tolerance of data/balance otherwise, for this workspace. A later one of the same supersedes it. */
export const overrideRecorded = defineEvent({
  type: "override-recorded",
  data: z.strictObject({
    /** "tolerance.lot-mass", "yield.weaving.limit-most". */
    what: textField,
    /** A plain decimal, or "default": as the table has it. */
    value: textField,
    reason: textField,
    /** Who decided; the envelope's `by` says who recorded it. */
    by: textField,
  }),
  project: (event) => ({
    table: "overrides",
    row: {
      ...recordedColumns(event),
      what: event.data.what,
      value: event.data.value,
      reason: event.data.reason,
      decided_by: event.data.by,
    },
  }),
});

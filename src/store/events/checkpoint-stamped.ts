import { z } from "zod";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { countField, instantField, sha256Field, textField } from "./fields.ts";

/** A time-stamp authority answered for the hash of a checkpoint. The answer stands in `checkpoints/`, byte for byte. */
export const checkpointStamped = defineEvent({
  type: "checkpoint-stamped",
  data: z.strictObject({
    /** Events that the checkpoint covers. */
    size: countField,
    /** Hash of the checkpoint's bytes: all that was sent. */
    checkpoint: sha256Field,
    /** Hash of the answer's bytes. */
    sha256: sha256Field,
    /** The time that the authority gives. */
    time: instantField,
    /** Subject of the certificate that signed. */
    authority: textField,
    /** Where it was asked for; absent where the answer was brought as a file. */
    url: textField.optional(),
  }),
  project: (event) => ({
    table: "time_stamps",
    row: {
      ...recordedColumns(event),
      size: event.data.size,
      checkpoint: event.data.checkpoint,
      sha256: event.data.sha256,
      time: event.data.time,
      authority: event.data.authority,
      url: event.data.url ?? null,
    },
  }),
});

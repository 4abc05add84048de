import { z } from "zod";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { countField, sha256Field, textField } from "./fields.ts";

/** The root over all events before this one was signed. The note stands in `checkpoints/`. */
export const checkpointSigned = defineEvent({
  type: "checkpoint-signed",
  data: z.strictObject({
    /** The name of the log, which holds nothing of the workspace's. */
    origin: textField,
    /** Events that it covers: all before this one. */
    size: countField,
    /** Root of the Merkle tree over their hashes. */
    root: sha256Field,
    /** The public key, as the note's format writes it. */
    key: textField,
    /** Hash of the note's bytes. */
    sha256: sha256Field,
  }),
  project: (event) => ({
    table: "checkpoints",
    row: {
      ...recordedColumns(event),
      origin: event.data.origin,
      size: event.data.size,
      root: event.data.root,
      key: event.data.key,
      sha256: event.data.sha256,
    },
  }),
});

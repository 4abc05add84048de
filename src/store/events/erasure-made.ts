import { z } from "zod";
import { canonicalJson } from "../../model/canonical.ts";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { sha256Field, textField } from "./fields.ts";

/** A file that an erasure may take: below one of the folders of what came in, by plain names. No event can point elsewhere. */
const erasedPath = z
  .string()
  .regex(/^(?:originals|records|layers|documents)(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,127}){1,3}$/);

/** The tombstone of a document: its bytes, and what was made from them, are deleted. Their hashes stay. */
export const erasureMade = defineEvent({
  type: "erasure-made",
  data: z.strictObject({
    /** Hash of the document's bytes. */
    document: sha256Field,
    files: z.array(z.strictObject({ path: erasedPath, sha256: sha256Field })).min(1),
    reason: textField,
    /** Who decided; the envelope's `by` says who recorded it. */
    by: textField,
  }),
  project: (event) => ({
    table: "erasures",
    row: {
      ...recordedColumns(event),
      document: event.data.document,
      files: canonicalJson(event.data.files),
      reason: event.data.reason,
      decided_by: event.data.by,
    },
  }),
});

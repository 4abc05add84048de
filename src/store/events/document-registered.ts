import { z } from "zod";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { countField, dateField, sha256Field, textField } from "./fields.ts";

/** How the bytes of a document came in. */
export const documentWays = ["file", "address", "enclosed"] as const;

/**
 * The bytes of a document came in, before anything of it was read. The same bytes from elsewhere are another event of one
 * document: each tells of one time that they came.
 */
export const documentRegistered = defineEvent({
  type: "document-registered",
  data: z.strictObject({
    /** Hash of the bytes, which stand in `originals/` under it. */
    sha256: sha256Field,
    bytes: countField,
    /** What the bytes say that they are. */
    mediaType: textField,
    how: z.enum(documentWays),
    /** Its name as it was given. */
    file: textField.optional(),
    /** Hash of the record of the capture: address, instant, headers; it stands in `originals/` too. */
    capture: sha256Field.optional(),
    /** Hash of the document that it was enclosed in. */
    enclosedIn: sha256Field.optional(),
    /** The day of publication, as whoever handed it in says. */
    published: dateField.optional(),
    /** Why its bytes may not be handed on, where they may not. */
    withheld: textField.optional(),
  }),
  project: (event) => ({
    table: "documents",
    row: {
      ...recordedColumns(event),
      sha256: event.data.sha256,
      bytes: event.data.bytes,
      media_type: event.data.mediaType,
      how: event.data.how,
      file: event.data.file ?? null,
      capture: event.data.capture ?? null,
      enclosed_in: event.data.enclosedIn ?? null,
      published: event.data.published ?? null,
      withheld: event.data.withheld ?? null,
    },
  }),
});

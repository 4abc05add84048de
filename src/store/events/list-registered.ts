import { z } from "zod";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { dateField, folderField, publisherFileField, sha256Field, textField } from "./fields.ts";

/** A version of a list stands in `lists/` and is in use from here on. */
export const listRegistered = defineEvent({
  type: "list-registered",
  data: z.strictObject({
    key: folderField,
    version: folderField,
    published: dateField,
    /** Hash of the stored `entries.json`. */
    sha256: sha256Field,
    origin: z.enum(["bundled", "update"]),
    /** Hash of the publisher's file in `originals/`, where it came as one. */
    original: sha256Field.optional(),
    /** The publisher's files, all in `originals/`, where it came as several or over the net. */
    files: z.array(publisherFileField).min(1).optional(),
    /** Who put it in force although checks had failed, why, and which. */
    accepted: z
      .strictObject({ by: textField, reason: textField, failed: z.array(textField).min(1) })
      .optional(),
  }),
  project: (event) => ({
    table: "lists",
    row: {
      ...recordedColumns(event),
      key: event.data.key,
      version: event.data.version,
      published: event.data.published,
      sha256: event.data.sha256,
      origin: event.data.origin,
      original: event.data.original ?? null,
    },
  }),
});

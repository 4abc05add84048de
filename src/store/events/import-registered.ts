import { z } from "zod";
import { canonicalJson } from "../../model/canonical.ts";
import { recordKinds } from "../../model/records.ts";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { countField, folderField, sha256Field, textField } from "./fields.ts";

/** A customer's file was read: the original, how it was read, and the snapshot of its rows. */
export const importRegistered = defineEvent({
  type: "import-registered",
  data: z
    .strictObject({
      /** hash(original, kind, mapping, reader version). */
      import: folderField,
      /** The file's name as the customer gave it. */
      file: textField,
      /** Hash of the original's bytes. */
      sha256: sha256Field,
      kind: z.enum(recordKinds),
      /** canonical column -> heading in the file. */
      mapping: z.record(z.string(), z.string()),
      /** Sheet of a workbook or file of an archive, where the original holds several tables. */
      part: textField.optional(),
      /** What a person said of the file, and a fingerprint of its headings: said again of the next one like it. */
      said: z
        .strictObject({
          headings: textField,
          kind: z.enum(recordKinds).optional(),
          map: z.record(z.string(), z.string()).optional(),
        })
        .optional(),
      /** How a person said that this file is to be read; taken up when the same bytes come again. */
      options: z
        .strictObject({
          encoding: textField.optional(),
          delimiter: textField.optional(),
          sheet: textField.optional(),
          dates: z.enum(["day-first", "month-first"]).optional(),
        })
        .optional(),
      /** Version of the reader. */
      reader: textField,
      rows: countField,
      accepted: countField,
      repaired: countField,
      quarantined: countField,
      rowsSha256: sha256Field,
      /** Hashes of the further files of rows, in order, where there are more than one. */
      moreRowsSha256: z.array(sha256Field).min(1).optional(),
      issuesSha256: sha256Field,
    })
    .refine((data) => data.accepted + data.repaired + data.quarantined === data.rows, {
      message: "accepted + repaired + quarantined must be the rows that came in",
      path: ["rows"],
    }),
  project: (event) => ({
    table: "imports",
    row: {
      ...recordedColumns(event),
      import: event.data.import,
      file: event.data.file,
      sha256: event.data.sha256,
      kind: event.data.kind,
      mapping: canonicalJson(event.data.mapping),
      reader: event.data.reader,
      rows: event.data.rows,
      accepted: event.data.accepted,
      repaired: event.data.repaired,
      quarantined: event.data.quarantined,
      rows_sha256: event.data.rowsSha256,
      issues_sha256: event.data.issuesSha256,
    },
  }),
});

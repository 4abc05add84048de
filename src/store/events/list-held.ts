import { z } from "zod";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { dateField, folderField, publisherFileField, sha256Field, textField } from "./fields.ts";

/** Files of a publisher came and were not put in force. They are kept, so that a person can look. */
export const listHeld = defineEvent({
  type: "list-held",
  data: z.strictObject({
    key: folderField,
    /** The version that the files are read as; absent where they could not be read. It stands in `lists/`. */
    candidate: z.strictObject({ version: folderField, published: dateField, sha256: sha256Field }).optional(),
    files: z.array(publisherFileField),
    /** The version that was in force then, and stayed; absent where there was none. */
    against: folderField.optional(),
    failed: z.array(z.strictObject({ check: textField, expected: textField, received: textField })).min(1),
  }),
  project: (event) => ({
    table: "held_lists",
    row: {
      ...recordedColumns(event),
      key: event.data.key,
      version: event.data.candidate?.version ?? null,
      published: event.data.candidate?.published ?? null,
      sha256: event.data.candidate?.sha256 ?? null,
      against: event.data.against ?? null,
    },
  }),
});

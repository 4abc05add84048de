import { z } from "zod";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { dateField, folderField, publisherFileField } from "./fields.ts";

/** A publisher's files were looked at again and say what the version in force says; nothing else changed. */
export const listChecked = defineEvent({
  type: "list-checked",
  data: z.strictObject({
    key: folderField,
    /** The version in force. */
    version: folderField,
    /** The day on which the publisher published the same. */
    checked: dateField,
    /** The files that came, all in `originals/`; absent where none came because they had not changed. */
    files: z.array(publisherFileField).min(1).optional(),
  }),
  project: (event) => ({
    table: "checked_lists",
    row: {
      ...recordedColumns(event),
      key: event.data.key,
      version: event.data.version,
      checked: event.data.checked,
    },
  }),
});

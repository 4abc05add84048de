import { z } from "zod";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { folderField, textField } from "./fields.ts";

/** From here on the import does not count, nor do decisions that came with it. Its files stay. */
export const importUndone = defineEvent({
  type: "import-undone",
  data: z.strictObject({ import: folderField, reason: textField }),
  project: (event) => ({
    table: "import_undos",
    row: { ...recordedColumns(event), import: event.data.import, reason: event.data.reason },
  }),
});

import { z } from "zod";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { countField, instantField, textField } from "./fields.ts";

/** The first event of every log: what `workspace.json` says, so that a change of that file is seen. */
export const workspaceCreated = defineEvent({
  type: "workspace-created",
  data: z.strictObject({
    name: textField,
    schema: countField,
    fictional: z.boolean(),
    created: instantField,
    ledger: textField,
    /** Version of Selvedge that made the workspace. */
    appVersion: textField,
  }),
  project: (event) => ({
    table: "workspace",
    row: {
      ...recordedColumns(event),
      name: event.data.name,
      schema: event.data.schema,
      fictional: event.data.fictional ? 1 : 0,
      created: event.data.created,
      ledger: event.data.ledger,
      app_version: event.data.appVersion,
    },
  }),
});

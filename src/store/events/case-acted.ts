import { z } from "zod";
import { canonicalJson } from "../../model/canonical.ts";
import { caseDecisions, planSteps } from "../../model/case.ts";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { countField, dateField, folderField, sha256Field, textField } from "./fields.ts";

const paper = { sha256: sha256Field.optional(), file: textField.optional() };
const text = textField;

/** What is done in a case, by kind. `text` is always a person's own words. */
const act = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("task"), text, owner: textField, due: dateField.optional() }),
  z.strictObject({ kind: z.literal("task-done"), task: countField, text }),
  z.strictObject({ kind: z.literal("note"), text }),
  z.strictObject({ kind: z.literal("start"), event: textField, date: dateField, text }),
  z.strictObject({ kind: z.literal("request"), to: textField, text, ...paper }),
  z.strictObject({ kind: z.literal("answer"), from: textField, text, ...paper }),
  z.strictObject({ kind: z.literal("reply-asked"), from: textField, text, until: dateField.optional() }),
  z.strictObject({ kind: z.literal("reply"), from: textField, text, ...paper }),
  z.strictObject({
    kind: z.literal("plan"),
    step: z.enum(planSteps),
    text,
    owner: textField,
    due: dateField.optional(),
  }),
  z.strictObject({
    kind: z.literal("decision"),
    decision: z.enum(caseDecisions),
    text,
    dissent: textField.optional(),
    replaces: countField.optional(),
  }),
  z.strictObject({ kind: z.literal("correction"), of: countField, text }),
  z.strictObject({ kind: z.literal("closed"), text }),
  z.strictObject({ kind: z.literal("reopened"), text }),
]);

/** A person did something in a case. Nothing recorded here is ever taken back: a correction stands beside what it corrects. */
export const caseActed = defineEvent({
  type: "case-acted",
  data: z.strictObject({ case: folderField, by: textField, act }),
  project: (event) => ({
    table: "case_acts",
    row: {
      ...recordedColumns(event),
      case_id: event.data.case,
      kind: event.data.act.kind,
      act: canonicalJson(event.data.act),
      decided_by: event.data.by,
    },
  }),
});

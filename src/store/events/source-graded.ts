import { z } from "zod";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { sha256Field, textField } from "./fields.ts";

/**
 * A person graded a source by the Admiralty code (NATO AJP-2.1): how reliable the source has been, A to F, and how
 * credible what it says is, 1 to 6. F and 6: cannot be judged. Nothing else ever grades.
 */
export const sourceGraded = defineEvent({
  type: "source-graded",
  data: z.strictObject({
    /** Hash of the document's bytes. */
    document: sha256Field,
    /** Id of the statement that is meant; absent: the document as a whole. */
    statement: textField.optional(),
    reliability: z.enum(["A", "B", "C", "D", "E", "F"]),
    credibility: z.enum(["1", "2", "3", "4", "5", "6"]),
    reason: textField,
    by: textField,
  }),
  project: (event) => ({
    table: "grades",
    row: {
      ...recordedColumns(event),
      document: event.data.document,
      statement: event.data.statement ?? null,
      reliability: event.data.reliability,
      credibility: event.data.credibility,
      reason: event.data.reason,
      decided_by: event.data.by,
    },
  }),
});

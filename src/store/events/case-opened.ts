import { z } from "zod";
import { outcomes } from "../../model/levels.ts";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { folderField, sha256Field, textField } from "./fields.ts";

/** A person opened a case on an answer of `assess`, whose bytes are kept as they were. */
export const caseOpened = defineEvent({
  type: "case-opened",
  data: z.strictObject({
    case: folderField,
    subject: textField,
    subjectName: textField,
    market: textField,
    regime: textField,
    outcome: z.enum(outcomes),
    /** The outcome in one sentence, as it stood. */
    summary: textField,
    /** Fingerprint of the answer. */
    fingerprint: sha256Field,
    /** Hash of the answer's bytes, which stand in `originals/` under it. */
    assessment: sha256Field,
    /** Why a plan proposes neither audits nor interviews of workers. */
    exitOnly: z.array(textField),
    reason: textField,
    by: textField,
  }),
  project: (event) => ({
    table: "cases",
    row: {
      ...recordedColumns(event),
      case_id: event.data.case,
      subject: event.data.subject,
      market: event.data.market,
      regime: event.data.regime,
      outcome: event.data.outcome,
      fingerprint: event.data.fingerprint,
      assessment: event.data.assessment,
      reason: event.data.reason,
      decided_by: event.data.by,
    },
  }),
});

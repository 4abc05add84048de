import { z } from "zod";
import { defineEvent, type Envelope, recordedColumns } from "./event-definition.ts";
import { countField, sha256Field, textField } from "./fields.ts";

/**
 * What is masked or shown: a stretch of a text layer, or who speaks in one of its statements, wherever the layer names
 * them. The log is for ever, so the words themselves never stand in it.
 */
const redactionData = z.strictObject({
  document: sha256Field,
  /** Id of the text layer. */
  layer: sha256Field,
  what: z.union([
    z.strictObject({ start: countField, end: countField }).refine(({ start, end }) => start < end, {
      message: "the end must lie after the start",
    }),
    /** Id of a statement. */
    z.strictObject({ speaker: textField }),
  ]),
  reason: textField,
  /** Who decided; the envelope's `by` says who recorded it. */
  by: textField,
});

function rowOf(event: Envelope & { readonly data: z.infer<typeof redactionData> }, masked: 0 | 1) {
  const { document, layer, what, reason, by } = event.data;
  return {
    table: "redactions",
    row: {
      ...recordedColumns(event),
      document,
      layer,
      masked,
      start: "start" in what ? what.start : null,
      end: "end" in what ? what.end : null,
      speaker: "speaker" in what ? what.speaker : null,
      reason,
      decided_by: by,
    },
  } as const;
}

/** From here on it is shown masked. The text and its hash stay. */
export const redactionMade = defineEvent({
  type: "redaction-made",
  data: redactionData,
  project: (event) => rowOf(event, 1),
});

/** From here on it is shown again, or in spite of the rule that masks private persons. */
export const redactionLifted = defineEvent({
  type: "redaction-lifted",
  data: redactionData,
  project: (event) => rowOf(event, 0),
});

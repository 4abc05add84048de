import { z } from "zod";
import { canonicalJson } from "../../model/canonical.ts";
import { defineEvent, recordedColumns } from "./event-definition.ts";
import { countField, sha256Field, textField } from "./fields.ts";

/** What rules suggest and a person judges. */
export const suggestionKinds = [
  "statement",
  "conflict",
  "measure",
  "figure",
  "indicator",
  "mention",
] as const;

/** Where what was judged stands: by its places it can be shown even where later rules no longer find it. */
const judgedSpan = z.strictObject({
  document: sha256Field,
  /** Id of the text layer. */
  layer: sha256Field,
  start: countField,
  end: countField,
  /** SHA-256 over the layer's id, a line break and the words that were judged; absent in events that were recorded without. */
  words: sha256Field.optional(),
});

/** A person confirmed or rejected what rules suggest of a text. Later judgements of the same do not erase this one. */
export const suggestionJudged = defineEvent({
  type: "suggestion-judged",
  data: z.strictObject({
    kind: z.enum(suggestionKinds),
    /** Id of the suggestion. */
    id: textField,
    /** Of a conflict two, of all else one. */
    spans: z.array(judgedSpan).min(1).max(2),
    judgement: z.enum(["confirmed", "rejected", "cannot-tell"]),
    reason: textField,
    /** Who judged; the envelope's `by` says who recorded it. */
    by: textField,
  }),
  project: (event) => ({
    table: "judgements",
    row: {
      ...recordedColumns(event),
      kind: event.data.kind,
      suggestion: event.data.id,
      spans: canonicalJson(event.data.spans),
      judgement: event.data.judgement,
      reason: event.data.reason,
      decided_by: event.data.by,
    },
  }),
});

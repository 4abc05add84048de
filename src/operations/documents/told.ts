import { z } from "zod";
import { type Statement, speakerKinds, statementTypes } from "../../model/statement.ts";
import { publishedOf, titleOf } from "./find-document.ts";
import type { Judged } from "./judged.ts";
import type { DocumentReading } from "./readings.ts";

/** A statement as pages other than its document's show it: with where it stands, and what a person made of it. */
export const toldSchema = z.object({
  statement: z.string(),
  document: z.string(),
  layer: z.string(),
  title: z.string(),
  published: z.string().nullable(),
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  /** The words by which the text tells that it is said, such as "denied". */
  cue: z.string().nullable(),
  speaker: z.string().nullable(),
  speakerKind: z.enum(speakerKinds),
  /** Who tells of it, outermost first. */
  chain: z.array(z.string()),
  type: z.enum(statementTypes),
  alsoTypes: z.array(z.enum(statementTypes)),
  /** `suggested` until a person judges it. */
  status: z.enum(["suggested", "confirmed", "rejected", "cannot-tell"]),
  judgedBy: z.string().nullable(),
});
export type Told = z.infer<typeof toldSchema>;

/** The line of a statement. */
export function toldOf(
  { document, layer }: DocumentReading,
  one: Statement,
  judged: ReadonlyMap<string, Judged>,
): Told {
  const judgement = judged.get(one.id);
  return {
    statement: one.id,
    ...{ document: document.sha256, layer: layer.id, title: titleOf(document, layer) },
    published: publishedOf(document) ?? null,
    ...{ start: one.start, end: one.end, text: one.text },
    cue: one.cue?.text ?? null,
    speaker: one.speaker.resolved,
    speakerKind: one.speaker.kind,
    chain: [...one.speaker.chain],
    type: one.type,
    alsoTypes: [...one.alsoTypes],
    status: judgement?.judgement ?? "suggested",
    judgedBy: judgement?.by ?? null,
  };
}

/** Oldest first; those without a day of publication behind, in the order in which they came. */
export const byDay = (a: Told, b: Told): number =>
  (a.published ?? "9999") < (b.published ?? "9999") ? -1 : a.published === b.published ? 0 : 1;

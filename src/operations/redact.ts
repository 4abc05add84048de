import { z } from "zod";
import { fail } from "../model/issue.ts";
import type { Span } from "../model/text-layer.ts";
import { documentsIn, type KeptLayer, readLayer } from "../store/documents.ts";
import { filesOfDocuments } from "../store/erase.ts";
import type { Store } from "../store/open-store.ts";
import { defineOperation } from "./operation.ts";
import { eventSchema } from "./shapes.ts";

const input = z.object({
  document: z.string().regex(/^[0-9a-f]{8,64}$/, "write at least 8 digits of the document's SHA-256"),
  span: z
    .string()
    .regex(/^\d{1,12}-\d{1,12}$/, "write it as START-END")
    .optional(),
  speaker: z.string().min(4, "write the id of a statement").optional(),
  layer: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "write the id of a text layer in full")
    .optional(),
  lift: z.boolean().optional(),
  reason: z.string().trim().min(1, "say why"),
  by: z.string().trim().min(1, "say who decides"),
});

export const redact = defineOperation({
  name: "redact",
  kind: "command",
  summary:
    "Masks words of a document, or somebody who speaks in it, in everything that goes out; --lift shows them. The text and its hash stay.",
  args: [
    {
      name: "document",
      place: "position",
      takes: "text",
      required: true,
      description: "the SHA-256 of the document, or the start of it",
    },
    {
      name: "span",
      place: "flag",
      takes: "text",
      description: "the stretch of the text layer: START-END in UTF-16 units, the end exclusive",
    },
    {
      name: "speaker",
      place: "flag",
      takes: "text",
      description: "the id of a statement: whoever speaks in it",
    },
    {
      name: "layer",
      place: "flag",
      takes: "text",
      description: "the id of the text layer, where a document has several",
    },
    {
      name: "lift",
      place: "flag",
      takes: "switch",
      description: "show it, also where a private person would be masked",
    },
    {
      name: "reason",
      place: "flag",
      takes: "text",
      required: true,
      description: "why; it stays, so name nobody in it",
    },
    { name: "by", place: "flag", takes: "text", required: true, description: "the person who decides" },
  ],
  input,
  output: { shape: "object", schema: eventSchema },
  roles: ["analyst"],
  run: async (ports, actor, asked) => {
    const what = whatOf(asked);
    const store = await ports.changeStore();
    const { document, layers } = documentOf(store, asked.document);
    const layer = asked.layer ?? layers.at(-1)?.layer ?? document;
    if (!("speaker" in what)) checkSpan(store, { document, layers }, { layer, span: what });
    const { reason, by } = asked;
    const type = asked.lift === true ? "redaction-lifted" : "redaction-made";
    const recorded = { at: ports.now(), by: actor.name };
    const [event] = store.append([{ ...recorded, type, data: { document, layer, what, reason, by } }]);
    return eventSchema.parse(event);
  },
});

function whatOf({ span, speaker }: z.output<typeof input>): Span | { speaker: string } {
  if ((span === undefined) === (speaker === undefined))
    return fail("usage.option", "Say what: --span or --speaker.", "--span 120-134, or --speaker STATEMENT.");
  if (speaker !== undefined) return { speaker };
  const [start = 0, end = 0] = (span ?? "").split("-").map(Number);
  return start < end
    ? { start, end }
    : fail("usage.option", `--span ${span} is empty.`, "Write START-END with the end after the start.", {
        received: String(span),
      });
}

/** A document that came in, as a document or otherwise, with the texts that are kept of it. */
interface Redacted {
  readonly document: string;
  readonly layers: readonly KeptLayer[];
}

function documentOf(store: Store, start: string): Redacted {
  const events = store.log.read();
  const fitting = [...filesOfDocuments(events).keys()].filter((document) => document.startsWith(start));
  if (fitting.length > 1)
    fail("subject.ambiguous", `${fitting.length} documents start with ${start}.`, "Write more of the hash.", {
      received: start,
    });
  const [document] = fitting;
  if (document === undefined)
    return fail(
      "reference.missing",
      `No document starts with ${start}.`,
      "Give the SHA-256 of a document that came in.",
      { received: start },
    );
  const kept = documentsIn(events).find(({ sha256 }) => sha256 === document);
  return { document, layers: kept?.layers ?? [] };
}

/** A stretch that the text does not have would be recorded and mask nothing, without a word. */
function checkSpan(
  store: Store,
  { document, layers }: Redacted,
  { layer, span }: { readonly layer: string; readonly span: Span },
): void {
  const kept = layers.find((one) => one.layer === layer);
  if (kept === undefined && (layer !== document || !store.originals.isSound(document))) return;
  const text = kept === undefined ? plainText(store.originals.get(document)) : readLayer(store, kept).text;
  if (text === undefined)
    fail("usage.option", "The document is no plain text.", "Name the text layer with --layer.", {
      received: document,
    });
  else if (span.end > text.length)
    fail(
      "usage.option",
      `--span ends at ${span.end}, and the text has ${text.length} characters.`,
      "Give places in the text layer.",
      { expected: `at most ${text.length}`, received: String(span.end) },
    );
}

/** Bytes of a plain text are its layer; undefined for anything else. */
function plainText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

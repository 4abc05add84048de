import { z } from "zod";
import { languageModel, type Suggestion } from "../evidence/suggest/language-model.ts";
import { wholeOf } from "../formats/byte-source.ts";
import { fail } from "../model/issue.ts";
import { type Statement, statementTypes } from "../model/statement.ts";
import type { TextLayer } from "../model/text-layer.ts";
import type { Store } from "../store/open-store.ts";
import { documentsAsked } from "./documents/find-document.ts";
import { namesOf } from "./documents/names-of-store.ts";
import { readingOf } from "./documents/readings.ts";
import { defineOperation, type FileInput } from "./operation.ts";

const passage = z.object({ start: z.number().int(), end: z.number().int(), text: z.string() });

export const suggestSchema = z.object({
  fictional: z.boolean(),
  document: z.string(),
  layer: z.string(),
  /** Who suggests: "model" and its name. */
  by: z.string(),
  /** Every one of them stands in the text, word by word. None is recorded. */
  suggestions: z.array(
    passage.extend({
      speaker: passage.nullable(),
      cue: passage.nullable(),
      type: z.enum(statementTypes).nullable(),
      /** Ids of statements that rules found in the same words. */
      foundByRules: z.array(z.string()),
    }),
  ),
  /** Quotations that came back and stand nowhere in the text: dropped. */
  dropped: z.number().int(),
});
export type SuggestOutput = z.infer<typeof suggestSchema>;

export const suggest = defineOperation({
  name: "suggest",
  kind: "job",
  summary:
    "Asks a language model of your choice where in a document something is said. Its whole text goes to that address. Off unless you name one.",
  args: [
    {
      name: "document",
      place: "position",
      takes: "text",
      required: true,
      description: "a document by its file name or the start of its SHA-256",
    },
    {
      name: "address",
      place: "flag",
      takes: "text",
      required: true,
      description: "of chat completions as OpenAI has them: https, or http on this machine",
    },
    { name: "model", place: "flag", takes: "text", required: true, description: "the model's name there" },
    {
      name: "keyFile",
      place: "flag",
      takes: "file",
      description: "a file with the key, where one is needed",
    },
  ],
  input: z.object({
    document: z.string().trim().min(1),
    address: z.string().trim().min(1),
    model: z.string().trim().min(1),
    keyFile: z.custom<FileInput>().optional(),
  }),
  output: { shape: "object", schema: suggestSchema },
  roles: ["analyst"],
  run: async (ports, _actor, { document: asked, address, model, keyFile }): Promise<SuggestOutput> => {
    const store = await ports.readStore();
    const [document] = documentsAsked(store, [asked]);
    const read = document === undefined ? undefined : readingOf(store, document, await namesOf(store));
    if (document === undefined || read === undefined)
      return fail(
        "document.left-out",
        `${asked} has no words that could be asked about.`,
        "Give them as a typed layer.",
      );
    const key =
      keyFile === undefined ? undefined : Buffer.from(wholeOf(keyFile.source)).toString("utf8").trim();
    ports.progress({ step: `asking ${model}`, done: 0, total: 1 });
    const send = (body: string) => ports.askModel({ url: address, key }, body);
    const found = await languageModel(model, send, cacheOf(store, address)).extract(seenOf(read.layer));
    ports.progress({ step: "", done: 1, total: 1 });
    return {
      fictional: store.manifest.fictional,
      ...{ document: document.sha256, layer: read.layer.id, by: found.by, dropped: found.dropped },
      suggestions: found.suggestions.map((one) => shown(one, read.reading.statements)),
    };
  },
});

/** Answers are kept by what was asked where: a model behind another address is another. */
const cacheOf = ({ cache }: Store, address: string) => ({
  get: (key: string) => cache.getJson(key, partOf(address)) as string | undefined,
  put: (key: string, answer: string) => void cache.putJson(key, partOf(address), answer),
});
const partOf = (address: string): string => `model-${Buffer.from(address).toString("hex").slice(0, 64)}`;

/** Words that no reader of the page sees are not sent: they may be orders to the model. */
function seenOf(layer: TextLayer): TextLayer {
  let text = "";
  for (const { start, end } of layer.hidden.toSorted((a, b) => a.start - b.start)) {
    if (end <= text.length) continue;
    const from = Math.max(start, text.length);
    text += layer.text.slice(text.length, from) + " ".repeat(end - from);
  }
  return { ...layer, text: text + layer.text.slice(text.length) };
}

const shown = (
  { content, speaker, cue, type }: Suggestion,
  statements: readonly Statement[],
): SuggestOutput["suggestions"][number] => ({
  ...content,
  ...{ speaker, cue, type },
  foundByRules: statements
    .filter(({ pieces }) => pieces.some(({ start, end }) => start < content.end && content.start < end))
    .map(({ id }) => id),
});

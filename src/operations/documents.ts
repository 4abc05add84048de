import { z } from "zod";
import type { KeptDocument } from "../store/documents.ts";
import { documentsIn } from "../store/documents.ts";
import type { Store } from "../store/open-store.ts";
import { layerOf, publishedOf, titleOf } from "./documents/find-document.ts";
import { type Origins, originsAmong } from "./documents/origins.ts";
import { pause } from "./job.ts";
import { defineOperation } from "./operation.ts";
import { dateMembers } from "./parse-dates.ts";
import type { Ports } from "./ports.ts";

const arrival = z.object({
  at: z.string(),
  by: z.string(),
  how: z.enum(["file", "address", "enclosed"]),
  file: z.string().nullable(),
  /** Hash of the document that it was enclosed in. */
  enclosedIn: z.string().nullable(),
  published: z.string().nullable(),
});

const documentSchema = z.object({
  sha256: z.string(),
  title: z.string(),
  bytes: z.number().int(),
  mediaType: z.string(),
  language: z.string().nullable(),
  published: z.string().nullable(),
  /** Documents whose text is a copy of this one's, itself counted: they are one origin. `earliest` by day of publication, of those held. */
  origin: z.object({ id: z.string(), documents: z.number().int(), earliest: z.string().nullable() }),
  /** Longer documents that hold most of this one's text. */
  within: z.array(z.string()),
  /** Every time that these bytes came in, oldest first. */
  arrivals: z.array(arrival),
  /** Texts of it, oldest first; the last is the one that is read. */
  layers: z.array(
    z.object({ layer: z.string(), reader: z.string(), version: z.string(), characters: z.number().int() }),
  ),
});

export const documentsSchema = z.object({
  fictional: z.boolean(),
  total: z.number().int(),
  /** Copies of one text counted once. */
  origins: z.number().int(),
  documents: z.array(documentSchema),
});
export type DocumentsOutput = z.infer<typeof documentsSchema>;

const usualMost = 200;

export const documents = defineOperation({
  name: "documents",
  kind: "query",
  summary: "Which documents are kept, when and from where did each come, and which text is read of it?",
  args: [
    {
      name: "most",
      place: "flag",
      takes: "number",
      description: `how many, newest first (default ${usualMost})`,
    },
    {
      name: "knownBy",
      place: "flag",
      takes: "date",
      description: "answer from what had been recorded by then",
    },
  ],
  input: z.object({ most: z.int().positive().optional(), knownBy: dateMembers.knownBy }),
  output: { shape: "object", schema: documentsSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, { most = usualMost, knownBy }): Promise<DocumentsOutput> => {
    const store = await ports.readStore();
    const all = documentsIn(store.log.read(), knownBy);
    const shown = all.toReversed().slice(0, most);
    const origins = originsAmong(ports, store, all);
    return {
      fictional: store.manifest.fictional,
      total: all.length,
      origins: new Set(all.map(({ sha256 }) => origins.of(sha256))).size,
      documents: await lines(ports, store, shown, origins),
    };
  },
});

async function lines(
  ports: Ports,
  store: Store,
  shown: readonly KeptDocument[],
  origins: Origins,
): Promise<DocumentsOutput["documents"]> {
  const found: DocumentsOutput["documents"] = [];
  for (const [done, document] of shown.entries()) {
    if (done % 50 === 0) await pause(ports, { step: "reading titles", done, total: shown.length });
    found.push(line(store, document, origins));
  }
  ports.progress({ step: "", done: shown.length, total: shown.length });
  return found;
}

function line(store: Store, document: KeptDocument, origins: Origins): DocumentsOutput["documents"][number] {
  const layer = layerOf(store, document);
  const { sha256, bytes, mediaType, arrivals, layers } = document;
  const id = origins.of(sha256);
  const group = origins.groups.get(id);
  return {
    ...{ sha256, bytes, mediaType, title: titleOf(document, layer) },
    origin: { id, documents: group?.documents.length ?? 1, earliest: group?.earliest ?? null },
    within: [...(origins.within.get(sha256) ?? [])],
    language: layer?.language ?? null,
    published: publishedOf(document) ?? null,
    arrivals: arrivals.map(({ at, by, how, file, enclosedIn, published }) => ({
      ...{ at, by, how, file: file ?? null, enclosedIn: enclosedIn ?? null, published: published ?? null },
    })),
    layers: layers.map(({ layer: id, reader, characters }) => ({
      ...{ layer: id, reader: reader.name, version: reader.version, characters },
    })),
  };
}

import type { TextLayer } from "../../model/text-layer.ts";
import type { KeptDocument } from "../../store/documents.ts";
import type { Store } from "../../store/open-store.ts";
import { pause } from "../job.ts";
import type { Ports } from "../ports.ts";
import { layerOf, publishedOf } from "./find-document.ts";
import { type FullReading, fullReading } from "./full-reading.ts";
import type { NamesLookedFor } from "./names-looked-for.ts";

/** A document with its text and what rules read out of it. */
export interface DocumentReading {
  readonly document: KeptDocument;
  readonly layer: TextLayer;
  readonly reading: FullReading;
}

/** What rules read out of one document; undefined where it has no words. */
export function readingOf(
  store: Store,
  document: KeptDocument,
  names: NamesLookedFor,
): DocumentReading | undefined {
  const layer = layerOf(store, document);
  if (layer === undefined) return undefined;
  const published = publishedOf(document);
  return { document, layer, reading: fullReading(layer, { names, published, cache: store.cache }) };
}

/** The readings of documents in the order given, those without words left out. Can be cancelled between two. */
export async function* readingsOf(
  ports: Ports,
  store: Store,
  { documents, names }: { readonly documents: readonly KeptDocument[]; readonly names: NamesLookedFor },
): AsyncGenerator<DocumentReading> {
  for (const [done, document] of documents.entries()) {
    await pause(ports, { step: "reading documents", done, total: documents.length });
    const read = readingOf(store, document, names);
    if (read !== undefined) yield read;
  }
  ports.progress({ step: "", done: documents.length, total: documents.length });
}

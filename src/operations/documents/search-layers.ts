import type { Segment } from "../../evidence/search/segment.ts";
import type { TextLayer } from "../../model/text-layer.ts";
import { currentLayer, documentsIn, type KeptDocument, readLayer } from "../../store/documents.ts";
import type { Store } from "../../store/open-store.ts";
import { searchSegments } from "../../store/search-segments.ts";
import type { Ports } from "../ports.ts";

/** The postings of all documents that have words, and the way from a text back to its document. */
export interface SearchedLayers {
  readonly segments: readonly Segment[];
  /** A text by its id, with the first document that came with it: copies of one text are searched once. */
  readonly find: (layer: string) => { readonly document: KeptDocument; readonly layer: TextLayer };
}

/** What was opened last for a list of documents, which is the same list while nothing is recorded. */
const openedFor = new WeakMap<readonly KeptDocument[], SearchedLayers>();

/** Opens the postings, and makes those that are missing. */
export function searchedLayers(ports: Ports, store: Store, knownBy?: string): SearchedLayers {
  const documents = documentsIn(store.log.read(), knownBy);
  const known = openedFor.get(documents);
  if (known !== undefined) return known;
  const opened = openLayers(ports, store, documents);
  openedFor.set(documents, opened);
  return opened;
}

function openLayers(ports: Ports, store: Store, documents: readonly KeptDocument[]): SearchedLayers {
  const byLayer = new Map<string, KeptDocument>();
  for (const document of documents) {
    const kept = currentLayer(document);
    if (kept !== undefined && !byLayer.has(kept.layer)) byLayer.set(kept.layer, document);
  }
  const find: SearchedLayers["find"] = (id) => {
    const document = byLayer.get(id);
    const kept = document === undefined ? undefined : currentLayer(document);
    if (document === undefined || kept === undefined) throw new Error(`the text ${id} is of no document`);
    return { document, layer: readLayer(store, kept) };
  };
  const segments = searchSegments(
    store.cache,
    [...byLayer.keys()],
    (id) => find(id).layer.text,
    ({ done, of: total }) => ports.progress({ step: "indexing texts", done, total }),
  );
  return { segments, find };
}

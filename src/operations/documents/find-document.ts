import { fail } from "../../model/issue.ts";
import type { TextLayer } from "../../model/text-layer.ts";
import { currentLayer, documentsIn, type KeptDocument, readLayer } from "../../store/documents.ts";
import type { Store } from "../../store/open-store.ts";

/** Digits of a hash that a person writes at least. */
export const fewestDigits = 8;

/** The one document whose SHA-256 begins so, or whose file had this name. */
export function findDocument(documents: readonly KeptDocument[], text: string): KeptDocument {
  const start = text.trim().replace(/^document:/, "");
  const byHash = /^[0-9a-f]+$/.test(start) && start.length >= fewestDigits;
  const fitting = documents.filter(
    ({ sha256, arrivals }) =>
      (byHash && sha256.startsWith(start)) || arrivals.some(({ file }) => file === start),
  );
  if (fitting.length > 1)
    fail("subject.ambiguous", `"${text}" fits ${fitting.length} documents.`, "Write more of the hash.", {
      received: text,
    });
  return (
    fitting[0] ??
    fail(
      "reference.missing",
      `No document that is kept here is "${text}".`,
      `Give the name of its file, or at least ${fewestDigits} digits of its SHA-256; \`selvedge documents\` lists them.`,
      { received: text },
    )
  );
}

/** A document with the text that is read of it. */
export interface ReadDocument {
  readonly document: KeptDocument;
  readonly layer: TextLayer;
}

/** The documents that are named, or all; those without a text are left out where all are meant. */
export function documentsAsked(
  store: Store,
  asked: readonly string[],
  knownBy?: string,
): readonly KeptDocument[] {
  const all = documentsIn(store.log.read(), knownBy);
  if (asked.length === 0) return all;
  return [...new Map(asked.map((text) => findDocument(all, text)).map((one) => [one.sha256, one])).values()];
}

/** The layer that is read; undefined for a document without words. */
export function layerOf(store: Store, document: KeptDocument): TextLayer | undefined {
  const kept = currentLayer(document);
  return kept === undefined ? undefined : readLayer(store, kept);
}

/** The day of publication, as whoever handed the document in last said. */
export const publishedOf = ({ arrivals }: KeptDocument): string | undefined =>
  arrivals.findLast(({ published }) => published !== undefined)?.published;

/** What a person knows a document by: its title, else the name of its file. */
export const titleOf = (document: KeptDocument, layer: TextLayer | undefined): string =>
  layer?.title ??
  document.arrivals.find(({ file }) => file !== undefined)?.file ??
  document.sha256.slice(0, 12);

import type { NearDuplicate } from "../../evidence/origins/near-duplicates.ts";
import { type Origin, originsOf } from "../../evidence/origins/origins.ts";
import { currentLayer, type KeptDocument, readLayer } from "../../store/documents.ts";
import type { Store } from "../../store/open-store.ts";
import { textDuplicates } from "../../store/text-duplicates.ts";
import type { Ports } from "../ports.ts";
import { boilerplateTable, boilerplateTableHash } from "../tables/evidence.ts";
import { publishedOf } from "./find-document.ts";

/** Which documents are copies or parts of others. */
export interface Origins {
  /** The origin of a document's text, by the document's hash; a document without words is one of its own. */
  readonly of: (document: string) => string;
  /** Of an origin: its documents in the order in which they came, and the one with the first day of publication. */
  readonly groups: ReadonlyMap<
    string,
    { readonly documents: readonly string[]; readonly earliest: string | null }
  >;
  /** Longer documents in which most of a document stands, by the shorter one's hash. */
  readonly within: ReadonlyMap<string, readonly string[]>;
}

/** Finds the origins among documents; those of one text are one without being compared. */
export function originsAmong(ports: Ports, store: Store, documents: readonly KeptDocument[]): Origins {
  const byLayer = Map.groupBy(
    documents.filter((document) => currentLayer(document) !== undefined),
    (document) => currentLayer(document)?.layer ?? "",
  );
  const duplicates = textDuplicates(store.cache, {
    layers: [...byLayer.keys()],
    textOf: (id) => textOf(store, byLayer.get(id)?.[0]),
    isBoilerplate: boilerplateTable(),
    tables: boilerplateTableHash(),
    progress: ({ done, of: total }) => ports.progress({ step: "comparing texts", done, total }),
  });
  const texts = [...byLayer].map(([id, own]) => ({ id, published: firstDay(own) }));
  const origins = originsOf(texts, duplicates);
  const ofLayer = new Map(origins.flatMap(({ id, texts: own }) => own.map((text) => [text, id] as const)));
  const layers = new Map([...byLayer].flatMap(([id, own]) => own.map(({ sha256 }) => [sha256, id] as const)));
  return {
    of: (document) => ofLayer.get(layers.get(document) ?? "") ?? document,
    groups: new Map(origins.map((origin) => [origin.id, groupOf(origin, byLayer)])),
    within: partsOf(duplicates, byLayer),
  };
}

function textOf(store: Store, document: KeptDocument | undefined): string {
  const kept = document === undefined ? undefined : currentLayer(document);
  return kept === undefined ? "" : readLayer(store, kept).text;
}

const firstDay = (documents: readonly KeptDocument[]): string | undefined =>
  documents.flatMap((document) => publishedOf(document) ?? []).sort()[0];

type ByLayer = ReadonlyMap<string, readonly KeptDocument[]>;

function groupOf({ texts, earliest }: Origin, byLayer: ByLayer) {
  const documents = texts.flatMap((id) => byLayer.get(id) ?? []);
  const first = byLayer.get(earliest ?? "")?.find((one) => publishedOf(one) !== undefined);
  return { documents: documents.map(({ sha256 }) => sha256), earliest: first?.sha256 ?? null };
}

function partsOf(duplicates: readonly NearDuplicate[], byLayer: ByLayer): Origins["within"] {
  const within = new Map<string, string[]>();
  for (const { kind, a, b } of duplicates) {
    if (kind !== "excerpt") continue;
    const longer = (byLayer.get(b) ?? []).map(({ sha256 }) => sha256);
    for (const { sha256 } of byLayer.get(a) ?? [])
      within.set(sha256, [...(within.get(sha256) ?? []), ...longer]);
  }
  return within;
}

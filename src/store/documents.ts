import { sha256 } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import type { TextLayer } from "../model/text-layer.ts";
import type { EventData, LoggedEvent } from "./events/event-table.ts";
import { type KnownBy, knownByLimit } from "./ledger/known-by.ts";
import type { Store } from "./open-store.ts";
import { readRegistered } from "./read-registered.ts";
import { layerPath } from "./registered-files.ts";

/** One time that the bytes of a document came in. */
export interface Arrival extends EventData<"document-registered"> {
  readonly seq: number;
  readonly at: string;
  /** Who recorded it. */
  readonly by: string;
}

/** A text layer as the log names it. */
export interface KeptLayer extends EventData<"layer-made"> {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
}

/** A document that a workspace keeps. */
export interface KeptDocument {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** Every time that these bytes came in, oldest first. */
  readonly arrivals: readonly Arrival[];
  /** Its texts, oldest first; the last is the one that is read. */
  readonly layers: readonly KeptLayer[];
}

interface Folded {
  readonly events: number;
  readonly knownBy: KnownBy | undefined;
  readonly documents: readonly KeptDocument[];
}

/** The last fold of each log: a log only grows, so that one of the same length is the same. */
const folds = new WeakMap<readonly LoggedEvent[], Folded>();

/** Documents as they were known by a day or an instant, in the order in which each first came; without those erased by then. */
export function documentsIn(events: readonly LoggedEvent[], knownBy?: KnownBy): readonly KeptDocument[] {
  const known = folds.get(events);
  if (known?.events === events.length && known.knownBy === knownBy) return known.documents;
  const documents = foldDocuments(events, knownBy);
  folds.set(events, { events: events.length, knownBy, documents });
  return documents;
}

function foldDocuments(
  events: readonly LoggedEvent[],
  knownBy: KnownBy | undefined,
): readonly KeptDocument[] {
  const limit = knownByLimit(knownBy);
  const found = new Map<string, { arrivals: Arrival[]; layers: KeptLayer[] }>();
  for (const event of events) {
    if (Date.parse(event.at) > limit) continue;
    const { seq, at, by } = event;
    if (event.type === "erasure-made") found.delete(event.data.document);
    if (event.type === "document-registered") {
      const known = found.get(event.data.sha256) ?? { arrivals: [], layers: [] };
      known.arrivals.push({ seq, at, by, ...event.data });
      found.set(event.data.sha256, known);
    }
    if (event.type === "layer-made")
      found.get(event.data.document)?.layers.push({ seq, at, by, ...event.data });
  }
  return [...found].flatMap(([hash, { arrivals, layers }]) => {
    const [first] = arrivals;
    return first === undefined
      ? []
      : [{ sha256: hash, bytes: first.bytes, mediaType: first.mediaType, arrivals, layers }];
  });
}

/**
 * A text layer as it was kept. Its own hash and that of its text are checked: no citation is ever shown out of altered words.
 * @throws SelvedgeError `workspace.damaged` where the file is missing or is not what was registered.
 */
export function readLayer({ dir }: Pick<Store, "dir">, kept: KeptLayer): TextLayer {
  const path = layerPath(kept.document, kept.sha256);
  const layer = JSON.parse(Buffer.from(readRegistered(dir, path, kept.sha256)).toString("utf8")) as TextLayer;
  if (layer.id !== kept.layer || sha256(layer.text) !== layer.id)
    fail(
      "workspace.damaged",
      `${path} does not hold the text that the log names.`,
      "Read the document again.",
      {
        file: path,
        expected: kept.layer,
      },
    );
  return layer;
}

/** The layer of a document that is read: the last one that was made; undefined where it has none. */
export const currentLayer = ({ layers }: KeptDocument): KeptLayer | undefined => layers.at(-1);

import { join } from "node:path";
import { canonicalJson, sha256 } from "../model/canonical.ts";
import type { TextLayer } from "../model/text-layer.ts";
import { writeDurably } from "./disk.ts";
import { type Arrival, documentsIn, type KeptLayer } from "./documents.ts";
import type { EventData } from "./events/event-table.ts";
import type { Store } from "./open-store.ts";
import { layerPath } from "./registered-files.ts";

/** Records documents and their text layers; made once for a job, since it knows what is on record already. */
export interface DocumentKeeper {
  /**
   * Records that documents came in, whose bytes stand in `originals/` already, in one step. What is on record of the same
   * bytes, brought in the same way by the same person under the same name, is not recorded again.
   * @returns For each of them whether it was recorded now.
   */
  readonly register: (arrivals: readonly EventData<"document-registered">[]) => readonly boolean[];
  /** Keeps text layers of documents that are registered, in one step; what is kept already is left as it is. */
  readonly keepLayers: (layers: readonly TextLayer[]) => void;
}

/** What makes two arrivals one. A capture is always another: its record holds the instant. */
const arrivalKey = (arrival: Omit<Arrival, "seq" | "at">): string => {
  const { by, sha256: hash, how, file, enclosedIn, published, withheld, capture } = arrival;
  const told = [file, enclosedIn, published, withheld, capture].map((each) => each ?? "");
  return canonicalJson([by, hash, how, ...told]);
};

/** What tells two layers of a document apart: the same reader of the same version gives the same text. */
const layerKey = ({ document, layer, reader }: Pick<KeptLayer, "document" | "layer" | "reader">): string =>
  `${document} ${layer} ${reader.name} ${reader.version}`;

export function documentKeeper(
  store: Store,
  { at, by }: { readonly at: string; readonly by: string },
): DocumentKeeper {
  const known = documentsIn(store.log.read());
  const arrived = new Set(known.flatMap(({ arrivals }) => arrivals.map(arrivalKey)));
  const layered = new Set(known.flatMap(({ layers }) => layers.map(layerKey)));
  /** Whether the set did not have it; it has it then. */
  const isNew = (set: Set<string>, key: string): boolean => set.size < set.add(key).size;
  return {
    register: (arrivals) => {
      const fresh = arrivals.map((data) => isNew(arrived, arrivalKey({ by, ...data })));
      const events = arrivals.flatMap((data, index) =>
        fresh[index] === true ? [{ type: "document-registered" as const, at, by, data }] : [],
      );
      if (events.length > 0) store.append(events);
      return fresh;
    },
    keepLayers: (layers) => {
      const events = layers.flatMap((layer) =>
        isNew(layered, layerKey({ document: layer.document, layer: layer.id, reader: layer.reader }))
          ? [{ type: "layer-made" as const, at, by, data: writeLayer(store, layer) }]
          : [],
      );
      if (events.length > 0) store.append(events);
    },
  };
}

function writeLayer({ dir }: Store, layer: TextLayer): EventData<"layer-made"> {
  const text = canonicalJson(layer);
  const hash = sha256(text);
  writeDurably(join(dir, layerPath(layer.document, hash)), text);
  const { document, id, reader, text: words } = layer;
  return { document, layer: id, reader, characters: words.length, sha256: hash };
}

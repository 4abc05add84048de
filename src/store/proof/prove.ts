import { checkProof, type LogProof } from "../../evidence/proof/proof-text.ts";
import { parseKeyText } from "../../evidence/proof/verifier-key.ts";
import { fail } from "../../model/issue.ts";
import type { LoggedEvent } from "../events/event-table.ts";
import type { Store } from "../open-store.ts";
import { erasedFiles, originalPath, originalsFolder, registeredFiles } from "../registered-files.ts";
import { checkpointsOf, hasCheckpoint, readCheckpoint, treeOf } from "./checkpoints.ts";

/** An event that is to be proven; the document whose coming in it records, where that was asked for. */
export interface Provable {
  readonly event: LoggedEvent;
  readonly document?: string | undefined;
}

/** Hashes of all documents that ever came in, erased ones included. */
const documentsOf = (events: readonly LoggedEvent[]): readonly string[] =>
  [...registeredFiles(events).keys(), ...erasedFiles(events).keys()]
    .filter((path) => path.startsWith(`${originalsFolder}/`))
    .map((path) => path.slice(originalPath("").length));

const records = (event: LoggedEvent, document: string): boolean =>
  event.type !== "erasure-made" && JSON.stringify(event.data).includes(document);

/**
 * What is meant by a text: the number of an event, or the beginning (8 digits or more) of the hash of an event or of a document.
 * @throws SelvedgeError `reference.missing` or `subject.ambiguous`.
 */
export function findProvable(events: readonly LoggedEvent[], text: string): Provable {
  const [, kind, value = ""] = /^(?:(event|document):)?(.*)$/.exec(text) ?? [];
  const byNumber = kind !== "document" && /^\d{1,15}$/.test(value) ? events[Number(value) - 1] : undefined;
  if (byNumber !== undefined) return { event: byNumber };
  const start = /^[0-9a-f]{8,64}$/.test(value) ? value : undefined;
  const found: readonly Provable[] =
    start === undefined
      ? []
      : [
          ...(kind === "document"
            ? []
            : events.filter(({ hash }) => hash.startsWith(start)).map((event) => ({ event }))),
          ...(kind === "event" ? [] : documentsOf(events).filter((each) => each.startsWith(start))).flatMap(
            (document) => {
              const event = events.find((each) => records(each, document));
              return event === undefined ? [] : [{ event, document }];
            },
          ),
        ];
  if (found.length > 1)
    return fail(
      "subject.ambiguous",
      `${found.length} events and documents start with ${value}.`,
      "Write more of the hash, or event:NUMBER.",
      {
        received: text,
      },
    );
  return (
    found[0] ??
    fail(
      "reference.missing",
      `Nothing in the log is ${text}.`,
      "Give the number of an event, or at least 8 digits of the hash of an event or of a document that came in.",
      { received: text },
    )
  );
}

/** The last checkpoint that covers an event and whose note is there. */
function coveringCheckpoint(store: Store, event: LoggedEvent) {
  const all = checkpointsOf(store.log.read());
  const covering = all.findLast(({ data }) => data.size >= event.seq && hasCheckpoint(store.dir, data));
  if (covering !== undefined) return covering;
  const last = all.at(-1);
  return fail(
    "proof.missing",
    last === undefined
      ? "No checkpoint of this workspace was signed yet."
      : `Event ${event.seq} came after the last checkpoint, which covers ${last.data.size} events.`,
    "Run selvedge checkpoint, then ask again.",
  );
}

export interface Proven {
  readonly proof: LogProof;
  readonly checkpoint: LoggedEvent & { readonly type: "checkpoint-signed" };
}

/** A proof that an event stands under the last checkpoint that covers it; checked as a stranger would before it is handed out. */
export function proveEvent(store: Store, event: LoggedEvent): Proven {
  const checkpoint = coveringCheckpoint(store, event);
  const index = event.seq - 1;
  const { hash: _, ...hashed } = event;
  const path = treeOf(store.log.read()).inclusion(index, checkpoint.data.size);
  const note = readCheckpoint(store.dir, checkpoint.data);
  const proof: LogProof = { event: hashed, index, path, checkpoint: note };
  const key = parseKeyText(checkpoint.data.key);
  const checked = "problem" in key ? key : checkProof(proof, key.value);
  if ("problem" in checked)
    return fail(
      "workspace.damaged",
      `Event ${event.seq} cannot be proven under the checkpoint of event ${checkpoint.seq}: ${checked.problem}.`,
      "Run selvedge verify: log and checkpoint do not belong together.",
    );
  return { proof, checkpoint };
}

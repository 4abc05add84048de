import { fail } from "../model/issue.ts";
import { completeErasures } from "./complete-erasures.ts";
import type { LoggedEvent } from "./events/event-table.ts";
import type { Store } from "./open-store.ts";
import { erasedFiles, originalPath, registeredFiles } from "./registered-files.ts";

export interface Erasure {
  /** Hash of the document's bytes. */
  readonly document: string;
  readonly reason: string;
  /** Who decided. */
  readonly by: string;
}

export interface Erased {
  readonly event: LoggedEvent;
  /** What was deleted, relative to the workspace. */
  readonly files: readonly string[];
}

/** The documents that the log answers for, with the files that are, or were made from, each of them. */
export function filesOfDocuments(
  events: readonly LoggedEvent[],
): ReadonlyMap<string, readonly { readonly path: string; readonly sha256: string }[]> {
  const documents = new Map<string, { path: string; sha256: string }[]>();
  for (const [path, { of, sha256 }] of registeredFiles(events)) {
    if (of === undefined) continue;
    const files = documents.get(of) ?? [];
    documents.set(of, [...files, { path, sha256 }]);
  }
  return documents;
}

/** A publisher's file is public, and what every answer rests on. */
const isListFile = (events: readonly LoggedEvent[], document: string): boolean =>
  events.some(
    ({ type, data }) =>
      (type === "list-registered" || type === "list-held" || type === "list-checked") &&
      (("original" in data && data.original === document) ||
        (data.files ?? []).some(({ sha256 }) => sha256 === document)),
  );

async function refuseInUse(store: Store, document: string): Promise<void> {
  if (isListFile(store.log.read(), document))
    fail(
      "erasure.refused",
      "These bytes are a publisher's list, on which answers rest.",
      "A list is not erased. A later version takes its place.",
      { received: document },
    );
  const used = (await store.ledger.importsInForce()).filter(({ sha256 }) => sha256 === document);
  if (used.length > 0)
    fail(
      "erasure.refused",
      `The document is the file of ${used.length === 1 ? "an import" : `${used.length} imports`} in force.`,
      `Take it back first: ${used.map((each) => `selvedge undo ${each.import}`).join("; ")}`,
      { received: document },
    );
}

/**
 * Deletes a document and what was made from it, and leaves a tombstone in the log: hashes, who and why. First the tombstone,
 * then the deletion, so that a crash between the two leaves what the next opening completes, and never damage.
 * Copies that were made outside the workspace are out of reach, and so are blocks that a disk keeps after a deletion.
 * @throws SelvedgeError `erasure.refused` where something in force rests on it; `reference.missing` where there is no such document.
 */
export async function eraseDocument(
  store: Store,
  erasure: Erasure,
  recorded: { readonly at: string; readonly by: string },
): Promise<Erased> {
  const { document, reason, by } = erasure;
  await refuseInUse(store, document);
  const files = filesOfDocuments(store.log.read()).get(document);
  if (files === undefined) return refuseMissing(store, document);
  const data = { document, files: [...files], reason, by };
  const [event] = store.append([{ type: "erasure-made", ...recorded, data }]);
  const deleted = completeErasures(store.dir, store.log.read());
  return event === undefined
    ? fail("bug", "A tombstone was recorded and not handed back.", "Report this.")
    : { event, files: deleted };
}

function refuseMissing(store: Store, document: string): never {
  const erased = erasedFiles(store.log.read()).get(originalPath(document));
  return fail(
    "reference.missing",
    erased === undefined
      ? `No document ${document} is in this workspace.`
      : `The document was erased already, by event ${erased.seq}.`,
    "Give the SHA-256 of a document that came in, or the start of it.",
    { received: document },
  );
}

import type { CanonicalRow } from "../model/records.ts";
import { knownByLimit } from "../store/ledger/known-by.ts";
import type { Store } from "../store/open-store.ts";

/** The file of a paper as it was attached. */
export interface AttachedPaper {
  readonly documents: readonly string[];
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** Files of papers, as they were known by a day or an instant, in the order of the log; without those that were erased by then. */
export function attachedPapers({ log }: Store, knownBy?: string): readonly AttachedPaper[] {
  const limit = knownByLimit(knownBy);
  const known = log.read().filter(({ at }) => Date.parse(at) <= limit);
  return known.flatMap((event) => {
    if (event.type !== "paper-attached") return [];
    const erased = known.some(
      ({ seq, type, data }) =>
        seq > event.seq && type === "erasure-made" && data.document === event.data.sha256,
    );
    return erased ? [] : [event.data];
  });
}

export const foldDocument = (text: string): string => text.trim().toLowerCase();

/** A file's name alone, folded: rows name a path of the sender's, files are given under another. */
export const foldFileName = (path: string): string =>
  (path.trim().split(/[\\/]/).at(-1) ?? "").normalize("NFC").toLowerCase();

/** By folded name of a file: numbers of the papers whose rows name it. */
export function namedFiles(
  rows: readonly CanonicalRow<"documents">[],
): ReadonlyMap<string, { readonly named: string; readonly documents: ReadonlySet<string> }> {
  const found = new Map<string, { named: string; documents: Set<string> }>();
  for (const { cells } of rows) {
    if (cells.file === undefined || cells.document === undefined) continue;
    const key = foldFileName(cells.file);
    const known = found.get(key) ?? { named: cells.file, documents: new Set<string>() };
    known.documents.add(cells.document);
    found.set(key, known);
  }
  return found;
}

import type { Lot } from "../custody/book/book.ts";
import { compareText } from "../model/compare-text.ts";
import type { CanonicalRow } from "../model/records.ts";
import { type AttachedPaper, foldDocument } from "./attached-papers.ts";
import type { LotLine } from "./reconcile-shapes.ts";
import type { WorkspaceView } from "./view.ts";

type Row = CanonicalRow<"documents">;
type Line = LotLine["papers"][number];

/** Of a lot: its papers with what is known of them as documents, and the file of each where it was attached. */
export function paperLines(
  { records }: WorkspaceView,
  attached: readonly AttachedPaper[],
): (lot: Lot) => readonly Line[] {
  const rows = Map.groupBy(records.documents, ({ cells }) => foldDocument(cells.document ?? ""));
  const files = new Map<string, AttachedPaper>();
  for (const paper of attached) for (const number of paper.documents) files.set(foldDocument(number), paper);
  return (lot) => {
    const uses = [...lot.papers, ...lot.movements.flatMap(({ shipment }) => shipment.papers)];
    const found = new Map<string, Line>();
    for (const { row } of uses) {
      const line = lineOf(row, rows, files);
      const key = `${line.document} ${line.kind}`;
      const known = found.get(key);
      if (known === undefined || (known.file === null && line.file !== null)) found.set(key, line);
    }
    return [...found.values()].toSorted(
      (a, b) => compareText(a.document, b.document) || compareText(a.kind ?? "", b.kind ?? ""),
    );
  };
}

function lineOf(
  { cells }: Row,
  rows: ReadonlyMap<string, readonly Row[]>,
  files: ReadonlyMap<string, AttachedPaper>,
): Line {
  const { document = "", translation_of: original } = cells;
  return {
    document,
    kind: cells.kind ?? null,
    issuer: cells.issuer ?? null,
    date: cells.date ?? null,
    language: cells.language ?? null,
    pages: cells.pages ?? null,
    translationOf: original ?? null,
    originalOnFile: original === undefined ? null : rows.has(foldDocument(original)),
    file: cells.file ?? null,
    sha256: files.get(foldDocument(document))?.sha256 ?? null,
  };
}

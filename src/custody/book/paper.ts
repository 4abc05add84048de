import type { CanonicalRow } from "../../model/records.ts";
import { foldLot } from "../../tracing/shares/share-input.ts";

export type PaperRow = CanonicalRow<"documents">;

/** One paper: all rows of one number and issuer. */
export interface Paper {
  /** Its number, as written. */
  readonly number: string;
  readonly kind: string;
  readonly issuer: string | undefined;
  readonly recipient: string | undefined;
  readonly uses: readonly PaperUse[];
  /** Rows that name no lot and no shipment: what is in it. */
  readonly contents: readonly PaperRow[];
  /** It repeats another paper in another language. */
  readonly isTranslation: boolean;
}

/** A row of a paper that names the lot, or the shipment, for which so much of it is used. */
export interface PaperUse {
  readonly paper: Paper;
  readonly row: PaperRow;
  /** As lots are compared. */
  readonly lot: string | undefined;
  readonly shipment: string | undefined;
}

/** Words for one kind of paper. */
const kinds: Readonly<Record<string, string>> = {
  "despatch-advice": "delivery-note",
  payment: "payment-advice",
};

/** The kind of a paper as the rules know it. */
export const kindOf = (kind: string | undefined): string => {
  const word = (kind ?? "")
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  return kinds[word] ?? word;
};

export const foldNumber = (text: string): string =>
  text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();

const foldIssuer = (text: string | undefined): string =>
  (text ?? "")
    .normalize("NFKC")
    .replace(/[\s.,]+/g, " ")
    .trim()
    .toLowerCase();

interface Draft extends Paper {
  readonly uses: PaperUse[];
  readonly contents: PaperRow[];
}

/** All papers, by their number. Rows without an issuer belong to the one issuer of their number, if there is one. */
export function readPapers(rows: readonly PaperRow[]): ReadonlyMap<string, readonly Paper[]> {
  const byNumber = new Map<string, Map<string, Draft>>();
  const nameless: PaperRow[] = [];
  const add = (row: PaperRow, number: string, issuer: string): void => {
    const some = byNumber.get(number) ?? new Map<string, Draft>();
    byNumber.set(number, some);
    const draft = some.get(issuer) ?? newPaper(row);
    some.set(issuer, draft);
    enter(draft, row);
  };
  for (const row of rows) {
    if (row.cells.document === undefined) add(row, `row ${row.source.import}:${row.source.row}`, "");
    else if (row.cells.issuer === undefined) nameless.push(row);
    else add(row, foldNumber(row.cells.document), foldIssuer(row.cells.issuer));
  }
  for (const row of nameless) {
    const number = foldNumber(row.cells.document ?? "");
    const issuers = [...(byNumber.get(number)?.keys() ?? [])].filter((issuer) => issuer !== "");
    add(row, number, issuers.length === 1 ? (issuers[0] ?? "") : "");
  }
  return new Map([...byNumber].map(([number, some]) => [number, [...some.values()]]));
}

const newPaper = ({ cells, source }: PaperRow): Draft => ({
  number: cells.document ?? `${source.file} row ${source.row}`,
  kind: kindOf(cells.kind),
  issuer: cells.issuer,
  recipient: cells.recipient,
  uses: [],
  contents: [],
  isTranslation: cells.translation_of !== undefined || cells.kind === "translation",
});

function enter(draft: Draft, row: PaperRow): void {
  const lot = foldLot(row.cells.lot);
  const shipment = row.cells.shipment?.trim();
  if (lot === undefined && shipment === undefined) draft.contents.push(row);
  else draft.uses.push({ paper: draft, row, lot, shipment });
}

import { hsFits } from "../../goods/hs.ts";
import { rational } from "../../goods/rational.ts";
import type { Asked, Check } from "../asked.ts";
import type { Movement } from "../book/movement.ts";
import type { Paper, PaperRow } from "../book/paper.ts";
import { cannotTell, type Finding, failing, pass } from "../check-result.ts";
import { daysAfter, dayWords, isKnown, type Span, spanOf } from "../days.ts";
import { papersOf } from "../lot-facts.ts";
import { days } from "../words.ts";

/** R7: of each kind of certificate that covers a shipment of the lot, one is valid on its day. */
export const certificateValid: Check = (asked) =>
  asked.lot.movements.flatMap((movement) => {
    const byKind = Map.groupBy(certificatesOf(asked, movement), ({ paper }) => paper.kind);
    return [...byKind.values()].flatMap((some) => validOn(some, movement) ?? []);
  });

interface Certificate {
  readonly paper: Paper;
  readonly valid: Span;
}

/** Those of the shipment, of the lot, and of the site that sent it. Others are no certificates of these goods. */
function certificatesOf(asked: Asked, movement: Movement): readonly Certificate[] {
  const { book, lot, facts } = asked;
  const rows = [
    ...papersOf(lot, movement).map(({ paper, row }) => ({ paper, row })),
    ...lot.papers.filter(({ shipment }) => shipment === undefined).map(({ paper, row }) => ({ paper, row })),
    ...(book.papersOfSite.get(movement.from.site ?? "") ?? []).flatMap((paper) =>
      paper.contents.filter((row) => isOfSite(row, movement, facts.hs)).map((row) => ({ paper, row })),
    ),
  ];
  return rows.flatMap(({ paper, row }) => {
    if (!isCertificate(paper)) return [];
    const { from, to } = row.cells;
    // One that states no time says nothing of when it holds.
    return from === undefined && to === undefined ? [] : [{ paper, valid: spanOf(from, to) }];
  });
}

const isCertificate = ({ kind, isTranslation }: Paper): boolean =>
  !isTranslation && (kind === "scope-certificate" || kind === "transaction-certificate");

const isOfSite = ({ cells }: PaperRow, { from }: Movement, hs: string | undefined): boolean =>
  cells.site?.trim() === from.site && (cells.good === undefined || hsFits(cells.good, hs) !== "differs");

function validOn(some: readonly Certificate[], { shipment, leaves }: Movement): Finding | undefined {
  const documents = [shipment.id, ...new Set(some.map(({ paper }) => paper.number))];
  if (!isKnown(leaves)) return cannotTell(`the day of shipment ${shipment.id} is not known`, documents);
  const off = some.map(({ paper, valid }) => ({
    paper,
    valid,
    by: Math.max(daysAfter(leaves, valid), daysAfter(valid, leaves)),
  }));
  const nearest = off.reduce<(typeof off)[number] | undefined>(
    (a, b) => (a === undefined || b.by < a.by ? b : a),
    undefined,
  );
  if (nearest === undefined) return undefined;
  if (nearest.by === 0) return pass("its certificates are valid on the day of shipment", documents);
  const { paper, valid, by } = nearest;
  const when =
    leaves.earliest > valid.latest
      ? `ended on ${dayWords(valid.latest)}, ${days(by)} before`
      : `begins on ${dayWords(valid.earliest)}, ${days(by)} after`;
  return failing(
    { amount: rational(BigInt(by)), unit: "days" },
    `${paper.kind} ${paper.number} ${when} shipment ${shipment.id} left`,
    documents,
  );
}

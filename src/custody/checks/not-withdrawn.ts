import { type Rational, rational } from "../../goods/rational.ts";
import type { Withdrawn } from "../../model/withdrawn.ts";
import { foldLot } from "../../tracing/shares/share-input.ts";
import type { Asked, Check } from "../asked.ts";
import type { Movement } from "../book/movement.ts";
import { foldNumber, type PaperUse } from "../book/paper.ts";
import { type Finding, failing, pass } from "../check-result.ts";
import { isAt, papersOf } from "../lot-facts.ts";
import { kg, names } from "../words.ts";

/** What the lot rests on was not cancelled or taken back while other papers still rely on it. */
export const notWithdrawn: Check = (asked) => [
  ...asked.lot.withdrawn.flatMap((gone) => ofEvent(asked, gone) ?? []),
  ...asked.lot.movements.flatMap((movement) => ofCancellation(asked, movement) ?? []),
];

/** Papers that are written also of what never moves. */
const idle = new Set(["cancellation", "purchase-order", "order-confirmation", "contract", "credit-note"]);

function ofCancellation(asked: Asked, movement: Movement): Finding | undefined {
  const { lot, facts } = asked;
  const { shipment } = movement;
  const papers = papersOf(lot, movement);
  const cancelled = papers.find(({ paper }) => paper.kind === "cancellation");
  if (cancelled === undefined) return undefined;
  const { number } = cancelled.paper;
  const relying = [...reliers(papers), ...usedThere(asked, movement)];
  if (relying.length === 0) return pass(`${shipment.id} was cancelled, and nothing relies on it`, [number]);
  const mass = facts.massOf(movement);
  const day = cancelled.row.cells.date;
  return failing(
    mass.ok ? { amount: mass.kg, unit: "kg" } : oneRecord,
    `shipment ${shipment.id}${mass.ok ? `, ${kg(mass.kg)},` : ""} was cancelled by ${number}${day === undefined ? "" : ` on ${day}`}, and ${names(relying)} still rely on it`,
    [number, shipment.id, ...relying],
  );
}

const trading = new Set([
  "invoice",
  "packing-list",
  "bill-of-lading",
  "waybill",
  "delivery-note",
  "payment-advice",
  "transaction-certificate",
]);

/** Papers that would not be there had nothing moved. An invoice that was credited is none. */
function reliers(papers: readonly PaperUse[]): readonly string[] {
  const credited = papers.some(({ paper }) => paper.kind === "credit-note");
  return [
    ...new Set(
      papers
        .filter(({ paper }) => !idle.has(paper.kind) && !(credited && paper.kind === "invoice"))
        .map(({ paper }) => paper.number),
    ),
  ];
}

const usedThere = ({ book, lot }: Asked, { to }: Movement): readonly string[] =>
  lot.draws.filter(({ run }) => run.site !== undefined && isAt(book, to, run.site)).map(({ run }) => run.id);

const oneRecord: { readonly amount: Rational; readonly unit: string } = {
  amount: rational(1n),
  unit: "record",
};

function ofEvent(asked: Asked, gone: Withdrawn): Finding | undefined {
  const { lot, facts } = asked;
  if (gone.kind === "observation" || !restsOn(asked, gone)) return undefined;
  if (gone.replacedBy.length > 0)
    return pass(`${gone.id} was taken back and corrected by ${names(gone.replacedBy)}`, [gone.by]);
  const relying = gone.kind === "shipment" ? relyingOnShipment(asked, gone) : relyingOnLot(asked);
  if (relying.length === 0) return pass(`${gone.id} was taken back, and nothing relies on it`, [gone.by]);
  const said = gone.amounts.find((amount) => foldLot(amount.lot) === lot.key);
  const mass =
    said?.quantity === undefined ? undefined : facts.weigh({ quantity: said.quantity, unit: said.unit });
  const what = gone.kind === "shipment" ? "the shipment" : "the making";
  // A shipping that no event tells is known by what voids it.
  const id = gone.id === gone.by ? "" : ` (${gone.id})`;
  return failing(
    mass?.ok === true ? { amount: mass.kg, unit: "kg" } : oneRecord,
    `${what} of ${lot.id}${id} was taken back by ${gone.by}${gone.on === undefined ? "" : ` on ${gone.on}`} (${gone.reason}), and ${names(relying)} still rely on it`,
    [...new Set([gone.by, gone.id, ...relying])],
  );
}

/** A making is what came out of it: what went in rests on a making of its own. */
function restsOn({ book, lot }: Asked, gone: Withdrawn): boolean {
  if (gone.kind === "shipment") return true;
  if (lot.made.length > 0) return false;
  const { graph } = book.input;
  const others = gone.lots.flatMap((text) => {
    const other = book.lots.get(foldLot(text) ?? "");
    return other === undefined || other === lot || other.made.length > 0 ? [] : [other];
  });
  const goodOf = (one: typeof lot): number => graph.classOf(one.rows.find(({ cells }) => cells.hs)?.cells.hs);
  return !others.some((other) => graph.passing(goodOf(lot), goodOf(other)) === "possible");
}

function relyingOnShipment(asked: Asked, gone: Withdrawn): readonly string[] {
  const { book, lot } = asked;
  const numbers = new Set(gone.documents.map(foldNumber));
  // With no movement left, papers of a trade that name the lot alone are of the one that was taken back.
  const isOnly = lot.movements.length === 0;
  const papers = lot.papers.filter(
    ({ paper, shipment }) =>
      (isOnly && shipment === undefined && trading.has(paper.kind)) ||
      shipment === gone.id ||
      (shipment !== undefined && !book.shipments.has(shipment)) ||
      numbers.has(foldNumber(paper.number)),
  );
  // A row of the customer's own that bears the very document says that it did move.
  const same = lot.movements.filter(({ main }) =>
    main.some(({ cells }) => cells.document !== undefined && numbers.has(foldNumber(cells.document))),
  );
  const used = lot.draws
    .filter(({ run }) => run.site !== undefined && !lot.made.some((made) => made.run.site === run.site))
    .filter(({ run }) => !lot.movements.some(({ to }) => isAt(book, to, run.site ?? "")));
  return [
    ...new Set([
      ...same.map(({ shipment }) => shipment.id),
      ...reliers([...papers, ...same.flatMap((movement) => papersOf(lot, movement))]),
      ...same.flatMap((movement) => usedThere(asked, movement)),
      ...used.map(({ run }) => run.id),
    ]),
  ];
}

function relyingOnLot({ lot }: Asked): readonly string[] {
  return [
    ...new Set([
      ...lot.draws.map(({ run }) => run.id),
      ...lot.movements.map(({ shipment }) => shipment.id),
      ...reliers(lot.papers),
      ...(lot.stock.length > 0 ? [`the stock ledger of ${lot.id}`] : []),
    ]),
  ];
}

import type { Rational } from "../../goods/rational.ts";
import { compare, rational, times } from "../../goods/rational.ts";
import { type Asked, type Check, toleranceOf } from "../asked.ts";
import { distance, partTooFar, together } from "../book/masses.ts";
import type { Movement } from "../book/movement.ts";
import type { PaperUse } from "../book/paper.ts";
import { type Finding, failing, pass } from "../check-result.ts";
import { papersOf } from "../lot-facts.ts";
import { kg, names } from "../words.ts";

/** Papers whose quantity is not that of the goods moved or made: ordered, covered, certified in part, or a sample. */
const other = new Set([
  "purchase-order",
  "order-confirmation",
  "contract",
  "production-order",
  "completeness-declaration",
  "scope-certificate",
  "transaction-certificate",
  "payment-advice",
  "credit-note",
  "test-report",
  "stock-ledger",
  "cancellation",
]);

/** Papers of trade: where they name only the lot, they speak of its one shipment. */
const trading = new Set([
  "invoice",
  "packing-list",
  "bill-of-lading",
  "waybill",
  "delivery-note",
  "goods-receipt",
]);

/** R6b: what the papers of one shipment, and of one lot, say of its quantity agrees pairwise, and with the rows. */
export const quantitiesAgree: Check = (asked) => {
  const { lot } = asked;
  const moved = lot.movements.flatMap((movement) =>
    agreeing(asked, ofMovement(asked, movement), movement.shipment.id),
  );
  const shared = new Set(lot.movements.map(({ shipment }) => shipment)).values();
  const whole = [...shared].flatMap((shipment) => agreeing(asked, ofShipment(asked, shipment), shipment.id));
  return [...moved, ...whole, ...agreeing(asked, ofLot(asked), lot.id)];
};

interface Figure {
  readonly by: string;
  readonly kg: Rational;
}

function ofMovement(asked: Asked, movement: Movement): readonly Figure[] {
  const { lot, facts } = asked;
  const { shipment } = movement;
  const whole = shipment.movements.filter(({ isOrder }) => !isOrder).length === 1;
  const papers = papersOf(lot, movement).filter(
    (use) => use.lot === lot.key || (whole && (use.shipment !== undefined || use.paper.uses.length === 0)),
  );
  const sole = lot.movements.length === 1 ? lot.papers.filter(isOfTradeOfLot) : [];
  const row = facts.massOf(movement);
  const said = row.ok ? [{ by: `shipment ${shipment.id}`, kg: row.kg }] : [];
  return [...said, ...received(asked, movement), ...figures(asked, [...papers, ...sole])];
}

/** Of a shipment of several lots: papers that name it and no lot, and all its rows together. */
function ofShipment(asked: Asked, shipment: Movement["shipment"]): readonly Figure[] {
  const { book } = asked;
  const moved = shipment.movements.filter(({ isOrder }) => !isOrder);
  if (moved.length < 2) return [];
  const rows = together(moved.flatMap(({ amounts }) => amounts.map((amount) => book.scale.weigh(amount))));
  const papers = shipment.papers.filter(({ lot }) => lot === undefined);
  return [...(rows.ok ? [{ by: `shipment ${shipment.id}`, kg: rows.kg }] : []), ...figures(asked, papers)];
}

const isOfTradeOfLot = ({ shipment, paper }: PaperUse): boolean =>
  shipment === undefined && trading.has(paper.kind);

/** What a row of receipt, or an event of receiving, counted of the same goods. */
function received({ book, facts }: Asked, movement: Movement): readonly Figure[] {
  const { rows, amounts, shipment } = movement;
  const first = rows[0];
  const quantity = first?.extra["received quantity"];
  const event =
    quantity === undefined ? [] : [facts.weigh({ quantity, unit: first?.extra["received unit"] })];
  const others = rows.length === amounts.length ? [] : rows.filter(({ cells }) => isArrival(cells.date_kind));
  const masses = others.map(({ cells }) =>
    book.scale.weigh({ quantity: cells.quantity, unit: cells.unit, netKg: cells.net_kg }),
  );
  const counted = masses.length === 0 ? [] : [together(masses)];
  return [...event, ...counted].flatMap((mass) =>
    mass.ok ? [{ by: `receipt of ${shipment.id}`, kg: mass.kg }] : [],
  );
}

const isArrival = (kind: string | undefined): boolean => kind === "arrival" || kind === "receipt";

function ofLot(asked: Asked): readonly Figure[] {
  const { lot, facts } = asked;
  const made = lot.made.length === 0 ? undefined : together(lot.made.map(facts.weigh));
  const quantities = lot.rows.filter(({ cells }) => cells.quantity !== undefined);
  const rows = quantities.map(({ cells }) => facts.weigh({ quantity: cells.quantity, unit: cells.unit }));
  const papers = lot.papers.filter((use) => use.shipment === undefined && !trading.has(use.paper.kind));
  return [
    ...(made?.ok === true ? [{ by: `run ${lot.made[0]?.run.id}`, kg: made.kg }] : []),
    ...rows.flatMap((mass) => (mass.ok ? [{ by: `the row of lot ${lot.id}`, kg: mass.kg }] : [])),
    ...figures(asked, papers),
  ];
}

/** One figure a paper: its rows in one unit together. Rows in pieces beside rows in kilograms tell of the same goods. */
function figures({ facts }: Asked, uses: readonly PaperUse[]): readonly Figure[] {
  const telling = uses.filter(({ paper, row }) => !other.has(paper.kind) && row.cells.quantity !== undefined);
  const groups = Map.groupBy(telling, ({ paper }) => paper);
  return [...groups].flatMap(([paper, some]) => {
    const byUnit = Map.groupBy(some, ({ row }) => row.cells.unit ?? "");
    const sums = [...byUnit.values()].map((rows) =>
      together(rows.map(({ row }) => facts.weigh({ quantity: row.cells.quantity, unit: row.cells.unit }))),
    );
    return sums.flatMap((mass) => (mass.ok ? [{ by: `${paper.kind} ${paper.number}`, kg: mass.kg }] : []));
  });
}

function agreeing({ book }: Asked, all: readonly Figure[], what: string): readonly Finding[] {
  if (all.length < 2) return [];
  const sorted = all.toSorted((a, b) => compare(a.kg, b.kg));
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return [];
  const documents = names(
    all.map(({ by }) => by),
    99,
  ).split(", ");
  if (!partTooFar(least.kg, most.kg, toleranceOf(book, "document-mass")))
    return [pass(`the quantities of ${what} agree`, documents)];
  return [
    failing(
      { amount: distance(least.kg, most.kg), unit: "kg" },
      `of ${what}, ${most.by} says ${kg(most.kg)} and ${least.by} ${kg(least.kg)}${asPounds(least.kg, most.kg)}`,
      documents,
    ),
  ];
}

const pound = rational(45_359_237n, 100_000_000n);

/** Names the commonest slip where the figures part by just that factor. */
const asPounds = (least: Rational, most: Rational): string =>
  partTooFar(least, times(most, pound), rational(1n, 1000n))
    ? ""
    : ", as if pounds had been read as kilograms";

import { rational } from "../../goods/rational.ts";
import type { Asked, Check } from "../asked.ts";
import type { Movement } from "../book/movement.ts";
import { cannotTell, type Finding, failing, pass } from "../check-result.ts";
import { dayIn, daysAfter, dayWords, isKnown, onDay, type Span } from "../days.ts";
import { papersOf } from "../lot-facts.ts";
import { days } from "../words.ts";

/** A day that a record states, in the order in which a trade goes. */
interface Step {
  readonly rank: number;
  readonly name: string;
  readonly document: string;
  readonly when: Span;
}

const [ordered, made, sent, arrived, received] = [0, 1, 2, 3, 4];

/** Days of papers. Packing lists and weight notes are written at either end, so that theirs is not asked. */
const ranks: Readonly<Record<string, number>> = {
  "purchase-order": ordered,
  invoice: sent,
  "bill-of-lading": sent,
  waybill: sent,
  "goods-receipt": received,
};

/** R6c: order, production, invoice and bill of lading, arrival, receipt: none surely before the one it follows. */
export const datesInOrder: Check = (asked) => {
  const all = asked.lot.movements.flatMap((movement) => inOrder(asked, movement));
  return [...all, ...notYet(asked)];
};

function inOrder(asked: Asked, movement: Movement): readonly Finding[] {
  const steps = stepsOf(asked, movement).filter(({ when }) => isKnown(when));
  const pairs = steps.flatMap((first) =>
    steps.filter((second) => follows(first, second)).map((second) => ordering(first, second)),
  );
  return pairs;
}

/** Goods are also made for stock, so that an order after their making is none out of order. */
const follows = (first: Step, second: Step): boolean =>
  first.rank < second.rank && !(first.rank === ordered && second.rank === made);

function stepsOf({ lot }: Asked, movement: Movement): readonly Step[] {
  const { shipment, leaves, arrives, saysArrival } = movement;
  const runs = lot.made.map(({ run }) => ({
    rank: made,
    name: `run ${run.id}`,
    document: run.id,
    when: run.when,
  }));
  const moves = { rank: sent, name: `shipment ${shipment.id}`, document: shipment.id, when: leaves };
  const came = {
    rank: arrived,
    name: `the arrival of ${shipment.id}`,
    document: shipment.id,
    when: { ...arrives, earliest: Number.NEGATIVE_INFINITY },
  };
  const papers = papersOf(lot, movement).flatMap(({ paper, row }): readonly Step[] => {
    const rank = ranks[paper.kind];
    if (rank === undefined || paper.isTranslation || row.cells.date === undefined) return [];
    return [
      { rank, name: `${paper.kind} ${paper.number}`, document: paper.number, when: onDay(row.cells.date) },
    ];
  });
  return [...runs, moves, ...(saysArrival ? [came] : []), ...papers];
}

function ordering(first: Step, second: Step): Finding {
  const documents = [first.document, second.document];
  const late = daysAfter(first.when, second.when);
  if (late === 0) return pass("the days of its papers are in order", documents);
  return failing(
    { amount: rational(BigInt(late)), unit: "days" },
    `${first.name} (${dayWords(first.when.earliest)}) lies ${days(late)} after ${second.name} (${dayWords(second.when.latest)}), which it comes before`,
    documents,
  );
}

/** What has not happened yet is no record of what happened. */
function notYet({ book, lot }: Asked): readonly Finding[] {
  const today = dayIn(book.input.today) ?? Number.POSITIVE_INFINITY;
  const moved = lot.movements.map(({ shipment, leaves }) => ({ id: shipment.id, when: leaves }));
  const runs = lot.made.map(({ run }) => ({ id: run.id, when: run.when }));
  return [...moved, ...runs].flatMap(({ id, when }) =>
    Number.isFinite(when.earliest) && when.earliest > today
      ? [cannotTell(`${id} is dated ${dayWords(when.earliest)}, after today, ${book.input.today}`, [id])]
      : [],
  );
}

import { rational } from "../../goods/rational.ts";
import type { Asked, Check } from "../asked.ts";
import { cannotTell, type Finding, failing, pass } from "../check-result.ts";
import { daysAfter, dayWords, isKnown, type Span } from "../days.ts";
import { isAt, papersOf } from "../lot-facts.ts";
import { days } from "../words.ts";

/** R8: nothing is used or sent before it was made, or had come, at the most permissive days. */
export const receivedBeforeUse: Check = (asked) => {
  const { lot } = asked;
  const draws = lot.draws.map(
    (draw): Leaving => ({
      name: `run ${draw.run.id}`,
      id: draw.run.id,
      site: draw.run.site,
      when: draw.run.when,
      did: "used",
    }),
  );
  const sent = lot.movements.map(
    (movement): Leaving => ({
      name: `shipment ${movement.shipment.id}`,
      id: movement.shipment.id,
      site: movement.from.site,
      when: movement.leaves,
      did: "sent",
    }),
  );
  return [...draws, ...sent].flatMap((leaving) => inTime(asked, leaving) ?? []);
};

interface Leaving {
  readonly name: string;
  readonly id: string;
  readonly site: string | undefined;
  readonly when: Span;
  readonly did: "used" | "sent";
}

interface Coming {
  readonly name: string;
  readonly id: string;
  readonly when: Span;
}

function inTime(asked: Asked, leaving: Leaving): Finding | undefined {
  const { lot } = asked;
  const ways = comings(asked, leaving);
  if (ways.length === 0) return undefined;
  const documents = [leaving.id, ...ways.map(({ id }) => id)];
  const first = ways.reduce((a, b) => (b.when.earliest < a.when.earliest ? b : a));
  if (!isKnown(leaving.when) || !isKnown(first.when))
    return cannotTell(
      `the day of ${isKnown(leaving.when) ? first.name : leaving.name} is not known`,
      documents,
    );
  const late = daysAfter(first.when, leaving.when);
  if (late === 0) return pass("nothing was used or sent before it was there", documents);
  return failing(
    { amount: rational(BigInt(late)), unit: "days" },
    `${leaving.name} ${leaving.did} ${lot.id} by ${dayWords(leaving.when.latest)}, and ${first.name} ${days(late)} later, on ${dayWords(first.when.earliest)} at the earliest`,
    documents,
  );
}

/** By what the lot came to where it was used or sent from. What was made elsewhere and is not shown to have come was made all the same. */
function comings(asked: Asked, { site, id }: Leaving): readonly Coming[] {
  const { book, lot } = asked;
  const made = lot.made.filter(({ run }) => run.id !== id);
  const into =
    site === undefined
      ? []
      : lot.movements.filter(({ to, shipment }) => shipment.id !== id && isAt(book, to, site));
  const here = made.filter(({ run }) => run.site === site);
  const received = into.map(
    (movement): Coming => ({
      name: `shipment ${movement.shipment.id} brought it`,
      id: movement.shipment.id,
      when: {
        ...movement.arrives,
        earliest: Math.max(movement.arrives.earliest, receiptDay(asked, movement)),
      },
    }),
  );
  const making = (here.length > 0 || received.length > 0 ? here : made).map(
    ({ run }): Coming => ({
      name: `run ${run.id} made it`,
      id: run.id,
      when: run.when,
    }),
  );
  return [...making, ...received];
}

/** The day of a paper of receipt; before it goods may lie at the gate, and are not yet received. */
function receiptDay({ lot }: Asked, movement: Parameters<typeof papersOf>[1]): number {
  const found = papersOf(lot, movement).filter(({ paper }) => paper.kind === "goods-receipt");
  const at = found.flatMap(({ row }) =>
    row.cells.date === undefined ? [] : [Date.parse(row.cells.date) / 86_400_000],
  );
  return at.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...at);
}

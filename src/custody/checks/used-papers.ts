import { minus, type Rational } from "../../goods/rational.ts";
import { foldLot } from "../../tracing/shares/share-input.ts";
import { type Asked, toleranceOf } from "../asked.ts";
import type { Book } from "../book/book.ts";
import { type Amount, isBeyond, sumOf, totalOf } from "../book/masses.ts";
import type { Paper, PaperUse } from "../book/paper.ts";
import { type Finding, failing, pass } from "../check-result.ts";
import { whoAt } from "../lot-facts.ts";
import { amountWords, names } from "../words.ts";

/** A paper that says what is in it, against all lots and shipments for which it is used. */
export function paperUses(asked: Asked): readonly Finding[] {
  const { lot } = asked;
  const papers = new Set([
    ...lot.papers.map(({ paper }) => paper),
    ...lot.movements.flatMap(({ shipment }) =>
      shipment.papers.filter((use) => use.lot === undefined).map(({ paper }) => paper),
    ),
  ]);
  return [...papers].flatMap((paper) => beyondContents(asked, paper) ?? []);
}

function beyondContents({ book, facts }: Asked, paper: Paper): Finding | undefined {
  if (paper.isTranslation || paper.contents.length === 0 || paper.uses.length === 0) return undefined;
  const counted = paper.contents.flatMap(({ cells }) =>
    cells.quantity === undefined ? [] : [amountOf(cells)],
  );
  // Rows in pieces beside rows in kilograms tell of the same goods: those that weigh count first.
  const weighed = counted.filter((amount) => facts.weigh(amount).ok);
  const content = totalOf(book.scale, weighed.length > 0 ? weighed : counted, facts.weigh);
  if (counted.length === 0 || !content.ok) return undefined;
  const uses = usesOnce(book, paper, content.unit);
  const used = sumOf(uses.map(({ value }) => value));
  if (!isBeyond(used, content.value, toleranceOf(book, "document-mass")))
    return pass(`${paper.number} holds what it is used for`, [paper.number]);
  const { unit } = content;
  const list = names(uses.map(({ name, value }) => `${name} ${amountWords({ value, unit })}`));
  return failing(
    { amount: minus(used, content.value), unit },
    `${paper.number} holds ${amountWords(content)} and is used for ${amountWords({ value: used, unit })}: ${list}`,
    [paper.number, ...uses.map(({ document }) => document)],
  );
}

const amountOf = ({ quantity, unit }: { readonly quantity?: string; readonly unit?: string }): Amount => ({
  quantity,
  unit,
});

interface KnownUse {
  readonly name: string;
  readonly document: string;
  readonly value: Rational;
}

/** Each use once, in the unit of the contents: rows that name a lot, and rows that name only a shipment of none of these lots. */
function usesOnce(book: Book, { uses }: Paper, unit: string): readonly KnownUse[] {
  const lots = new Set(uses.flatMap(({ lot }) => lot ?? []));
  const own = uses.filter(
    ({ lot, shipment }) => lot !== undefined || !movesOneOf(book, shipment ?? "", lots),
  );
  const byName = Map.groupBy(own, ({ row }) => row.cells.lot ?? row.cells.shipment ?? "");
  return [...byName].flatMap(([name, some]) => {
    const known = some.flatMap(({ row }) => inUnitOf(book, amountOf(row.cells), unit) ?? []);
    const whole = isTwice(some) ? known.slice(0, 1) : known;
    return known.length === 0
      ? []
      : [{ name: `${name}${forWhom(book, some)}`, document: name, value: sumOf(whole) }];
  });
}

function inUnitOf({ scale }: Book, amount: Amount, unit: string): Rational | undefined {
  const total = totalOf(scale, [amount], (each) => scale.weigh(each));
  return total.ok && (total.unit === unit || scale.sameUnit(total.unit, unit)) ? total.value : undefined;
}

/** The buyer and the day of the first movement that a use is about: two uses may lie years and clients apart. */
function forWhom(book: Book, [use]: readonly PaperUse[]): string {
  const shipped = book.shipments.get(use?.shipment ?? "")?.movements ?? [];
  const movement = shipped[0] ?? book.lots.get(use?.lot ?? "")?.movements[0];
  const date = movement?.rows[0]?.cells.date;
  if (movement === undefined || date === undefined) return "";
  return ` (to ${book.input.parties.nameOf(whoAt(book, movement.to))}, ${date})`;
}

/** The same lot is named once with its shipment and once without: one use seen from two sides. */
const isTwice = (uses: readonly PaperUse[]): boolean =>
  uses.length === 2 && uses.filter(({ shipment }) => shipment === undefined).length === 1;

const movesOneOf = ({ shipments }: Book, shipment: string, lots: ReadonlySet<string>): boolean =>
  (shipments.get(shipment)?.movements ?? []).some(({ lotGiven }) => lots.has(foldLot(lotGiven) ?? ""));

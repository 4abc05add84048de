import { hsDigits } from "../goods/hs.ts";
import { compareText } from "../model/compare-text.ts";
import type { Book } from "./book/book.ts";
import { foldNumber, type Paper } from "./book/paper.ts";
import type { MissingPaper } from "./check-result.ts";
import type { Who } from "./custody-input.ts";
import { whoAt } from "./lot-facts.ts";
import { stepPapers } from "./missing.ts";
import { routeTo } from "./route.ts";

/** An order to which nothing that was made or moved is tied yet: what will have to be shown is known from the first day. */
export interface OpenOrder {
  readonly order: string;
  readonly hs: string | undefined;
  readonly seller: string;
  readonly missing: readonly MissingPaper[];
}

/** Orders of the book that no lot, shipment or other paper refers to. */
export function openOrders(book: Book): readonly OpenOrder[] {
  const papers = [...book.papers.values()].flat().filter((paper) => isOpen(book, paper));
  const found = [
    ...papers.map((paper) =>
      orderOf(book, paper.number, { hs: goodOf(book, paper), seller: { name: paper.recipient } }),
    ),
    ...rowsOf(book),
  ];
  return found.toSorted((a, b) => compareText(a.order, b.order));
}

const isOpen = (book: Book, { kind, uses, number }: Paper): boolean =>
  kind === "purchase-order" && uses.length === 0 && !isNamed(book, number);

/** A row of shipments names the order as its document. */
function isNamed({ shipments }: Book, number: string): boolean {
  const known = named.get(shipments) ?? namesIn(shipments);
  named.set(shipments, known);
  return known.has(foldNumber(number));
}

const named = new WeakMap<Book["shipments"], ReadonlySet<string>>();

const namesIn = (shipments: Book["shipments"]): ReadonlySet<string> =>
  new Set(
    [...shipments.values()].flatMap(({ movements }) =>
      movements.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => (cells.document === undefined ? [] : [foldNumber(cells.document)])),
      ),
    ),
  );

function goodOf({ hsOfProduct }: Book, { contents }: Paper): string | undefined {
  const written = contents.flatMap(({ cells }) =>
    cells.good === undefined ? [] : [hsOfProduct.get(cells.good) ?? cells.good],
  );
  return written.map((text) => hsDigits(text)).find((digits) => digits.length >= 4);
}

/** Rows of shipments that are orders, without a lot. */
const rowsOf = (book: Book): readonly OpenOrder[] =>
  [...book.shipments.values()].flatMap(({ id, movements }) =>
    movements.length > 0 && movements.every(({ isOrder, lotGiven }) => isOrder && lotGiven === undefined)
      ? [
          orderOf(book, id, {
            hs: movements.map(({ rows }) => hsDigits(rows[0]?.cells.hs)).find((digits) => digits.length >= 4),
            seller: movements[0] === undefined ? {} : whoAt(book, movements[0].from),
          }),
        ]
      : [],
  );

function orderOf(
  book: Book,
  order: string,
  { hs, seller }: { readonly hs: string | undefined; readonly seller: Who },
): OpenOrder {
  const name =
    seller.key === undefined && seller.name === undefined ? "the seller" : book.input.parties.nameOf(seller);
  const route = routeTo(book.input.balance, hs);
  const missing = route.flatMap(({ step, makes }, place) =>
    stepPapers(
      `${step} for ${order}`,
      place === 0
        ? name
        : place === 1
          ? `whoever supplied ${name}`
          : `whoever made HS ${makes.join(" or ")} for it`,
    ),
  );
  const whole: readonly MissingPaper[] =
    hs === undefined
      ? [
          {
            step: `${order}`,
            paper: "production-record",
            holder: name,
            why: "the order does not say which good it is of, so that its steps are not known",
          },
        ]
      : stepPapers(`making HS ${hs} for ${order}`, name);
  return { order, hs, seller: name, missing: missing.length > 0 ? missing : whole };
}

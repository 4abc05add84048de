import {
  compare,
  minus,
  plus,
  type Rational,
  rational,
  readDecimal,
  writeDecimal,
} from "../../goods/rational.ts";
import type { CanonicalRow } from "../../model/records.ts";
import { foldLot } from "../../tracing/shares/share-input.ts";
import type { Asked, Check } from "../asked.ts";
import type { Movement } from "../book/movement.ts";
import { foldNumber, type Paper, type PaperUse } from "../book/paper.ts";
import { cannotTell, type Finding, failing, pass } from "../check-result.ts";
import type { Who } from "../custody-input.ts";
import { papersOf, whoAt } from "../lot-facts.ts";

type Payment = CanonicalRow<"payments">;

/** R6d: each invoice is paid in its amount and currency, by whom it is made out to, to its issuer. */
export const paid: Check = (asked) =>
  [...invoicesOf(asked)].map(([paper, movement]) => paymentOf(asked, paper, movement));

/** The invoices of the lot's shipments, each once, translations apart. */
export function invoicesOf({ lot }: Asked): ReadonlyMap<Paper, Movement> {
  const found = new Map<Paper, Movement>();
  const [only] = lot.movements.length === 1 ? lot.movements : [];
  for (const movement of lot.movements)
    for (const { paper } of papersOf(lot, movement))
      if (paper.kind === "invoice" && !paper.isTranslation) found.set(paper, movement);
  for (const { paper } of lot.papers)
    if (only !== undefined && paper.kind === "invoice" && !paper.isTranslation && !found.has(paper))
      found.set(paper, only);
  return found;
}

/** Payments that name an invoice. Numbers are not unique: one between two others pays another invoice of that number. */
export function paymentsOf({ book }: Asked, paper: Paper): readonly Payment[] {
  const all = book.payments.get(foldNumber(paper.number)) ?? [];
  if ((book.papers.get(foldNumber(paper.number)) ?? []).length < 2) return all;
  const { parties } = book.input;
  return all.filter(({ cells }) => parties.same({ name: cells.payee }, { name: paper.issuer }) !== "differs");
}

function paymentOf(asked: Asked, paper: Paper, movement: Movement): Finding {
  const { book } = asked;
  const payments = paymentsOf(asked, paper);
  const documents = [paper.number, ...payments.flatMap(({ cells }) => cells.payment ?? [])];
  if (payments.length === 0) return cannotTell(`no payment of invoice ${paper.number} is on file`, documents);
  const between = {
    payer: paper.recipient === undefined ? whoAt(book, movement.to) : { name: paper.recipient },
    payee: paper.issuer === undefined ? whoAt(book, movement.from) : { name: paper.issuer },
  };
  const strange = payments.flatMap((payment) => thirdParty(asked, payment, between, paper.number));
  const [first] = strange.toSorted((a, b) => (a.result === b.result ? 0 : a.result === "fail" ? -1 : 1));
  return first ?? inFull(payments, amountOf(asked, paper, movement), paper.number, documents);
}

function thirdParty(
  { book }: Asked,
  { cells }: Payment,
  between: { readonly payer: Who; readonly payee: Who },
  invoice: string,
): readonly Finding[] {
  const { parties } = book.input;
  const name = cells.payment ?? "a payment";
  return (["payer", "payee"] as const).flatMap((side) => {
    const said = cells[side];
    if (said === undefined) return [];
    const same = parties.same({ name: said }, between[side]);
    if (same === "same") return [];
    const words = `${name} of invoice ${invoice} was ${side === "payer" ? "made by" : "made to"} ${said}, and the invoice is ${side === "payer" ? "made out to" : "issued by"} ${parties.nameOf(between[side])}`;
    return [
      same === "unclear"
        ? cannotTell(`${words}: whether they are one is not decided`, [invoice, name])
        : failing(moneyOf(cells), words, [invoice, name]),
    ];
  });
}

/** What was paid; one payment where its row does not say. */
function moneyOf(cells: Payment["cells"]): { readonly amount: Rational; readonly unit: string } {
  const amount = readDecimal(cells.amount ?? "");
  return amount === undefined || cells.currency === undefined
    ? { amount: rational(1n), unit: "payment" }
    : { amount, unit: cells.currency };
}

interface Money {
  readonly amount: Rational;
  readonly currency: string | undefined;
}

/** The amount of an invoice: its own row in a currency, else the value of what it is about, else of the movement. */
function amountOf({ book }: Asked, paper: Paper, movement: Movement): Money | undefined {
  const own = [...paper.contents, ...paper.uses.map(({ row }) => row)].flatMap(({ cells }) => {
    const amount = isCurrency(cells.unit) ? readDecimal(cells.quantity ?? "") : undefined;
    return amount === undefined ? [] : [{ amount, currency: cells.unit }];
  });
  const meant = new Set(paper.uses.flatMap((use) => movementsOf(book, use)));
  const rows = [...(meant.size > 0 ? meant : [movement])].flatMap(({ main }) => main);
  const values = rows.flatMap(({ cells }) => {
    const amount = readDecimal(cells.value ?? "");
    return amount === undefined ? [] : [{ amount, currency: cells.currency }];
  });
  const told = own.length > 0 ? own : values.length === rows.length ? values : [];
  return addUp(told);
}

/** What a row of a paper is about: of the shipment that it names the one lot, or all where it names none. */
const movementsOf = ({ shipments }: Asked["book"], { shipment, lot }: PaperUse): readonly Movement[] =>
  (shipments.get(shipment ?? "")?.movements ?? []).filter(
    ({ isOrder, lotGiven }) => !isOrder && (lot === undefined || foldLot(lotGiven) === lot),
  );

const isCurrency = (unit: string | undefined): boolean => unit !== undefined && currencies.has(unit.trim());

/** Currencies that stand where a unit does. Codes that are units as well (MTR, KGM) are none. */
const currencies = new Set([
  "USD",
  "EUR",
  "CNY",
  "GBP",
  "JPY",
  "CHF",
  "HKD",
  "INR",
  "BDT",
  "VND",
  "TRY",
  "PKR",
  "KRW",
  "THB",
  "IDR",
  "MYR",
  "SGD",
  "TWD",
  "CAD",
  "AUD",
  "MXN",
  "BRL",
  "EGP",
  "UZS",
  "KZT",
  "AED",
]);

/** All in one currency together; undefined where there is none, or several currencies. */
function addUp(all: readonly Money[]): Money | undefined {
  const [first] = all;
  if (first === undefined || all.some(({ currency }) => currency !== first.currency)) return undefined;
  return { amount: all.map(({ amount }) => amount).reduce(plus), currency: first.currency };
}

function inFull(
  payments: readonly Payment[],
  due: Money | undefined,
  invoice: string,
  documents: readonly string[],
): Finding {
  const sums = payments.flatMap(({ cells }) => {
    const amount = readDecimal(cells.amount ?? "");
    return amount === undefined ? [] : [{ amount, currency: cells.currency }];
  });
  const given = sums.length < payments.length ? undefined : addUp(sums);
  if (due === undefined || given === undefined)
    return cannotTell(`the amount of invoice ${invoice}, or of its payment, is not recorded`, documents);
  if (given.currency !== due.currency)
    return cannotTell(
      `invoice ${invoice} is in ${due.currency ?? "no currency"} and its payment in ${given.currency ?? "none"}`,
      documents,
    );
  const words = `invoice ${invoice} is of ${money(due)}, its payments of ${money(given)}`;
  const order = compare(given.amount, due.amount);
  if (order === 0) return pass("each invoice is paid in full by the buyer to the seller", documents);
  if (order < 0) return cannotTell(`${words}: a further payment may not be on file`, documents);
  return failing(
    { amount: minus(given.amount, due.amount), unit: due.currency ?? "money" },
    words,
    documents,
  );
}

const money = ({ amount, currency }: Money): string =>
  `${writeDecimal(amount).value} ${currency ?? ""}`.trim();

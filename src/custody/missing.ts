import type { Asked } from "./asked.ts";
import type { Movement } from "./book/movement.ts";
import { foldNumber } from "./book/paper.ts";
import type { Run } from "./book/run.ts";
import type { MissingPaper } from "./check-result.ts";
import { invoicesOf, paymentsOf } from "./checks/paid.ts";
import type { Who } from "./custody-input.ts";
import { hsOfFlow, isAt, papersOf, whoAt } from "./lot-facts.ts";
import { goodsBetween, isRaw, lastStep, routeTo, stepOf } from "./route.ts";

/** R10: what is not documented of a lot's own step, and of its transfers; and of every step behind it, where no run is on file. */
export function missingPapers(asked: Asked): readonly MissingPaper[] {
  const { lot } = asked;
  const runs = [...new Set(lot.made.map(({ run }) => run))];
  const making = runs.length > 0 ? runs.flatMap((run) => ofRun(asked, run)) : ofUnmade(asked);
  return [
    ...making,
    ...lot.movements.flatMap((movement) => ofMovement(asked, movement)),
    ...unrecordedTransfers(asked),
  ];
}

/** Papers that show the making of a good, and those that show a raw material. */
const production = new Set(["production-record"]);
const taking = new Set([
  ...production,
  "bale-list",
  "weight-note",
  "declaration-of-origin",
  "certificate-of-origin",
]);

function ofRun(asked: Asked, run: Run): readonly MissingPaper[] {
  const { book, lot, facts } = asked;
  const { graph, balance } = book.input;
  const raw = isRaw(graph, facts.hs);
  const step = stepOf(balance, run.process, facts.hs);
  const holder = producerOf(asked, run);
  const at = { step: `${step} of ${lot.id}`, holder };
  const papers = raw ? taking : production;
  const has = lot.papers.some(({ paper }) => papers.has(paper.kind));
  const between = goodsBetween(
    graph,
    balance,
    run.inputs.map((flow) => hsOfFlow(book, flow)),
    facts.hs,
  );
  return [
    ...(run.site === undefined
      ? [
          {
            ...at,
            paper: "producer" as const,
            why: `run ${run.id} does not say where it was done, nor by whom`,
          },
        ]
      : []),
    ...(has
      ? []
      : [
          {
            ...at,
            paper: "production-record" as const,
            why: `no ${raw ? "bale list, weight note or production record" : "production record"} names ${lot.id}`,
          },
        ]),
    ...(run.inputs.length > 0 || raw
      ? []
      : [{ ...at, paper: "inputs" as const, why: `run ${run.id} does not say what went in` }]),
    ...between.map((hs) => ({
      step: `${lastStep(balance, hs)}, before ${lot.id}`,
      paper: "production-record" as const,
      holder,
      why: `run ${run.id} goes from what went in to HS ${facts.hs} in one step, and HS ${hs} lies between`,
    })),
  ];
}

function producerOf(asked: Asked, run: Run | undefined): string {
  const { book, lot } = asked;
  const site = run?.site ?? [...asked.facts.madeAt][0];
  const first = lot.movements[0] ?? lot.orders[0];
  const who = site === undefined ? {} : whoAt(book, { site, who: {} });
  return nameOr(
    asked,
    isNamed(who) ? who : first === undefined ? {} : whoAt(book, first.from),
    site ?? `whoever made ${lot.id}`,
  );
}

const isNamed = ({ key, name }: Who): boolean => key !== undefined || name !== undefined;

const nameOr = ({ book }: Asked, who: Who, otherwise: string): string =>
  isNamed(who) ? book.input.parties.nameOf(who) : otherwise;

/** No run is on file. A raw material needs a paper of its taking; of anything else all steps behind it are open. */
function ofUnmade(asked: Asked): readonly MissingPaper[] {
  const { book, lot, facts } = asked;
  const { graph, balance } = book.input;
  const kinds = new Set(lot.papers.map(({ paper }) => paper.kind));
  const holder = producerOf(asked, undefined);
  if (isRaw(graph, facts.hs))
    return [...taking].some((kind) => kinds.has(kind))
      ? []
      : [
          {
            step: `growing, mining or first processing of ${lot.id}`,
            paper: "production-record",
            holder,
            why: `no bale list, weight note or production record names ${lot.id}`,
          },
        ];
  const step = `${lastStep(balance, facts.hs)} of ${lot.id}`;
  const own: MissingPaper[] = kinds.has("production-record")
    ? [{ step, paper: "inputs", holder, why: `no run says what ${lot.id} was made of` }]
    : [
        {
          step,
          paper: "production-record",
          holder,
          why: `no run and no production record of ${lot.id} is on file`,
        },
      ];
  return [...own, ...behind(asked, holder)];
}

/** Every step before the last, of which nobody is known but who sold to whom. */
function behind({ book, lot, facts }: Asked, maker: string): readonly MissingPaper[] {
  const [, ...before] = routeTo(book.input.balance, facts.hs);
  return before.flatMap(({ step, makes }, place) =>
    stepPapers(
      `${step}, before ${lot.id}`,
      place === 0 ? `whoever supplied ${maker}` : `whoever made HS ${makes.join(" or ")} for it`,
    ),
  );
}

/** What a step that nobody documented is to be shown by. */
export const stepPapers = (step: string, holder: string): readonly MissingPaper[] =>
  (["production-record", "transfer", "payment"] as const).map((paper) => ({
    step,
    paper,
    holder,
    why: "nothing of this step is on file",
  }));

const transport = new Set(["bill-of-lading", "waybill", "delivery-note", "goods-receipt"]);

function ofMovement(asked: Asked, movement: Movement): readonly MissingPaper[] {
  const { book, lot } = asked;
  const { shipment } = movement;
  const own = papersOf(lot, movement).map(({ paper }) => paper.kind);
  const kinds = new Set([...own, ...kindsForAll(asked)]);
  const [seller, buyer] = [whoAt(book, movement.from), whoAt(book, movement.to)];
  const step = `${lot.id} in ${shipment.id}`;
  const missing: MissingPaper[] = [];
  if (![...transport].some((kind) => kinds.has(kind)))
    missing.push({
      step,
      paper: "transfer",
      // Both ends hold one; who sends has it made out.
      holder: nameOr(asked, seller, `the seller of ${shipment.id}`),
      why: `no bill of lading, waybill, delivery note or receipt names ${shipment.id}`,
    });
  if (isNamed(seller) && isNamed(buyer) && book.input.parties.same(seller, buyer) === "same") return missing;
  if (!kinds.has("invoice"))
    missing.push({
      step,
      paper: "invoice",
      holder: nameOr(asked, seller, `the seller of ${shipment.id}`),
      why: `no invoice names ${shipment.id}`,
    });
  if (!isPaid(asked, movement, kinds))
    missing.push({
      step,
      paper: "payment",
      holder: nameOr(asked, buyer, `the buyer of ${shipment.id}`),
      why: `no payment of ${shipment.id} is on file`,
    });
  return missing;
}

/** Kinds of which as many papers name the lot and no shipment as it has movements: there may be one for each. */
function kindsForAll({ lot }: Asked): readonly string[] {
  const papers = new Set(
    lot.papers.filter(({ shipment }) => shipment === undefined).map(({ paper }) => paper),
  );
  const byKind = Map.groupBy(papers, ({ kind }) => kind);
  return [...byKind].flatMap(([kind, some]) => (some.length >= lot.movements.length ? [kind] : []));
}

/** Every invoice of the shipment has a payment; without an invoice, a payment names the shipment or its document. */
function isPaid(asked: Asked, movement: Movement, kinds: ReadonlySet<string>): boolean {
  const invoices = [...invoicesOf(asked)].filter(([, { shipment }]) => shipment === movement.shipment);
  if (invoices.length > 0) return invoices.every(([paper]) => paymentsOf(asked, paper).length > 0);
  if (kinds.has("payment-advice")) return true;
  const names = [movement.shipment.id, ...movement.rows.flatMap(({ cells }) => cells.document ?? [])];
  return names.some((name) => asked.book.payments.has(foldNumber(name)));
}

/** Where it was used and neither made nor received. */
function unrecordedTransfers(asked: Asked): readonly MissingPaper[] {
  const { book, lot, facts } = asked;
  const sites = new Set(lot.draws.flatMap(({ run }) => run.site ?? []));
  return [...sites]
    .filter((site) => !facts.madeAt.has(site) && !lot.movements.some(({ to }) => isAt(book, to, site)))
    .map((site) => ({
      step: `${lot.id} to ${site}`,
      paper: "transfer",
      holder: nameOr(asked, whoAt(book, { site, who: {} }), site),
      why: `that ${lot.id} came to ${site}, where it was used, is not recorded`,
    }));
}

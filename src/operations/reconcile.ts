import { z } from "zod";
import type { Book, Lot } from "../custody/book/book.ts";
import { factsOf } from "../custody/lot-facts.ts";
import { massTable } from "../custody/mass-table.ts";
import { openOrders } from "../custody/orders.ts";
import { type Reconciled, Reconciler } from "../custody/reconcile.ts";
import { writeDecimal } from "../goods/rational.ts";
import { compareText } from "../model/compare-text.ts";
import { dayOf, type IsoDate } from "../model/dates.ts";
import { fail } from "../model/issue.ts";
import { foldLot } from "../tracing/shares/share-input.ts";
import { attachedPapers } from "./attached-papers.ts";
import { pause } from "./job.ts";
import { notInTheAnswer } from "./not-in-the-answer.ts";
import { defineOperation, type FileInput } from "./operation.ts";
import { custodyBook } from "./reconcile-book.ts";
import { clientOf, ofClient } from "./reconcile-client.ts";
import { overridesOf } from "./reconcile-overrides.ts";
import { paperLines } from "./reconcile-papers.ts";
import { type LotLine, type ReconcileOutput, reconcileSchema } from "./reconcile-shapes.ts";
import { supposing } from "./reconcile-with.ts";
import { putWorkbook } from "./reconcile-xlsx.ts";
import { forceArgument } from "./table-file.ts";
import { once } from "./tables/once.ts";
import { viewOf, type WorkspaceView } from "./view.ts";

export const reconcile = defineOperation({
  name: "reconcile",
  kind: "query",
  summary:
    "Do the papers of this lot add up? Each rule passes, fails by an amount or cannot tell; what is not on file is named.",
  args: [
    {
      name: "lot",
      place: "position",
      takes: "text",
      description: "a lot by its id, lot:ID, or product:ID for all lots of a product (default: all lots)",
    },
    {
      name: "with",
      place: "flag",
      takes: "files",
      description: "what if these files were imported too? Nothing of them is kept",
    },
    {
      name: "client",
      place: "flag",
      takes: "text",
      description: "only lots that one of several importers bought, and what they were made of",
    },
    {
      name: "table",
      place: "flag",
      takes: "switch",
      description: "also the mass balance, to check with a calculator",
    },
    {
      name: "xlsx",
      place: "flag",
      takes: "text",
      description: "write checks, missing papers and mass balance to a workbook, as values",
    },
    forceArgument,
    { name: "knownBy", place: "flag", takes: "date", description: "only what had been recorded by then" },
  ],
  input: z.object({
    lot: z.string().min(1).optional(),
    with: z.array(z.custom<FileInput>()).optional(),
    client: z.string().min(1).optional(),
    table: z.boolean().default(false),
    xlsx: z.string().min(1, "name the file").optional(),
    force: z.boolean().default(false),
    knownBy: z.string().optional(),
  }),
  output: { shape: "object", schema: reconcileSchema },
  roles: ["reader", "analyst"],
  alarms: ({ lots }: ReconcileOutput) => [
    ...(lots.some(({ verdict }) => verdict === "contradicted") ? ["contradicted"] : []),
    ...(lots.some(({ verdict }) => verdict === "cannot-tell" || verdict === "gaps") ? ["unknown"] : []),
  ],
  run: async (ports, _actor, input): Promise<ReconcileOutput> => {
    const today = dayOf(ports.now());
    const store = await ports.readStore();
    const recorded = await viewOf(store, input.knownBy);
    const overrides = overridesOf(store, input.knownBy);
    const { view, supposed } = await supposing(recorded, input.with ?? []);
    const book = custodyBook(view, { today, overrides });
    const client = input.client === undefined ? undefined : clientOf(view, input.client);
    const asked = ofClient(book, lotsAsked(book, input.lot), client);
    const reconciler = new Reconciler(book);
    const sharesOf = input.lot === undefined ? async () => [] : lotShares(view, today);
    const papersOf = paperLines(view, attachedPapers(store, input.knownBy));
    const lots: LotLine[] = [];
    for (const [done, lot] of asked.entries()) {
      if (done % 500 === 0) await pause(ports, { step: "reconciling lots", done, total: asked.length });
      lots.push({
        ...lineOf(book, reconciler.of(lot)),
        shares: await sharesOf(lot),
        papers: [...papersOf(lot)],
      });
    }
    ports.progress({ step: "", done: lots.length, total: lots.length });
    const table = input.table || input.xlsx !== undefined ? asked.flatMap((lot) => tableOf(book, lot)) : [];
    const shown = { fictional: view.fictional, lots, table };
    const file =
      input.xlsx === undefined
        ? null
        : await putWorkbook(ports, { file: input.xlsx, force: input.force }, shown);
    const about = reconcileSchema.omit({ lots: true, table: true }).parse({
      fictional: view.fictional,
      on: today,
      client: client?.name ?? null,
      supposed: [...supposed],
      overrides: [...overrides],
      orders:
        input.lot === undefined
          ? openOrders(book).map(({ hs, ...order }) => ({ ...order, hs: hs ?? null }))
          : [],
      file,
      notes: [...notInTheAnswer(view), ...view.eventIssues].map(({ message }) => message),
    });
    // A hundred thousand lots are not copied once more to be checked: their type is that of the schema.
    return { ...about, lots, table: input.table ? table : [] };
  },
});

/**
 * The shares of one lot, from the network that `trace` asks: a lot never has two intervals. The network is laid for the
 * first lot. Of all lots at once they are not worked out: each asks the linear program anew.
 */
function lotShares(view: WorkspaceView, today: IsoDate): (lot: Lot) => Promise<LotLine["shares"]> {
  const asking = once(async () => {
    const { questionOf } = await import("./flow-question.ts");
    const { prepare } = await import("./prepared.ts");
    return questionOf(prepare(view, today), [], { today });
  });
  return async ({ id }) => {
    const { lotShareLines } = await import("./share-lines.ts");
    return [...(await lotShareLines(await asking(), id, today))];
  };
}

const tableOf = (book: Book, lot: Lot): ReconcileOutput["table"] => [
  ...massTable({ book, lot, facts: factsOf(book, lot) }),
];

/** The lots that a text names, or all of them, by their ids. */
function lotsAsked(book: Book, text: string | undefined): readonly Lot[] {
  const all = [...book.lots.values()].toSorted((a, b) => compareText(a.id, b.id));
  if (text === undefined) return all;
  const product = /^product:(.+)$/.exec(text)?.[1];
  const found =
    product === undefined
      ? [book.lots.get(foldLot(text.replace(/^lot:/, "")) ?? "")]
      : all.filter((lot) => factsOf(book, lot).product === product);
  const lots = found.filter((lot) => lot !== undefined);
  if (lots.length > 0) return lots;
  return fail(
    "subject.none",
    `No ${product === undefined ? "lot" : "lot of a product"} of this workspace is called "${product ?? text}".`,
    'Run "selvedge reconcile" without a lot for all of them, with their ids.',
    { received: text },
  );
}

function lineOf(book: Book, { lot, verdict, checks, missing }: Reconciled): LotLine {
  const { product, hs, held } = factsOf(book, lot);
  return {
    lot: lot.id,
    product: product ?? null,
    hs: hs ?? null,
    kg: held?.mass.ok === true ? Number(writeDecimal(held.mass.kg).value) : null,
    verdict,
    checks: checks.map(({ amount, documents, ...check }) => ({
      ...check,
      amount: amount === null ? null : Number(amount),
      documents: [...documents],
    })),
    shares: [],
    missing: [...missing],
    papers: [],
  };
}

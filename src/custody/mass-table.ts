import { dividedBy, minus, plus, type Rational, writeDecimal } from "../goods/rational.ts";
import type { Asked } from "./asked.ts";
import { type Ledger, type Leg, ledgersOf } from "./book/ledger.ts";
import type { Amount, Mass } from "./book/masses.ts";
import { none, sumOf } from "./book/masses.ts";
import type { Flow, Run } from "./book/run.ts";
import { dayWords } from "./days.ts";
import { hsOfFlow, massOfFlow } from "./lot-facts.ts";
import { type Band, bandOf } from "./yield-band.ts";

/** A line of a mass balance: an amount as written, the factor to kilograms, and the kilograms. Plain decimals. */
export interface TableRow {
  readonly lot: string;
  /** `in`, `out`, `loss`, `limit`, `usual`: of a run; `held`, `drawn`, `sent`, `left`: of the lot; `opening` to `residual`: of a ledger. */
  readonly line: string;
  readonly what: string;
  readonly given: string;
  readonly unit: string;
  readonly factor: string;
  readonly kg: string;
  readonly note: string;
}

/** All that a person with a calculator needs to check the masses of a lot: its runs, what became of it, its ledgers. */
export function massTable(asked: Asked): readonly TableRow[] {
  const runs = [...new Set(asked.lot.made.map(({ run }) => run))];
  return [
    ...runs.flatMap((run) => runRows(asked, run)),
    ...lotRows(asked),
    ...ledgersOf(asked.book, asked.lot).flatMap((ledger) => ledgerRows(asked, ledger)),
  ];
}

const text = (value: Rational): string => writeDecimal(value).value;

function amountRow(
  { lot }: Asked,
  { line, what, note }: { readonly line: string; readonly what: string; readonly note: string },
  amount: Amount,
  mass: Mass,
): TableRow {
  const byNet = amount.netKg !== undefined && mass.ok;
  const given = byNet ? amount.netKg : (amount.quantity ?? "");
  const unit = byNet ? "kg net" : (amount.unit ?? "");
  const told = mass.ok ? (mass.note ?? "") : mass.why;
  const notes = [note, told].filter((part) => part !== "").join("; ");
  return {
    lot: lot.id,
    line,
    what,
    given,
    unit,
    factor: factorOf(given, mass),
    kg: mass.ok ? text(mass.kg) : "?",
    note: notes,
  };
}

/** Kilograms of one unit, as the row was converted. */
function factorOf(given: string, mass: Mass): string {
  if (!mass.ok || !/^\d+(\.\d+)?$/.test(given.trim())) return "?";
  const [whole = "", part = ""] = given.trim().split(".");
  const count = { n: BigInt(whole + part), d: 10n ** BigInt(part.length) };
  return count.n === 0n ? "1" : text(dividedBy(mass.kg, count));
}

const sum = ({ lot }: Asked, name: string, what: string, kg: Rational): TableRow => ({
  lot: lot.id,
  line: name,
  what,
  given: "",
  unit: "",
  factor: "",
  kg: text(kg),
  note: "",
});

function runRows(asked: Asked, run: Run): readonly TableRow[] {
  const { book } = asked;
  const rowOf = (flow: Flow): TableRow =>
    amountRow(
      asked,
      {
        line: flow.side,
        what: flow.lotGiven ?? "(no lot)",
        note: `run ${run.id}${flow.side === "in" && run.process !== undefined ? `, ${run.process}` : ""}`,
      },
      flow,
      massOfFlow(book, flow),
    );
  return [...run.inputs.map(rowOf), ...run.outputs.map(rowOf), ...yieldRows(asked, run)];
}

function yieldRows(asked: Asked, run: Run): readonly TableRow[] {
  const { book, facts } = asked;
  const weighed = [...run.inputs, ...run.outputs].map((flow) => ({ flow, mass: massOfFlow(book, flow) }));
  if (run.inputs.length === 0 || weighed.some(({ mass }) => !mass.ok)) return [];
  const of = (side: Flow["side"]): Rational =>
    sumOf(weighed.flatMap(({ flow, mass }) => (flow.side === side && mass.ok ? [mass.kg] : [])));
  const loss = minus(of("in"), of("out"));
  const inputs = weighed.flatMap(({ flow, mass }) =>
    flow.side === "in" && mass.ok ? [{ hs: hsOfFlow(book, flow), kg: mass.kg }] : [],
  );
  const band = bandOf(book.input.balance, inputs, { hs: facts.hs, process: run.process });
  return [sum(asked, "loss", `run ${run.id}: in less out`, loss), ...bandRows(asked, run, band)];
}

function bandRows(asked: Asked, run: Run, band: Band): readonly TableRow[] {
  if (!band.ok) return [{ ...sum(asked, "limit", `run ${run.id}`, none), kg: "?", note: band.why }];
  const { limit, usual, stages } = band;
  const most = stages.map(
    ({ stage, limit: own, usual: band_, source }) =>
      `${stage}: usual ${band_.least} to ${band_.most}, limit ${own.most ?? "none"} (${source})`,
  );
  return [
    {
      ...sum(asked, "limit", `run ${run.id}: at most`, limit.most ?? none),
      note: most.join("; "),
      ...(limit.most === undefined ? { kg: "none" } : {}),
    },
    sum(asked, "usual", `run ${run.id}: from`, usual.least),
    sum(asked, "usual", `run ${run.id}: to`, usual.most),
  ];
}

function lotRows(asked: Asked): readonly TableRow[] {
  const { lot, facts } = asked;
  const { held } = facts;
  const drawn = lot.draws.map((flow) =>
    amountRow(asked, { line: "drawn", what: `run ${flow.run.id}`, note: "" }, flow, facts.weigh(flow)),
  );
  const sent = lot.movements.flatMap(({ shipment, amounts, leaves }) =>
    amounts.map((amount) =>
      amountRow(
        asked,
        { line: "sent", what: `shipment ${shipment.id}`, note: dayWords(leaves.latest) },
        amount,
        facts.weigh(amount),
      ),
    ),
  );
  if (held === undefined) return [...drawn, ...sent];
  const has = held.mass.ok ? [sum(asked, "held", held.by, held.mass.kg)] : [];
  return [...has, ...drawn, ...sent];
}

function ledgerRows(asked: Asked, { name, rows, legs }: Ledger): readonly TableRow[] {
  let before: Ledger["rows"][number] | undefined;
  return rows.flatMap((row) => {
    const opening = before === undefined ? row.opening : before.closing;
    const from = before === undefined ? Number.NEGATIVE_INFINITY : before.day + 1;
    before = row;
    if (opening === undefined || row.closing === undefined) return [];
    const within = legs.filter(({ when }) => when.latest <= row.day && when.latest >= from);
    const side = (which: Leg["side"]): Rational =>
      sumOf(within.flatMap((leg) => (leg.side === which && leg.mass.ok ? [leg.mass.kg] : [])));
    const book = minus(plus(opening, side("in")), side("out"));
    return [
      sum(asked, "opening", `${name}, to ${row.date}`, opening),
      sum(
        asked,
        "+ in",
        within
          .filter((leg) => leg.side === "in")
          .map((leg) => leg.name)
          .join(", "),
        side("in"),
      ),
      sum(
        asked,
        "- out",
        within
          .filter((leg) => leg.side === "out")
          .map((leg) => leg.name)
          .join(", "),
        side("out"),
      ),
      sum(asked, "counted", row.date, row.closing),
      sum(asked, "residual", "opening + in - out - counted", minus(book, row.closing)),
    ];
  });
}

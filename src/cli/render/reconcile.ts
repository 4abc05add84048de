import type { LotLine, ReconcileOutput } from "../../operations/reconcile-shapes.ts";
import { fictionLine } from "./fiction.ts";
import { massTables } from "./reconcile-table.ts";
import { hang, paint, type Style, type Terminal, shown as told, wrap } from "./terminal.ts";
import { shareBlock } from "./trace-shares.ts";

/** As `shown`, with GS1 ids without their host: they are long, and stand in every line. */
const shown = (text: string): string => told(text).replaceAll("https://id.gs1.org/", "gs1:");

const words = {
  reconciles: "its papers reconcile",
  gaps: "papers are missing; what is there agrees",
  contradicted: "its papers contradict one another",
  "cannot-tell": "cannot be told",
} as const;

const styles: Readonly<Record<LotLine["verdict"], Style>> = {
  reconciles: "green",
  gaps: "yellow",
  contradicted: "red",
  "cannot-tell": "yellow",
};

const marks = { pass: "  + ", fail: "  x ", "cannot-tell": "  ? " } as const;

const legend =
  "+ holds   x fails, with the amount   ? cannot be told. A verdict is about papers, never about labour; papers that reconcile clear nobody.";

/** By lot: the verdict, each rule with its reason, and what is not on file. Of many lots those that hold are counted only. */
export function renderReconcile(found: ReconcileOutput, terminal: Terminal): string {
  const nothing = "Nothing to reconcile: no row of the workspace names a lot or is an order.";
  const whole = found.lots.length <= 1;
  const lots = worstFirst(found.lots);
  const blocks = lots.map((lot) => block(lot, terminal, whole));
  const more = found.lots.length - lots.length;
  return [
    ...fictionLine(found.fictional),
    ...(found.lots.length + found.orders.length === 0 ? [nothing] : []),
    ...blocks,
    ...(more > 0 ? [wrap(`and ${more} more lots; --json and --xlsx hold all.`, terminal.width)] : []),
    ...found.orders.map((order) => orderBlock(order, terminal)),
    ...massTables(found.table, terminal),
    ...(found.file === null ? [] : [hang("", shown(`Wrote ${found.file.file}`), terminal.width)]),
    ...tally(found, terminal),
    ...found.supposed.map(({ file, kind, rows }) =>
      hang("! ", shown(`Supposed, and not kept: ${rows} rows of ${kind} in ${file}.`), terminal.width),
    ),
    ...found.overrides.map(({ what, value, reason, by }) =>
      hang("! ", shown(`${what} is ${value} here, set by ${by}: ${reason}`), terminal.width),
    ),
    ...found.notes.map((note) => hang("! ", shown(note), terminal.width)),
    paint(terminal, "dim", wrap(legend, terminal.width)),
  ].join("\n\n");
}

/** Lots that a page holds. */
const mostLots = 100;
const severity: readonly LotLine["verdict"][] = ["contradicted", "cannot-tell", "gaps", "reconciles"];

/** Few lots in the order of their ids; of many those first that need a person. */
const worstFirst = (lots: readonly LotLine[]): readonly LotLine[] =>
  lots.length <= mostLots
    ? lots
    : lots.toSorted((a, b) => severity.indexOf(a.verdict) - severity.indexOf(b.verdict)).slice(0, mostLots);

function block(lot: LotLine, terminal: Terminal, whole: boolean): string {
  const good = [
    lot.product,
    lot.hs === null ? null : `HS ${lot.hs}`,
    lot.kg === null ? null : `${lot.kg} kg`,
  ];
  const about = good.filter((part) => part !== null).join(", ");
  const told = lot.checks.filter(({ result }) => whole || result !== "pass");
  const held = lot.checks.length - told.length;
  return [
    paint(
      terminal,
      styles[lot.verdict],
      hang("", shown(`${lot.lot}: ${words[lot.verdict]}`), terminal.width),
    ),
    ...(about === "" ? [] : [paint(terminal, "dim", hang("  ", shown(about), terminal.width))]),
    ...told.map((check) => checkLine(check, terminal)),
    ...(held === 0
      ? []
      : [paint(terminal, "dim", `  + ${held} ${held === 1 ? "rule holds" : "rules hold"}`)]),
    ...missingLines(lot.missing, terminal),
    ...shareBlock(lot.shares, [], terminal),
  ].join("\n");
}

function checkLine(
  { rule, result, amount, unit, reason }: LotLine["checks"][number],
  terminal: Terminal,
): string {
  const by = amount === null ? "" : ` by ${amount} ${unit ?? ""}`;
  const text = `${rule}${by}: ${reason}`;
  const line = hang(marks[result], shown(text), terminal.width);
  return result === "fail" ? paint(terminal, "red", line) : line;
}

const papers: Readonly<Record<LotLine["missing"][number]["paper"], string>> = {
  producer: "who did it and where",
  "production-record": "production record",
  inputs: "what went in",
  transfer: "transport paper or receipt",
  invoice: "invoice",
  payment: "payment",
};

/** By whom to ask, so that one letter can go to each. */
function missingLines(missing: LotLine["missing"], terminal: Terminal): readonly string[] {
  if (missing.length === 0) return [];
  const byHolder = Map.groupBy(missing, ({ holder }) => holder);
  return [
    "  not on file, and whom to ask:",
    ...[...byHolder].flatMap(([holder, some]) => {
      const byStep = Map.groupBy(some, ({ step }) => step);
      return [
        hang("    ", shown(`${holder}:`), terminal.width),
        ...[...byStep].map(([step, wanted]) =>
          hang(
            "      - ",
            shown(`${step}: ${wanted.map(({ paper }) => papers[paper]).join(", ")}`),
            terminal.width,
          ),
        ),
      ];
    }),
  ];
}

function orderBlock(
  { order, hs, seller, missing }: ReconcileOutput["orders"][number],
  terminal: Terminal,
): string {
  const head = `order ${order}: nothing made or moved is tied to it yet`;
  return [
    paint(terminal, "yellow", hang("", shown(head), terminal.width)),
    paint(
      terminal,
      "dim",
      hang("  ", shown(`${hs === null ? "good not known" : `HS ${hs}`}, from ${seller}`), terminal.width),
    ),
    ...missingLines(missing, terminal),
  ].join("\n");
}

function tally({ lots }: ReconcileOutput, terminal: Terminal): readonly string[] {
  if (lots.length < 2) return [];
  const counts = Map.groupBy(lots, ({ verdict }) => verdict);
  const text = (["reconciles", "gaps", "contradicted", "cannot-tell"] as const)
    .map((verdict) => `${counts.get(verdict)?.length ?? 0} ${verdict}`)
    .join(", ");
  return [paint(terminal, "bold", wrap(`${lots.length} lots: ${text}`, terminal.width))];
}

// How long it takes to reconcile every lot of a made-up trade, and one lot of it, with ten papers a lot.
//   node --max-old-space-size=3000 bench/speed/custody/run.ts [lots] [seed]
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { balanceFileNames, buildBalanceTables } from "../../../src/balance/yields.ts";
import { openBook } from "../../../src/custody/book/book.ts";
import type { CustodyInput, Who } from "../../../src/custody/custody-input.ts";
import { Reconciler } from "../../../src/custody/reconcile.ts";
import { buildGoodsTables, goodsFileNames } from "../../../src/goods/goods-tables.ts";
import { buildInputGraph } from "../../../src/goods/input-graph.ts";
import { unitsFileName } from "../../../src/goods/read-units.ts";
import { buildUnits } from "../../../src/goods/units.ts";
import { madeUpPapers } from "./made-up-papers.ts";

const [lots, seed] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 1)];
const data = (name: string): string =>
  readFileSync(new URL(`../../../data/${name}`, import.meta.url), "utf8");
const filesOf = (folder: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, data(`${folder}/${name}`)]));

/** Parties by their keys: who is who is settled before custody is asked. */
const parties: CustodyInput["parties"] = {
  find: ({ key, name }: Who) => key ?? name,
  nameOf: ({ key, name }) => name ?? key ?? "an unnamed party",
  same: (a, b) => ((a.key ?? a.name) === (b.key ?? b.name) ? "same" : "differs"),
};

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Seconds of processor time, of all threads, and seconds on the clock. */
function timed<T>(work: () => T): { readonly value: T; readonly cpu: number; readonly wall: number } {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const value = work();
  const used = process.cpuUsage(cpu);
  return {
    value,
    cpu: round((used.user + used.system) / 1e6),
    wall: round((performance.now() - wall) / 1000),
  };
}

const made = timed(() => madeUpPapers(lots, seed));
const input: CustodyInput = {
  records: made.value,
  withdrawn: [],
  openRuns: new Set(),
  netContents: [],
  units: buildUnits(data(`goods/${unitsFileName}`)),
  graph: buildInputGraph(buildGoodsTables(filesOf("goods", goodsFileNames))),
  balance: buildBalanceTables(filesOf("balance", balanceFileNames)),
  parties,
  unread: new Set(),
  today: "2026-11-22",
};
const opened = timed(() => openBook(input));
const book = opened.value;
// One lot, and all behind it, asked of a book in which nothing was asked before: the middle lots of each tier and the last.
const asked = [0.1, 0.4, 0.6, 0.9, 1].map((share) => [...book.lots.values()][Math.floor(share * (lots - 1))]);
const one = asked.flatMap((lot) => (lot === undefined ? [] : [timed(() => new Reconciler(book).of(lot))]));
const all = timed(() => {
  const reconciler = new Reconciler(book);
  const verdicts: Record<string, number> = {};
  for (const lot of book.lots.values()) {
    const { verdict } = reconciler.of(lot);
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  }
  return verdicts;
});

const result = {
  what: "every lot of a made-up trade reconciled, records in memory; one lot is asked of the open book, with all lots behind it",
  lots,
  documents: made.value.documents.length,
  rows: Object.values(made.value).reduce((sum, rows) => sum + rows.length, 0),
  seed,
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores`,
  node: process.version,
  date: new Date().toISOString().slice(0, 10),
  open: { cpu: opened.cpu, wall: opened.wall },
  all: { cpu: all.cpu, wall: all.wall, verdicts: all.value },
  one: one.map(({ cpu, wall }) => ({ cpu, wall })),
  mostMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
};
writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);

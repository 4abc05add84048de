// How long it takes to tell which rows of shipments are one shipment: made-up files of a customs export and an importer's
// own list, in memory, by the customer's own book of parties. The numbers that come out are compared with what was planted.
//   node --expose-gc run.ts [rows of both files together] [rounds]; default 1,000,000 3
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import type { CanonicalRow, Records } from "../../../src/model/records.ts";
import { recordKinds } from "../../../src/model/records.ts";
import { sameShipmentsOf } from "../../../src/operations/same-shipments.ts";
import { buildParties } from "../../../src/parties/build-parties.ts";

const [rows = 1_000_000, rounds = 3] = process.argv.slice(2).map(Number);
type Row = CanonicalRow<"shipments">;

/** The same numbers in every run. */
function counter(): (below: number) => number {
  let state = 4_321;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const codes = ["520100", "520511", "620520", "611020", "280461", "854143", "200290", "760110"];

/** Every tenth shipment of the list has no number in it; every hundredth has another mass; every five hundredth another buyer. */
function twoFiles(count: number): { readonly rows: readonly Row[]; readonly planted: Planted } {
  const next = counter();
  const made: Row[] = [];
  const planted = { joined: 0, open: 0, contradicted: 0 };
  for (let at = 0; at < count / 2; at += 1) {
    const shared = {
      date: new Date(Date.UTC(2021, 0, 1) + at * 160_000).toISOString().slice(0, 10),
      seller_id: `P${next(2000)}`,
      buyer_id: `P${2000 + next(2000)}`,
      hs: codes[next(8)] ?? "",
      net_kg: String(1000 + next(900_000) / 10),
    };
    const number = `MEDU${String(at).padStart(8, "0")}`;
    const [bare, heavy, other] = [at % 10 === 3, at % 100 === 7, at % 500 === 11];
    made.push(
      rowOf("customs", at, { ...shared, shipment: `C${at}`, document: number, date_kind: "arrival" }),
    );
    const own = {
      ...shared,
      shipment: `S${at}`,
      date_kind: "arrival",
      ...(bare ? {} : { document: number }),
    };
    if (heavy) own.net_kg = String(Number(shared.net_kg) * 3);
    if (other) own.buyer_id = `P${4000 + next(100)}`;
    made.push(rowOf("own", at, own));
    planted[heavy || other ? "contradicted" : bare ? "open" : "joined"] += 1;
  }
  return { rows: made, planted };
}

type Planted = Readonly<Record<"joined" | "open" | "contradicted", number>>;

const rowOf = (file: string, at: number, cells: Row["cells"]): Row => ({
  kind: "shipments",
  cells,
  extra: {},
  source: { import: file, row: at + 2, file: `${file}.csv` },
});

const recordsOf = (shipments: readonly Row[]): Records => ({
  ...(Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as Records),
  shipments,
});

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const seconds = (from: number): number => Math.round(performance.now() - from) / 1000;

function measure(shipments: readonly Row[]) {
  const parties = buildParties(recordsOf(shipments));
  const sameAs = () => ({ links: [], notes: [], compared: 0 });
  const headings = new Map([["customs", "billOfLadingNumber"]]);
  globalThis.gc?.();
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const found = sameShipmentsOf(shipments, { parties, sameAs, decisions: [], headings });
  const used = process.cpuUsage(cpu);
  return { found, seconds: seconds(start), cpu: Math.round((used.user + used.system) / 1000) / 1000 };
}

const { rows: made, planted } = twoFiles(rows);
const cases = { "two files": made, "one file": made.filter(({ source }) => source.import === "own") };
const raw: Record<string, { readonly seconds: number; readonly cpu: number }[]> = {};
const told: Record<string, Readonly<Record<string, number>>> = {};
for (const [name, some] of Object.entries(cases))
  for (let round = 0; round < rounds; round += 1) {
    const { found, ...times } = measure(some);
    raw[name] = [...(raw[name] ?? []), times];
    const states = Map.groupBy(found.links, ({ state }) => state);
    told[name] = {
      rows: found.rows.length,
      ...Object.fromEntries([...states].map(([state, { length }]) => [state, length])),
    };
    process.stdout.write(`${name}: ${JSON.stringify(times)} ${JSON.stringify(told[name])}\n`);
  }
const result = {
  what: "rows of shipments in memory, told apart and joined; parties already known; links between parties none",
  rows: { "two files": made.length, "one file": made.length / 2 },
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores`,
  node: process.version,
  date: new Date().toISOString().slice(0, 10),
  planted,
  told,
  medians: Object.fromEntries(
    Object.entries(raw).map(([name, all]) => [
      name,
      { seconds: median(all.map((one) => one.seconds)), cpu: median(all.map((one) => one.cpu)) },
    ]),
  ),
  raw,
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
};
writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);

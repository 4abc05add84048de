// One adapter in a process of its own, on one thread; prints what it measured as JSON.
//   node --expose-gc measured.ts ADAPTER NAMES QUERIES SECONDS   (stops after so many queries or seconds)
import { performance } from "node:perf_hooks";
import type { Adapter } from "./adapter.ts";
import { makeNames } from "./names.ts";
import { ours } from "./ours.ts";
import { peers } from "./peers.ts";
import { damages, makeQueries, type Query } from "./queries.ts";
import { seeds } from "./seeds.ts";

const limit = 10;
/** Queries before the clock counts, so that the code is compiled and words met before are known, as in a service; fewer where they take more than these seconds. */
const warming = { queries: 1_500, seconds: 10 };

export interface Measured {
  readonly settings: string;
  readonly listed: number;
  readonly buildSeconds: number;
  /** Heap and buffers after the build, less those before it; the names themselves count for nobody. */
  readonly indexMb: number;
  readonly peakMb: number;
  readonly queries: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds of one query. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** For each query "1" where its name is among the ten, "0" where not, "-" where there is none to be found. */
  readonly found: string;
  /** Names not found of the queries asked, by damage. */
  readonly missed: Readonly<Record<string, string>>;
}

const [wanted = "", names = "", queries = "", seconds = ""] = process.argv.slice(2);
const makers: Readonly<Record<string, () => Adapter>> = { selvedge: ours, ...peers };
const adapter = makers[wanted]?.();
if (adapter === undefined)
  throw new Error(`no adapter "${wanted}"; there are ${Object.keys(makers).join(", ")}`);

const { texts, listed } = makeNames(Number(names), seeds.names);
const asked = makeQueries(texts, Number(queries), seeds.queries);

function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Two entries of a list may bear the same name: either is right. */
const isFound = (numbers: readonly number[], { from }: Query): string =>
  from === undefined ? "-" : numbers.some((number) => texts[number] === texts[from]) ? "1" : "0";

const round = (value: number, places: number): number => Number(value.toFixed(places));

const before = held();
const start = performance.now();
await adapter.build(texts);
const buildSeconds = (performance.now() - start) / 1000;
const indexMb = (held() - before) / 1e6;

const warmUntil = performance.now() + warming.seconds * 1000;
for (const { text } of makeQueries(texts, warming.queries, seeds.warming))
  if (performance.now() < warmUntil) adapter.search(text, limit);

const times: number[] = [];
let found = "";
let spent = 0;
for (const query of asked) {
  const from = performance.now();
  const numbers = adapter.search(query.text, limit);
  const took = performance.now() - from;
  times.push(took);
  found += isFound(numbers, query);
  spent += took / 1000;
  // Only after whole rounds of three, so that the thirds stay thirds.
  if (spent >= Number(seconds) && times.length % 3 === 0) break;
}

const sorted = times.toSorted((a, b) => a - b);
const percentile = (share: number): number =>
  round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN, 3);
/** "2 of 40" for each damage. */
const missedByDamage = (): Measured["missed"] =>
  Object.fromEntries(
    damages.map((damage) => {
      const marks = [...found].filter((_, place) => asked[place]?.damage === damage);
      return [damage, `${marks.filter((mark) => mark === "0").length} of ${marks.length}`];
    }),
  );

const measured: Measured = {
  settings: adapter.settings,
  listed,
  buildSeconds: round(buildSeconds, 2),
  indexMb: round(indexMb, 0),
  peakMb: round(process.resourceUsage().maxRSS / 1024, 0),
  queries: times.length,
  seconds: round(spent, 2),
  perSecond: round(times.length / spent, 2),
  p50: percentile(0.5),
  p95: percentile(0.95),
  p99: percentile(0.99),
  found,
  missed: missedByDamage(),
};
process.stdout.write(`${JSON.stringify(measured)}\n`);

// Our index out of a workspace's cache, in a process that did not make it: how long until the first answer, what it holds,
// and how many queries a second as many threads answer that share it. Prints what it measured as JSON.
//   node from-cache.ts make FOLDER NAMES QUERIES     makes the index and keeps it, with queries
//   node from-cache.ts ask FOLDER THREADS            reads it and asks them
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { parseName } from "../../../src/names/parse-name.ts";
import { corpusFromBytes, corpusToBytes } from "../../../src/screening/name-index/corpus-bytes.ts";
import { buildNameCorpus, NameCorpus } from "../../../src/screening/name-index/name-corpus.ts";
import { openCache } from "../../../src/store/cache.ts";
import type { Asked, Share } from "./asking-thread.ts";
import { makeNames } from "./names.ts";
import { readTables } from "./ours.ts";
import { makeQueries } from "./queries.ts";
import { seeds } from "./seeds.ts";

const [task, folder = "", first = "", second = ""] = process.argv.slice(2);
const [fingerprint, part] = ["bench", "names"];
const questions = join(folder, "queries.json");
const seconds = (since: number): number => Number(((performance.now() - since) / 1000).toFixed(3));
const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);

/** Queries that are counted, and those before them, so that the code is compiled and words met before are known. */
interface Questions {
  readonly asked: readonly string[];
  readonly warming: readonly string[];
}
const warming = 1_500;

export interface FromCache {
  readonly bytes: number;
  /** From the call to the bytes in shared memory, checked against their digest. */
  readonly loadSeconds: number;
  readonly firstAnswerSeconds: number;
  readonly threads: number;
  readonly queries: number;
  readonly perSecond: number;
  /** Milliseconds of one query. */
  readonly p50: number;
  readonly p99: number;
  /** Resident memory of the whole process, threads included, after all queries. */
  readonly residentMb: number;
}

function make(): void {
  const { texts } = makeNames(Number(first), seeds.names);
  const from = performance.now();
  const bytes = corpusToBytes(buildNameCorpus(readTables(), texts));
  if (!openCache(folder).put(fingerprint, part, bytes)) throw new Error(`${folder} keeps nothing`);
  const textsFrom = (count: number, seed: number): string[] =>
    makeQueries(texts, count, seed).map(({ text }) => text);
  const made: Questions = {
    asked: textsFrom(Number(second), seeds.queries),
    warming: textsFrom(warming, seeds.warming),
  };
  writeFileSync(questions, JSON.stringify(made));
  process.stdout.write(`${JSON.stringify({ makeSeconds: seconds(from), bytes: bytes.length })}\n`);
}

/** A thread that has the index and is compiled; `ask` lets it go. */
async function threadOn(share: Share): Promise<{ readonly ask: () => Promise<Asked> }> {
  const worker = new Worker(fileURLToPath(new URL("asking-thread.ts", import.meta.url)), {
    workerData: share,
  });
  const next = <T>(): Promise<T> =>
    new Promise((done, failed) => {
      worker.once("message", done);
      worker.once("error", failed);
    });
  await next();
  return {
    ask: () => {
      const answer = next<Asked>();
      worker.postMessage("ask");
      return answer;
    },
  };
}

async function ask(threads: number): Promise<FromCache> {
  const { asked: texts, warming } = JSON.parse(readFileSync(questions, "utf8")) as Questions;
  const tables = readTables();
  const from = performance.now();
  const bytes = openCache(folder).getShared(fingerprint, part);
  if (bytes === undefined) throw new Error(`${folder} holds no index: make it first`);
  const loadSeconds = seconds(from);
  const data = corpusFromBytes(bytes);
  if (data === undefined) throw new Error(`${folder} holds an index of another layout`);
  new NameCorpus(tables, data).search(parseName(tables, texts[0] ?? ""), 50, 0);
  const firstAnswerSeconds = seconds(from);
  const shares = Array.from({ length: threads }, (_, at) =>
    texts.filter((_, place) => place % threads === at),
  );
  const ready = await Promise.all(shares.map((own) => threadOn({ bytes, texts: own, warming })));
  const started = performance.now();
  const asked = await Promise.all(ready.map((thread) => thread.ask()));
  const perSecond = Math.round((texts.length / (performance.now() - started)) * 1000);
  if (asked.some(({ answers }) => answers === 0)) throw new Error("a thread found nothing at all");
  const residentMb = megabytes();
  const times = asked.flatMap((one) => one.times).toSorted((a, b) => a - b);
  const percentile = (share: number): number =>
    Number((times[Math.ceil(share * times.length) - 1] ?? Number.NaN).toFixed(3));
  return {
    bytes: bytes.length,
    loadSeconds,
    firstAnswerSeconds,
    threads,
    queries: texts.length,
    perSecond,
    p50: percentile(0.5),
    p99: percentile(0.99),
    residentMb,
  };
}

if (task === "make") make();
else process.stdout.write(`${JSON.stringify(await ask(Number(first)))}\n`, () => process.exit(0));

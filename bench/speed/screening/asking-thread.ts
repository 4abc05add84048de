// A thread that answers its share of the queries from an index in shared memory.
import { performance } from "node:perf_hooks";
import { parentPort, workerData } from "node:worker_threads";
import { parseName } from "../../../src/names/parse-name.ts";
import { candidateNames } from "../../../src/screening/meetings.ts";
import { corpusFromBytes } from "../../../src/screening/name-index/corpus-bytes.ts";
import { NameCorpus } from "../../../src/screening/name-index/name-corpus.ts";
import { readTables } from "./ours.ts";

export interface Share {
  readonly bytes: Uint8Array;
  readonly texts: readonly string[];
  readonly warming: readonly string[];
}

export interface Asked {
  /** Names found by all queries together. */
  readonly answers: number;
  /** Milliseconds of each query. */
  readonly times: readonly number[];
}

const { bytes, texts, warming } = workerData as Share;
const data = corpusFromBytes(bytes);
if (data === undefined || parentPort === null) throw new Error("no index to ask");
const port = parentPort;
const tables = readTables();
const corpus = new NameCorpus(tables, data);
const answersTo = (text: string): number => corpus.search(parseName(tables, text), candidateNames, 0).length;

for (const text of warming) answersTo(text);
port.once("message", () => {
  let answers = 0;
  const times: number[] = [];
  for (const text of texts) {
    const from = performance.now();
    answers += answersTo(text);
    times.push(performance.now() - from);
  }
  port.postMessage({ answers, times } satisfies Asked);
});
port.postMessage("ready");

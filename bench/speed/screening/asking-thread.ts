// A thread that answers its share of the queries from an index in shared memory.
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
  for (const text of texts) answers += answersTo(text);
  port.postMessage({ answers } satisfies Asked);
});
port.postMessage("ready");

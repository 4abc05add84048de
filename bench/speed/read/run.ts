// How long it takes to read who says what out of a thousand articles, on one core, beside parting and tagging their words.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import winkModel from "wink-eng-lite-web-model";
import winkNlp from "wink-nlp";
import { layerOf } from "../../../src/evidence/documents/text-layer.ts";
import { sha256 } from "../../../src/model/canonical.ts";
import { fullReading } from "../../../src/operations/documents/full-reading.ts";
import { namesLookedFor } from "../../../src/operations/documents/names-looked-for.ts";
import { bundledLists } from "../../../src/operations/workspace-lists.ts";

const numbers = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const [articles = 1_000, rounds = 5] = numbers.map(Number);
const characters = 3_000;

let state = 20_261_123;
const random = (bound: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * bound);
};

/** Paragraphs of the invented texts that rules may be written on; nobody is meant. */
const folder = new URL("../../quality/statements/invented/", import.meta.url);
const readText = (path: string): string => readFileSync(new URL(path, folder), "utf8");
const paragraphs = readdirSync(new URL("annotations/", folder))
  .sort()
  .filter((name) => JSON.parse(readText(`annotations/${name}`)).set === "invented-tuning")
  .flatMap((name) => readText(`texts/${name.replace(/json$/, "txt")}`).split(/\n\n+/))
  .filter((paragraph) => paragraph.length > 120);

function article(): string {
  let text = `Report ${random(1e6)}`;
  while (text.length < characters) text += `\n\n${paragraphs[random(paragraphs.length)]}`;
  return text;
}

const layers = Array.from({ length: articles }, () => {
  const text = article();
  return layerOf(
    { text, hidden: [], remarks: [] },
    { name: "article.txt", document: sha256(text), reader: { name: "txt", version: "2" } },
  );
});
const names = namesLookedFor([], bundledLists());
const nlp = winkNlp(winkModel, ["sbd", "pos"]);

const cpu = (run: () => number): { seconds: number; found: number } => {
  const start = process.cpuUsage();
  const found = run();
  const { user, system } = process.cpuUsage(start);
  return { seconds: Math.round((user + system) / 1e4) / 100, found };
};
const read = () => layers.reduce((sum, layer) => sum + fullReading(layer, { names }).statements.length, 0);
const tag = () => layers.reduce((sum, { text }) => sum + nlp.readDoc(text).tokens().length(), 0);

const own: number[] = [];
const floor: number[] = [];
let statements = 0;
for (let round = 0; round < rounds; round += 1) {
  const one = cpu(read);
  statements = one.found;
  own.push(one.seconds);
  floor.push(cpu(tag).seconds);
  console.log(`${one.seconds} s of processor time; parting and tagging alone ${floor.at(-1)} s`);
}
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const result = {
  what: "statements, measures, figures, mentions, conflicts, independence and indicators of made-up articles; seconds of processor time, all threads; nothing out of a cache",
  articles,
  characters: layers.reduce((sum, { text }) => sum + text.length, 0),
  statements,
  medianSeconds: median(own),
  seconds: own,
  taggingMedianSeconds: median(floor),
  taggingSeconds: floor,
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores`,
  node: process.version,
};
console.log(
  `${statements} statements; median ${result.medianSeconds} s, tagging ${result.taggingMedianSeconds} s`,
);
if (process.argv.includes("--write"))
  writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);

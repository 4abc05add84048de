// How long a question to many documents takes, beside searching every text for the words as they are.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { buildSegment } from "../../../src/evidence/search/build-segment.ts";
import { nameQuestion, type Question, readQuestion } from "../../../src/evidence/search/question.ts";
import { search } from "../../../src/evidence/search/search.ts";
import { Segment } from "../../../src/evidence/search/segment.ts";
import { company, han, made, vocabulary } from "./made-up-texts.ts";

const numbers = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const [documents = 50_000, rounds = 5] = numbers.map(Number);
const inSegment = 2_048;

const texts = Array.from({ length: documents }, (_, number) => made(number));
const started = process.cpuUsage();
const bytes: Uint8Array[] = [];
for (let first = 0; first < texts.length; first += inSegment)
  bytes.push(buildSegment(texts.slice(first, first + inSegment)));
const { user, system } = process.cpuUsage(started);
const segments = bytes.map((one) => new Segment(one));

const names = Array.from({ length: 10 }, (_, number) => company(number));
const cases: readonly {
  readonly name: string;
  readonly words: readonly string[];
  readonly ask: readonly Question[];
}[] = [
  ["one rare word", [vocabulary[20_000] ?? ""], undefined],
  ["the commonest word", [vocabulary[0] ?? ""], undefined],
  ["two common words", [vocabulary[3] ?? "", vocabulary[10] ?? ""], undefined],
  ["two common words one behind the other", [`${vocabulary[3]} ${vocabulary[10]}`], "phrase"],
  ["two Han characters", [han(2)], undefined],
  ["a company's page: ten names", names, "names"],
].map(([name, words, how]) => ({
  name: name as string,
  words: words as string[],
  ask:
    how === undefined
      ? [readQuestion((words as string[]).join(" "))]
      : (words as string[]).map((word) => nameQuestion(word)),
}));

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const timed = (run: () => number): { ms: number; count: number } => {
  const start = process.hrtime.bigint();
  const count = run();
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, count };
};

const results = cases.map(({ name, words, ask }) => {
  const own: number[] = [];
  const floor: number[] = [];
  let found = 0;
  for (let round = 0; round < rounds; round += 1) {
    const one = timed(
      () =>
        new Set(ask.flatMap((question) => search(segments, question, 100).found.map(({ id }) => id))).size,
    );
    own.push(one.ms);
    found = one.count;
    const all = ask.length > 1 ? "some" : "every";
    floor.push(timed(() => texts.filter(({ text }) => words[all]((word) => text.includes(word))).length).ms);
  }
  console.log(
    `${name}: ${median(own).toFixed(1)} ms, ${found} documents; every text read: ${median(floor).toFixed(0)} ms`,
  );
  return { name, found, medianMs: median(own), ms: own, everyTextReadMs: floor };
});
const result = {
  what: "questions to made-up documents, all answers wanted; milliseconds of the clock, one thread",
  documents,
  characters: texts.reduce((sum, { text }) => sum + text.length, 0),
  indexBytes: bytes.reduce((sum, one) => sum + one.length, 0),
  indexMadeCpuSeconds: (user + system) / 1e6,
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores`,
  node: process.version,
  results,
};
console.log(
  `index of ${result.characters} characters: ${result.indexMadeCpuSeconds.toFixed(1)} s of processor time, ${result.indexBytes} bytes`,
);
if (process.argv.includes("--write"))
  writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);

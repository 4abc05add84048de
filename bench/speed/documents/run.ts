// How long `search` and a company's page take in a workspace of many documents, beside reading every text for the words.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { layerOf } from "../../../src/evidence/documents/text-layer.ts";
import { bytesOf } from "../../../src/formats/byte-source.ts";
import { sha256 } from "../../../src/model/canonical.ts";
import { operationLoaders } from "../../../src/operations/registry.ts";
import { documentKeeper } from "../../../src/store/document-keeper.ts";
import { createPorts } from "../../../src/workspace.ts";
import { company, han, made, vocabulary } from "../search/made-up-texts.ts";

const numbers = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const [documents = 50_000, rounds = 7] = numbers.map(Number);
const dir = mkdtempSync(join(tmpdir(), "selvedge-bench-"));
const door = fileURLToPath(new URL("../../../bin/selvedge.mjs", import.meta.url));
const now = "2026-11-23T12:00:00.000Z";
const atOnce = 500;

/** The workspace, with the company whose page is asked for as a party. */
const ports = createPorts({ dir, now: () => now });
const store = await ports.writeStore({ name: "bench", fictional: true });
const keeper = documentKeeper(store, { at: now, by: "bench" });
const texts = Array.from({ length: documents }, (_, number) => made(number).text);
for (let first = 0; first < texts.length; first += atOnce) {
  const some = texts.slice(first, first + atOnce);
  const bytes = some.map((text) => Buffer.from(text));
  for (const one of bytes) (await store.originals.take(bytesOf(one))).keep();
  keeper.register(
    bytes.map((one, at) => ({
      ...{ sha256: sha256(one), bytes: one.length, mediaType: "text/plain" },
      ...{ how: "file" as const, file: `${first + at}.txt` },
    })),
  );
  keeper.keepLayers(
    some.map((text, at) =>
      layerOf(
        { text, hidden: [], remarks: [] },
        {
          name: `${first + at}.txt`,
          document: sha256(bytes[at] as Buffer),
          reader: { name: "txt", version: "2" },
        },
      ),
    ),
  );
  if (first % 10_000 === 0) console.error(`${first} of ${documents} kept`);
}
const file = join(dir, "parties.csv");
writeFileSync(file, `name,country,role\n${company(3)},DE,supplier\n${company(4)},DE,supplier\n`);
await ports.close();
const imported = spawnSync(process.execPath, [door, "import", file, "--workspace", dir]);
if (imported.status !== 0) throw new Error(String(imported.stderr));

const cases: readonly (readonly [name: string, verb: "search" | "about", words: string])[] = [
  ["one rare word", "search", vocabulary[20_000] ?? ""],
  ["the commonest word", "search", vocabulary[0] ?? ""],
  ["two common words one behind the other", "search", `"${vocabulary[3]} ${vocabulary[10]}"`],
  ["two Han characters", "search", han(2)],
  ["a company's page", "about", company(3)],
];

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const since = (start: bigint): number => Math.round(Number(process.hrtime.bigint() - start) / 1e4) / 100;

const opened = createPorts({ dir, now: () => now });
const actor = { name: "bench", role: "analyst" } as const;
async function inOpen(verb: "search" | "about", words: string): Promise<number> {
  const operation = await operationLoaders[verb]();
  const given = verb === "search" ? { words, question: words } : { subject: words };
  const start = process.hrtime.bigint();
  const { run, input } = operation as unknown as {
    run: (...all: unknown[]) => Promise<unknown>;
    input: { parse: (value: unknown) => unknown };
  };
  await run(opened, actor, input.parse(given));
  return since(start);
}
function cold(verb: string, words: string): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, [door, verb, words, "--json", "--workspace", dir], {
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(String(stderr));
  return since(start);
}

const results = [];
for (const [name, verb, words] of cases) {
  const first = await inOpen(verb, words);
  const open: number[] = [];
  const process: number[] = [];
  const floor: number[] = [];
  const plain = words.replaceAll('"', "");
  let found = 0;
  for (let round = 0; round < rounds; round += 1) {
    open.push(await inOpen(verb, words));
    process.push(cold(verb, words));
    const start = globalThis.process.hrtime.bigint();
    found = texts.filter((text) => text.includes(plain)).length;
    floor.push(since(start));
  }
  console.log(
    `${name}: ${median(open)} ms in an open workspace, ${median(process)} ms as a fresh process; every text read: ${median(floor)} ms`,
  );
  results.push({
    name,
    verb,
    found,
    firstMs: first,
    openMedianMs: median(open),
    openMs: open,
    processMedianMs: median(process),
    processMs: process,
    everyTextReadMs: floor,
  });
}
await opened.close();
const result = {
  what: "questions to the documents of a workspace through the verbs; milliseconds of the clock; `found` as `includes` counts",
  documents,
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores`,
  node: process.version,
  rounds,
  results,
};
if (process.argv.includes("--write"))
  writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
rmSync(dir, { recursive: true, force: true });

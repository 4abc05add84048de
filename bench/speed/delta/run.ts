// A list version with 43 additions against very many stored suppliers: how long until it is known who is affected, beside
// screening every supplier before and after (the floor, reckoned from a sample). One thread, one fresh process.
//   node --expose-gc --max-old-space-size=12000 bench/speed/delta/run.ts [suppliers] [sample] [--write]
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { readList } from "../../../src/lists/read-list.ts";
import type { ListVersion } from "../../../src/model/list-entry.ts";
import { buildNameTables, nameDataFileNames } from "../../../src/names/name-tables.ts";
import { concernedParties } from "../../../src/screening/delta/concerned-parties.ts";
import { changesOf, type ListStates, listDelta } from "../../../src/screening/delta/list-delta.ts";
import { buildPartyIndex } from "../../../src/screening/delta/party-index.ts";
import { shelfChanges } from "../../../src/screening/delta/shelf-changes.ts";
import { type PreparedQuery, prepareQuery } from "../../../src/screening/screen-query.ts";
import { screeningAlgorithm } from "../../../src/screening/screening-algorithm.ts";
import { buildScreeningIndex } from "../../../src/screening/screening-index.ts";
import { listedNames, makeNames } from "../screening/names.ts";
import { randomFrom } from "../screening/random.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean" } },
});
const suppliers = Number(positionals[0] ?? 1_000_000);
const sample = Number(positionals[1] ?? 20_000);
const additions = 43;
const seed = 20_261_122;

const read = (folder: URL, files: readonly string[]): Record<string, string> =>
  Object.fromEntries(files.map((file) => [file, readFileSync(new URL(file, folder), "utf8")]));
const tables = buildNameTables(read(new URL("../../../data/names/", import.meta.url), nameDataFileNames));

/** Seconds of wall clock and of processor that something takes, and what it gives. */
function timed<T>(run: () => T): {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly value: T;
} {
  const [start, used] = [process.hrtime.bigint(), process.cpuUsage()];
  const value = run();
  const { user, system } = process.cpuUsage(used);
  return {
    value,
    seconds: round(Number(process.hrtime.bigint() - start) / 1e9),
    cpuSeconds: round((user + system) / 1e6),
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The real list without its newest entries, and whole. Of the entries of one day the later ones on the page count as newer. */
function versions(): { readonly before: ListVersion; readonly after: ListVersion } {
  const folder = new URL("../../../data/lists/us-uflpa/", import.meta.url);
  const after = readList("us-uflpa", read(folder, readdirSync(folder)));
  const byDay = [...after.entries].sort((a, b) =>
    a.firstListed < b.firstListed ? -1 : a.firstListed > b.firstListed ? 1 : 0,
  );
  const newest = new Set(byDay.slice(-additions));
  const before = {
    ...after,
    version: "before",
    entries: after.entries.filter((entry) => !newest.has(entry)),
  };
  return { before, after };
}

/** Invented suppliers; one in ten thousand has a name of the list with a letter left out, so that somebody is affected. */
function supplierNames(list: ListVersion): readonly string[] {
  const random = randomFrom(seed);
  const listed = list.entries.flatMap(({ names }) => names.map(({ text }) => text));
  const official = listedNames().length;
  const made = makeNames(official + suppliers, seed + 1).texts.slice(-suppliers);
  return made.map((name) => {
    if (!random.chance(1 / 10_000)) return name;
    const text = random.pick(listed);
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + 1);
  });
}

const { before, after } = versions();
const names = supplierNames(after);
const queryOf = (party: number): PreparedQuery =>
  prepareQuery(tables, { party: `party:${party}`, names: [names[party] ?? ""] });
function* queries(): Generator<PreparedQuery> {
  for (const party of names.keys()) yield queryOf(party);
}

const built = timed(() => buildPartyIndex(queries()));
globalThis.gc?.();
const held = process.memoryUsage();

const indexing = timed(
  (): ListStates => ({
    before: buildScreeningIndex(tables, [before], { fictional: false }),
    after: buildScreeningIndex(tables, [after], { fictional: false }),
  }),
);
const lists = indexing.value;
const rounds = [1, 2, 3].map(() => timed(() => listDelta(lists, built.value, queryOf)));
const first = rounds[0]?.value;
if (first === undefined) throw new Error("nothing was measured");
const finding = timed(() => concernedParties(tables, shelfChanges(lists.before, lists.after), built.value));

const sampled = timed(() => {
  let changes = 0;
  for (let party = 0; party < Math.min(sample, suppliers); party += 1)
    changes += changesOf(lists, queryOf(party)).length;
  return changes;
});
const inSample = first.changes.filter(({ party }) => party < sample).length;
if (sampled.value !== inSample)
  throw new Error(`full screening found ${sampled.value} changes, the delta ${inSample}`);

const count = (bucket: string): number => first.changes.filter((change) => change.bucket === bucket).length;
const result = {
  what: "seconds from a new list version that is there, with the index of suppliers loaded, to the three buckets",
  node: process.versions.node,
  processors: cpus().length,
  algorithm: screeningAlgorithm(tables),
  suppliers,
  list: {
    key: after.key,
    version: after.version,
    entriesBefore: before.entries.length,
    entriesAfter: after.entries.length,
  },
  counts: {
    screened: first.screened,
    newlyAffected: count("newly-affected"),
    noLongerAffected: count("no-longer-affected"),
    explanationChanged: count("explanation-changed"),
  },
  seconds: {
    indexBothVersions: indexing.seconds,
    delta: rounds.map(({ seconds }) => seconds),
    deltaCpu: rounds.map(({ cpuSeconds }) => cpuSeconds),
    ofItFindingWhoCanChange: finding.seconds,
  },
  fullScreening: {
    sample: Math.min(sample, suppliers),
    seconds: sampled.seconds,
    cpuSeconds: sampled.cpuSeconds,
    reckonedSecondsForAll: Math.round((sampled.seconds * suppliers) / Math.min(sample, suppliers)),
    sameChangesInTheSample: true,
  },
  supplierIndex: {
    buildSeconds: built.seconds,
    heldMb: Math.round((held.heapUsed + held.external) / 1e6),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  },
};
const text = `${JSON.stringify(result, null, 2)}\n`;
if (values.write === true) writeFileSync(new URL("result.json", import.meta.url), text);
process.stdout.write(text);

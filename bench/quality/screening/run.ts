/**
 * How well the entries of the UFLPA Entity List find themselves through the index: as listed, with one typo, without
 * the legal form, with words reordered. Beside it: what the index misses against comparing with every name, and what
 * sister companies (same town and trade, another brand) come to.
 *
 *   node bench/quality/screening/run.ts            prints the figures
 *   node bench/quality/screening/run.ts --write    and keeps them in results.json
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readList } from "../../../src/lists/read-list.ts";
import type { EntryName, ListEntry } from "../../../src/model/list-entry.ts";
import { bandThresholds } from "../../../src/names/bands.ts";
import { compareForms } from "../../../src/names/compare-names.ts";
import { buildNameTables, nameDataFileNames } from "../../../src/names/name-tables.ts";
import { parseName } from "../../../src/names/parse-name.ts";
import { candidateNames } from "../../../src/screening/meetings.ts";
import { searchNames } from "../../../src/screening/name-index/search-names.ts";
import { roomOf } from "../../../src/screening/name-index/search-room.ts";
import { screenParty } from "../../../src/screening/screen-party.ts";
import { screeningAlgorithm } from "../../../src/screening/screening-algorithm.ts";
import { buildScreeningIndex } from "../../../src/screening/screening-index.ts";
import type { Shelf } from "../../../src/screening/shelf.ts";
import { type Spoiling, spoil, spoilings } from "./spoiled-names.ts";

const data = new URL("../../../data/", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, data), "utf8");
const tables = buildNameTables(
  Object.fromEntries(nameDataFileNames.map((file) => [file, read(`names/${file}`)])),
);
const files = readdirSync(new URL("lists/us-uflpa/", data));
const list = readList(
  "us-uflpa",
  Object.fromEntries(files.map((file) => [file, read(`lists/us-uflpa/${file}`)])),
);
const index = buildScreeningIndex(tables, [list], { fictional: false });
const official = list.entries.filter((entry) => entry.verification === "official");

interface Figure {
  tried: number;
  first: number;
  missed: string[];
}

const ownFirst = (entry: ListEntry, name: string): string | undefined => {
  const [hit] = screenParty(index, { party: "bench", names: [name] });
  return hit?.entry === entry.id ? undefined : `${name} -> ${hit?.name ?? "nothing"}`;
};

function measure(kind: EntryName["kind"], spoiling: Spoiling): Figure {
  const figure: Figure = { tried: 0, first: 0, missed: [] };
  for (const entry of official)
    for (const name of entry.names.filter((one) => one.kind === kind))
      for (const spoiled of spoil(name.text)[spoiling]) {
        figure.tried++;
        const missed = ownFirst(entry, spoiled);
        if (missed === undefined) figure.first++;
        else figure.missed.push(missed);
      }
  return figure;
}

/** Invented brands, so that a sister company is nobody. */
const inventedBrands = ["Qimulo", "Orvane", "Tuwelo", "Nebsao", "Huatai", "Jinyuan", "Dongsheng"];

/** The listed name with its distinctive word exchanged: same town, trade and legal form, another company. */
function sisters(): { tried: number; atReview: string[] } {
  const atReview: string[] = [];
  let tried = 0;
  for (const entry of official)
    for (const brand of inventedBrands) {
      const name = withBrand(entry.name, brand);
      if (name === undefined) continue;
      tried++;
      for (const hit of screenParty(index, { party: "bench", names: [name] }))
        if (hit.kind === "name" && hit.score >= bandThresholds.review)
          atReview.push(`${name} -> ${hit.name} ${hit.score}`);
    }
  return { tried, atReview };
}

function withBrand(name: string, brand: string): string | undefined {
  const tokens = parseName(tables, name).brand;
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return name.slice(0, first.start) + brand + name.slice(last.end);
}

interface AgainstEveryName {
  compared: number;
  missed: string[];
  /** Place of the deepest name that is found, among the names the index brings up. */
  deepest: number;
}

/** Names that comparing with every name finds at `weak` or better and the index does not bring up. */
function missedByIndex(): AgainstEveryName {
  const found: AgainstEveryName = { compared: 0, missed: [], deepest: 0 };
  for (const shelf of index.shelves)
    for (const name of everySpoiledName()) compareWithAll(shelf, name, found);
  return found;
}

function compareWithAll(shelf: Shelf, name: string, found: AgainstEveryName): void {
  const form = parseName(tables, name);
  const near = searchNames(shelf.index, form, roomOf(shelf.index), shelf.names.length);
  const ranks = new Map(near.map(({ name }, rank) => [name, rank + 1]));
  for (const [number, listed] of shelf.names.entries()) {
    found.compared++;
    if (compareForms(tables, form, listed.form).score < bandThresholds.weak) continue;
    const rank = ranks.get(number) ?? Number.POSITIVE_INFINITY;
    if (rank > candidateNames) found.missed.push(`${name} -> ${listed.text}`);
    else found.deepest = Math.max(found.deepest, rank);
  }
}

const everySpoiledName = (): string[] => [
  ...new Set(
    official.flatMap((entry) =>
      entry.names.flatMap((name) => spoilings.flatMap((spoiling) => [...spoil(name.text)[spoiling]])),
    ),
  ),
];

function speed(): { queries: number; millisecondsEach: number } {
  const names = official.flatMap((entry) => entry.names.map((name) => name.text));
  const start = performance.now();
  for (const name of names) screenParty(index, { party: "bench", names: [name] });
  const each = (performance.now() - start) / names.length;
  return { queries: names.length, millisecondsEach: Math.round(each * 100) / 100 };
}

const share = ({ tried, first }: Figure): string =>
  tried === 0 ? "-" : `${((100 * first) / tried).toFixed(2)} %`;

const kinds = ["primary", "alias", "former", "local"] as const;
const figures = Object.fromEntries(
  spoilings.map((spoiling) => [
    spoiling,
    Object.fromEntries(kinds.map((kind) => [kind, measure(kind, spoiling)])),
  ]),
) as Record<Spoiling, Record<(typeof kinds)[number], Figure>>;

const whole = (spoiling: Spoiling): Figure => {
  const parts = Object.values(figures[spoiling]);
  return {
    tried: parts.reduce((sum, figure) => sum + figure.tried, 0),
    first: parts.reduce((sum, figure) => sum + figure.first, 0),
    missed: parts.flatMap((figure) => figure.missed),
  };
};

for (const spoiling of spoilings) {
  const all = whole(spoiling);
  console.log(`${spoiling}: ${all.first} of ${all.tried} find their own entry first (${share(all)})`);
  for (const kind of kinds)
    console.log(`  ${kind}: ${figures[spoiling][kind].first} of ${figures[spoiling][kind].tried}`);
  for (const missed of all.missed.slice(0, 60)) console.log(`    ${missed}`);
}
const sister = sisters();
console.log(`sister companies: ${sister.atReview.length} of ${sister.tried} at review or above`);
for (const one of sister.atReview.slice(0, 40)) console.log(`    ${one}`);
const everyName = missedByIndex();
console.log(
  `index: ${everyName.missed.length} missed in ${everyName.compared} comparisons; the deepest found stood at ${everyName.deepest} of ${candidateNames}`,
);
for (const one of everyName.missed.slice(0, 40)) console.log(`    ${one}`);
console.log(`speed: ${JSON.stringify(speed())}`);

if (process.argv.includes("--write")) {
  const result = {
    list: list.version,
    algorithm: screeningAlgorithm(tables),
    selfRetrieval: Object.fromEntries(
      spoilings.map((spoiling) => [
        spoiling,
        Object.fromEntries(
          kinds.map((kind) => {
            const { tried, first, missed } = figures[spoiling][kind];
            return [kind, { tried, first, missed }];
          }),
        ),
      ]),
    ),
    sisters: sister,
    againstEveryName: everyName,
  };
  writeFileSync(new URL("results.json", import.meta.url), `${JSON.stringify(result, undefined, 2)}\n`);
}

// Leaves each alias of division.csv out of the index of the whole SDN list and searches for it: does its own entity come
// first? node bench/quality/ofac-aliases/run.ts [--write]
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { namesAlgorithm } from "../../../src/names/algorithm.ts";
import { foldName } from "../../../src/names/fold.ts";
import { parseName } from "../../../src/names/parse-name.ts";
import { readTestTables } from "../../../src/names/test-tables.fixture.ts";
import { candidateNames } from "../../../src/screening/meetings.ts";
import { buildNameCorpus, NameCorpus } from "../../../src/screening/name-index/name-corpus.ts";

interface Row {
  readonly org: string;
  readonly alias: string;
  readonly class: string;
}
interface ListedName {
  readonly org: string;
  readonly text: string;
}

const here = new URL("./", import.meta.url);
const list = new URL("../../../../shared/data/lists/us-ofac-sdn-csv/", import.meta.url);

/** Names of all entries that are no persons, vessels or aircraft: primary ones and aliases. */
function listedNames(): readonly ListedName[] {
  const rows = (file: string): string[][] =>
    parse(readFileSync(new URL(file, list)), { relax_column_count: true, relax_quotes: true });
  const organisations = new Map(
    rows("sdn.csv")
      .filter(([, , type]) => type?.trim() === "-0-")
      .map(([id = "", name = ""]) => [id, name]),
  );
  const aliases = rows("alt.csv").filter(([id = ""]) => organisations.has(id));
  return [
    ...[...organisations].map(([id, text]) => ({ org: `ofac-${id}`, text })),
    ...aliases.map(([id, , , text = ""]) => ({ org: `ofac-${id}`, text })),
  ];
}

const tables = readTestTables();

/** First, first with others, behind others, or not found; with the alias itself left out. */
function placeOf({ org, alias }: Row, names: readonly ListedName[], corpus: NameCorpus): string {
  const own = foldName(alias);
  const best = new Map<string, number>();
  for (const { name, score } of corpus.search(parseName(tables, alias), candidateNames + 20, 1)) {
    const listed = names[name];
    // Left out of the index: for every entity that bears it, else another bearer would stand first by the alias itself.
    if (listed === undefined || foldName(listed.text) === own) continue;
    best.set(listed.org, Math.max(best.get(listed.org) ?? 0, score));
  }
  const score = best.get(org);
  if (score === undefined) return "not found";
  const others = [...best].filter(([other]) => other !== org).map(([, theirs]) => theirs);
  if (others.some((theirs) => theirs > score)) return "behind";
  return others.includes(score) ? "first with others" : "first";
}

const share = (part: number, whole: number): number => Math.round((10_000 * part) / whole) / 10_000;

function measure() {
  const names = listedNames();
  const corpus = new NameCorpus(
    tables,
    buildNameCorpus(
      tables,
      names.map(({ text }) => text),
    ),
  );
  const division = parse(readFileSync(new URL("division.csv", here)), { columns: true }) as Row[];
  const placed = division.map((row) => ({ row, place: placeOf(row, names, corpus) }));
  const classes = Object.fromEntries(
    [...new Set(division.map((row) => row.class))].map((name) => {
      const own = placed.filter(({ row }) => row.class === name);
      const count = (place: string): number => own.filter((one) => one.place === place).length;
      const first = count("first") + count("first with others");
      const counts = { first: count("first"), firstWithOthers: count("first with others") };
      return [
        name,
        {
          aliases: own.length,
          ...counts,
          behind: count("behind"),
          notFound: count("not found"),
          share: share(first, own.length),
        },
      ];
    }),
  );
  const missed = placed
    .filter(({ row, place }) => row.class === "shares" && !place.startsWith("first"))
    .map(({ row, place }) => `${row.alias} (${row.org}): ${place}`);
  return { algorithm: namesAlgorithm(tables), indexed: names.length, classes, missed };
}

if (existsSync(list)) {
  const result = measure();
  console.log(JSON.stringify(result, null, 2));
  if (process.argv.includes("--write"))
    writeFileSync(new URL("result.json", here), `${JSON.stringify(result, null, 2)}\n`);
} else console.log("Not run: the SDN list is not beside the repository.");

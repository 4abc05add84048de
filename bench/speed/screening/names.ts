import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { type Random, randomFrom } from "./random.ts";
import { nameOf, type Region } from "./region.ts";
import { bangladeshiRegion, indianRegion, vietnameseRegion } from "./words-asia.ts";
import { hanRegion, pinyinRegion } from "./words-china.ts";
import { germanRegion, spanishRegion, turkishRegion } from "./words-europe.ts";
import { englishRegion, russianRegion } from "./words-russia-english.ts";

const lists = new URL("../../../../shared/data/lists/us-ofac-sdn-csv/", import.meta.url);

/** How many of a hundred made-up names each region has. */
const shares: readonly (readonly [share: number, region: Region])[] = [
  [27, pinyinRegion],
  [15, hanRegion],
  [13, englishRegion],
  [11, indianRegion],
  [9, vietnameseRegion],
  [8, bangladeshiRegion],
  [6, turkishRegion],
  [5, spanishRegion],
  [3, germanRegion],
  [3, russianRegion],
];
const deck = shares.flatMap(([share, region]) => Array.from({ length: share }, () => region));

export interface Names {
  /** As written; the number of a name is its place. */
  readonly texts: readonly string[];
  /** How many of them, the first ones, are names of the list. */
  readonly listed: number;
}

/**
 * `count` names from a seed: those of the OFAC SDN list first, made-up ones after them, each made-up name once. More
 * names from the same seed begin with the fewer. Where the list is not beside the repository, all are made up.
 */
export function makeNames(count: number, seed: number): Names {
  const texts = listedNames().slice(0, count);
  const listed = texts.length;
  const known = new Set(texts);
  const random = randomFrom(seed);
  while (texts.length < count) {
    const name = madeUpName(random);
    if (known.has(name)) continue;
    known.add(name);
    texts.push(name);
  }
  return { texts, listed };
}

/** A name as a supplier file or a customs record holds it. Nobody is meant by it. */
export function madeUpName(random: Random): string {
  const region = random.pick(deck);
  const name = nameOf(region, random);
  return region === hanRegion ? name : asWritten(name, random);
}

/** Every name and alias of the list, in its order, as often as it stands there. */
export function listedNames(): string[] {
  return ["sdn.csv", "alt.csv"].flatMap((file) => {
    const place = new URL(file, lists);
    if (!existsSync(place)) return [];
    const rows: string[][] = parse(readFileSync(place), { relax_column_count: true, trim: true });
    // The file ends with a control character in a row of its own.
    return rows.flatMap((row) => row[file === "sdn.csv" ? 1 : 3] ?? []);
  });
}

/** Case, stops and accents as typists and customs systems leave them. */
function asWritten(name: string, random: Random): string {
  let text = name;
  if (random.chance(0.4)) text = withoutAccents(text);
  if (random.chance(0.2)) text = text.replace(/\.?,\s*/gu, " ").replace(/\./gu, "");
  else if (random.chance(0.1)) text = text.replace(/\. /gu, ".").replace(/, /gu, ",");
  if (random.chance(0.08)) text = text.replace(" & ", " and ");
  if (random.chance(0.35)) text = text.toUpperCase();
  else if (random.chance(0.02)) text = text.toLowerCase();
  if (random.chance(0.01)) text = text.replace(" ", "  ");
  // Old customs systems keep 35 characters.
  return random.chance(0.01) ? text.slice(0, 35).trim() : text;
}

const letters: Readonly<Record<string, string>> = { đ: "d", Đ: "D", ı: "i", ß: "ss" };

/** Latin letters without their marks; "й" stays a letter of its own. */
const withoutAccents = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .replace(/[đĐıß]/gu, (letter) => letters[letter] ?? letter);

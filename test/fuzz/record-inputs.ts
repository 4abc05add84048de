import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { recordKinds } from "../../src/model/records.ts";
import type { Seeded } from "../crash/seeded.ts";
import type { FuzzInput } from "./input.ts";
import { bytesFrom, latin1, type Material, mutate } from "./mutate.ts";
import { lineAt } from "./spans.ts";
import { recordTokens } from "./tokens.ts";

const rooms = fileURLToPath(new URL("../../src/records/", import.meta.url));

/** The fixture of every kind and every format: they are what a changed file begins with. */
function fixtures(): readonly string[] {
  const paths = readdirSync(rooms, { recursive: true, encoding: "utf8" });
  const found = paths.filter((path) => path.endsWith("fixture.csv")).sort();
  return found.map((path) => latin1(readFileSync(join(rooms, path))));
}

const seeds = fixtures();
const material: Material = {
  tokens: recordTokens,
  values: recordTokens,
  value: /[^,;\r\n]+/g,
  marks: ",;\n",
  others: seeds,
  spanAt: lineAt,
};

function said(random: Seeded): Pick<FuzzInput, "records"> {
  if (random.next() < 0.8) return {};
  const kind = random.pick(recordKinds);
  const dates = random.pick(["day-first", "month-first"] as const);
  return {
    records: random.pick([
      { kind },
      { dates },
      { kind, dates },
      { kind, map: { name: "name" } },
      { map: { quantity: "Quantity" } },
    ]),
  };
}

/** One in so many has as many columns as a file may, all under headings that nobody knows. */
const oneInWide = 1000;

function widened(text: string, random: Seeded): string {
  const word = random.pick(recordTokens).replace(/[",;\r\n]/g, "");
  const more = Array.from(
    { length: random.between(100, 950) },
    (_, at) => `,some ${word} heading ${at}`,
  ).join("");
  return text.slice(0, 3000).replace(/\r?\n|$/g, (end) => more + end);
}

function fileOf(random: Seeded): string {
  const text = mutate(random.pick(seeds), random, material);
  return random.between(1, oneInWide) === 1 ? widened(text, random) : text;
}

export const recordInput = (random: Seeded): FuzzInput => ({
  bytes: bytesFrom(fileOf(random)),
  file: "a.csv",
  direct: false,
  ...said(random),
});

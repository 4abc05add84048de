import type { Seeded } from "./seeded.ts";

export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}

/** Listed names among the invented ones, so that there are hits to decide on. */
const listed = [
  "Xinjiang Zhongtai Chemical Co., Ltd.",
  "Xinjiang Zhongtai Group Co. Ltd",
  "Hoshine Silicon Industry (Shanshan) Co., Ltd.",
  "Xinjiang Production and Construction Corps",
] as const;
const animals = ["Heron", "Gull", "Plover", "Marlin", "Lumo", "Wren", "Carp", "Ibis", "例子纺织", "示例服装"];
const trades = ["Weaving", "Garments", "Spinning", "Foods", "Trading", "Dyeing"];
const forms = ["Ltd.", "Co., Ltd.", "GmbH", "S.A.", "有限公司"];
const countries = ["CN", "VN", "BD", "TR", "IN", "DE", "ES"];

/**
 * Every name is screened at the end of every import, which writes nothing. Few names, so that most of the time of a script is
 * spent where a kill could do harm.
 */
const mostParties = 6;

type Row = readonly string[];
type Rows = (random: Seeded, at: number) => Row;

const invented = (random: Seeded): string =>
  `${random.pick(animals)} ${random.pick(trades)} ${random.pick(forms)}`;
const day = (random: Seeded): string =>
  `2025-${String(random.between(1, 12)).padStart(2, "0")}-${String(random.between(1, 28)).padStart(2, "0")}`;
/** About one cell in forty is one that no reader can take, so that rows are quarantined too. */
const spoiled = (random: Seeded, good: string, bad: string): string => (random.next() < 0.025 ? bad : good);

const kinds: Readonly<Record<string, { readonly headings: Row; readonly row: Rows }>> = {
  parties: {
    headings: ["party", "name", "country", "city", "Remark"],
    row: (random, at) => [
      `P-${at}`,
      at < listed.length ? String(listed[at]) : spoiled(random, invented(random), ""),
      at < listed.length ? "CN" : random.pick(countries),
      random.pick(["Suzhou", "Hanoi", "Dhaka", ""]),
      random.pick(["", "line one\nline two", 'said "yes"', "=1+1"]),
    ],
  },
  shipments: {
    headings: ["shipment", "date", "seller_id", "seller", "buyer", "hs", "description", "net_kg"],
    row: (random, at) => [
      `S-${at}`,
      spoiled(random, day(random), "no day"),
      `P-${random.between(0, 5)}`,
      `Seller ${random.between(0, 5)} Ltd`,
      "Example Gull Imports Inc",
      random.pick(["520100", "620520", "610910"]),
      random.pick(["raw cotton", "woven shirts", "knitted shirts; white"]),
      spoiled(random, String(random.between(1, 99_999)), "much"),
    ],
  },
  products: {
    headings: ["product", "name", "hs", "supplier_id", "supplier", "market"],
    row: (random, at) => [
      `SH-${at}`,
      "Shirt",
      "620520",
      `P-${random.between(0, 5)}`,
      `Seller ${random.between(0, 5)} Ltd`,
      random.pick(["US", "EU"]),
    ],
  },
  sites: {
    headings: ["site", "party", "name", "address", "city", "country", "lat", "lon"],
    row: (random, at) => [
      `SITE-${at}`,
      `P-${random.between(0, 5)}`,
      `Example Mill ${at}`,
      `Example Road ${at}`,
      "Suzhou",
      "CN",
      spoiled(random, "31.2983", "91"),
      "120.5832",
    ],
  },
};

const cell = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

export interface FileWish {
  readonly kind: string;
  readonly rows: number;
  /** Makes the file unlike every other: no two files of a run are one import. */
  readonly number: number;
}

/** A file as a customer might send it: CSV with one of three delimiters, with or without a byte order mark. */
export function generateFile(random: Seeded, { kind, rows, number }: FileWish): GeneratedFile {
  const made = kinds[kind];
  if (made === undefined) throw new Error(`No file of kind ${kind} can be made.`);
  const delimiter = random.pick([",", ";", "\t"]);
  const line = (row: Row): string => row.map((text) => cell(text, delimiter)).join(delimiter);
  const first = number * 1_000_000;
  const count = kind === "parties" ? Math.min(rows, mostParties) : rows;
  const lines = Array.from({ length: count }, (_, at) =>
    // The first parties keep their small numbers: they are the listed ones, and the sellers of the shipments.
    line(made.row(random, kind === "parties" && number === 0 ? at : first + at)),
  );
  const text = `${line(made.headings)}\n${lines.join("\n")}\n`;
  return { name: `${number}-${kind}.csv`, text: random.next() < 0.3 ? `\uFEFF${text}` : text };
}

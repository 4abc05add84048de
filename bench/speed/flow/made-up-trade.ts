import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";

/** A made-up cotton trade of four stages; the same numbers give the same bytes. Nobody in it is real. */
export interface Trade {
  readonly shipments: number;
  readonly parties: number;
  readonly products: number;
}

const goods = ["5201.00", "5205.12", "5208.32", "6205.20"];
const countries = ["CN", "IN", "BD", "VN"];
const stages = goods.length;
const parts = [
  "ka",
  "lo",
  "mi",
  "re",
  "tu",
  "san",
  "vel",
  "dor",
  "pin",
  "gra",
  "hul",
  "xe",
  "bri",
  "om",
  "fa",
  "zel",
];

/** Numbers in [0, 1) by the minimal standard generator of Park and Miller. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function nameOf(number: number): string {
  let rest = number * 7919 + 13;
  let brand = "";
  for (let part = 0; part < 4; part += 1) {
    brand += parts[rest % parts.length];
    rest = Math.floor(rest / parts.length) + part * 5;
  }
  // The number keeps names that share syllables from being taken for one another.
  return `${brand[0]?.toUpperCase()}${brand.slice(1)} ${number + 1000} ${["Gin", "Spinning", "Weaving", "Garments"][number % 4]} Ltd.`;
}

/** Writes parties.csv, products.csv and shipments.csv into a folder; every thousandth party has an address in the XUAR. */
export async function writeTrade(folder: string, { shipments, parties, products }: Trade): Promise<void> {
  const next = numbers(20_261_122);
  const stage = parties / (stages + 1);
  await write(join(folder, "parties.csv"), "party,name,role,address,country", parties + 1, (row) =>
    row === parties
      ? "SELF,Made-up Importer Inc.,self,,US"
      : `P${row},${nameOf(row)},supplier,${row % 1000 === 7 ? '"No. 3 Ginnery Lane, Aksu Prefecture, Xinjiang"' : ""},${countries[row % 4]}`,
  );
  const maker = (place: number): string => `P${Math.floor((stages - 1) * stage + place)}`;
  await write(
    join(folder, "products.csv"),
    "product,name,hs,supplier_id",
    products,
    (row) => `SKU-${row},made-up shirt ${row},6205.20,${maker(row)}`,
  );
  const heading =
    "shipment,date,date_kind,seller_id,buyer_id,hs,description,quantity,unit,document,import_date,basis";
  await write(join(folder, "shipments.csv"), heading, shipments, (row) => {
    const at = Math.floor(next() * stages);
    const from = `P${Math.floor(at * stage + next() * stage)}`;
    const home = at === stages - 1 && next() < 0.05;
    const to = home ? "SELF" : `P${Math.floor((at + 1) * stage + next() * stage)}`;
    const day = new Date(Date.UTC(2023, 0, 1) + Math.floor(next() * 1200) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    return `S-${row},${day},departure,${from},${to},${goods[at]},goods,${100 + Math.floor(next() * 9000)},kg,INV-${row},${home ? day : ""},documented`;
  });
}

async function write(
  path: string,
  heading: string,
  rows: number,
  line: (row: number) => string,
): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${heading}\n`);
  for (let from = 0; from < rows; from += 10_000) {
    const some = Array.from(
      { length: Math.min(10_000, rows - from) },
      (_, place) => `${line(from + place)}\n`,
    );
    if (!file.write(some.join(""))) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
}

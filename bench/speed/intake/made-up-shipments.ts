import { closeSync, openSync, writeSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { writeXlsx } from "../../../src/formats/write/write-xlsx.ts";

const codes = [
  "520100",
  "520511",
  "520811",
  "620520",
  "611020",
  "540233",
  "280461",
  "854143",
  "200290",
  "760110",
];
const countries = ["CN", "VN", "BD", "IN", "TR", "PK", "US"];
export const headings = [
  "shipment",
  "date",
  "seller_id",
  "buyer_id",
  "hs",
  "quantity",
  "unit",
  "net_kg",
  "origin",
  "document",
];

/** The same numbers in every run. */
function counter(): (below: number) => number {
  let state = 12_345;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function* shipments(count: number): Generator<string[]> {
  const next = counter();
  const party = (): string => `P${String(next(200_000)).padStart(6, "0")}`;
  for (let at = 1; at <= count; at += 1)
    yield [
      `S${String(at).padStart(8, "0")}`,
      new Date(Date.UTC(2021, 0, 1) + next(1800) * 86_400_000).toISOString().slice(0, 10),
      party(),
      party(),
      codes[next(10)] ?? "",
      String(next(90_000) + 1),
      "KG",
      String(next(900_000) / 10),
      countries[next(7)] ?? "",
      `BL${next(99_999_999)}`,
    ];
}

/** About 74 bytes a row. */
export function writeCsvFile(path: string, count: number): void {
  const file = openSync(path, "w");
  let lines = [headings.join(",")];
  for (const row of shipments(count)) {
    lines.push(row.join(","));
    if (lines.length === 20_000) {
      writeSync(file, `${lines.join("\n")}\n`);
      lines = [];
    }
  }
  writeSync(file, lines.map((line) => `${line}\n`).join(""));
  closeSync(file);
}

async function* batches(count: number) {
  let batch: string[][] = [];
  for (const row of shipments(count)) {
    batch.push(row);
    if (batch.length < 512) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

export async function writeXlsxFile(path: string, count: number): Promise<void> {
  const { chunks } = writeXlsx([{ name: "shipments", columns: headings, rows: batches(count) }], {
    file: path,
  });
  await writeFile(path, chunks as AsyncIterable<Uint8Array>);
}

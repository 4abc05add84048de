import { Buffer } from "node:buffer";
import type { ByteSource } from "../byte-source.ts";
import { bytesOf } from "../byte-source.ts";
import type { Table, TableRow } from "../table.ts";
import type { JsonOptions } from "./open-json.ts";
import { openJson } from "./open-json.ts";
import { openJsonLines } from "./open-json-lines.ts";

const sourceOf = (text: string | Uint8Array): ByteSource =>
  bytesOf(typeof text === "string" ? Buffer.from(text) : text);

export const open = (text: string | Uint8Array, options: Partial<JsonOptions> = {}) =>
  openJson(sourceOf(text), { file: "data.json", ...options });
export const openLines = (text: string | Uint8Array, options: Partial<JsonOptions> = {}) =>
  openJsonLines(sourceOf(text), { file: "data.jsonl", ...options });

export async function rowsOf(table: Table | undefined): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of table?.rows() ?? []) rows.push(...batch);
  return rows;
}
export const cellsOf = async (table: Table | undefined) => (await rowsOf(table)).map(({ cells }) => cells);

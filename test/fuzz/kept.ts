import { readFileSync } from "node:fs";
import type { FuzzInput } from "./input.ts";
import type { ReaderName } from "./readers.ts";

/** An input that found a fault. Kept with its bytes: a seed gives other bytes once a mutation or a fixture changes. */
export interface Kept {
  readonly reader: ReaderName;
  readonly seed: number;
  /** What it did. */
  readonly found: string;
  readonly input: Omit<FuzzInput, "bytes"> & { readonly bytes: string };
}

export const toKept = (
  reader: ReaderName,
  seed: number,
  found: string,
  { bytes, ...rest }: FuzzInput,
): Kept => ({
  reader,
  seed,
  found,
  input: { ...rest, bytes: Buffer.from(bytes).toString("base64") },
});

export const inputOfKept = ({ input: { bytes, ...rest } }: Kept): FuzzInput => ({
  ...rest,
  bytes: Buffer.from(bytes, "base64"),
});

/** Every input that ever found a fault. */
export const keptInputs = (): readonly Kept[] =>
  JSON.parse(readFileSync(new URL("seeds.json", import.meta.url), "utf8")) as readonly Kept[];

import { Buffer } from "node:buffer";
import type { NameCorpusData } from "./name-corpus.ts";

/**
 * A corpus as one stretch of bytes, and back without copying: every array is a view of those bytes, so that they can be
 * read from a file in one go, or lie in shared memory and serve all threads. Arrays are in the byte order of the
 * machine: such bytes are kept in a cache and never handed to anybody.
 *
 * First the length of the description (4 bytes), the description (JSON), then the arrays, each on a multiple of eight.
 */
const layout = 2;

const kinds = { Uint8Array, Uint16Array, Uint32Array } as const;
type Kind = keyof typeof kinds;
type Numbers = InstanceType<(typeof kinds)[Kind]>;

/** Where an array lies, behind the description. */
interface Place {
  readonly kind: Kind;
  readonly from: number;
  readonly length: number;
}

type Described =
  | { readonly number: number }
  | { readonly array: Place }
  /** Keys of a map by their numbers, which are their places. */
  | { readonly keys: readonly string[] }
  | { readonly members: Readonly<Record<string, Described>> };

interface Description {
  readonly layout: number;
  readonly corpus: Described;
}

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

const kindOf = (value: unknown): Kind | undefined =>
  (Object.keys(kinds) as Kind[]).find((kind) => value instanceof kinds[kind]);

/** Describes a value, and collects its arrays in the order in which they are to lie. */
class Describer {
  readonly arrays: Numbers[] = [];
  size = 0;

  describe(value: unknown): Described {
    if (typeof value === "number") return { number: value };
    if (value instanceof Map) return { keys: [...value.keys()] };
    const kind = kindOf(value);
    if (kind !== undefined) return { array: this.#place(kind, value as Numbers) };
    const members = Object.entries(value as object).map(([name, member]) => [name, this.describe(member)]);
    return { members: Object.fromEntries(members) };
  }

  #place(kind: Kind, array: Numbers): Place {
    const place = { kind, from: this.size, length: array.length };
    this.arrays.push(array);
    this.size += aligned(array.byteLength);
    return place;
  }
}

/** A corpus, or anything else of numbers, arrays of them, maps from a text to its place, and objects of these. */
export function corpusToBytes<T extends object = NameCorpusData>(data: T): Uint8Array {
  const describer = new Describer();
  const description: Description = { layout, corpus: describer.describe(data) };
  const head = Buffer.from(JSON.stringify(description));
  const start = aligned(4 + head.length);
  const bytes = new Uint8Array(start + describer.size);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let at = start;
  for (const array of describer.arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

function restored(described: Described, bytes: Uint8Array, start: number): unknown {
  if ("number" in described) return described.number;
  if ("keys" in described) return new Map(described.keys.map((key, number) => [key, number]));
  if ("array" in described) {
    const { kind, from, length } = described.array;
    return new kinds[kind](bytes.buffer as ArrayBuffer, bytes.byteOffset + start + from, length);
  }
  const members = Object.entries(described.members);
  return Object.fromEntries(members.map(([name, member]) => [name, restored(member, bytes, start)]));
}

/** Bytes that begin where arrays may lie. */
const inPlace = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 8 === 0 ? bytes : bytes.slice());

/**
 * The corpus in bytes that `corpusToBytes` made; undefined where they have another layout. The bytes must not change
 * afterwards, and are whole: whoever keeps them checks that.
 */
export function corpusFromBytes<T extends object = NameCorpusData>(given: Uint8Array): T | undefined {
  const bytes = inPlace(given);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + 4, length).toString();
  const description = JSON.parse(text) as Description;
  if (description.layout !== layout) return undefined;
  return restored(description.corpus, bytes, aligned(4 + length)) as T;
}

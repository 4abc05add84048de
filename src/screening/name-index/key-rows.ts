import type { KeyHash } from "./key-hash.ts";
import { type Pairs, sortedByKey } from "./sort-pairs.ts";

/**
 * Keys and the documents that have them, in typed arrays that can lie in shared memory and in a file as they are. A key
 * stands in the bucket that the upper bits of its one half name, marked by its other half; term `t` is the key at place
 * `t`. Its rows are `documents[offsets[t] .. offsets[t + 1])`, ascending.
 */
export interface KeyRows {
  /** The keys of bucket `b` are `marks[buckets[b] .. buckets[b + 1])`. There is a power of two of buckets. */
  readonly buckets: Uint32Array;
  readonly marks: Uint32Array;
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
}

/** The term of a key; -1 where no document has it. */
export function termOf({ buckets, marks }: KeyRows, { high, low }: KeyHash): number {
  const bucket = high >>> (Math.clz32(buckets.length - 1) + 1);
  const end = buckets[bucket + 1] ?? 0;
  for (let at = buckets[bucket] ?? 0; at < end; at += 1) if (marks[at] === low) return at;
  return -1;
}

/** Numbers that grow. */
class Numbers {
  #values = new Uint32Array(1 << 12);
  length = 0;
  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Uint32Array(this.#values.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }
  get values(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}

/** Pairs in one bucket, on average. */
const perBucket = 4;

const bitsFor = (pairs: number): number =>
  Math.min(24, Math.max(1, Math.ceil(Math.log2(Math.max(1, pairs) / perBucket))));

/** Collects keys of documents numbered in ascending order. */
export class KeyRowsBuilder {
  readonly #high = new Numbers();
  readonly #low = new Numbers();
  readonly #documents = new Numbers();

  add(document: number, key: KeyHash): void {
    this.#high.push(key.high);
    this.#low.push(key.low);
    this.#documents.push(document);
  }

  finish(): KeyRows {
    const bits = bitsFor(this.#high.length);
    const buckets = this.#high.values;
    for (let at = 0; at < buckets.length; at += 1) buckets[at] = (buckets[at] ?? 0) >>> (32 - bits);
    const { values: marks } = this.#low;
    const pairs = sortedByKey({ buckets, marks, documents: this.#documents.values }, bits);
    return rowsOf(withoutTwins(pairs), bits);
  }
}

/** Whether a pair has another key than the one before it. */
const beginsKey = ({ buckets, marks }: Pairs, at: number): boolean =>
  at === 0 || buckets[at] !== buckets[at - 1] || marks[at] !== marks[at - 1];

/** Takes out what stands twice: a key that a document has twice counts once. */
function withoutTwins(pairs: Pairs): Pairs {
  const { buckets, marks, documents } = pairs;
  let kept = 0;
  for (let at = 0; at < marks.length; at += 1) {
    if (!beginsKey(pairs, at) && documents[at] === documents[at - 1]) continue;
    buckets[kept] = buckets[at] ?? 0;
    marks[kept] = marks[at] ?? 0;
    documents[kept] = documents[at] ?? 0;
    kept += 1;
  }
  return {
    buckets: buckets.subarray(0, kept),
    marks: marks.subarray(0, kept),
    documents: documents.subarray(0, kept),
  };
}

function countKeys(pairs: Pairs): number {
  let keys = 0;
  for (let at = 0; at < pairs.marks.length; at += 1) if (beginsKey(pairs, at)) keys += 1;
  return keys;
}

function rowsOf(pairs: Pairs, bits: number): KeyRows {
  const keys = countKeys(pairs);
  const marks = new Uint32Array(keys);
  const offsets = new Uint32Array(keys + 1);
  const buckets = new Uint32Array((1 << bits) + 1);
  let key = 0;
  for (let at = 0; at < pairs.marks.length; at += 1) {
    if (!beginsKey(pairs, at)) continue;
    const bucket = (pairs.buckets[at] ?? 0) + 1;
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    marks[key] = pairs.marks[at] ?? 0;
    offsets[key] = at;
    key += 1;
  }
  offsets[keys] = pairs.marks.length;
  for (let bucket = 0; bucket < 1 << bits; bucket += 1)
    buckets[bucket + 1] = (buckets[bucket + 1] ?? 0) + (buckets[bucket] ?? 0);
  return { buckets, marks, offsets, documents: pairs.documents.slice() };
}

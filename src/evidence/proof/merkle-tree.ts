import { fail } from "../../model/issue.ts";
import { emptyRoot, hashBytes, nodeHash, type TreeHash } from "./tree-hash.ts";

/** Hashes of one height, side by side in bytes that grow. */
class Row {
  #bytes = new Uint8Array(8 * hashBytes);
  length = 0;

  push(hash: TreeHash): void {
    if ((this.length + 1) * hashBytes > this.#bytes.length) {
      const grown = new Uint8Array(2 * this.#bytes.length);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes.set(hash, this.length * hashBytes);
    this.length += 1;
  }

  at(index: number): TreeHash {
    return this.#bytes.subarray(index * hashBytes, (index + 1) * hashBytes);
  }
}

/** The largest power of two below `size`, which is at least 2. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/**
 * A Merkle tree over leaf hashes after RFC 9162, section 2.1, that grows at its end. Every complete subtree is hashed once,
 * when its last leaf comes, and kept: 64 bytes a leaf. Roots of all prefixes and proofs are then read off in about log2(size)^2 steps.
 */
export class MerkleTree {
  /** `#rows[h]` holds the complete subtrees of 2^h leaves, from the left. */
  readonly #rows: Row[] = [new Row()];

  constructor(leaves: Iterable<TreeHash> = []) {
    for (const leaf of leaves) this.append(leaf);
  }

  get size(): number {
    return this.#row(0).length;
  }

  append(leaf: TreeHash): void {
    if (leaf.length !== hashBytes)
      fail("bug", `A leaf of ${leaf.length} bytes is no SHA-256.`, "Report this.");
    this.#row(0).push(leaf);
    for (let height = 0; this.#row(height).length % 2 === 0; height += 1) {
      const row = this.#row(height);
      this.#row(height + 1).push(nodeHash(row.at(row.length - 2), row.at(row.length - 1)));
    }
  }

  /** The root of the first `size` leaves: MTH(D[size]). */
  root(size: number = this.size): TreeHash {
    this.#check(size, this.size, "leaves");
    return size === 0 ? emptyRoot : this.#hash(0, size);
  }

  /** The audit path of the leaf at `index` (from 0) in the tree of the first `size` leaves, lowest sibling first: PATH(index, D[size]). */
  inclusion(index: number, size: number = this.size): readonly TreeHash[] {
    this.#check(size, this.size, "leaves");
    this.#check(index + 1, size, "leaves");
    const path: TreeHash[] = [];
    let [start, length] = [0, size];
    while (length > 1) {
      const split = splitOf(length);
      const left = index < start + split;
      path.push(left ? this.#hash(start + split, length - split) : this.#hash(start, split));
      [start, length] = left ? [start, split] : [start + split, length - split];
    }
    return path.reverse();
  }

  /** Shows that the first `from` leaves are the beginning of the first `to`: PROOF(from, D[to]). `from` is at least 1. */
  consistency(from: number, to: number = this.size): readonly TreeHash[] {
    this.#check(to, this.size, "leaves");
    this.#check(from, to, "leaves");
    if (from === 0) fail("bug", "A proof from a tree without leaves shows nothing.", "Report this.");
    const path: TreeHash[] = [];
    let [start, length, whole] = [0, to, true];
    while (from - start < length) {
      const split = splitOf(length);
      const left = from - start <= split;
      path.push(left ? this.#hash(start + split, length - split) : this.#hash(start, split));
      if (left) length = split;
      else [start, length, whole] = [start + split, length - split, false];
    }
    // The old root itself is known to whoever asks; a part of it is not.
    if (!whole) path.push(this.#hash(start, length));
    return path.reverse();
  }

  /** The hash of `length` leaves from `start`, a multiple of the smallest power of two that is no less than `length`. */
  #hash(start: number, length: number): TreeHash {
    // Complete subtrees from the left, the largest first; then folded from the right.
    const parts: TreeHash[] = [];
    for (let [at, left] = [start, length]; left > 0; ) {
      const height = Math.floor(Math.log2(left));
      parts.push(this.#row(height).at(at / 2 ** height));
      at += 2 ** height;
      left -= 2 ** height;
    }
    return parts.reduceRight((right, left) => nodeHash(left, right));
  }

  #row(height: number): Row {
    let row = this.#rows[height];
    if (row === undefined) {
      row = new Row();
      this.#rows[height] = row;
    }
    return row;
  }

  #check(number: number, most: number, what: string): void {
    if (!Number.isSafeInteger(number) || number < 0 || number > most)
      fail("bug", `${number} ${what} were asked of a tree that has ${most}.`, "Report this.");
  }
}

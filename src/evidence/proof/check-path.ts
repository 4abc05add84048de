import { nodeHash, sameHash, type TreeHash } from "./tree-hash.ts";

/*
 * What a stranger does with a proof: it needs no tree, only the proof and the roots. Numbers are halved by division, for
 * a shift of bits would cut them at 2^32.
 */

const half = (number: number): number => Math.floor(number / 2);
const isOdd = (number: number): boolean => number % 2 === 1;
const isIndex = (number: number): boolean => Number.isSafeInteger(number) && number >= 0;

export interface Inclusion {
  readonly leaf: TreeHash;
  /** From 0. */
  readonly index: number;
  readonly size: number;
  readonly path: readonly TreeHash[];
}

/** The root that an inclusion proof leads to (RFC 9162, 2.1.3.2); undefined where its length does not fit. */
export function rootOfInclusion({ leaf, index, size, path }: Inclusion): TreeHash | undefined {
  if (!isIndex(index) || !isIndex(size) || index >= size) return undefined;
  let [node, last, root] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (isOdd(node) || node === last) {
      root = nodeHash(sibling, root);
      // A last node without a sibling stands for itself some levels up.
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else root = nodeHash(root, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? root : undefined;
}

/** Whether the leaf stands at its place in the tree of that root. */
export function includes(root: TreeHash, inclusion: Inclusion): boolean {
  const found = rootOfInclusion(inclusion);
  return found !== undefined && sameHash(found, root);
}

/** A tree as it is told: how many leaves, and the root over them. */
export interface TreeHead {
  readonly size: number;
  readonly root: TreeHash;
}

/** Whether the one tree is the beginning of the other (RFC 9162, 2.1.4.2). A tree without leaves is not taken: it shows nothing. */
export function extendsTree(from: TreeHead, to: TreeHead, path: readonly TreeHash[]): boolean {
  if (!isIndex(from.size) || !isIndex(to.size) || from.size === 0 || from.size > to.size) return false;
  if (from.size === to.size) return path.length === 0 && sameHash(from.root, to.root);
  const [first, ...rest] = isPowerOfTwo(from.size) ? [from.root, ...path] : path;
  return first !== undefined && bothRoots(from, to, { first, rest });
}

const isPowerOfTwo = (number: number): boolean =>
  Number.isInteger(Math.log2(number)) && 2 ** Math.log2(number) === number;

function bothRoots(
  from: TreeHead,
  to: TreeHead,
  { first, rest }: { readonly first: TreeHash; readonly rest: readonly TreeHash[] },
): boolean {
  let [node, last] = [from.size - 1, to.size - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let [old, now] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      [old, now] = [nodeHash(hash, old), nodeHash(hash, now)];
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else now = nodeHash(now, hash);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameHash(old, from.root) && sameHash(now, to.root);
}

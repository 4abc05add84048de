import { createHash } from "node:crypto";

/*
 * RFC 6962, section 2.1, written down as it stands there: recursion over lists of leaves, nothing kept, nothing shared with
 * the code under test. Slow, and meant to be.
 */

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

export const naiveLeaf = (data: Uint8Array): Uint8Array => sha256(Uint8Array.of(0), data);

/** Largest power of two smaller than n. */
const largestPower = (n: number): number => (n <= 2 ? 1 : 2 * largestPower(Math.ceil(n / 2)));

/** MTH over hashes of leaves. */
export function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  const k = largestPower(leaves.length);
  return sha256(Uint8Array.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

/** PATH(m, D[n]). */
export function naivePath(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const k = largestPower(leaves.length);
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
}

/** PROOF(m, D[n]) = SUBPROOF(m, D[n], true). */
export function naiveConsistency(m: number, leaves: readonly Uint8Array[], whole = true): Uint8Array[] {
  if (m === leaves.length) return whole ? [] : [naiveRoot(leaves)];
  const k = largestPower(leaves.length);
  return m <= k
    ? [...naiveConsistency(m, leaves.slice(0, k), whole), naiveRoot(leaves.slice(k))]
    : [...naiveConsistency(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))];
}

/**
 * The root that a path leads to, by the definition of PATH turned round: the tree is walked down to the leaf, and what was
 * left aside is taken from the end of the path. Undefined where the path is too long or too short.
 */
export function naiveRootOfPath(
  { leaf, m, n }: { readonly leaf: Uint8Array; readonly m: number; readonly n: number },
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  if (m < 0 || m >= n) return undefined;
  if (n === 1) return path.length === 0 ? leaf : undefined;
  const [aside, rest] = [path.at(-1), path.slice(0, -1)];
  if (aside === undefined) return undefined;
  const k = largestPower(n);
  const inner =
    m < k ? naiveRootOfPath({ leaf, m, n: k }, rest) : naiveRootOfPath({ leaf, m: m - k, n: n - k }, rest);
  if (inner === undefined) return undefined;
  return m < k ? sha256(Uint8Array.of(1), inner, aside) : sha256(Uint8Array.of(1), aside, inner);
}

/** Old and new root that a consistency proof leads to, by the definition of SUBPROOF turned round. */
export function naiveRootsOfConsistency(
  {
    m,
    n,
    old,
    whole = true,
  }: { readonly m: number; readonly n: number; readonly old: Uint8Array; readonly whole?: boolean },
  path: readonly Uint8Array[],
): readonly [Uint8Array, Uint8Array] | undefined {
  if (m === n && whole) return path.length === 0 ? [old, old] : undefined;
  const [aside, rest] = [path.at(-1), path.slice(0, -1)];
  if (aside === undefined) return undefined;
  if (m === n) return rest.length === 0 ? [aside, aside] : undefined;
  const k = largestPower(n);
  if (m <= k) {
    const inner = naiveRootsOfConsistency({ m, n: k, old, whole }, rest);
    return inner && [inner[0], sha256(Uint8Array.of(1), inner[1], aside)];
  }
  const inner = naiveRootsOfConsistency({ m: m - k, n: n - k, old, whole: false }, rest);
  return inner && [sha256(Uint8Array.of(1), aside, inner[0]), sha256(Uint8Array.of(1), aside, inner[1])];
}

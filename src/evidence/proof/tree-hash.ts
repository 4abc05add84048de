import { hash } from "node:crypto";

/** Bytes of a hash in the tree: SHA-256. */
export const hashBytes = 32;

/** A leaf hash or the hash of an inner node: 32 bytes. */
export type TreeHash = Uint8Array;

/** The root of a tree without leaves (RFC 9162, 2.1.1): the hash of no bytes. */
export const emptyRoot: TreeHash = hash("sha256", new Uint8Array(), "buffer");

/** The hash of an inner node: SHA-256 of the byte 0x01, the left and the right child. The first byte tells it from a leaf. */
export function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  const bytes = new Uint8Array(1 + 2 * hashBytes);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + hashBytes);
  return hash("sha256", bytes, "buffer");
}

/** Whether two hashes are the same. Both are public: nothing is gained by hiding where they differ. */
export const sameHash = (a: TreeHash, b: TreeHash): boolean => Buffer.compare(a, b) === 0;

/** A hash from its lower-case hexadecimal digits, as the log writes it; undefined for any other text. */
export const fromHex = (digits: string): TreeHash | undefined =>
  /^[0-9a-f]{64}$/.test(digits) ? Buffer.from(digits, "hex") : undefined;

export const toHex = (bytes: TreeHash): string => Buffer.from(bytes).toString("hex");

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** Bytes from the one base64 text that they have (RFC 4648, section 4); undefined for any other text. */
export function fromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}

/** A hash from its base64 text; undefined for any other text. */
export function hashFromBase64(text: string): TreeHash | undefined {
  const bytes = fromBase64(text);
  return bytes?.length === hashBytes ? bytes : undefined;
}

import { createPublicKey, hash, type KeyObject } from "node:crypto";
import type { Parsed } from "./parsed.ts";
import { fromBase64, toBase64 } from "./tree-hash.ts";

/** Signature type of the C2SP signed-note format: Ed25519 over the text of the note. */
const ed25519Type = 0x01;
const ed25519Bytes = 32;

/** The public half of a key that signs notes, under the name that it signs with. */
export interface VerifierKey {
  /** No space and no plus sign. */
  readonly name: string;
  /** First four bytes of SHA-256(name, line feed, 0x01, public key), eight hexadecimal digits: tells keys of one name apart. */
  readonly id: string;
  /** The 32 bytes of RFC 8032. */
  readonly publicKey: Uint8Array;
}

/** Whether a key may have this name: something, no space of any kind, no plus sign, no control character. */
export const isKeyName = (name: string): boolean => name !== "" && !/[\s+\p{Cc}\p{Z}]/u.test(name);

export function verifierKey(name: string, publicKey: Uint8Array): VerifierKey {
  const typed = Buffer.concat([Buffer.of(ed25519Type), publicKey]);
  const id = hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), typed]), "hex").slice(0, 8);
  return { name, id, publicKey };
}

/** The 32 bytes of an Ed25519 key, private or public. */
export function publicBytesOf(key: KeyObject): Uint8Array {
  const { x = "" } = (key.type === "private" ? createPublicKey(key) : key).export({ format: "jwk" });
  return Buffer.from(x, "base64url");
}

/** The key as `node:crypto` takes it. */
export const keyObjectOf = ({ publicKey }: VerifierKey): KeyObject =>
  createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") },
    format: "jwk",
  });

/** One line, as other tools of the same format read it: name+id+base64(0x01, public key). */
export const keyText = ({ name, id, publicKey }: VerifierKey): string =>
  `${name}+${id}+${toBase64(Buffer.concat([Buffer.of(ed25519Type), publicKey]))}`;

/** Reads the line of `keyText`, with or without space around it. */
export function parseKeyText(text: string): Parsed<VerifierKey> {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim());
  const bytes = fromBase64(match?.[3] ?? "");
  const name = match?.[1] ?? "";
  if (match === null || bytes === undefined || !isKeyName(name))
    return { problem: "it is not written as name+id+key, on one line" };
  if (bytes[0] !== ed25519Type || bytes.length !== 1 + ed25519Bytes)
    return { problem: "it is no Ed25519 key (signature type 1, 32 bytes)" };
  const value = verifierKey(name, bytes.subarray(1));
  return value.id === match[2]
    ? { value }
    : { problem: `its id is ${match[2]}, but name and key give ${value.id}` };
}

import { createHash } from "node:crypto";
import serialize from "canonicalize";
import { fail } from "./issue.ts";

/** The RFC 8785 (JCS) form of a JSON value: one value, one text, one hash. `undefined` members are left out. */
export function canonicalJson(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) return fail("bug", "A value without a JSON form was to be hashed.", "Report this.");
  return text;
}

/** Lower-case hexadecimal SHA-256 of bytes or of the UTF-8 form of a text. */
export const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

/** SHA-256 of the canonical JSON form of a value. */
export const hashOf = (value: unknown): string => sha256(canonicalJson(value));

/** A short, stable id: the first 16 hexadecimal digits (64 bits) of `hashOf(value)`. */
export const shortId = (value: unknown): string => hashOf(value).slice(0, 16);

import { hash } from "node:crypto";
import { canonicalJson } from "../../model/canonical.ts";
import { includes } from "./check-path.ts";
import { parseCheckpoint, type SignedCheckpoint } from "./checkpoint.ts";
import type { Parsed } from "./parsed.ts";
import { checkNote } from "./signed-note.ts";
import { fromBase64, hashFromBase64, type TreeHash, toBase64 } from "./tree-hash.ts";
import type { VerifierKey } from "./verifier-key.ts";

/** That an event stands in a signed log: the event, its place, the path to the root, and who signed the root. */
export interface LogProof {
  /** The event as it is hashed: every member of its line but `hash`. */
  readonly event: Readonly<Record<string, unknown>>;
  /** From 0; the event's `seq` less one. */
  readonly index: number;
  readonly path: readonly TreeHash[];
  /** The signed note, byte for byte. */
  readonly checkpoint: string;
}

const firstLine = "c2sp.org/tlog-proof@v1";

/**
 * A proof as a text in the form of C2SP tlog-proof, which carries everything that a stranger needs but the key: the event
 * (its RFC 8785 form, in base64, as `extra`), its index, the path and the checkpoint.
 */
export const proofText = ({ event, index, path, checkpoint }: LogProof): string =>
  [
    firstLine,
    `extra ${toBase64(Buffer.from(canonicalJson(event)))}`,
    `index ${index}`,
    ...path.map(toBase64),
    "",
    checkpoint,
  ].join("\n");

function readEvent(line: string): LogProof["event"] | undefined {
  const bytes = line.startsWith("extra ") ? fromBase64(line.slice(6)) : undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    // Two texts of one event would be two leaves: only the one that is hashed is taken.
    return isObject && canonicalJson(value) === text ? (value as LogProof["event"]) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the text of `proofText`. Whether it proves anything, `checkProof` says. */
export function parseProof(text: string): Parsed<LogProof> {
  const gap = text.indexOf("\n\n");
  const [first, extra = "", place = "", ...hashes] = text.slice(0, Math.max(gap, 0)).split("\n");
  if (first !== firstLine) return { problem: `its first line is not ${firstLine}` };
  const event = readEvent(extra);
  if (event === undefined) return { problem: "its second line does not hold an event" };
  const digits = /^index (0|[1-9]\d*)$/.exec(place)?.[1];
  const path = hashes.map(hashFromBase64).filter((hash) => hash !== undefined);
  if (digits === undefined || path.length < hashes.length)
    return { problem: "its index and path are not a number and base64 hashes, one a line" };
  return { value: { event, index: Number(digits), path, checkpoint: text.slice(gap + 2) } };
}

/** The leaf of an event: SHA-256 of the byte 0x00 and its RFC 8785 form. */
export const leafOf = (event: LogProof["event"]): TreeHash =>
  hash("sha256", Buffer.from(`\u0000${canonicalJson(event)}`), "buffer");

export interface CheckedProof {
  readonly event: LogProof["event"];
  readonly checkpoint: SignedCheckpoint;
}

/** Checks a proof as a stranger does, with nothing but the proof and a key that came by another way. */
export function checkProof(proof: LogProof, key: VerifierKey): Parsed<CheckedProof> {
  const read = parseCheckpoint(proof.checkpoint);
  if ("problem" in read) return { problem: `its checkpoint cannot be read: ${read.problem}` };
  const checkpoint = read.value;
  const signed = checkNote(checkpoint.note, key);
  if (signed === "unknown")
    return { problem: `its checkpoint is not signed by the key ${key.name}+${key.id}` };
  if (signed === "wrong") return { problem: "the signature under its checkpoint is not of that text" };
  if (checkpoint.origin !== key.name)
    return { problem: `its checkpoint is of the log ${checkpoint.origin}, the key of ${key.name}` };
  const { event, index, path } = proof;
  if (event.seq !== index + 1)
    return { problem: `its event says that it is number ${String(event.seq)}, the proof ${index + 1}` };
  const stands = includes(checkpoint.root, { leaf: leafOf(event), index, size: checkpoint.size, path });
  return stands
    ? { value: { event, checkpoint } }
    : { problem: "event, path and place do not lead to the root that was signed" };
}

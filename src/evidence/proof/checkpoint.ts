import type { KeyObject } from "node:crypto";
import type { TreeHead } from "./check-path.ts";
import type { Parsed } from "./parsed.ts";
import { parseNote, type SignedNote, signNote } from "./signed-note.ts";
import { hashFromBase64, toBase64 } from "./tree-hash.ts";

/** How far a log had come: which log, how many leaves, and the root over them. */
export interface Checkpoint extends TreeHead {
  /** The name of the log; also the name that its key signs with. */
  readonly origin: string;
}

/** A checkpoint and the note that it was read from. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: SignedNote;
}

/** The text that is signed, in the form of C2SP tlog-checkpoint: three lines. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** A checkpoint as a signed note. The same checkpoint and key give the same bytes. */
export const signCheckpoint = (checkpoint: Checkpoint, key: KeyObject): string =>
  signNote(checkpointText(checkpoint), checkpoint.origin, key);

/** Reads a checkpoint. Lines after the third are other people's business and are left alone; none may be empty. */
export function parseCheckpoint(text: string): Parsed<SignedCheckpoint> {
  const note = parseNote(text);
  if ("problem" in note) return note;
  const [origin = "", digits = "", encoded = "", ...more] = note.value.text.slice(0, -1).split("\n");
  const root = hashFromBase64(encoded);
  const size = /^(0|[1-9]\d*)$/.test(digits) ? Number(digits) : Number.NaN;
  if (origin === "" || !Number.isSafeInteger(size) || root === undefined || more.includes(""))
    return { problem: "its text is not the name of a log, a number of entries and the base64 of a SHA-256" };
  return { value: { origin, size, root, note: note.value } };
}

import { type KeyObject, sign, verify } from "node:crypto";
import { fail } from "../../model/issue.ts";
import type { Parsed } from "./parsed.ts";
import { fromBase64, toBase64 } from "./tree-hash.ts";
import { isKeyName, keyObjectOf, publicBytesOf, type VerifierKey, verifierKey } from "./verifier-key.ts";

/** A signature under a note: who, and over the text of the note. */
export interface NoteSignature {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly id: string;
  readonly signature: Uint8Array;
}

/** A text and the signatures under it, in the form of C2SP signed-note. */
export interface SignedNote {
  /** With the line feed that it ends in. This is what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** More signatures than witnesses give; the format asks for at least 16 to be read. */
const mostSignatures = 100;
/** UTF-16 units. A checkpoint has a few hundred. */
export const mostNoteLength = 1_000_000;

/** The control characters below U+0020, but for the line feed. */
const control = /[\p{Cc}--[\n\x7f-\x9f]]/v;

/** What is wrong with a text that is to be signed. */
const isNoteText = (text: string): boolean =>
  text.endsWith("\n") && !control.test(text) && text.isWellFormed() && text.length <= mostNoteLength;

/** Signs a text with an Ed25519 key, as `name`. */
export function signNote(text: string, name: string, key: KeyObject): string {
  if (!isNoteText(text) || !isKeyName(name))
    fail("bug", "A text or a name that no signed note can hold was to be signed.", "Report this.");
  const { id } = verifierKey(name, publicBytesOf(key));
  const signature = sign(null, Buffer.from(text), key);
  return `${text}\n— ${name} ${toBase64(Buffer.concat([Buffer.from(id, "hex"), signature]))}\n`;
}

function parseSignature(line: string): NoteSignature | undefined {
  const match = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line);
  const bytes = fromBase64(match?.[2] ?? "");
  const name = match?.[1] ?? "";
  if (bytes === undefined || bytes.length <= 4 || !isKeyName(name)) return undefined;
  return { name, id: Buffer.from(bytes.subarray(0, 4)).toString("hex"), signature: bytes.subarray(4) };
}

/** Reads a note. Nothing is said yet about whether its signatures are right. */
export function parseNote(note: string): Parsed<SignedNote> {
  const gap = note.lastIndexOf("\n\n");
  if (!isNoteText(note) || gap === -1)
    return { problem: "it is not a text, an empty line and signatures below it" };
  const lines = note.slice(gap + 2, -1).split("\n");
  const signatures = lines.map(parseSignature).filter((signature) => signature !== undefined);
  if (signatures.length < lines.length) return { problem: "a line below its text is no signature" };
  if (signatures.length > mostSignatures)
    return { problem: `it has ${signatures.length} signatures, more than ${mostSignatures}` };
  return { value: { text: note.slice(0, gap + 1), signatures } };
}

/** `unknown`: none of the signatures is of this key. A signature of this key that does not fit is `wrong`, whatever else is there. */
export function checkNote({ text, signatures }: SignedNote, key: VerifierKey): "right" | "wrong" | "unknown" {
  const own = signatures.filter(({ name, id }) => name === key.name && id === key.id);
  if (own.length === 0) return "unknown";
  const object = keyObjectOf(key);
  return own.every(({ signature }) => verify(null, Buffer.from(text), object, signature)) ? "right" : "wrong";
}

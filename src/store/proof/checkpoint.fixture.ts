import { join } from "node:path";
import { parseCheckpoint, type SignedCheckpoint } from "../../evidence/proof/checkpoint.ts";
import { openStore } from "../open-store.ts";
import { sampleWorkspace, temporaryFolder } from "../workspace.fixture.ts";
import { originOf, type WrittenCheckpoint, writeCheckpoint } from "./checkpoints.ts";
import { openSigningKey, type SigningKey } from "./signing-key.ts";

export const at = "2026-03-05T10:00:00Z";
export const recorded = { at, by: "A. Analyst" } as const;

export interface SignedWorkspace {
  readonly dir: string;
  readonly signing: SigningKey;
  readonly written: WrittenCheckpoint;
  /** The checkpoint as it is held outside. */
  readonly held: { readonly name: string; readonly value: SignedCheckpoint };
}

/** The checkpoint of a text that is known to be one. */
export function heldCheckpoint(note: string, name = "held.txt"): SignedWorkspace["held"] {
  const parsed = parseCheckpoint(note);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return { name, value: parsed.value };
}

/** Signs a workspace as it stands, with a key of its own outside it. */
export async function signWorkspace(dir: string, keyFile: string): Promise<SignedWorkspace> {
  const store = await openStore(dir, { write: true });
  try {
    const [first] = store.log.read();
    if (first === undefined) throw new Error("the log is empty");
    const signing = openSigningKey(dir, keyFile, originOf(first));
    const written = writeCheckpoint(store, signing, recorded);
    return { dir, signing, written, held: heldCheckpoint(written.note) };
  } finally {
    await store.close();
  }
}

/** The sample workspace with its seven events signed; the eighth records it. */
export async function signedWorkspace(): Promise<SignedWorkspace> {
  const dir = await sampleWorkspace(temporaryFolder());
  return signWorkspace(dir, join(temporaryFolder(), "key.pem"));
}

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { sha256 } from "../../model/canonical.ts";
import { fail } from "../../model/issue.ts";
import { writeDurably } from "../disk.ts";
import type { Store } from "../open-store.ts";
import { stampPath } from "../registered-files.ts";
import type { WrittenCheckpoint } from "./checkpoints.ts";
import { checkTimeStamp, type TimeStamp, timeStampRequest } from "./time-stamp.ts";

/** Puts a question to an address and gives the answer. */
export type AskStamp = (url: string, question: Uint8Array) => Promise<Uint8Array>;

export interface StampWanted {
  readonly url: string;
  readonly ask: AskStamp;
  /** Certificates, DER, to which the stamp must lead; none: that is not looked at, and said. */
  readonly authorities: readonly Uint8Array[];
}

export interface KeptStamp extends TimeStamp {
  /** Where the answer lies, relative to the workspace. */
  readonly path: string;
}

/**
 * Asks an authority when the checkpoint was there: the SHA-256 of its bytes and a number made by chance leave the machine,
 * nothing else. An answer that does not fit is not kept.
 */
export async function stampCheckpoint(
  store: Store,
  { event, note }: WrittenCheckpoint,
  { url, ask, authorities }: StampWanted,
  recorded: { readonly at: string; readonly by: string },
): Promise<KeptStamp> {
  const data = Buffer.from(note);
  const nonce = randomBytes(16);
  const answer = await ask(url, timeStampRequest({ data, nonce }));
  const checked = await checkTimeStamp(answer, { data, nonce, authorities });
  if ("problem" in checked)
    return fail(
      "proof.stamp",
      `The answer of ${url} is no time stamp of the checkpoint: ${checked.problem}.`,
      "The checkpoint stands without it. Ask another authority, or name its certificate with --authority.",
      { file: url },
    );
  const { time, authority } = checked.value;
  const hash = sha256(answer);
  const path = stampPath(event.data.size, hash);
  writeDurably(join(store.dir, path), answer);
  const { size, sha256: checkpoint } = event.data;
  const stamped = { size, checkpoint, sha256: hash, time, authority, url };
  store.append([{ type: "checkpoint-stamped", ...recorded, data: stamped }]);
  return { ...checked.value, path };
}

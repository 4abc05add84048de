import { existsSync } from "node:fs";
import { join } from "node:path";
import { signCheckpoint } from "../../evidence/proof/checkpoint.ts";
import { MerkleTree } from "../../evidence/proof/merkle-tree.ts";
import { fromHex, type TreeHash, toHex } from "../../evidence/proof/tree-hash.ts";
import { keyText } from "../../evidence/proof/verifier-key.ts";
import { sha256 } from "../../model/canonical.ts";
import { fail } from "../../model/issue.ts";
import { writeDurably } from "../disk.ts";
import type { EventData, LoggedEvent } from "../events/event-table.ts";
import type { Store } from "../open-store.ts";
import { readRegistered } from "../read-registered.ts";
import { checkpointPath } from "../registered-files.ts";
import type { SigningKey } from "./signing-key.ts";

const leafOf = ({ hash }: LoggedEvent): TreeHash =>
  fromHex(hash) ?? fail("bug", `The log gave ${hash} for the hash of an event.`, "Report this.");

/** The tree over a log: the hash of each event is a leaf. */
export const treeOf = (events: readonly LoggedEvent[]): MerkleTree => new MerkleTree(events.map(leafOf));

/**
 * The name of a log in its checkpoints, by the hash of its first event: no two logs share it, and it tells nothing of the
 * workspace's name, which may be a client's. The log of an invented example says that it is one.
 */
export function originOf(first: LoggedEvent): string {
  const fictional = first.type === "workspace-created" && first.data.fictional;
  return `selvedge${fictional ? "/fiction" : ""}/${first.hash.slice(0, 32)}`;
}

export interface WrittenCheckpoint {
  readonly event: LoggedEvent & { readonly type: "checkpoint-signed" };
  /** Where the note lies, relative to the workspace. */
  readonly path: string;
  /** The signed note. */
  readonly note: string;
}

/** Signs the root over all events so far, keeps the note and records it. */
export function writeCheckpoint(
  store: Store,
  { privateKey, publicKey }: SigningKey,
  recorded: { readonly at: string; readonly by: string },
): WrittenCheckpoint {
  const tree = treeOf(store.log.read());
  const { name: origin } = publicKey;
  const { size } = tree;
  const note = signCheckpoint({ origin, size, root: tree.root() }, privateKey);
  const path = checkpointPath(size);
  writeDurably(join(store.dir, path), note);
  const data = { origin, size, root: toHex(tree.root()), key: keyText(publicKey), sha256: sha256(note) };
  const [event] = store.append([{ type: "checkpoint-signed", ...recorded, data }]);
  return event?.type === "checkpoint-signed"
    ? { event, path, note }
    : fail("bug", "A checkpoint was recorded and not handed back.", "Report this.");
}

/** The checkpoints that a log names, in its order. */
export const checkpointsOf = (
  events: readonly LoggedEvent[],
): readonly (LoggedEvent & { readonly type: "checkpoint-signed" })[] =>
  events.filter((event) => event.type === "checkpoint-signed");

/** The note of a checkpoint, checked against its hash. */
export const readCheckpoint = (dir: string, { size, sha256: hash }: EventData<"checkpoint-signed">): string =>
  Buffer.from(readRegistered(dir, checkpointPath(size), hash)).toString("utf8");

/** Whether the note is still there: where it is gone, `verify` says so. */
export const hasCheckpoint = (dir: string, { size }: EventData<"checkpoint-signed">): boolean =>
  existsSync(join(dir, checkpointPath(size)));

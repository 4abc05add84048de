import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCheckpoint, type SignedCheckpoint } from "../../evidence/proof/checkpoint.ts";
import type { MerkleTree } from "../../evidence/proof/merkle-tree.ts";
import { checkNote } from "../../evidence/proof/signed-note.ts";
import { sameHash, toHex } from "../../evidence/proof/tree-hash.ts";
import { parseKeyText, type VerifierKey } from "../../evidence/proof/verifier-key.ts";
import { sha256 } from "../../model/canonical.ts";
import type { LoggedEvent } from "../events/event-table.ts";
import type { LogScan } from "../log/scan-log.ts";
import { checkpointsOf, originOf, treeOf } from "../proof/checkpoints.ts";
import { checkpointPath } from "../registered-files.ts";
import type { Held } from "./held.ts";
import { type Problem, restoreHint } from "./problem.ts";

export interface CheckpointCheck {
  readonly problems: readonly Problem[];
  readonly remarks: readonly string[];
}

const problemAt = (path: string, message: string, hint: string): Problem => ({
  what: "checkpoint",
  path,
  line: null,
  message,
  hint,
});

/** The events up to the first line that is damaged: a place in the tree is a place in the log. */
function soundBeginning({ events }: LogScan): readonly LoggedEvent[] {
  const gap = events.findIndex(({ seq }, index) => seq !== index + 1);
  return gap === -1 ? events : events.slice(0, gap);
}

interface Log {
  readonly dir: string;
  readonly events: readonly LoggedEvent[];
  readonly tree: MerkleTree;
  /** Every line of the log is sound. */
  readonly whole: boolean;
}

const fork =
  "Ask whoever made it since. A log is only ever added to: what was signed must be the beginning of what is there.";

/** What the log has against a checkpoint: another log, a log that was cut, or one that was written anew. */
export function contradiction(
  { events, tree }: Pick<Log, "events" | "tree">,
  checkpoint: SignedCheckpoint,
): string | undefined {
  const [first] = events;
  if (first === undefined || originOf(first) !== checkpoint.origin)
    return `It is a checkpoint of the log ${checkpoint.origin}, and this is ${first === undefined ? "none" : originOf(first)}: another log stands here, or its first event was altered.`;
  if (checkpoint.size > tree.size)
    return `It was signed over ${checkpoint.size} events, and the log holds ${tree.size}: the end was cut off.`;
  const root = tree.root(checkpoint.size);
  return sameHash(root, checkpoint.root)
    ? undefined
    : `The first ${checkpoint.size} events of the log are not those that were signed: some were left out, reordered or written anew (root ${toHex(root)} instead of ${toHex(checkpoint.root)}).`;
}

function signatureProblem(checkpoint: SignedCheckpoint, key: VerifierKey): string | undefined {
  if (key.name !== checkpoint.origin)
    return `The key is that of ${key.name}, the checkpoint of ${checkpoint.origin}.`;
  const signed = checkNote(checkpoint.note, key);
  if (signed === "right") return undefined;
  return signed === "unknown"
    ? `It is not signed by the key ${key.name}+${key.id}.`
    : "The signature under it is not of this text.";
}

/** The checkpoint that was held outside against the log. */
function checkHeld(
  log: Log,
  { name, value }: NonNullable<Held["checkpoint"]>,
  key?: VerifierKey,
): CheckpointCheck {
  const signed = key === undefined ? undefined : signatureProblem(value, key);
  const unsure = !log.whole && value.size > log.tree.size;
  const against = unsure ? undefined : contradiction(log, value);
  const problems = [signed, against]
    .filter((message) => message !== undefined)
    .map((message) =>
      problemAt(name, message, message === signed ? "Get checkpoint and key from whoever signed." : fork),
    );
  return { problems, remarks: problems.length > 0 ? [] : heldRemarks(log, value, { key, unsure }) };
}

function heldRemarks(
  { tree }: Log,
  { size }: SignedCheckpoint,
  { key, unsure }: { readonly key: VerifierKey | undefined; readonly unsure: boolean },
): string[] {
  const unchecked = "Its signature was not checked: name the public key with --key.";
  if (unsure)
    return [
      `The checkpoint covers ${size} events; the log is damaged after ${tree.size}, so it was not compared.`,
    ];
  const after = tree.size - size;
  const proven = `The first ${size} events are those of the checkpoint${key === undefined ? "" : `, signed by ${key.name}+${key.id}`}.`;
  const rest = after === 0 ? "" : ` The ${after} after it are not proven.`;
  return [`${proven}${rest}${key === undefined ? ` ${unchecked}` : ""}`];
}

/** A note in the folder against the event that names it, and against the log. That its bytes are those of the event is checked elsewhere. */
function noteProblem(log: Log, event: ReturnType<typeof checkpointsOf>[number]): string | undefined {
  const bytes = readFileSync(join(log.dir, checkpointPath(event.data.size)));
  if (sha256(bytes) !== event.data.sha256) return undefined;
  const parsed = parseCheckpoint(bytes.toString("utf8"));
  if ("problem" in parsed) return `It is no checkpoint: ${parsed.problem}.`;
  const { origin, size, root } = parsed.value;
  const said = [origin, size, toHex(root)];
  const named = [event.data.origin, event.data.size, event.data.root];
  if (said.some((each, index) => each !== named[index]))
    return `It is not what event ${event.seq} says of it.`;
  const key = parseKeyText(event.data.key);
  if ("problem" in key) return `Event ${event.seq} names a key that is none: ${key.problem}.`;
  return signatureProblem(parsed.value, key.value) ?? contradiction(log, parsed.value);
}

function checkFolder(log: Log): readonly Problem[] {
  return checkpointsOf(log.events).flatMap((event) => {
    const path = checkpointPath(event.data.size);
    if (!existsSync(join(log.dir, path))) return [];
    const message = noteProblem(log, event);
    return message === undefined
      ? []
      : [problemAt(path, `${message} (named by event ${event.seq})`, restoreHint)];
  });
}

/** With a key and no checkpoint at hand: how far the notes in the folder reach that this key signed. */
function checkByKey({ events, tree }: Log, key: VerifierKey): CheckpointCheck {
  const own = checkpointsOf(events).filter(({ data }) => {
    const named = parseKeyText(data.key);
    return "value" in named && Buffer.compare(named.value.publicKey, key.publicKey) === 0;
  });
  const last = own.at(-1);
  if (last === undefined)
    return {
      problems: [
        problemAt(
          "checkpoints",
          `No checkpoint in the folder is signed by the key ${key.name}+${key.id}.`,
          fork,
        ),
      ],
      remarks: [],
    };
  const after = tree.size - last.data.size;
  return {
    problems: [],
    remarks: [
      `The key signed the first ${last.data.size} events; the ${after} after them are not proven, nor that no later checkpoint was taken away.`,
    ],
  };
}

const notProven =
  "The end of the log is not proven: a log that was cut together with all its files, or written anew from its first event, looks the same from inside the folder. Hold a signed checkpoint outside it (selvedge checkpoint --out FILE) and verify against that (--checkpoint FILE --key FILE).";

/** Compares the log with the checkpoints in the folder and with what is held outside it. */
export function verifyCheckpoints(dir: string, scan: LogScan, held: Held): CheckpointCheck {
  const events = soundBeginning(scan);
  const log: Log = { dir, events, tree: treeOf(events), whole: scan.problems.length === 0 };
  const problems = checkFolder(log);
  if (held.checkpoint !== undefined) {
    const found = checkHeld(log, held.checkpoint, held.key);
    return { problems: [...problems, ...found.problems], remarks: found.remarks };
  }
  if (held.key === undefined) return { problems, remarks: [notProven] };
  const found = checkByKey(log, held.key);
  return { problems: [...problems, ...found.problems], remarks: [...found.remarks, notProven] };
}

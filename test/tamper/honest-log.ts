import type { KeyObject } from "node:crypto";
import { extendsTree } from "../../src/evidence/proof/check-path.ts";
import {
  parseCheckpoint,
  type SignedCheckpoint,
  signCheckpoint,
} from "../../src/evidence/proof/checkpoint.ts";
import { checkProof, parseProof, proofText } from "../../src/evidence/proof/proof-text.ts";
import { checkNote } from "../../src/evidence/proof/signed-note.ts";
import { publicBytesOf, verifierKey } from "../../src/evidence/proof/verifier-key.ts";
import type { LoggedEvent, NewEvent } from "../../src/store/events/event-table.ts";
import { chainEvents } from "../../src/store/log/event-log.ts";
import { decodeLine, genesis } from "../../src/store/log/log-line.ts";
import { originOf, treeOf } from "../../src/store/proof/checkpoints.ts";
import { contradiction } from "../../src/store/verify/verify-checkpoints.ts";
import type { Seeded } from "../crash/seeded.ts";

const instant = (random: Seeded): string =>
  new Date(1_770_000_000_000 + random.between(0, 1e9) * 1000).toISOString();

const texts = ["licence checked", 'another "brand" – 另一', "مەمەت", "🧵", "a\u2028b"];

function decision(random: Seeded): NewEvent {
  const data = {
    ...{ hit: `h${random.between(1, 9)}`, party: "party:1", list: "example-entity-list", entry: "example:1" },
    ...{ decision: random.pick(["same", "not-same", "cannot-tell"] as const), reason: random.pick(texts) },
    ...{ by: "A. Analyst", date: "2026-03-02" },
  };
  return { type: "decision-made", at: instant(random), by: "A. Analyst", data };
}

/** Adds a step to a log in memory, through the same lines as on the disk. */
function grow(events: LoggedEvent[], step: readonly NewEvent[]): void {
  const last = events.at(-1);
  const head = last === undefined ? { seq: 0, hash: genesis } : { seq: last.seq, hash: last.hash };
  for (const line of chainEvents(head, step)) {
    const before = events.at(-1)?.hash ?? genesis;
    const decoded = decodeLine(line, { seq: events.length + 1, prev: [before] });
    if (decoded.kind !== "event") throw new Error(`An honest line is told as ${decoded.kind}.`);
    events.push(decoded.event);
  }
}

function sign(events: readonly LoggedEvent[], key: KeyObject): SignedCheckpoint {
  const tree = treeOf(events);
  const origin = originOf(events[0] as LoggedEvent);
  const read = parseCheckpoint(signCheckpoint({ origin, size: tree.size, root: tree.root() }, key));
  if ("problem" in read) throw new Error(read.problem);
  return read.value;
}

export interface HonestLog {
  readonly events: readonly LoggedEvent[];
  readonly held: readonly SignedCheckpoint[];
}

/** A log that only grew, with checkpoints that were taken on the way. */
export function honestLog(random: Seeded, key: KeyObject): HonestLog {
  const events: LoggedEvent[] = [];
  const held: SignedCheckpoint[] = [];
  const created = {
    name: "x",
    schema: 1,
    fictional: true,
    created: instant(random),
    ledger: "ledger.db",
    appVersion: "1",
  };
  grow(events, [{ type: "workspace-created", at: instant(random), by: "selvedge", data: created }]);
  for (let step = random.between(1, 12); step > 0; step -= 1) {
    grow(
      events,
      Array.from({ length: random.between(1, 3) }, () => decision(random)),
    );
    if (random.next() < 0.3) held.push(sign(events, key));
  }
  held.push(sign(events, key));
  return { events, held };
}

/** Every alarm that sounds over an honest log: of its checkpoints, of the proofs between them, of one event's proof. */
export function alarmsOver({ events, held }: HonestLog, key: KeyObject, random: Seeded): readonly string[] {
  const tree = treeOf(events);
  const publicKey = verifierKey(originOf(events[0] as LoggedEvent), publicBytesOf(key));
  const alarms = held.flatMap((checkpoint, index) => {
    const next = held[index + 1];
    const grown =
      next === undefined || extendsTree(checkpoint, next, tree.consistency(checkpoint.size, next.size));
    const signed = checkNote(checkpoint.note, publicKey) === "right";
    const against = contradiction({ events, tree }, checkpoint);
    return [
      ...(grown ? [] : ["not grown"]),
      ...(signed ? [] : ["not signed"]),
      ...(against === undefined ? [] : [against]),
    ];
  });
  const { hash: _, ...event } = random.pick(events);
  const last = held.at(-1) as SignedCheckpoint;
  const checkpoint = signCheckpoint(last, key);
  const index = event.seq - 1;
  const read = parseProof(proofText({ event, index, path: tree.inclusion(index, last.size), checkpoint }));
  const proven = "problem" in read ? read : checkProof(read.value, publicKey);
  return "problem" in proven ? [...alarms, proven.problem] : alarms;
}

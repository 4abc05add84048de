import { generateKeyPairSync } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scanLog } from "../../src/store/log/scan-log.ts";
import { openStore } from "../../src/store/open-store.ts";
import { originOf, writeCheckpoint } from "../../src/store/proof/checkpoints.ts";
import { openSigningKey } from "../../src/store/proof/signing-key.ts";
import { registeredFiles } from "../../src/store/registered-files.ts";
import { verifyFiles } from "../../src/store/verify/verify-files.ts";
import { verifyLog } from "../../src/store/verify/verify-log.ts";
import { verifyWorkspace } from "../../src/store/verify.ts";
import { seeded } from "../crash/seeded.ts";
import { attackKnowingly, attackPlainly, changes } from "./attacks.ts";
import { allOf, flipBits, lineOf } from "./flip-bits.ts";
import { alarmsOver, honestLog } from "./honest-log.ts";
import { type HonestWorkspace, honestWorkspace, oneOfEach } from "./honest-workspace.ts";
import { logFile, readLines } from "./rewrite-log.ts";

/** Runs a step with a folder of its own, gone afterwards. */
async function withFolder<T>(step: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "selvedge-tamper-"));
  try {
    return await step(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const make = (folder: string, seed: number): Promise<HonestWorkspace> => {
  const dir = join(folder, "workspace");
  mkdirSync(dir);
  return honestWorkspace(dir, join(folder, "key.pem"), seeded(seed));
};

/** Of so many histories in memory, how many alarms sounded. */
export function honestLogs(histories: number, seed: number) {
  const { privateKey } = generateKeyPairSync("ed25519");
  const random = seeded(seed);
  const alarms: string[] = [];
  const count = { histories, events: 0, checkpoints: 0 };
  for (let each = 0; each < histories; each += 1) {
    const log = honestLog(random, privateKey);
    alarms.push(...alarmsOver(log, privateKey, random));
    count.events += log.events.length;
    count.checkpoints += log.held.length;
  }
  return { ...count, alarms };
}

/** Of so many real workspaces, each verified with every checkpoint that was taken out of it, how many alarms sounded. */
export async function honestWorkspaces(workspaces: number, seed: number) {
  const alarms: string[] = [];
  const count = { workspaces, verifications: 0, erased: 0 };
  for (let each = 0; each < workspaces; each += 1)
    await withFolder(async (folder) => {
      const { dir, held } = await make(folder, seed + each);
      for (const outside of held) {
        const { problems, checked } = await verifyWorkspace(dir, outside);
        alarms.push(...problems.map(({ path, message }) => `seed ${seed + each}: ${path}: ${message}`));
        count.verifications += 1;
        if (outside === held.at(-1)) count.erased += checked.erased;
      }
    });
  return { ...count, alarms };
}

/** Every `every`-th bit of one record of each kind; each `wholly`-th of them through the whole of `verify`. */
export function flips(
  seed: number,
  { every = 1, wholly }: { readonly every?: number; readonly wholly: number },
) {
  return withFolder(async (folder) => {
    const { dir } = await make(folder, seed);
    const files = registeredFiles(scanLog(dir).events);
    const line = lineOf(logFile(dir), seeded(seed).between(2, readLines(dir).length));
    const whole = async (): Promise<boolean> => !(await verifyWorkspace(dir)).ok;
    const results = [];
    const inLog = () => verifyLog(scanLog(dir)).length > 0;
    results.push({ what: "a line of the log", ...(await flipBits(logFile(dir), line, inLog, every)) });
    results.push({
      what: "a line of the log, whole verify",
      ...(await flipBits(logFile(dir), line, whole, wholly)),
    });
    for (const path of oneOfEach([...files.keys()])) {
      const one = new Map([...files].filter(([name]) => name === path));
      const file = join(dir, path);
      const what = path.split("/")[0] ?? path;
      results.push({
        what,
        ...(await flipBits(file, allOf(file), () => verifyFiles(dir, one).length > 0, every)),
      });
      results.push({
        what: `${what}, whole verify`,
        ...(await flipBits(file, allOf(file), whole, wholly * 7)),
      });
    }
    return results;
  });
}

/** The kinds of forger: one who edits the log, one who makes all else fit, and one who also signs with a key of their own. */
export const forgers = ["plain", "knowing", "knowing, with a key"] as const;
type Forger = (typeof forgers)[number];

export interface Attacked {
  readonly change: string;
  readonly forger: Forger;
  readonly attacks: number;
  /** Found with the checkpoint and key that are held outside. */
  readonly found: number;
  /** Found with the public key alone. */
  readonly foundByKey: number;
  /** Found with nothing held. What a knowing forger did cannot be. */
  readonly foundInside: number;
}

async function attack(folder: string, change: (typeof changes)[number], forger: Forger, seed: number) {
  const made = await make(folder, seed);
  const copy = join(folder, "copy");
  cpSync(made.dir, copy, { recursive: true });
  const outside = made.held.at(-1);
  if (outside === undefined) throw new Error("Nothing was signed.");
  const signed = outside.checkpoint?.value.size ?? 0;
  const random = seeded(seed);
  if (forger === "plain") attackPlainly(copy, change, signed, random);
  else await attackKnowingly(copy, change, signed, random);
  if (forger === "knowing, with a key") await forge(copy, join(folder, "forged.pem"));
  const [held, key, inside] = [
    await verifyWorkspace(copy, outside),
    await verifyWorkspace(copy, { key: outside.key }),
    await verifyWorkspace(copy),
  ];
  return { found: !held.ok, foundByKey: !key.ok, foundInside: !inside.ok };
}

/** Signs what was forged with a key of one's own, under the name of the log. */
async function forge(dir: string, keyFile: string): Promise<void> {
  const store = await openStore(dir, { write: true });
  try {
    const [first] = store.log.read();
    if (first === undefined) throw new Error("The log is empty.");
    const signing = openSigningKey(dir, keyFile, originOf(first));
    writeCheckpoint(store, signing, { at: "2026-03-06T10:00:00Z", by: "A. Analyst" });
  } finally {
    await store.close();
  }
}

/** Every change by every forger, so many times each on workspaces of their own. */
export async function attacks(times: number, seed: number): Promise<readonly Attacked[]> {
  const results: Attacked[] = [];
  for (const change of changes)
    for (const forger of forgers) {
      const count = { found: 0, foundByKey: 0, foundInside: 0 };
      for (let each = 0; each < times; each += 1) {
        const told = await withFolder((folder) => attack(folder, change, forger, seed + each));
        for (const how of ["found", "foundByKey", "foundInside"] as const) count[how] += told[how] ? 1 : 0;
      }
      results.push({ change: change.name, forger, attacks: times, ...count });
    }
  return results;
}

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kibOf, readOnly, smallDisk, smallFiles, telltaleSizes, whyNoMounts } from "./disturbances.ts";
import { type Disturbance, disturb, makeScene, type Outcome, type Scene } from "./disturbed-step.ts";
import { differences, fingerprint } from "./fingerprint.ts";
import { type Prepared, prepare } from "./harness.ts";
import { tracing, whyNoTracer } from "./kill-moments.ts";
import { readLog } from "./read-log.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "selvedge-disk-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const noMounts = whyNoMounts();
const noTracer = whyNoTracer();
if (noMounts !== undefined) process.stdout.write(`skipped: a full and a read-only medium (${noMounts})\n`);
if (noTracer !== undefined) process.stdout.write(`skipped: calls that fail one by one (${noTracer})\n`);

/** A seed whose script has all three verbs. */
const seed = 7;
const verbs = ["making", "import", "decide", "undo"] as const;
type Verb = (typeof verbs)[number];

const scenes = new Map<Verb, Scene>();

function stepOf({ plan }: Prepared, verb: Verb): number {
  // The first import also makes the workspace; the second is that of the largest file.
  if (verb === "making") return 0;
  return verb === "import" ? 1 : plan.steps.findIndex((step) => step.verb === verb);
}

beforeAll(async () => {
  const prepared = await prepare(seed, join(folder, "script"), { steps: 5, rows: 1500 });
  for (const verb of verbs)
    scenes.set(verb, await makeScene(prepared, join(folder, verb), stepOf(prepared, verb)));
}, 300_000);

const sceneOf = (verb: Verb): Scene => scenes.get(verb) as Scene;

/** Some of the values, evenly spread, the first and the last among them. */
function spread<T>(values: readonly T[], count: number): T[] {
  if (values.length <= count) return [...values];
  return Array.from(
    { length: count },
    (_, at) => values[Math.round((at * (values.length - 1)) / (count - 1))] as T,
  );
}

/** The place that a refused worker names, without what differs from run to run; undefined where it was not refused. */
function refusal({ disturbed }: Outcome): string | undefined {
  const last = disturbed.said.at(-1);
  if (last?.say !== "refused") return undefined;
  expect(last).toMatchObject({ code: "workspace.write", hint: expect.stringContaining("Free space") });
  return last.message;
}

/** A step either was refused in words that name the cause, or was done; in both cases nothing is lost and it can be done again. */
function expectNothingLost(outcome: Outcome, cause: RegExp): void {
  const { disturbed, lost, halfSnapshots, verifyProblems, different } = outcome;
  expect({ lost, halfSnapshots, verifyProblems, different }).toEqual({
    lost: [],
    halfSnapshots: [],
    verifyProblems: [],
    different: [],
  });
  const message = refusal(outcome);
  if (message === undefined) expect(disturbed).toMatchObject({ code: 0, stderr: "" });
  else {
    expect(message).toMatch(cause);
    expect(disturbed).toMatchObject({ code: 4, stderr: "" });
  }
}

async function sweep(
  verb: Verb,
  of: readonly ((dir: string) => Disturbance)[],
  cause: RegExp,
): Promise<string[]> {
  const messages: string[] = [];
  for (const each of of) {
    const outcome = await disturb(sceneOf(verb), each);
    expectNothingLost(outcome, cause);
    const message = refusal(outcome);
    if (message !== undefined) messages.push(message);
  }
  return messages;
}

const sizeCause = /EFBIG|ENOSPC|disk|File too large|full/i;

describe("no file may grow further", () => {
  it.each(verbs)(
    "%s: a write that ends in its middle is refused by name, and nothing is lost",
    async (verb) => {
      const { before, after } = sceneOf(verb);
      const sizes = spread(telltaleSizes(before, after), 3);
      const messages = await sweep(
        verb,
        sizes.map((bytes) => () => smallFiles(bytes)),
        sizeCause,
      );
      expect(messages.length).toBeGreaterThan(0);
    },
    300_000,
  );
});

describe.skipIf(noMounts !== undefined)("a full disk", () => {
  it.each(verbs)(
    "%s: is refused by name at every fill, and nothing is lost",
    async (verb) => {
      const { before, after } = sceneOf(verb);
      const [least, most] = [kibOf(before), kibOf(after)];
      // The folders take nothing there; SQLite keeps up to 32 KiB and a write-ahead log beside its ledger.
      const sizes = spread(
        Array.from({ length: 1 + (most - least + 160) / 8 }, (_, at) => least + 8 * at),
        4,
      );
      const messages = await sweep(
        verb,
        sizes.map((kib) => (dir: string) => smallDisk(dir, Math.max(kib, 8))),
        sizeCause,
      );
      expect(messages.length).toBeGreaterThan(0);
    },
    300_000,
  );
});

describe.skipIf(noMounts !== undefined)("a read-only medium", () => {
  it.each(["import", "decide", "undo"] as const)(
    "%s: is refused by name, and nothing is touched",
    async (verb) => {
      const messages = await sweep(verb, [readOnly], /EROFS|readonly|read-only/i);
      expect(messages).toHaveLength(1);
    },
    300_000,
  );
});

/** Runs the command line as a user does, under a disturbance. */
function selvedge(under: readonly string[], ...argv: readonly string[]) {
  const [command = "", ...args] = [...under, process.execPath, "--no-warnings", "bin/selvedge.mjs", ...argv];
  return spawnSync(command, args, { encoding: "utf8", cwd: root });
}

describe("the command line", () => {
  it("ends with exit code 4 and two lines where a file may not grow", () => {
    const { before, prepared } = sceneOf("import");
    const dir = join(folder, "command-line");
    cpSync(before, dir, { recursive: true });
    const file = join(folder, "script", "files", "1-shipments.csv");
    const refused = selvedge(smallFiles(8192).under, "import", file, "--workspace", dir);
    expect(refused.status).toBe(4);
    expect(refused.stderr).toContain("could not be written");
    expect(refused.stderr).toContain("Nothing that was acknowledged is lost");
    expect(refused.stdout).toBe("");
    expect(prepared.reference.log.startsWith(readLog(dir).text)).toBe(true);
    expect(selvedge([], "import", file, "--workspace", dir).status).toBe(0);
    expect(selvedge([], "verify", "--workspace", dir).status).toBe(0);
  });

  it.skipIf(noMounts !== undefined)("reads a read-only medium, and refuses to write there", () => {
    const { before } = sceneOf("decide");
    const dir = join(folder, "medium");
    cpSync(before, dir, { recursive: true });
    const { under } = readOnly(dir);
    for (const verb of ["screen", "verify", "trace"])
      expect(selvedge(under, verb, "--workspace", dir, "--json"), verb).toMatchObject({ status: 0 });
    const file = join(folder, "script", "files", "0-parties.csv");
    const refused = selvedge(under, "import", file, "--workspace", dir);
    expect(refused.status).toBe(4);
    expect(refused.stderr).toMatch(/read-?only|EROFS/i);
    expect(differences(fingerprint(dir), fingerprint(before))).toEqual([]);
  });
});

/** Calls that fail, each at its first, second ... time in a thread. */
const failing = [
  { calls: "fsync,fdatasync", error: "EIO", at: [1, 4] },
  { calls: "pwrite64", error: "ENOSPC", at: [1] },
  { calls: "rename,renameat,renameat2", error: "EROFS", at: [1] },
  { calls: "mkdir,mkdirat", error: "ENOSPC", at: [1] },
] as const;

describe.skipIf(noTracer !== undefined)("a call that fails", () => {
  it.each(verbs.flatMap((verb) => failing.map((each) => ({ verb, ...each }))))(
    "$verb: $error of $calls is refused by name or overcome, and nothing is lost",
    async ({ verb, calls, error, at }) => {
      const disturbances = at.map((count) => () => ({
        name: `${error} at call ${count} of ${calls}`,
        under: tracing(calls, `error=${error}:when=${count}`),
      }));
      await sweep(verb, disturbances, /EIO|ENOSPC|EROFS|disk|full|I\/O/i);
    },
    300_000,
  );
});

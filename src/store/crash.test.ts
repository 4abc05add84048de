import { spawn, spawnSync } from "node:child_process";
import { chmodSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createStore, openStore } from "./open-store.ts";
import { verifyWorkspace } from "./verify.ts";
import {
  codeOf,
  importParties,
  newWorkspace,
  now,
  sampleWorkspace,
  temporaryFolder,
} from "./workspace.fixture.ts";

describe("two writers", () => {
  it("the second is refused with the process that writes, and gets in when it is done", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const first = await openStore(dir, { write: true });
    const error = await openStore(dir, { write: true }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ issue: { code: "workspace.locked", received: `pid ${process.pid}` } });
    await first.close();
    const second = await openStore(dir, { write: true });
    expect(second.sweepReport.tookOver).toBeUndefined();
    await second.close();
  });
});

/** Starts a child that appends without end, kills it after some acknowledged steps, and gives the last number it said. */
async function killWhileAppending(dir: string, afterMs: number): Promise<number> {
  const script = join(import.meta.dirname, "append-forever.fixture.ts");
  const child = spawn(process.execPath, ["--no-warnings", script, dir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  let armed = false;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    // The clock starts at the second acknowledged step, so that a slow machine has something to lose too.
    if (!armed && said.split("\n").length > 3) {
      armed = true;
      setTimeout(() => child.kill("SIGKILL"), afterMs);
    }
  });
  await new Promise((resolve) => child.on("close", resolve));
  return Number(said.split("\n").slice(1, -1).at(-1) ?? 0);
}

describe("kill -9 while appending", () => {
  it("loses nothing that was acknowledged, leaves no half step and no stuck lock", async () => {
    const dir = temporaryFolder();
    await (await createStore(dir, newWorkspace)).close();
    for (const afterMs of [15, 40, 90, 160]) {
      const acknowledged = await killWhileAppending(dir, afterMs);
      expect(acknowledged).toBeGreaterThan(0);
      const store = await openStore(dir, { write: true });
      expect(store.sweepReport.tookOver).toMatchObject({ pid: expect.any(Number) });
      expect(store.log.head().seq).toBeGreaterThanOrEqual(acknowledged);
      expect(store.log.read().at(-1)?.more).toBeUndefined();
      expect(await store.ledger.decisions()).toHaveLength(store.log.head().seq - 1);
      await store.close();
      expect((await verifyWorkspace(dir)).problems).toEqual([]);
    }
  });

  it("leaves a workspace to which a second process was refused meanwhile", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const script = join(import.meta.dirname, "append-forever.fixture.ts");
    const child = spawn(process.execPath, ["--no-warnings", script, dir], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const error = await openStore(dir, { write: true }).catch((caught: unknown) => caught);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.on("close", resolve));
    expect(error).toMatchObject({ issue: { code: "workspace.locked", received: `pid ${child.pid}` } });
    await (await openStore(dir, { write: true })).close();
  });
});

describe("a disk that refuses", () => {
  const limited = spawnSync("sh", ["-c", "ulimit -f 64"]).status === 0;
  const reason = "no shell that can limit the size of files";
  if (!limited) process.stdout.write(`skipped: a full disk (${reason})\n`);
  it.skipIf(!limited)(
    "a full disk is a clear error, and the workspace opens again with all that was acknowledged",
    async () => {
      const dir = await sampleWorkspace(temporaryFolder());
      const script = join(import.meta.dirname, "append-forever.fixture.ts");
      // A limit on the size of files is what a test can have of a full disk: a write ends in EFBIG in its middle.
      const command = `trap '' XFSZ; ulimit -f 100; exec "$0" --no-warnings "$1" "$2"`;
      const { stdout, stderr } = spawnSync("sh", ["-c", command, process.execPath, script, dir], {
        encoding: "utf8",
      });
      expect(stderr).toContain("workspace.write");
      const acknowledged = Number(stdout.trim().split("\n").at(-1));
      const store = await openStore(dir, { write: true });
      expect(store.log.head().seq).toBe(acknowledged);
      await store.close();
      expect((await verifyWorkspace(dir)).problems).toEqual([]);
    },
  );

  const isRoot = process.getuid?.() === 0;
  it("a read-only folder is read, and refuses a writer whom the system refuses", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    chmodSync(dir, 0o555);
    try {
      const reader = await openStore(dir);
      expect(await reader.ledger.decisions()).toHaveLength(2);
      await reader.close();
      const writer = async () => (await openStore(dir, { write: true })).close();
      // The superuser may write anywhere: then the folder opens as any other does.
      if (isRoot) await expect(writer()).resolves.toBeUndefined();
      else expect(await codeOf(writer)).toBe("workspace.write");
    } finally {
      chmodSync(dir, 0o755);
    }
  });

  it("a place that cannot hold files surfaces as workspace.write", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const store = await openStore(dir, { write: true });
    renameSync(join(dir, "originals"), join(dir, "originals-away"));
    writeFileSync(join(dir, "originals"), "a file in the place of a folder");
    expect(await codeOf(() => store.originals.put(Buffer.from("new")))).toBe("workspace.write");
    rmSync(join(dir, "records"), { recursive: true });
    writeFileSync(join(dir, "records"), "");
    expect(await codeOf(() => importParties(store, now, "import-3"))).toBe("workspace.write");
    await store.close();
  });
});

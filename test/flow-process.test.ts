import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { writeTrade } from "../bench/speed/flow/made-up-trade.ts";
import { openWorkspace } from "../src/index.ts";
import { folder, now, root, selvedge } from "./terminal.ts";

// trace and expose as real processes: their work is done in a worker, what they print is streamed.
const files = folder();
const large = join(files, "large");
const demo = join(files, "demo");

beforeAll(async () => {
  await writeTrade(files, { shipments: 15_000, parties: 1_000, products: 10 });
  const named = ["parties.csv", "products.csv", "shipments.csv"].map((name) => join(files, name));
  await selvedge("import", ...named, "--quiet", "--workspace", large);
  await selvedge("demo", "--quiet", "--workspace", demo);
}, 120_000);

const start = (
  env: Record<string, string>,
  ...argv: string[]
): ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } =>
  spawn(process.execPath, [join(root, "bin/selvedge.mjs"), ...argv], {
    env: { ...process.env, SELVEDGE_NOW: now, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  }) as never;

/** Hundredths of a second that a process has computed. */
function ticksOf(process: ChildProcess): number {
  const fields = readFileSync(`/proc/${process.pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

const logOf = (workspace: string): string =>
  readdirSync(join(workspace, "log"))
    .map((name) => readFileSync(join(workspace, "log", name), "utf8"))
    .join("");

describe("trace and expose as processes", () => {
  it.each(["trace", "expose"])("%s prints what the library answers, byte for byte", async (verb) => {
    const run = start({}, verb, "--json", "--paths", "4", "--workspace", demo);
    const [out, err] = await Promise.all([text(run.stdout), text(run.stderr), once(run, "exit")]);
    const workspace = await openWorkspace(demo, { now: () => now });
    const lines: readonly unknown[] =
      verb === "trace"
        ? await workspace.trace(undefined, { paths: 4 })
        : await workspace.expose(undefined, { paths: 4 });
    expect(out).toBe(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    expect([err, run.exitCode]).toEqual(["", 0]);
  });

  it("a failure in the worker is the failure of the verb", async () => {
    const run = start({}, "trace", "product:NOTHING", "--json", "--workspace", demo);
    const [out, err] = await Promise.all([text(run.stdout), text(run.stderr), once(run, "exit")]);
    expect(run.exitCode).toBe(3);
    expect(JSON.parse(out).error.code).toBe("subject.none");
    expect(err).toContain("Nothing in the workspace fits");
  });

  it("memory that does not suffice is said, with what to do", async () => {
    const run = start({ NODE_OPTIONS: "--max-old-space-size=40" }, "trace", "--quiet", "--workspace", large);
    const [err] = await Promise.all([text(run.stderr), text(run.stdout), once(run, "exit")]);
    expect(run.exitCode).toBe(4);
    expect(err.replace(/\s+/g, " ")).toMatch(/needs more memory than the \d+ MB .*--max-old-space-size/);
  });

  it("a reader that has seen enough is no failure", async () => {
    const run = start({}, "trace", "SKU-0", "--json", "--workspace", large);
    const exit = once(run, "exit");
    const [first] = await once(run.stdout, "data");
    (run.stdout as unknown as { destroy(): void }).destroy();
    const err = await text(run.stderr);
    await exit;
    expect(String(first).startsWith('{"subject":"product:SKU-0"')).toBe(true);
    expect([err, run.exitCode, run.signalCode]).toEqual(["", 0, null]);
  });

  it("Ctrl-C ends it in the middle of its work, and says that nothing was changed", async ({ skip }) => {
    if (process.platform !== "linux") skip("only Linux tells what a process has computed");
    const before = logOf(large);
    const run = start({}, "trace", "--json", "--paths", "30", "--workspace", large);
    const exit = once(run, "exit");
    const [out, err] = [text(run.stdout), text(run.stderr)];
    while (run.exitCode === null && ticksOf(run) < 250) await wait(20);
    run.kill("SIGINT");
    await exit;
    expect([run.exitCode, run.signalCode]).toEqual([4, null]);
    expect((await err).replace(/\s+/g, " ")).toMatch(/Cancelled at \d+ % of .*Nothing was changed/);
    expect(JSON.parse((await out).trimEnd().split("\n").at(-1) ?? "").error.code).toBe("job.cancelled");
    expect(logOf(large)).toBe(before);
    expect((await selvedge("verify", "--workspace", large)).code).toBe(0);
  }, 60_000);

  it("the library's signal cancels between two sources", async () => {
    const controller = new AbortController();
    const workspace = await openWorkspace(large, { now: () => now, signal: controller.signal });
    const running = workspace.trace(undefined, { paths: 30 });
    setTimeout(() => controller.abort(), 1);
    await expect(running).rejects.toMatchObject({
      issue: { code: "job.cancelled", hint: expect.stringContaining("Nothing was changed") },
    });
  }, 60_000);
});

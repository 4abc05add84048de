import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { smallKey } from "../../src/lists/update/small-list.fixture.ts";
import type { Handler } from "../../src/net/loopback.fixture.ts";
import { firstPage, html, publisher, sends } from "./publisher.ts";

const { server, workspace, url, expectOldServes } = await publisher();

/** One update in a process of its own: its exit code and its peak of memory. */
async function measured(): Promise<{ readonly code: number; readonly peakKilobytes: number }> {
  const worker = join(import.meta.dirname, "memory-worker.ts");
  const argv = [worker, url, "lists", "update", smallKey, "--quiet", "--workspace", workspace];
  const { stdout } = await promisify(execFile)(process.execPath, argv);
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
}

/** Sends a chunk again and again, as fast as it is taken, up to a number of times. */
const again =
  (chunk: Uint8Array, times: number, headers: Record<string, string>): Handler =>
  (_request, response) => {
    let left = times;
    response.writeHead(200, { ...html, ...headers });
    const more = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(chunk)) return;
      }
      if (left === 0) response.end();
    };
    response.on("drain", more);
    more();
  };

const mebi = 1 << 20;
// 160 packed members of 64 MiB each: 10 GiB out of 10 MB.
const packed = gzipSync(Buffer.alloc(64 * mebi));

it.each<[string, Handler]>([
  ["10 GB", again(Buffer.alloc(mebi), 10_000, {})],
  ["10 GB packed as gzip", again(packed, 160, { "content-encoding": "gzip" })],
])("%s are cut at the cap of 4 MB, and memory stays flat", async (_, handler) => {
  server.answer(sends(firstPage));
  const usual = await measured();
  expect(usual.code).toBe(0);
  server.answer(handler);
  const bad = await measured();
  expect(bad.code).toBe(3);
  expect(bad.peakKilobytes).toBeLessThan(usual.peakKilobytes + 64 * 1024);
  await expectOldServes();
});

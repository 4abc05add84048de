import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { sha256 } from "../src/model/canonical.ts";
import { loopbackServer } from "../src/net/loopback.fixture.ts";
import { folder, runWith } from "./terminal.ts";

const server = await loopbackServer();
afterAll(() => server.close());
const { host } = new URL(server.origin);
const workspace = join(folder(), "w");
const run = (...argv: string[]) =>
  runWith({ captureOptions: { allow: (url) => url.host === host } }, [
    ...argv,
    "--workspace",
    workspace,
    "--json",
  ]);

/** Nobody is meant. It names a picture, a script and a page of the same server: none is to be asked for. */
const page = `<!doctype html><html lang="en"><title>Answer of the mill</title>
<script src="/spy.js"></script><link rel="stylesheet" href="/style.css"><img src="/pixel.gif">
<p>The Strelsau Spinning Company denied that anybody was forced to work.</p>
<iframe src="/frame"></iframe></html>`;

describe("capture", () => {
  it("keeps the page, its record and both hashes, and asks for nothing that the page names", async () => {
    server.answer((_request, response) => response.writeHead(200, { "content-type": "text/html" }).end(page));
    const answer = (await run("capture", `${server.origin}/answer.html`)).json();
    const [line] = answer.read;
    expect(line.document).toMatchObject({ sha256: sha256(page), kept: "now", title: "Answer of the mill" });
    expect(line.statements).toContainEqual(expect.objectContaining({ type: "denial" }));
    const kept = readFileSync(join(workspace, "originals", answer.recordSha256), "utf8");
    expect(sha256(kept)).toBe(answer.recordSha256);
    expect(JSON.parse(kept)).toEqual(answer.record);
    expect(server.asked.map(({ url }) => url)).toEqual(["/answer.html"]);
    expect((await run("verify")).json()).toMatchObject({ ok: true, problems: [] });
  });

  it("is another coming in of one document, each with its own record", async () => {
    await run("capture", `${server.origin}/answer.html`);
    const { documents } = (await run("documents")).json();
    expect(documents).toHaveLength(1);
    expect(documents[0].arrivals.map(({ how }: { how: string }) => how)).toEqual(["address", "address"]);
  });

  it("tells the address in a pack", async () => {
    const out = join(workspace, "..", "p.zip");
    await run("pack", "--out", out);
    const files = unzipSync(readFileSync(out));
    const provenance = Buffer.from(files["provenance.jsonld"] ?? []).toString();
    expect(provenance).toContain(`${server.origin}/answer.html`);
  });

  it.each([
    ["http://127.0.0.1/", "no public address"],
    ["http://169.254.169.254/latest/meta-data/", "no public address"],
    ["file:///etc/passwd", "only https and http"],
    ["not an address", "no address of the web"],
  ])("refuses %s, and keeps nothing", async (address, words) => {
    const before = readFileSync(join(workspace, "log", "000001.jsonl"), "utf8");
    const { code, err } = await run("capture", address);
    expect([code, err.replace(/\s+/g, " ")]).toEqual([3, expect.stringContaining(words)]);
    expect(readFileSync(join(workspace, "log", "000001.jsonl"), "utf8")).toBe(before);
  });
});

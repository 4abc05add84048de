import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { smallReader } from "../../src/lists/update/small-list.fixture.ts";
import { loopbackServer, muteServer } from "../../src/net/loopback.fixture.ts";
import { contentsOf } from "../bad-inputs/intake.ts";
import { runWith } from "../terminal.ts";
import { ownCertificate } from "./own-certificate.ts";
import { firstPage, html, publisher, sends } from "./publisher.ts";

const { server, workspace, sourcesOf, run, updateFails, expectOldServes } = await publisher();

describe("what goes wrong on the way", () => {
  it("half a file: told with both lengths, kept to look at, and never in force", async () => {
    server.answer((_, response) => {
      response.writeHead(200, { ...html, "content-length": firstPage.length }).write(firstPage.slice(0, 500));
      setTimeout(() => response.destroy(), 20);
    });
    const { held, checks } = await updateFails({
      code: 3,
      words: ["whole file", `${firstPage.length} bytes`, "500 bytes"],
    });
    expect(checks).toHaveLength(1);
    expect(held).toMatchObject({ sha256: null, version: null, failed: ["whole file"] });
  });

  it("half a file whose end nobody promised: the closing line is missing", async () => {
    server.answer(sends(firstPage.slice(0, 500)));
    const { held } = await updateFails({ code: 3, words: ["readable", "END"] });
    expect(contentsOf(workspace).join()).toContain(held.files[0].sha256);
  });

  it("a body of 10 GB, promised or not, and 10 GB packed as gzip", async () => {
    server.answer((_, response) => response.writeHead(200, { ...html, "content-length": 1e10 }).write("x"));
    await updateFails({ code: 3, words: ["size", "10000000000 bytes promised"] });
    server.answer((_, response) => {
      response.writeHead(200, html);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on("drain", more);
      more();
    });
    await updateFails({ code: 3, words: ["size", "cut off there"] });
    server.answer(sends(gzipSync(Buffer.alloc(5e7)), { ...html, "content-encoding": "gzip" }));
    await updateFails({ code: 3, words: ["size", "cut off there"] });
  });

  it("another media type", async () => {
    server.answer(sends(firstPage, { "content-type": "application/pdf" }));
    const { held } = await updateFails({ code: 3, words: ["media type", "application/pdf"] });
    expect(held).toMatchObject({ sha256: null, failed: ["media type"] });
  });

  it.each([206, 403, 404, 500, 503])("an answer of %d", async (status) => {
    server.answer((_, response) => response.writeHead(status).end());
    await updateFails({ code: 4, words: ["list.unavailable", `answered ${status}`, "--from"] });
  });

  it("redirects in a circle, to another host, and to this machine's files", async () => {
    server.answer((request, response) =>
      response.writeHead(302, { location: request.url === "/a" ? "/b" : "/a" }).end(),
    );
    await updateFails({ code: 4, words: ["more than 5 redirects"] });
    server.answer((_, response) => response.writeHead(301, { location: "https://example.org/list" }).end());
    await updateFails({ code: 4, words: ["example.org is none that the list's reader names"] });
    server.answer((_, response) => response.writeHead(301, { location: "file:///etc/passwd" }).end());
    await updateFails({ code: 4, words: ["only https is asked"] });
  });

  it("a server that stalls, before the headers and after them", async () => {
    server.answer(() => undefined);
    await updateFails({ code: 4, words: ["nothing came"] }, { limits: { tries: 1 } });
    server.answer((_, response) => void response.writeHead(200, html).write("MILLS"));
    await updateFails({ code: 4, words: ["nothing came"] }, { limits: { tries: 1 } });
  });

  it("nobody there, and somebody who speaks no HTTP", async () => {
    const mute = await muteServer("220 ready\r\n");
    const readers = [smallReader(`http://127.0.0.1:${mute.port}/mills.html`)];
    await updateFails({ code: 4, words: ["no HTTP"] }, { readers });
    await mute.close();
    await updateFails({ code: 4, words: ["refused"] }, { readers });
  });
});

describe("Ctrl-C", () => {
  it("ends a download that hangs; nothing of it is stored", async () => {
    const before = contentsOf(workspace);
    const controller = new AbortController();
    server.answer((_, response) => {
      response.writeHead(200, html).write("MILLS");
      controller.abort();
    });
    const { code, json } = await runWith(
      { listSources: sourcesOf({ limits: { idleMs: 60_000 } }), signal: controller.signal },
      ["lists", "update", "--json", "--workspace", workspace],
    );
    expect([code, json().error.code]).toEqual([4, "job.cancelled"]);
    expect(contentsOf(workspace)).toEqual(before);
    await expectOldServes();
  });
});

describe("TLS", () => {
  afterEach(() => void vi.unstubAllEnvs());
  const certificate = ownCertificate();
  it.skipIf(certificate === undefined)(
    "a certificate that nobody signed is named and refused, also where the environment would allow it; one that is believed is read (skipped where there is no openssl)",
    async () => {
      const secure = await loopbackServer(certificate);
      const readers = [smallReader(`${secure.origin}/mills.html`)];
      secure.answer(sends(firstPage));
      vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
      await updateFails({ code: 4, words: ["TLS", "self-signed"] }, { readers });
      expect(secure.asked).toHaveLength(0);
      await secure.close();
    },
  );

  it("a handshake that breaks off", async () => {
    const mute = await muteServer("no TLS here, not today");
    const readers = [smallReader(`https://127.0.0.1:${mute.port}/mills.html`)];
    await updateFails({ code: 4, words: ["TLS"] }, { readers });
    await mute.close();
  });
});

describe("what goes right", () => {
  it("500 at first and 200 then: the same list is unchanged", async () => {
    let turn = 0;
    server.answer((request, response) => {
      turn += 1;
      if (turn === 1) response.writeHead(500).end();
      else sends(firstPage, { ...html, etag: '"first"' })(request, response);
    });
    const answer = await run("lists", "update", "--json");
    expect([answer.code, turn]).toEqual([0, 2]);
    expect(answer.json()).toMatchObject({
      lists: [{ outcome: "unchanged", published: "2026-11-01" }],
      withoutReader: ["us-cbp-wro", "us-dol-tvpra", "us-uflpa"],
    });
  });

  it("304: asked by what the version in force was said to be, and nothing is written", async () => {
    const before = contentsOf(workspace);
    server.answer((request, response) =>
      response.writeHead(request.headers["if-none-match"] === '"first"' ? 304 : 500).end(),
    );
    const answer = await run("lists", "update", "--json");
    expect([answer.code, answer.json().lists[0].outcome]).toEqual([0, "unchanged"]);
    expect(contentsOf(workspace)).toEqual(before);
    await expectOldServes();
  });

  it("nothing is asked by any other verb", async () => {
    const asked = server.asked.length;
    for (const verb of [
      ["lists", "status"],
      ["lists", "diff", "xx-mills@held"],
      ["screen"],
      ["assess"],
      ["verify"],
    ])
      await run(...verb, "--json");
    expect(server.asked.length).toBe(asked);
  });
});

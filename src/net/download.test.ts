import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { asking } from "./asking.fixture.ts";
import { muteServer } from "./loopback.fixture.ts";

const { server, get, failureOf, body, page } = await asking();

describe("a file that comes", () => {
  it("is handed on with what the next one is asked with, and how far it is told", async () => {
    const told: number[] = [];
    server.answer((_, response) =>
      response.writeHead(200, { ...page, etag: '"a"', "last-modified": "yesterday" }).end(body),
    );
    const got = await get({ progress: (sent) => void told.push(sent) });
    expect(got).toMatchObject({ kind: "file", etag: '"a"', lastModified: "yesterday" });
    expect(got.kind === "file" && Buffer.from(got.bytes).toString()).toBe(body);
    expect(told.at(-1)).toBe(body.length);
  });

  it.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
  ] as const)("is unpacked from %s", async (encoding, pack) => {
    server.answer((_, response) =>
      response.writeHead(200, { ...page, "content-encoding": encoding }).end(pack(body)),
    );
    const got = await get();
    expect(got.kind === "file" && Buffer.from(got.bytes).toString()).toBe(body);
  });

  it("is not sent again where it is still the same", async () => {
    server.answer((request, response) =>
      response.writeHead(request.headers["if-none-match"] === '"a"' ? 304 : 200, page).end(),
    );
    expect(await get({ previous: { etag: '"a"' } })).toEqual({ kind: "unchanged" });
  });

  it("is asked with nothing but GET, the types and who asks", async () => {
    server.answer((_, response) => response.writeHead(200, page).end(body));
    await get();
    const { method, headers } = server.asked.at(-1) ?? { headers: {} };
    expect(method).toBe("GET");
    expect(Object.keys(headers).sort()).toEqual([
      "accept",
      "accept-encoding",
      "connection",
      "host",
      "user-agent",
    ]);
  });

  it("comes after 500, 429 with Retry-After and a connection that was reset", async () => {
    let turn = 0;
    server.answer((request, response) => {
      turn += 1;
      if (turn === 1) response.writeHead(500).end();
      else if (turn === 2) response.writeHead(429, { "retry-after": "600" }).end();
      else if (turn === 3) request.socket.destroy();
      else response.writeHead(200, page).end(body);
    });
    expect(await get({}, { tries: 4 })).toMatchObject({ kind: "file" });
    expect(turn).toBe(4);
  });
});

describe("what comes and is not the file", () => {
  it("cut short: what was promised and what came, and the bytes to look at", async () => {
    let turn = 0;
    server.answer((_, response) => {
      turn += 1;
      response.writeHead(200, { ...page, "content-length": 1000 }).write(body);
      setTimeout(() => response.destroy(), 20);
    });
    const got = await get();
    expect(got).toMatchObject({ kind: "refused", why: "cut short", expected: "1000 bytes" });
    expect(got.kind === "refused" && got.received).toContain(`${body.length} bytes`);
    expect(got.kind === "refused" && Buffer.from(got.bytes).toString()).toBe(body);
    expect(turn).toBe(3);
  });

  it("packed data that end too early", async () => {
    const packed = gzipSync(body.repeat(1000));
    server.answer((_, response) =>
      response.writeHead(200, { ...page, "content-encoding": "gzip" }).end(packed.subarray(0, -20)),
    );
    expect(await get()).toMatchObject({ kind: "refused", why: "cut short" });
  });

  it("another media type, or none", async () => {
    server.answer((_, response) => response.writeHead(200, { "content-type": "application/json" }).end("{}"));
    expect(await get()).toMatchObject({
      kind: "refused",
      why: "media type",
      expected: "text/html",
      received: "application/json",
    });
    server.answer((_, response) => response.writeHead(200).end(body));
    expect(await get()).toMatchObject({ kind: "refused", why: "media type", received: "none" });
  });

  it("too large by its promise: no byte of it is read", async () => {
    server.answer((_, response) => response.writeHead(200, { ...page, "content-length": 1e10 }).write(body));
    const got = await get();
    expect(got).toMatchObject({ kind: "refused", why: "size", expected: "at most 1000000 bytes" });
    expect(got.kind === "refused" && got.received).toBe("10000000000 bytes promised");
  });

  it("too large without a promise: cut at the cap", async () => {
    let sent = 0;
    server.answer((_, response) => {
      response.writeHead(200, page);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on("drain", more);
      more();
    });
    expect(await get()).toMatchObject({ kind: "refused", why: "size" });
    expect(sent).toBeLessThan(1e8);
  });

  it("too large once unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    server.answer((_, response) =>
      response.writeHead(200, { ...page, "content-encoding": "gzip" }).end(bomb),
    );
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await get()).toMatchObject({ kind: "refused", why: "size" });
  });
});

describe("nothing that comes", () => {
  it.each([
    [404, 1],
    [403, 1],
    [304, 1],
    [206, 1],
    [500, 3],
    [503, 3],
  ])("an answer of %d, asked for %d times", async (status, times) => {
    let turn = 0;
    server.answer((_, response) => {
      turn += 1;
      response.writeHead(status, page).end();
    });
    const { issue } = await failureOf(get());
    expect(issue).toMatchObject({
      code: "list.unavailable",
      message: expect.stringContaining(String(status)),
    });
    expect(issue.hint).toContain("--from");
    expect(turn).toBe(times);
  });

  it("a server that says nothing, and one that stops in the middle", async () => {
    server.answer(() => undefined);
    expect((await failureOf(get({}, { tries: 1 }))).message).toContain("nothing came for 0.3 s");
    server.answer((_, response) => void response.writeHead(200, page).write(body));
    expect((await failureOf(get({}, { tries: 1 }))).message).toContain("nothing came for 0.3 s");
  });

  it("one that sends a byte now and then, for ever", async () => {
    server.answer((_, response) => {
      response.writeHead(200, page);
      const timer = setInterval(() => response.write("."), 50);
      response.on("close", () => clearInterval(timer));
    });
    expect((await failureOf(get({}, { totalMs: 700 }))).message).toContain("not done within 0.7 s");
  });

  it("a port where nobody listens, and one that speaks no HTTP", async () => {
    const mute = await muteServer("220 ready\r\n");
    const url = `http://127.0.0.1:${mute.port}/`;
    expect((await failureOf(get({ url }))).message).toContain("no HTTP");
    await mute.close();
    expect((await failureOf(get({ url }))).message).toMatch(/refused.*asked 3 times/);
  });

  it("a handshake that hangs", async () => {
    const mute = await muteServer();
    const url = `https://127.0.0.1:${mute.port}/`;
    const running = get({ url }, { connectMs: 200, tries: 1 });
    expect((await failureOf(running)).message).toContain("no connection within 0.2 s");
    await mute.close();
  });

  it("an encoding that was not asked for", async () => {
    server.answer((_, response) => response.writeHead(200, { ...page, "content-encoding": "br" }).end(body));
    expect((await failureOf(get())).message).toContain('packed as "br"');
  });

  it("ends where it is cancelled, before and in the middle", async () => {
    const controller = new AbortController();
    server.answer((_, response) => {
      response.writeHead(200, page).write(body);
      controller.abort();
    });
    const running = get({ signal: controller.signal }, { idleMs: 5_000 });
    expect((await failureOf(running)).issue.code).toBe("job.cancelled");
    expect((await failureOf(get({ signal: AbortSignal.abort() }))).issue.code).toBe("job.cancelled");
  });
});

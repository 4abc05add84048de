import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { sha256 } from "../../model/canonical.ts";
import { loopbackServer, muteServer } from "../loopback.fixture.ts";
import { type CaptureOptions, captureUrl } from "./capture.ts";
import { captureRecordSchema } from "./capture-record.ts";
import { isPublic, refusalOfUrl } from "./public-address.ts";

const server = await loopbackServer();
const other = await loopbackServer();
afterAll(async () => {
  await server.close();
  await other.close();
});
const { host } = new URL(server.origin);
const page = "<!doctype html><p>Answer of the mill</p>";

const capture = (url: string, options: CaptureOptions = {}) =>
  captureUrl(
    { url, at: "2026-11-23T12:00:00.000Z", signal: new AbortController().signal, progress: () => undefined },
    { allow: (each) => each.host === host, ...options },
  );
const failureOf = async (asked: Promise<unknown>) => {
  const { issue } = (await asked.then(
    () => ({ issue: undefined }),
    (error) => error,
  )) as { issue?: { code: string; message: string } };
  return issue;
};

describe("a page that is captured", () => {
  it("is kept with address, instant, machine, headers and hash", async () => {
    server.answer((_request, response) =>
      response
        .writeHead(200, [
          ["content-type", "text/html"],
          ["set-cookie", "a=1"],
          ["set-cookie", "b=2"],
        ] as never)
        .end(page),
    );
    const { bytes, name, record } = await capture(`${server.origin}/news/mill.html?id=1`);
    expect(Buffer.from(bytes).toString()).toBe(page);
    expect(name).toBe("mill.html");
    expect(captureRecordSchema.parse(record)).toMatchObject({
      url: `${server.origin}/news/mill.html?id=1`,
      at: "2026-11-23T12:00:00.000Z",
      steps: [{ url: `${server.origin}/news/mill.html?id=1`, address: "127.0.0.1", status: 200 }],
      sha256: sha256(bytes),
      bytes: page.length,
    });
    expect(record.headers.filter(([key]) => key === "set-cookie")).toHaveLength(2);
  });

  it("is asked for without cookie, sign-in or referrer, and once", async () => {
    const before = server.asked.length;
    await capture(`${server.origin}/`);
    expect(server.asked.length - before).toBe(1);
    expect(Object.keys(server.asked.at(-1)?.headers ?? {}).sort()).toEqual([
      "accept",
      "accept-encoding",
      "connection",
      "host",
      "user-agent",
    ]);
  });

  it("follows redirects, each of them on record", async () => {
    server.answer((request, response) =>
      request.url === "/old" ? response.writeHead(301, { location: "/new" }).end() : response.end(page),
    );
    const { record } = await capture(`${server.origin}/old`);
    expect(record.steps.map(({ status }) => status)).toEqual([301, 200]);
  });
});

describe("what is refused", () => {
  it("leads to a private address by a redirect; that one is never asked", async () => {
    server.answer((_request, response) =>
      response.writeHead(302, { location: `${other.origin}/admin` }).end(),
    );
    const issue = await failureOf(capture(`${server.origin}/`));
    expect(issue).toMatchObject({ code: "capture.refused" });
    expect(other.asked).toHaveLength(0);
  });

  it("redirects for ever", async () => {
    server.answer((_request, response) => response.writeHead(302, { location: "/" }).end());
    expect((await failureOf(capture(`${server.origin}/`)))?.message).toContain("more than 5 times");
  });

  it("is a name with one address that is not public, whatever the others are", async () => {
    const asked = capture("http://news.selvedge-check.org/", {
      allow: () => false,
      resolve: async () => ["93.184.215.14", "127.0.0.1"],
    });
    expect((await failureOf(asked))?.message).toContain("127.0.0.1, which is no public address");
  });

  it("is what answers otherwise the second time: a name is looked up once, and its address is asked", async () => {
    let lookups = 0;
    server.answer((_request, response) => response.end(page));
    const url = `http://rebinding.selvedge-check.org:${new URL(server.origin).port}/`;
    const { record } = await capture(url, {
      allow: () => true,
      resolve: async () => {
        lookups += 1;
        return [lookups === 1 ? "127.0.0.1" : "127.0.0.2"];
      },
    });
    expect([lookups, record.steps[0]?.address]).toEqual([1, "127.0.0.1"]);
  });

  it("is too large, packed or not", async () => {
    server.answer((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(5_000_000))),
    );
    const asked = capture(`${server.origin}/`, { mostBytes: 100_000 });
    expect(await failureOf(asked)).toMatchObject({ code: "capture.refused" });
  });

  it("answers with an error, or with nothing", async () => {
    server.answer((_request, response) => response.writeHead(404).end("no"));
    expect(await failureOf(capture(`${server.origin}/`))).toMatchObject({ code: "capture.unavailable" });
    const mute = await muteServer();
    const silent = capture(`http://127.0.0.1:${mute.port}/`, { allow: () => true, limits: { idleMs: 100 } });
    expect((await failureOf(silent))?.message).toContain("nothing came");
    await mute.close();
  });

  it("drips for longer than is waited in all", async () => {
    server.answer((_request, response) => {
      const drip = setInterval(() => response.write("."), 20);
      response.once("close", () => clearInterval(drip));
    });
    const asked = capture(`${server.origin}/`, { limits: { totalMs: 300 } });
    expect((await failureOf(asked))?.message).toContain("was not done within");
  });
});

describe("addresses of the whole net", () => {
  it.each([
    ...["127.0.0.1", "10.1.2.3", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"],
    ...["224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "203.0.113.5", "192.88.99.1"],
    ...[
      "::",
      "::1",
      "fe80::1",
      "fe80::1%eth0",
      "fc00::1",
      "fd12::1",
      "ff02::1",
      "2001:db8::1",
      "2002:7f00:1::",
    ],
    ...[
      "::ffff:127.0.0.1",
      "::ffff:8.8.8.8",
      "::127.0.0.1",
      "64:ff9b::7f00:1",
      "64:ff9b:1::1",
      "100::1",
      "3fff::1",
    ],
    ...["2001::1", "no address", ""],
  ])("%s is none", (address) => expect(isPublic(address)).toBe(false));

  it.each(["93.184.215.14", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "2a00:1450::1"])(
    "%s is one",
    (address) => expect(isPublic(address)).toBe(true),
  );

  it.each([
    ...["ftp://example.org/", "file:///etc/passwd", "javascript:1", "https://user:word@news.org/"],
    ...["http://news.org:22/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://[::1]/"],
    ...[
      "http://localhost/",
      "http://a.localhost./",
      "http://router.local/",
      "http://intranet/",
      "http://x.home.arpa/",
    ],
  ])("%s is refused before anything is looked up", (url) => expect(refusalOfUrl(new URL(url))).toBeDefined());

  it("takes an ordinary one", () => {
    expect(refusalOfUrl(new URL("https://news.un.org/en/story"))).toBeUndefined();
    expect(refusalOfUrl(new URL("http://news.org:80/"))).toBeUndefined();
  });
});

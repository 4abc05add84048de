import { describe, expect, it } from "vitest";
import { ownCertificate } from "../../test/bad-lists/own-certificate.ts";
import { asking } from "./asking.fixture.ts";
import { download } from "./download.ts";
import { loopbackServer } from "./loopback.fixture.ts";

const { server, get, failureOf, body, page } = await asking();

describe("redirects", () => {
  const to = (location: string) =>
    server.answer((request, response) => {
      if (request.url === "/list") response.writeHead(302, { location }).end();
      else response.writeHead(200, page).end(body);
    });

  it("are followed on the same host, and the address that answered is told", async () => {
    to("/2026/list.html");
    expect(await get()).toMatchObject({ kind: "file", url: `${server.origin}/2026/list.html` });
  });

  it("are not followed for ever", async () => {
    const before = server.asked.length;
    to("/list");
    expect((await failureOf(get())).message).toContain("more than 5 redirects");
    expect(server.asked.length - before).toBe(6);
  });

  it.each([
    ["another host", "https://example.org/list", "example.org is none that the list's reader names"],
    ["this machine under another name", "http://localhost:1/list", "localhost is none"],
    ["another kind of address", "file:///etc/passwd", "only https is asked"],
    ["nowhere", "http://", "names no address"],
  ])("to %s are refused", async (_, location, words) => {
    to(location);
    expect((await failureOf(get())).message).toContain(words);
  });

  it("reach a host that the reader names beside the first", async () => {
    to(`${server.origin.replace("127.0.0.1", "localhost")}/list.html`);
    const got = await get({ named: ["https://localhost/"] });
    expect(got).toMatchObject({ kind: "file" });
  });
});

describe("https", () => {
  const certificate = ownCertificate();
  it.skipIf(certificate === undefined)(
    "is read with a certificate that is believed, refused with one that is not; no way back to http (skipped where there is no openssl)",
    async () => {
      const secure = await loopbackServer(certificate);
      secure.answer((request, response) =>
        request.url === "/back"
          ? response.writeHead(302, { location: `${server.origin}/list` }).end()
          : response.writeHead(200, page).end(body),
      );
      const url = `${secure.origin}/list`;
      expect(await get({ url }, {}, certificate?.cert)).toMatchObject({ kind: "file" });
      const { message } = await failureOf(get({ url }));
      expect(message).toMatch(/secure connection \(TLS\) failed.*self-signed/);
      const back = await failureOf(get({ url: `${secure.origin}/back` }, {}, certificate?.cert));
      expect(back.message).toContain("redirects from https to http://");
      await secure.close();
    },
  );

  it("is the only way: without the word of code http is refused, on this machine too", async () => {
    const asked = server.asked.length;
    const running = download({
      url: `${server.origin}/list`,
      named: [],
      mediaTypes: ["text/html"],
      mostBytes: 1000,
      signal: new AbortController().signal,
      progress: () => undefined,
    });
    expect((await failureOf(running)).message).toContain("only https is asked");
    expect(server.asked.length).toBe(asked);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SelvedgeError } from "../model/issue.ts";
import { askStamp } from "./ask-stamp.ts";
import { type Handler, type LoopbackServer, loopbackServer } from "./loopback.fixture.ts";

let server: LoopbackServer;
let other: LoopbackServer;
beforeAll(async () => {
  [server, other] = [await loopbackServer(), await loopbackServer()];
});
afterAll(async () => {
  await server.close();
  await other.close();
});

const question = Buffer.from("a question");
const never = new AbortController().signal;

async function refusal(address: string, signal = never): Promise<string> {
  try {
    await askStamp(address, question, signal);
    return "none";
  } catch (error) {
    return error instanceof SelvedgeError ? `${error.issue.code}: ${error.issue.message}` : String(error);
  }
}

describe("askStamp(address, question, signal)", () => {
  it("puts the question once, as RFC 3161 has it, and gives the answer as it came", async () => {
    server.answer((_request, response) => response.end("an answer"));
    const before = server.asked.length;
    const answer = await askStamp(`${server.origin}/stamp`, question, never);
    expect(Buffer.from(answer).toString()).toBe("an answer");
    const asked = server.asked
      .slice(before)
      .map(({ method, url, headers }) => [method, url, headers["content-type"]]);
    expect(asked).toEqual([["POST", "/stamp", "application/timestamp-query"]]);
  });

  it.each<[string, Handler, RegExp]>([
    ["a fault of the server", (_, response) => response.writeHead(503).end(), /status 503/],
    [
      "an answer beyond all bounds",
      (_, response) => response.end(Buffer.alloc(1_000_001)),
      /longer than 1000000/,
    ],
    [
      "an answer that is cut short",
      (_, response) => response.writeHead(200, { "content-length": 9 }).end("x", () => response.destroy()),
      /gave no time stamp/,
    ],
    ["no answer", (request) => request.socket.destroy(), /gave no time stamp/],
  ])("tells %s", async (_, handler, words) => {
    server.answer(handler);
    expect(await refusal(server.origin)).toMatch(/^proof\.unanswered: /);
    expect(await refusal(server.origin)).toMatch(words);
  });

  it("follows no redirect", async () => {
    server.answer((_request, response) => response.writeHead(307, { location: other.origin }).end());
    expect(await refusal(server.origin)).toMatch(/status 307/);
    expect(other.asked).toEqual([]);
  });

  it("asks nobody at what is no address, and stops when it is told to", async () => {
    for (const address of [
      "",
      "tsa.example",
      "ftp://tsa.example/",
      "file:///etc/passwd",
      "https://a:b@tsa.example/",
    ])
      expect(await refusal(address)).toMatch(/^usage\.option: /);
    expect(await refusal(server.origin, AbortSignal.abort())).toMatch(/^job\.cancelled: /);
  });
});

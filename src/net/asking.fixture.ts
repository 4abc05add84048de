import { afterAll, expect } from "vitest";
import { SelvedgeError } from "../model/issue.ts";
import { type DownloadRequest, download } from "./download.ts";
import type { Limits } from "./limits.ts";
import { loopbackServer } from "./loopback.fixture.ts";

/** Times that a test can wait for. */
export const quickLimits: Partial<Limits> = {
  connectMs: 2_000,
  idleMs: 300,
  totalMs: 20_000,
  tries: 3,
  firstPauseMs: 1,
  longestPauseMs: 20,
};

const failureOf = async (running: Promise<unknown>): Promise<SelvedgeError> => {
  const thrown = await running.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(SelvedgeError);
  return thrown as SelvedgeError;
};

/** A server on this machine, and `get`, which asks it. To be called once, at the top of a test file. */
export async function asking() {
  const server = await loopbackServer();
  afterAll(() => server.close());
  const get = (more: Partial<DownloadRequest> = {}, limits: Partial<Limits> = {}, ca?: string) =>
    download(
      {
        url: `${server.origin}/list`,
        named: [],
        mediaTypes: ["text/html"],
        mostBytes: 1_000_000,
        signal: new AbortController().signal,
        progress: () => undefined,
        ...more,
      },
      { loopback: { ca }, limits: { ...quickLimits, ...limits } },
    );
  return {
    server,
    get,
    failureOf,
    body: "<html>the list</html>",
    page: { "content-type": "text/html; charset=utf-8" },
  };
}

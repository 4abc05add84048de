import { setTimeout as wait } from "node:timers/promises";
import { SelvedgeError } from "../model/issue.ts";
import { type Attempt, attempt, type Trying } from "./attempt.ts";
import { Fault, unavailable } from "./fault.ts";
import { type NetOptions, usualLimits } from "./limits.ts";

export interface DownloadRequest {
  readonly url: string;
  /** Further addresses that the list's reader names: a redirect may lead to their hosts. */
  readonly named: readonly string[];
  /** Media types that the file may have, without parameters. */
  readonly mediaTypes: readonly string[];
  /** Bytes beyond which the connection is cut. */
  readonly mostBytes: number;
  /** What the file at hand was said to be: where it is still that, nothing is sent. */
  readonly previous?: { readonly etag?: string | undefined; readonly lastModified?: string | undefined };
  readonly signal: AbortSignal;
  /** Called with the bytes that came, and those that were promised, where they were. */
  readonly progress: (sent: number, promised: number | undefined) => void;
}

/** What came of asking for a file. */
export type Download =
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "file";
      readonly bytes: Uint8Array;
      /** The address that answered. */
      readonly url: string;
      readonly etag?: string | undefined;
      readonly lastModified?: string | undefined;
    }
  | {
      /** Something came, and it is not the file. */
      readonly kind: "refused";
      readonly why: "cut short" | "size" | "media type";
      readonly expected: string;
      readonly received: string;
      readonly url: string;
      /** What came, to look at; nothing of what was too large. */
      readonly bytes: Uint8Array;
    };

/**
 * Fetches one file of a publisher.
 * @throws SelvedgeError `list.unavailable` where nothing came; `job.cancelled` where the signal said so.
 */
export async function download(request: DownloadRequest, options: NetOptions = {}): Promise<Download> {
  const limits = { ...usualLimits, ...options.limits };
  const out = AbortSignal.timeout(limits.totalMs);
  const signal = AbortSignal.any([request.signal, out]);
  let tries = 0;
  try {
    for (;;) {
      tries += 1;
      const done = await once({ request, options, limits, signal }, tries);
      if ("kind" in done) return done;
      await wait(pauseBefore(tries, done.pauseMs, limits), undefined, { signal });
    }
  } catch (error) {
    if (request.signal.aborted) throw cancelled(request.url);
    if (out.aborted)
      throw unavailable(
        request.url,
        new Fault(`it was not done within ${limits.totalMs / 1000} s`, { again: true }),
        tries,
      );
    throw error instanceof Fault ? unavailable(request.url, error, tries) : error;
  }
}

/** One try: what came of it, or the pause that the publisher asks for before the next one. */
async function once(
  trying: Trying,
  tries: number,
): Promise<Download | { readonly pauseMs: number | undefined }> {
  const last = tries >= trying.limits.tries;
  try {
    const answer = await attempt(trying);
    // Half a file is a fault of the network like another; what came at the last try is handed on.
    if (answer.kind === "body" && answer.body.cut !== undefined && !last) return { pauseMs: undefined };
    return toDownload(answer, trying.request);
  } catch (error) {
    if (!(error instanceof Fault) || !error.again || last) throw error;
    return { pauseMs: error.pauseMs };
  }
}

function toDownload(answer: Attempt, { mostBytes, mediaTypes }: DownloadRequest): Download {
  if (answer.kind === "unchanged") return answer;
  const { body, url, mediaType, etag, lastModified } = answer;
  const refused = (why: "cut short" | "size" | "media type", expected: string, received: string) =>
    ({ kind: "refused", why, expected, received, url, bytes: body.bytes }) as const;
  if (body.tooLarge)
    return refused(
      "size",
      `at most ${mostBytes} bytes`,
      body.promised !== undefined && body.promised > mostBytes
        ? `${body.promised} bytes promised`
        : `more than ${mostBytes} bytes, cut off there`,
    );
  if (body.cut !== undefined)
    return refused(
      "cut short",
      body.promised === undefined ? "the end of the file" : `${body.promised} bytes`,
      `${body.sent} bytes: ${body.cut}`,
    );
  if (!mediaTypes.includes(mediaType))
    return refused("media type", mediaTypes.join(" or "), mediaType === "" ? "none" : mediaType);
  return { kind: "file", bytes: body.bytes, url, etag, lastModified };
}

/** The pause before the next try: what the publisher asks for, or twice the last one, less up to half by chance. */
function pauseBefore(tries: number, asked: number | undefined, limits: Trying["limits"]): number {
  const growing = limits.firstPauseMs * 2 ** (tries - 1);
  const pause = asked ?? growing * (0.5 + Math.random() / 2);
  return Math.min(pause, limits.longestPauseMs);
}

const cancelled = (url: string): SelvedgeError =>
  new SelvedgeError({
    code: "job.cancelled",
    message: `Cancelled while ${url} was fetched.`,
    hint: "Nothing of it was stored. Run the same command again.",
  });

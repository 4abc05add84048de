import type { IncomingMessage } from "node:http";
import { refusalOf } from "./allowed-address.ts";
import { ask } from "./ask.ts";
import type { DownloadRequest } from "./download.ts";
import { Fault } from "./fault.ts";
import type { Limits, NetOptions } from "./limits.ts";
import { acceptedEncodings, type Body, readBody } from "./read-body.ts";

/** One try's answer. */
export type Attempt =
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "body";
      readonly body: Body;
      readonly url: string;
      /** Without parameters, lower case; empty where the answer names none. */
      readonly mediaType: string;
      readonly etag: string | undefined;
      readonly lastModified: string | undefined;
    };

export interface Trying {
  readonly request: DownloadRequest;
  readonly options: NetOptions;
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Asks once, along at most `limits.redirects` redirects. Throws a Fault where no file comes. */
export async function attempt(trying: Trying): Promise<Attempt> {
  const { request, options, limits, signal } = trying;
  const rule = {
    named: [request.url, ...request.named].map((each) => new URL(each)),
    loopback: options.loopback !== undefined,
  };
  let url = new URL(request.url);
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const refusal = refusalOf(url, rule);
    if (refusal !== undefined) throw new Fault(`${url.href} is not asked: ${refusal}`, { again: false });
    const headers = headersOf(request);
    const answer = await ask({ url, headers, limits, ca: options.loopback?.ca, signal });
    const { statusCode = 0 } = answer;
    if (!redirects.has(statusCode)) return readAnswer(answer, url, trying);
    answer.destroy();
    url = redirected(url, answer.headers.location);
  }
  throw new Fault(`more than ${limits.redirects} redirects`, { again: false });
}

const agent = "selvedge (list update)";

function headersOf({ mediaTypes, previous }: DownloadRequest): Record<string, string> {
  const { etag, lastModified } = previous ?? {};
  return {
    accept: [...mediaTypes, "*/*;q=0.1"].join(", "),
    "accept-encoding": acceptedEncodings,
    "user-agent": agent,
    ...(etag === undefined ? {} : { "if-none-match": etag }),
    ...(lastModified === undefined ? {} : { "if-modified-since": lastModified }),
  };
}

function redirected(from: URL, location: string | undefined): URL {
  const to = location === undefined ? null : URL.parse(location, from.href);
  if (to === null)
    throw new Fault(`a redirect that names no address (${location ?? "nothing"})`, { again: false });
  if (from.protocol === "https:" && to.protocol !== "https:")
    throw new Fault(`it redirects from https to ${to.href}`, { again: false });
  return to;
}

async function readAnswer(answer: IncomingMessage, url: URL, { request }: Trying): Promise<Attempt> {
  const { statusCode = 0, headers } = answer;
  if (statusCode === 200) {
    return {
      kind: "body",
      body: await readBody(answer, request),
      url: url.href,
      mediaType: (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "",
      etag: headers.etag,
      lastModified: headers["last-modified"],
    };
  }
  answer.destroy();
  if (statusCode === 304 && request.previous !== undefined) return { kind: "unchanged" };
  throw new Fault(`the publisher's server answered ${statusCode}`, {
    again: statusCode >= 500 || statusCode === 429 || statusCode === 408,
    pauseMs: pauseOf(headers["retry-after"]),
  });
}

/** Retry-After in milliseconds: seconds, or an instant. */
function pauseOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const wanted = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wanted) ? Math.max(0, wanted) : undefined;
}

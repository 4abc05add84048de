import { lookup } from "node:dns/promises";
import type { IncomingMessage } from "node:http";
import { isIP, isIPv6 } from "node:net";
import { sha256 } from "../../model/canonical.ts";
import { fail, SelvedgeError } from "../../model/issue.ts";
import { ask } from "../ask.ts";
import { asFault, Fault } from "../fault.ts";
import { type Limits, usualLimits } from "../limits.ts";
import { acceptedEncodings, readBody } from "../read-body.ts";
import type { CaptureRecord } from "./capture-record.ts";
import { hostOf, isPublic, refusalOfUrl } from "./public-address.ts";

/** What a test, and only code, may set. */
export interface CaptureOptions {
  /** Lets an address through that is not public. */
  readonly allow?: ((url: URL) => boolean) | undefined;
  /** Looks a name up; default the system's. Asked once for each address. */
  readonly resolve?: ((host: string) => Promise<readonly string[]>) | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly mostBytes?: number | undefined;
}

export interface CaptureRequest {
  readonly url: string;
  /** Instant of the capture, for its record. */
  readonly at: string;
  readonly signal: AbortSignal;
  readonly progress: (sent: number, promised: number | undefined) => void;
}

export interface Captured {
  readonly bytes: Uint8Array;
  /** Last part of the path of the address that answered; a name for people. */
  readonly name: string;
  readonly record: CaptureRecord;
}

/** More is no page that a person reads. */
const usualMostBytes = 64 * 1024 ** 2;
/** A person waits. */
const totalMs = 2 * 60_000;

/**
 * Fetches one address, once, with what a record of it needs.
 * @throws SelvedgeError `capture.refused` where the address or what came of it is not taken, `capture.unavailable` where nothing
 * came, `job.cancelled` where the signal said so.
 */
export async function captureUrl(request: CaptureRequest, options: CaptureOptions = {}): Promise<Captured> {
  const limits = { ...usualLimits, totalMs, ...options.limits };
  const out = AbortSignal.timeout(limits.totalMs);
  const signal = AbortSignal.any([request.signal, out]);
  try {
    return await follow({ request, options, limits, signal });
  } catch (error) {
    if (error instanceof SelvedgeError) throw error;
    if (request.signal.aborted)
      return fail("job.cancelled", `Cancelled while ${request.url} was fetched.`, "Nothing of it was kept.");
    const fault = asFault(error);
    if (!(fault instanceof Fault)) throw error;
    const what = out.aborted ? `it was not done within ${limits.totalMs / 1000} s` : fault.what;
    return fail(
      "capture.unavailable",
      `${request.url} could not be fetched: ${what}.`,
      "Ask again later; or save the page with a browser and read the file.",
      { file: request.url },
    );
  }
}

interface Capturing {
  readonly request: CaptureRequest;
  readonly options: CaptureOptions;
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

async function follow(capturing: Capturing): Promise<Captured> {
  const { request, options, limits } = capturing;
  const steps: CaptureRecord["steps"] = [];
  let url = URL.parse(request.url) ?? refused(request.url, "it is no address of the web");
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const address = await checkedAddress(url, options);
    const answer = await ask({ ...questionOf(url, capturing), address });
    const { statusCode: status = 0 } = answer;
    steps.push({ url: url.href, address, status });
    if (!redirects.has(status)) return captured(answer, steps, capturing);
    answer.destroy();
    url = redirected(url, answer.headers.location);
  }
  return refused(request.url, `it redirects more than ${limits.redirects} times`);
}

const questionOf = (url: URL, { limits, signal }: Capturing) => ({
  ...{ url, limits, signal, ca: undefined },
  headers: {
    accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
    "accept-encoding": acceptedEncodings,
    "user-agent": "selvedge (capture)",
  },
});

/** The one address that is connected to. Where a name has one that is not public, none of them is trusted. */
async function checkedAddress(url: URL, { allow, resolve = looked }: CaptureOptions): Promise<string> {
  const allowed = allow?.(url) === true;
  const refusal = allowed ? undefined : refusalOfUrl(url);
  if (refusal !== undefined) return refused(url.href, refusal);
  const host = hostOf(url);
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  const [first] = addresses;
  if (first === undefined) return refused(url.href, "its host has no address");
  const own = addresses.find((each) => !isPublic(each));
  if (own !== undefined && !allowed)
    return refused(url.href, `its host leads to ${own}, which is no public address`);
  return addresses.find((each) => !isIPv6(each)) ?? first;
}

const looked = async (host: string): Promise<readonly string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

const refused = (url: string, why: string): never =>
  fail(
    "capture.refused",
    `${url} is not captured: ${why}.`,
    "Give a public address of the web; a page of your own house save with a browser, and read the file.",
    { file: url },
  );

function redirected(from: URL, location: string | undefined): URL {
  const to = location === undefined ? null : URL.parse(location, from.href);
  if (to === null) return refused(from.href, "it redirects to no address");
  if (from.protocol === "https:" && to.protocol !== "https:")
    return refused(from.href, `it redirects from https to ${to.href}`);
  return to;
}

async function captured(
  answer: IncomingMessage,
  steps: CaptureRecord["steps"],
  { request, options }: Capturing,
): Promise<Captured> {
  const { statusCode, rawHeaders } = answer;
  if (statusCode !== 200) {
    answer.destroy();
    throw new Fault(`its server answered ${statusCode}`, { again: false });
  }
  const { mostBytes = usualMostBytes } = options;
  const body = await readBody(answer, { mostBytes, progress: request.progress });
  if (body.tooLarge) return refused(request.url, `it is larger than ${mostBytes} bytes`);
  if (body.cut !== undefined) throw new Fault(body.cut, { again: true });
  const last = steps.at(-1)?.url ?? request.url;
  return {
    bytes: body.bytes,
    name: nameOf(new URL(last)),
    record: {
      version: 1,
      ...{ url: request.url, at: request.at, steps, headers: pairs(rawHeaders), sent: body.sent },
      ...{ sha256: sha256(body.bytes), bytes: body.bytes.length },
    },
  };
}

const pairs = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ""] as [string, string]] : []));

/** "report.pdf", "example.org": what a person knows it by. Signs that no file's name has become a dash. */
function nameOf(url: URL): string {
  const last = url.pathname.split("/").filter(Boolean).at(-1);
  return (last ?? hostOf(url)).replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 120);
}

import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import { isIPv6, type LookupFunction } from "node:net";
import { isLoopback } from "./allowed-address.ts";
import { asFault, Fault } from "./fault.ts";
import type { Limits } from "./limits.ts";

export interface Question {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: Limits;
  /** A certificate that is believed beside the usual ones, on this machine's own addresses only. */
  readonly ca: string | undefined;
  readonly signal: AbortSignal;
  /** The machine that is connected to, as digits, whatever its name leads to by now; absent = as the name is looked up. */
  readonly address?: string | undefined;
}

/** A lookup that gives what was looked up, and checked, before. */
const lookupGiving =
  (address: string): LookupFunction =>
  (_host, { all }, told) => {
    const family = isIPv6(address) ? 6 : 4;
    if (all === true) told(null, [{ address, family }]);
    else told(null, address, family);
  };

/**
 * Asks one address with GET and gives the answer when its headers are there; the body is not read yet. A connection that
 * does not come to stand, or falls silent, ends in a Fault, also while the body is read.
 */
export function ask({ url, headers, limits, ca, signal, address }: Question): Promise<IncomingMessage> {
  const options: RequestOptions = {
    method: "GET",
    headers,
    // A connection of its own: nothing is shared, and nothing stays open behind.
    agent: false,
    // Said here, so that no variable of the environment can switch it off.
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    ...(ca !== undefined && isLoopback(url) ? { ca } : {}),
    ...(address === undefined ? {} : { lookup: lookupGiving(address) }),
  };
  const request = url.protocol === "https:" ? httpsRequest(url, options) : httpRequest(url, options);
  return new Promise((resolve, reject) => {
    let answer: IncomingMessage | undefined;
    // Once the answer is there it is the one to be told: whoever reads the body then hears why it ended.
    const end = (error: Error) => void (answer ?? request).destroy(error);
    const cancel = () => end(new Fault("it was cancelled", { again: false }));
    const silent = (what: string) => () => end(new Fault(what, { again: true }));
    const connecting = setTimeout(
      silent(`no connection within ${limits.connectMs / 1000} s`),
      limits.connectMs,
    );
    const connected = () => clearTimeout(connecting);
    request.on("socket", (socket) =>
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", connected),
    );
    request.setTimeout(limits.idleMs, silent(`nothing came for ${limits.idleMs / 1000} s`));
    request.once("response", (message) => {
      answer = message;
      // Whoever reads the body hears of its end; an answer that nobody reads must not end the process.
      message.on("error", () => undefined);
      resolve(message);
    });
    request.once("close", () => {
      connected();
      signal.removeEventListener("abort", cancel);
    });
    request.on("error", (error) => reject(asFault(error)));
    if (signal.aborted) cancel();
    else signal.addEventListener("abort", cancel, { once: true });
    request.end();
  });
}

import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { fail, SelvedgeError } from "../model/issue.ts";
import { isLoopback } from "./allowed-address.ts";
import { asFault, Fault } from "./fault.ts";
import { readBody } from "./read-body.ts";

/** What a model is asked by: the address that the user named, and the word that lets them in, if any. */
export interface ModelAddress {
  /** Of `/chat/completions`, whole. */
  readonly url: string;
  readonly key?: string | undefined;
}

const mostBytes = 16 * 1024 ** 2;
/** A model of this machine may take minutes for a long text. */
const waitMs = 10 * 60_000;

/** Documents go over it: in clear text only to a program of this machine. */
function addressOf(text: string): URL {
  const url = URL.parse(text);
  const safe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url));
  if (url === null || !safe || url.username !== "" || url.password !== "")
    return fail(
      "usage.option",
      `${text} is no address that a language model is asked at.`,
      "Write the whole address of its chat completions: https, or http on this machine; a key goes into a file (--key-file).",
      { received: text },
    );
  return url;
}

function post(
  url: URL,
  body: string,
  key: string | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const options = {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    agent: false,
    rejectUnauthorized: true,
    minVersion: "TLSv1.2" as const,
    signal: AbortSignal.any([signal, AbortSignal.timeout(waitMs)]),
  };
  const request = url.protocol === "https:" ? httpsRequest(url, options) : httpRequest(url, options);
  return new Promise((resolve, reject) => {
    request.once("response", (answer) => {
      answer.on("error", () => undefined);
      resolve(answer);
    });
    request.on("error", reject);
    request.end(body);
  });
}

async function answerOf(
  url: URL,
  body: string,
  key: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const answer = await post(url, body, key, signal);
  const got = await readBody(answer, { mostBytes, progress: () => undefined });
  if (answer.statusCode !== 200)
    throw new Fault(`it answered with status ${answer.statusCode}`, { again: false });
  if (got.tooLarge) throw new Fault(`its answer is longer than ${mostBytes} bytes`, { again: false });
  if (got.cut !== undefined) throw new Fault(got.cut, { again: true });
  return new TextDecoder().decode(got.bytes);
}

/**
 * Puts a body to a language model at the address that the user named, and gives the text of its answer. One POST; a redirect is
 * not followed.
 * @throws SelvedgeError `model.unanswered` where none came; `job.cancelled` where the signal said so.
 */
export async function askModel(
  { url: address, key }: ModelAddress,
  body: string,
  signal: AbortSignal,
): Promise<string> {
  const url = addressOf(address);
  try {
    return await answerOf(url, body, key, signal);
  } catch (error) {
    if (error instanceof SelvedgeError) throw error;
    if (signal.aborted)
      return fail("job.cancelled", `Cancelled while ${url.host} was asked.`, "Run the same command again.");
    const fault = asFault(error);
    const why = fault instanceof Fault ? fault.what : `nothing came within ${waitMs / 1000} s`;
    return fail(
      "model.unanswered",
      `The language model at ${url.host} gave no answer: ${why}.`,
      "Look whether it runs and takes your key; the rules find statements without one.",
    );
  }
}

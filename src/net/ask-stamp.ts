import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { fail, SelvedgeError } from "../model/issue.ts";
import { asFault, Fault } from "./fault.ts";
import { readBody } from "./read-body.ts";

/** An answer has a few thousand bytes, with a chain of certificates. */
const mostBytes = 1_000_000;
const waitMs = 30_000;

/** Where the user wants the time stamp from. The answer is signed, so plain http is taken too, as authorities offer it. */
function addressOf(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    return fail(
      "usage.option",
      `${text} is no address of a time-stamp authority.`,
      "Write it as the authority gives it, for example https://tsa.example/stamp, without a user name.",
      { received: text },
    );
  return url;
}

function post(url: URL, question: Uint8Array, signal: AbortSignal): Promise<IncomingMessage> {
  const options = {
    method: "POST",
    headers: { "content-type": "application/timestamp-query", "content-length": question.length },
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
    request.end(question);
  });
}

async function answerOf(url: URL, question: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await post(url, question, signal);
  const body = await readBody(answer, { mostBytes, progress: () => undefined });
  if (answer.statusCode !== 200)
    throw new Fault(`it answered with status ${answer.statusCode}`, { again: false });
  if (body.tooLarge) throw new Fault(`its answer is longer than ${mostBytes} bytes`, { again: false });
  if (body.cut !== undefined) throw new Fault(body.cut, { again: true });
  return body.bytes;
}

/**
 * Puts a question to a time-stamp authority (RFC 3161, 3.4) and gives its answer, unchecked. One POST to the one address; a
 * redirect is not followed.
 * @throws SelvedgeError `proof.unanswered` where none came; `job.cancelled` where the signal said so.
 */
export async function askStamp(
  address: string,
  question: Uint8Array,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const url = addressOf(address);
  try {
    return await answerOf(url, question, signal);
  } catch (error) {
    if (error instanceof SelvedgeError) throw error;
    if (signal.aborted)
      return fail("job.cancelled", `Cancelled while ${url.host} was asked.`, "Run the same command again.");
    const fault = asFault(error);
    const why = fault instanceof Fault ? fault.what : `nothing came within ${waitMs / 1000} s`;
    return fail(
      "proof.unanswered",
      `${address} gave no time stamp: ${why}.`,
      "Ask again later, or ask another authority.",
      {
        file: address,
      },
    );
  }
}

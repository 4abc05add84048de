import type { IncomingMessage } from "node:http";
import type { Transform } from "node:stream";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createInflate } from "node:zlib";
import { asFault, Fault } from "./fault.ts";

/** A body as far as it came. */
export interface Body {
  readonly bytes: Uint8Array;
  /** Bytes as they were sent, before unpacking. */
  readonly sent: number;
  /** What the answer's Content-Length promised. */
  readonly promised: number | undefined;
  /** Whether the end came; where not, why. */
  readonly cut: string | undefined;
  /** Whether it was cut here, because it went beyond the cap. */
  readonly tooLarge: boolean;
}

interface Reading {
  readonly mostBytes: number;
  readonly progress: (sent: number, promised: number | undefined) => void;
}

class BeyondCap extends Error {}

/** Content-Encodings that are unpacked; an answer in another one is refused. */
const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
};
export const acceptedEncodings = "gzip, deflate";

function unpackerOf(answer: IncomingMessage): Transform | undefined {
  const encoding = (answer.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (encoding === "identity" || encoding === "") return undefined;
  const make = unpackers[encoding];
  if (make === undefined)
    throw new Fault(`the answer is packed as "${encoding}", which was not asked for`, { again: false });
  return make();
}

function promisedBy(answer: IncomingMessage): number | undefined {
  const length = Number(answer.headers["content-length"]);
  return Number.isSafeInteger(length) && length >= 0 ? length : undefined;
}

/** Reads a body and holds at most `mostBytes` of it, counted as sent and as unpacked. */
export async function readBody(answer: IncomingMessage, { mostBytes, progress }: Reading): Promise<Body> {
  const promised = promisedBy(answer);
  const parts: Uint8Array[] = [];
  let sent = 0;
  let held = 0;
  const body = (end: Pick<Body, "cut" | "tooLarge">): Body => ({
    bytes: end.tooLarge ? new Uint8Array() : Buffer.concat(parts),
    sent,
    promised,
    ...end,
  });
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of answer as AsyncIterable<Uint8Array>) {
      sent += chunk.length;
      if (sent > mostBytes) throw new BeyondCap();
      progress(sent, promised);
      yield chunk;
    }
  }
  const hold = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of source) {
      held += chunk.length;
      if (held > mostBytes) throw new BeyondCap();
      parts.push(chunk);
    }
  };
  try {
    const unpacker = unpackerOf(answer);
    if (promised !== undefined && promised > mostBytes) throw new BeyondCap();
    if (unpacker === undefined) await hold(counted());
    else await pipeline(Readable.from(counted()), unpacker, hold);
    return body({ cut: undefined, tooLarge: false });
  } catch (error) {
    return body(ended(error));
  } finally {
    answer.destroy();
  }
}

/** How a reading that threw has ended; what is no end of a body is thrown on. */
function ended(error: unknown): Pick<Body, "cut" | "tooLarge"> {
  if (error instanceof BeyondCap) return { cut: undefined, tooLarge: true };
  const { code } = error as { code?: unknown };
  if (code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE")
    return { cut: "the connection was closed before the end", tooLarge: false };
  if (code === "Z_BUF_ERROR") return { cut: "the packed data end too early", tooLarge: false };
  if (typeof code === "string" && code.startsWith("Z_"))
    throw new Fault(`the packed data cannot be unpacked (${code})`, { again: true, cause: error });
  throw asFault(error);
}

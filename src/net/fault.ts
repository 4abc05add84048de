import { SelvedgeError } from "../model/issue.ts";

/** Why nothing came. */
export class Fault extends Error {
  /** What happened, in words, as the end of a sentence. */
  readonly what: string;
  /** Asking again may help. */
  readonly again: boolean;
  /** The publisher asks for a pause of so many milliseconds. */
  readonly pauseMs: number | undefined;

  constructor(what: string, options: { again: boolean; pauseMs?: number | undefined; cause?: unknown }) {
    super(what, options.cause === undefined ? undefined : { cause: options.cause });
    this.what = what;
    this.again = options.again;
    this.pauseMs = options.pauseMs;
  }
}

/** Codes of the system and of Node for faults that may pass, in words. */
const passing: Readonly<Record<string, string>> = {
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was reset",
  EPIPE: "the connection was closed",
  ETIMEDOUT: "the connection timed out",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  ENOTFOUND: "the host's name has no address (DNS)",
  EAI_AGAIN: "the host's name could not be looked up (DNS)",
};

/** Of a certificate and of the handshake: the same at every try. */
const isTls = (code: string): boolean =>
  /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|ERR_OSSL)/.test(
    code,
  );

/** The error of a connection as a fault; what is none is handed back as it was. */
export function asFault(error: unknown): unknown {
  if (error instanceof Fault || error instanceof SelvedgeError || !(error instanceof Error)) return error;
  const { code } = error as { code?: unknown };
  if (typeof code !== "string") return error;
  const words = passing[code];
  if (words !== undefined) return new Fault(`${words} (${code})`, { again: true, cause: error });
  if (isTls(code))
    return new Fault(`the secure connection (TLS) failed: ${error.message} (${code})`, {
      again: false,
      cause: error,
    });
  if (code.startsWith("HPE_"))
    return new Fault(`the answer is no HTTP: ${error.message} (${code})`, { again: false, cause: error });
  // Any other refusal of the system, such as a firewall's: named by its code.
  if ("syscall" in error) return new Fault(`${error.message} (${code})`, { again: true, cause: error });
  return error;
}

/** The fault as the user is told it. */
export function unavailable(url: string, fault: Fault, tries: number): SelvedgeError {
  const often = tries > 1 ? ` (asked ${tries} times)` : "";
  return new SelvedgeError(
    {
      code: "list.unavailable",
      message: `${url} could not be fetched: ${fault.what}${often}.`,
      hint: "Ask again later; or save the publisher's file with a browser and hand it over with --from.",
      file: url,
    },
    [],
    fault,
  );
}

/** How long and how often is asked. All times in milliseconds. */
export interface Limits {
  /** Until the connection stands, TLS included. */
  readonly connectMs: number;
  /** Without a byte. */
  readonly idleMs: number;
  /** For one file, with every further try. */
  readonly totalMs: number;
  readonly redirects: number;
  /** Tries of one file. */
  readonly tries: number;
  /** The first pause; each further one is twice as long. */
  readonly firstPauseMs: number;
  /** The longest pause, also where the publisher asks for more. */
  readonly longestPauseMs: number;
}

export const usualLimits: Limits = {
  connectMs: 15_000,
  idleMs: 30_000,
  totalMs: 15 * 60_000,
  redirects: 5,
  tries: 4,
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
};

/** What code, and only code, may set. */
export interface NetOptions {
  /** Allows http, and the certificate `ca`, on this machine's own addresses: for tests. */
  readonly loopback?: { readonly ca?: string | undefined } | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

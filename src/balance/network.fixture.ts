import type { CompletenessStatement, CustodyClaim, Mass, Movement, ShareNetwork, When } from "./network.ts";
import { anyTime, emptyNetwork, exactly } from "./network.ts";
import type { Share, ShareQuestion } from "./share.ts";

/** Day number n, from 2026-01-01 on. */
export const day = (n: number): string =>
  new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);

export const account = (id: string): ShareNetwork["accounts"][number] => ({
  id,
  site: `site of ${id}`,
  good: "5201",
  period: "2026",
});

interface MoveOptions {
  readonly carries?: readonly string[];
  readonly when?: When;
  readonly supplier?: string;
  readonly documents?: readonly string[];
}

/** "in>A", "A>B" or "A>out", of so many kilograms or within limits. */
export function move(
  id: string,
  way: string,
  kg: number | Mass,
  { carries = [], when = anyTime, ...rest }: MoveOptions = {},
): Movement {
  const [from = "", to = ""] = way.split(">");
  const mass = typeof kg === "number" ? exactly(String(kg)) : kg;
  return {
    id,
    from: from === "in" ? null : from,
    to: to === "out" ? null : to,
    when,
    mass,
    carries,
    ...rest,
  };
}

export const ledger = (
  id: string,
  of: string,
  receipts: readonly string[],
  issues?: CompletenessStatement["issues"],
): CompletenessStatement => ({ id, kind: "ledger", account: of, receipts, issues });

/** Says that a movement holds nothing of any source: one farm's own, kept apart. */
export const fromElsewhere = (on: string): CustodyClaim => ({
  id: `origin of ${on}`,
  model: "identity-preserved",
  on,
  sources: "all",
  least: "0",
  most: "0",
});

export const network = (given: Partial<ShareNetwork>): ShareNetwork => ({ ...emptyNetwork, ...given });

export const question = (
  target: string | readonly string[],
  ...sources: readonly string[]
): ShareQuestion => ({
  sources: sources.length === 0 ? ["X"] : sources,
  target: {
    of: "product",
    period: { from: null, to: null },
    flows: typeof target === "string" ? [target] : target,
  },
});

/** An answer as one line. */
export const told = (share: Share | undefined): string => {
  if (share === undefined) return "none";
  if (share.state === "bounded") return `${share.min} to ${share.max}`;
  return share.state === "contradicted" ? `contradicted: ${share.documents.join(", ")}` : "no mass";
};

/** One stock: `listed` kg from X and `other` kg of shown origin come in, `drawn` kg leave as T. */
export const oneStock = (listed: number, other: number, drawn: number): ShareNetwork =>
  network({
    accounts: [account("A")],
    movements: [
      move("L", "in>A", listed, { carries: ["X"] }),
      move("C", "in>A", other),
      move("T", "A>out", drawn),
    ],
    claims: [fromElsewhere("C")],
    statements: [ledger("S", "A", ["L", "C"])],
  });

import type { Strength } from "../model/levels.ts";

/** A region that one part of the input speaks for. */
export interface Claim {
  readonly code: string;
  readonly strength: Strength;
  /** What speaks for it, in words: `the address ("Shanghai")`. */
  readonly by: string;
  /** An office or a company name says nothing against a site elsewhere, so it never conflicts. */
  readonly binding: boolean;
}

const strengthOrder: readonly Strength[] = ["shows", "states", "suggests"];
const greaterChina = new Set(["CN", "HK", "MO", "TW"]);

/** Can both be right? A country holds its regions; for Hong Kong, Macao and Taiwan files write China as well. */
export function fits(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(`${short}-`)) return true;
  return (a === "CN" || b === "CN") && greaterChina.has(a) && greaterChina.has(b);
}

/** The regions of all claims, each with the best strength that speaks for it; regions that a finer one implies are left out. */
export function regionsOf(claims: readonly Claim[]): { code: string; strength: Strength }[] {
  const best = new Map<string, Strength>();
  for (const { code, strength } of claims) {
    const known = best.get(code);
    if (known === undefined || strengthOrder.indexOf(strength) < strengthOrder.indexOf(known))
      best.set(code, strength);
  }
  const binding = claims.filter((claim) => claim.binding);
  return [...best]
    .map(([code, strength]) => ({ code, strength }))
    .filter(({ code }) => !binding.some((claim) => claim.code !== code && isWithin(claim.code, code)))
    .sort(
      (a, b) =>
        strengthOrder.indexOf(a.strength) - strengthOrder.indexOf(b.strength) || (a.code < b.code ? -1 : 1),
    );
}

const isWithin = (finer: string, code: string): boolean =>
  finer.startsWith(`${code}-`) || (code === "CN" && finer !== "CN" && greaterChina.has(finer));

/** The finest region of the binding claims; null where they conflict or where nothing but a suggestion speaks. */
export function settledRegion(claims: readonly Claim[]): string | null {
  if (findConflict(claims) !== null) return null;
  const firm = claims
    .filter((claim) => claim.binding && claim.strength !== "suggests")
    .map((claim) => claim.code);
  return firm.find((code) => !firm.some((other) => isWithin(other, code))) ?? null;
}

/** One sentence on the claims that cannot all be right of one place; null when all fit. */
export function findConflict(claims: readonly Claim[]): string | null {
  const binding = claims.filter((claim) => claim.binding);
  for (const [index, a] of binding.entries()) {
    const b = binding.slice(index + 1).find((other) => !fits(a.code, other.code));
    if (b !== undefined)
      return `${capital(a.by)} says ${a.code}, ${b.by} says ${b.code}: both cannot be right of one place.`;
  }
  return null;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

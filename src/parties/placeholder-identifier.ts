import type { IdentifierKind } from "./party-identifiers.ts";

/** The part of an identifier that says who: what is left without the issuer and the check characters. */
const tellingPart: Readonly<Record<IdentifierKind, (value: string) => string>> = {
  // The organisation code inside, without its own check character (GB 32100-2015: digits 9-17).
  uscc: (value) => value.slice(8, 16),
  // ISO 17442: after the prefix of the issuer and two reserved characters.
  lei: (value) => value.slice(6, 18),
  // All nine are free; the ninth alone may differ in a made-up one.
  duns: (value) => value.slice(0, 8),
};

/** Division codes (GB/T 2260) begin with 11; six zeros are no registering authority. */
const hasNoAuthority = (kind: IdentifierKind, value: string): boolean =>
  kind === "uscc" && value.slice(2, 8) === "000000";

/**
 * Whether a valid identifier is one that people type where they have none: one character repeated, or digits counted
 * up or down. Check digits do not keep these out: eighteen zeros are a valid USCC. It identifies nobody.
 */
export function isPlaceholderIdentifier(kind: IdentifierKind, value: string): boolean {
  const part = tellingPart[kind](value);
  return hasNoAuthority(kind, value) || /^(.)\1*$/u.test(part) || isCounted(part, 1) || isCounted(part, -1);
}

const isCounted = (text: string, step: number): boolean =>
  /^\d+$/.test(text) &&
  [...text].every(
    (digit, place) => place === 0 || (Number(text[place - 1]) + step + 10) % 10 === Number(digit),
  );

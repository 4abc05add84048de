/** The digits of a Harmonized System code as written (`6109.10.0012`, `HS 610910`, `6109 10`); empty when none. */
export function hsDigits(text: string | undefined): string {
  if (text === undefined) return "";
  const match = /^\s*(?:HTSUS|HTS|HS|CN|TARIC)?\s*(?:code)?\s*:?\s*((?:\d[\s.-]?){2,14})\s*$/i.exec(
    text.normalize("NFKC"),
  );
  const digits = match?.[1]?.replace(/\D+/g, "") ?? "";
  return digits.length % 2 === 0 ? digits : "";
}

export type HsFit = "fits" | "unknown" | "differs";

/**
 * Whether two codes may be the same good: equal over all digits that both have, at least four. A missing code, or one
 * with fewer than four digits that does not already differ, leaves it `unknown`: it fits, and whoever uses it says so.
 */
export function hsFits(a: string | undefined, b: string | undefined): HsFit {
  const left = hsDigits(a);
  const right = hsDigits(b);
  const shared = Math.min(left.length, right.length);
  if (left.slice(0, shared) !== right.slice(0, shared)) return "differs";
  return shared >= 4 ? "fits" : "unknown";
}

/** Whether the code lies under one of the prefixes. A code shorter than a prefix does not show that it does. */
export function isUnder(hs: string | undefined, prefixes: readonly string[]): boolean {
  const digits = hsDigits(hs);
  return digits !== "" && prefixes.some((prefix) => digits.startsWith(hsDigits(prefix)));
}

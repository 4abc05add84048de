import type { Rational } from "../goods/rational.ts";
import { compare, writeDecimal } from "../goods/rational.ts";
import { compareText } from "../model/compare-text.ts";

/** The rules, in the order in which an answer lists them. */
export const rules = [
  "common-mass",
  "stage-yield",
  "stock-balance",
  "used-once",
  "received-there",
  "received-before-use",
  "parties-agree",
  "quantities-agree",
  "dates-in-order",
  "paid",
  "certificate-valid",
  "capacity",
  "not-withdrawn",
  "no-circle",
  "steps-complete",
  "upstream",
] as const;
export type Rule = (typeof rules)[number];

/** What one rule says of one thing that it looked at. `documents` are the papers and rows that it rests on. */
export type Finding =
  | { readonly result: "pass"; readonly reason: string; readonly documents: readonly string[] }
  | {
      readonly result: "fail";
      readonly amount: Rational;
      readonly unit: string;
      readonly reason: string;
      readonly documents: readonly string[];
    }
  | { readonly result: "cannot-tell"; readonly reason: string; readonly documents: readonly string[] };

/** What one rule says of a lot: `amount` is a plain decimal in `unit`, by how much it fails. */
export interface CheckResult {
  readonly rule: Rule;
  readonly result: Finding["result"];
  readonly amount: string | null;
  readonly unit: string | null;
  readonly reason: string;
  readonly documents: readonly string[];
}

export const pass = (reason: string, documents: readonly string[] = []): Finding => ({
  result: "pass",
  reason,
  documents,
});

export const cannotTell = (reason: string, documents: readonly string[] = []): Finding => ({
  result: "cannot-tell",
  reason,
  documents,
});

export const failing = (
  { amount, unit }: { readonly amount: Rational; readonly unit: string },
  reason: string,
  documents: readonly string[] = [],
): Finding => ({ result: "fail", amount, unit, reason, documents });

/**
 * One answer out of all findings of a rule: a failing one before one that cannot be told, before those that pass. Only
 * findings of the worst kind are told; the amount is the largest of one unit. Undefined where the
 * rule found nothing to look at.
 */
export function settle(rule: Rule, findings: readonly Finding[]): CheckResult | undefined {
  const kinds = ["fail", "cannot-tell", "pass"] as const;
  const kind = kinds.find((each) => findings.some(({ result }) => result === each));
  if (kind === undefined) return undefined;
  const told = findings.filter(({ result }) => result === kind);
  const failed = told.flatMap((finding) => (finding.result === "fail" ? [finding] : []));
  const unit = failed.map((finding) => finding.unit).toSorted(compareText)[0] ?? null;
  const amounts = failed.filter((finding) => finding.unit === unit).map(({ amount }) => amount);
  const largest = amounts.reduce<Rational | undefined>(
    (most, amount) => (most === undefined || compare(amount, most) > 0 ? amount : most),
    undefined,
  );
  return {
    rule,
    result: kind,
    amount: largest === undefined ? null : writeDecimal(largest).value,
    unit,
    reason: [...new Set(told.map(({ reason }) => reason))].toSorted(compareText).join("; "),
    documents: [...new Set(told.flatMap(({ documents }) => documents))].toSorted(compareText),
  };
}

/** What is wanted of each step: who did it, what it made of what, how it was handed over, and that it was paid. */
export const paperKinds = [
  "producer",
  "production-record",
  "inputs",
  "transfer",
  "invoice",
  "payment",
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A paper that is not there, and who should hold it. */
export interface MissingPaper {
  /** What was done: "weaving", "transfer of SH-7", "payment of INV 12". */
  readonly step: string;
  readonly paper: PaperKind;
  /** The party that should hold it, as well as the records tell. */
  readonly holder: string;
  readonly why: string;
}

export const verdicts = ["reconciles", "gaps", "contradicted", "cannot-tell"] as const;
export type Verdict = (typeof verdicts)[number];

/** Follows from the checks and the missing papers alone. */
export function verdictOf(checks: readonly CheckResult[], missing: readonly MissingPaper[]): Verdict {
  if (checks.some(({ result }) => result === "fail")) return "contradicted";
  if (checks.some(({ rule, result }) => rule === "common-mass" && result === "cannot-tell"))
    return "cannot-tell";
  if (missing.length > 0) return "gaps";
  return checks.some(({ result }) => result === "cannot-tell") ? "cannot-tell" : "reconciles";
}

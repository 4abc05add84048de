import { isIsoDate, isIsoInstant } from "../../model/dates.ts";
import { fail } from "../../model/issue.ts";

/** "What had been recorded by then": an instant, or a day, which is meant to its end in UTC. */
export type KnownBy = string;

const dayInMs = 86_400_000;

/** The last millisecond since 1970 that counts; all of time without a limit. */
export function knownByLimit(knownBy: KnownBy | undefined): number {
  if (knownBy === undefined) return Number.MAX_SAFE_INTEGER;
  if (isIsoDate(knownBy)) return Date.parse(knownBy) + dayInMs - 1;
  if (isIsoInstant(knownBy)) return Date.parse(knownBy);
  return fail(
    "usage.date",
    `"${knownBy}" is neither a day nor an instant in UTC.`,
    "Write 2026-03-02 or 2026-03-02T14:30:00Z.",
    { received: knownBy, expected: "YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ" },
  );
}

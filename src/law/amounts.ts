import type { IsoDate } from "../model/dates.ts";
import type { Fact } from "../model/fact.ts";
import { addDays, addMonths } from "./calendars/days.ts";
import type { AmountNeed, FactCondition, Threshold } from "./condition.ts";

/** The amount that a threshold has on a day; undefined before its first day. */
export function amountOn(set: Threshold, on: IsoDate): number | undefined {
  if (typeof set === "number") return set;
  const day = Object.keys(set)
    .filter((from) => from <= on)
    .sort()
    .at(-1);
  return day === undefined ? undefined : set[day];
}

/** Whether an amount reaches, or exceeds, the threshold of the day. */
export function amountFits(
  { at_least, more_than }: AmountNeed,
  value: Fact["value"][string] | undefined,
  on: IsoDate,
): boolean {
  if (typeof value !== "number") return false;
  const [least, over] = [at_least, more_than].map((set) =>
    set === undefined ? undefined : amountOn(set, on),
  );
  if (least !== undefined) return value >= least;
  return over !== undefined && value > over;
}

/**
 * Whether a day lies in the twelve months that end with the legal date (`last`), or in the twelve before them. A financial
 * year ends once in any twelve months, so each of the two holds the end of one.
 */
export function inYear(
  asOf: Fact["value"][string] | undefined,
  year: NonNullable<FactCondition["year"]>,
  on: IsoDate,
): boolean {
  if (typeof asOf !== "string") return false;
  const end = year === "last" ? on : addMonths(on, -12);
  return asOf <= end && asOf >= addDays(addMonths(end, -12), 1);
}

import type { Span as Days } from "./days.ts";

export type PeriodWord = "day" | "week" | "month" | "year";

/** The days of whole periods, and how many periods they are. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const words: Readonly<Record<string, PeriodWord>> = {
  day: "day",
  d: "day",
  日: "day",
  天: "day",
  week: "week",
  wk: "week",
  周: "week",
  month: "month",
  mo: "month",
  月: "month",
  year: "year",
  yr: "year",
  annum: "year",
  a: "year",
  年: "year",
};

/** "t/month", "kg per day": the unit and the period. */
export function readPerPeriod(
  text: string | undefined,
): { readonly unit: string; readonly period: PeriodWord } | undefined {
  const [, unit, word = ""] =
    /^\s*(.+?)\s*(?:\/|\bper\b|\ban?\b|每)\s*(\p{L}+)\.?\s*$/iu.exec(text ?? "") ?? [];
  const period = words[word.toLowerCase()] ?? words[word.toLowerCase().replace(/s$/, "")];
  return unit === undefined || period === undefined ? undefined : { unit, period };
}

/** The whole periods that some days touch: a plant may make in a week what it can make in a month. */
export function periodsIn({ earliest, latest }: Days, period: PeriodWord): Span | undefined {
  if (!Number.isFinite(earliest) || !Number.isFinite(latest)) return undefined;
  if (period === "day") return { from: earliest, to: latest, count: latest - earliest + 1 };
  if (period === "week") {
    const count = Math.ceil((latest - earliest + 1) / 7);
    return { from: earliest, to: latest, count };
  }
  const [first, last] = [dateOf(earliest), dateOf(latest)];
  const years = last.getUTCFullYear() - first.getUTCFullYear();
  if (period === "year")
    return {
      from: dayOf(first.getUTCFullYear(), 0),
      to: dayOf(last.getUTCFullYear() + 1, 0) - 1,
      count: years + 1,
    };
  return {
    from: dayOf(first.getUTCFullYear(), first.getUTCMonth()),
    to: dayOf(last.getUTCFullYear(), last.getUTCMonth() + 1) - 1,
    count: years * 12 + last.getUTCMonth() - first.getUTCMonth() + 1,
  };
}

const dateOf = (day: number): Date => new Date(day * 86_400_000);
const dayOf = (year: number, month: number): number => Math.round(Date.UTC(year, month, 1) / 86_400_000);

import { type IsoDate, isIsoDate } from "../model/dates.ts";
import type { Deadline, Fact } from "../model/fact.ts";
import type { Calendar } from "./calendars/calendar.ts";
import { countPeriod, periodUnits } from "./calendars/count.ts";
import type { DeadlineRule } from "./instrument.ts";

/**
 * Deadlines of an instrument, each from its own start event and never merged. A date is given only where the start is
 * known from a `procedural-event` fact and the count can be made: working days need the authority's own calendar. What
 * moved it, or why there is none, stands in `note`.
 */
export function deadlinesOf(
  rules: readonly DeadlineRule[],
  facts: readonly Fact[],
  { on, calendar }: Counting = {},
): readonly Deadline[] {
  return rules.map((rule) => {
    const start = startOf(rule, facts);
    const { date, note } = dated(rule, { start, on, calendar });
    return {
      id: rule.id,
      event: rule.event,
      who: rule.who,
      runsFrom: rule.runs_from_words,
      ...(rule.unit === "each-year"
        ? { value: `by ${rule.value}`, unit: "each year" }
        : { value: rule.value, unit: rule.unit }),
      ...(date === undefined ? {} : { date }),
      ...(note === undefined ? {} : { note }),
      ...(rule.consequence === "" ? {} : { consequence: rule.consequence }),
      source: rule.source,
      basis: rule.basis,
    };
  });
}

export interface Counting {
  /** The legal date: what is due each year is next due on or after it. */
  readonly on?: IsoDate | undefined;
  readonly calendar?: Calendar | undefined;
}

function dated(
  rule: DeadlineRule,
  { start, on, calendar }: Counting & { start: IsoDate | undefined },
): DatedNote {
  if (rule.unit === "each-year") return on === undefined ? {} : { date: nextYearly(rule.value, on) };
  return start === undefined ? {} : countedFrom(rule, start, calendar);
}

/** The next such day of a year on or after a day. A day that the law itself names is not moved. */
const nextYearly = (monthDay: string, on: IsoDate): IsoDate => {
  const year = Number(on.slice(0, 4));
  return [`${year}-${monthDay}`, `${year + 1}-${monthDay}`].find((day) => day >= on) ?? on;
};

/** The earliest day on which the start event is recorded: the cautious reading where records differ. */
function startOf(rule: DeadlineRule, facts: readonly Fact[]): IsoDate | undefined {
  return facts
    .filter((fact) => eventFacts.includes(fact.name) && fact.value.event === rule.runs_from)
    .map((fact) => String(fact.value.date))
    .filter(isIsoDate)
    .sort()[0];
}

/** The facts of facts.yml whose role is to start a deadline. */
const eventFacts: readonly string[] = ["procedural-event", "importer-year-end"];

interface DatedNote {
  readonly date?: IsoDate;
  readonly note?: string;
}

function countedFrom(
  { value, unit }: DeadlineRule,
  start: IsoDate,
  calendar: Calendar | undefined,
): DatedNote {
  const counted = periodUnits.find((one) => one === unit);
  if (!/^\d+$/.test(value) || counted === undefined) return {};
  const found = countPeriod(start, [{ value: Number(value), unit: counted }], calendar);
  if ("unknown" in found) return { note: found.unknown };
  if (found.moved === undefined) return { date: found.day };
  const { from, because } = found.moved;
  return { date: found.day, note: `moved from ${from}: ${because === "weekend" ? "a weekend" : because}` };
}

import { type IsoDate, isIsoDate } from "../model/dates.ts";
import type { Deadline, Fact } from "../model/fact.ts";
import type { DeadlineRule } from "./instrument.ts";

/**
 * Deadlines of an instrument, each from its own start event and never merged. A date is given only where the start is
 * known from a `procedural-event` fact and the count runs on the calendar: working days need the authority's own
 * calendar of holidays, so they are stated without a date.
 */
export function deadlinesOf(rules: readonly DeadlineRule[], facts: readonly Fact[]): readonly Deadline[] {
  return rules.map((rule) => {
    const start = startOf(rule, facts);
    const date = start === undefined ? undefined : dateOf(rule, start);
    return {
      id: rule.id,
      event: rule.event,
      who: rule.who,
      runsFrom: rule.runs_from_words,
      value: rule.value,
      unit: rule.unit,
      ...(date === undefined ? {} : { date }),
      ...(rule.consequence === "" ? {} : { consequence: rule.consequence }),
      source: rule.source,
      basis: rule.basis,
    };
  });
}

/** The earliest day on which the start event is recorded: the cautious reading where records differ. */
function startOf(rule: DeadlineRule, facts: readonly Fact[]): IsoDate | undefined {
  return facts
    .filter((fact) => fact.name === "procedural-event" && fact.value.event === rule.runs_from)
    .map((fact) => String(fact.value.date))
    .filter(isIsoDate)
    .sort()[0];
}

function dateOf(rule: DeadlineRule, start: IsoDate): IsoDate | undefined {
  if (!/^\d+$/.test(rule.value)) return undefined;
  const count = Number(rule.value);
  if (rule.unit === "days") return addDays(start, count);
  if (rule.unit === "months") return addMonths(start, count);
  return undefined;
}

/** The day of the event is not counted: 30 days from the 1st end on the 31st. */
const addDays = (day: IsoDate, count: number): IsoDate =>
  new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);

/** The same day some months on; the last day of the month where that day does not exist. */
function addMonths(day: IsoDate, count: number): IsoDate {
  const start = new Date(Date.parse(day));
  const month = start.getUTCMonth() + count;
  const last = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), last)))
    .toISOString()
    .slice(0, 10);
}

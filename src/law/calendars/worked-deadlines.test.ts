import { describe, expect, it } from "vitest";
import { calendarsOf } from "./calendars.fixture.ts";
import { countPeriod, type Period } from "./count.ts";
import { localDay } from "./days.ts";

/** "5wd" = five working days, "30d", "2w", "3m", "1y"; several are extensions, one after the other. */
const periodsOf = (text: string): readonly Period[] =>
  text.split("+").map((one) => {
    const [, value = "", letter = ""] = /^(\d+)(wd|d|w|m|y)$/.exec(one.trim()) ?? [];
    const unit = ({ wd: "working-days", d: "days", w: "weeks", m: "months", y: "years" } as const)[letter];
    if (unit === undefined) throw new Error(`"${one}" is no period`);
    return { value: Number(value), unit };
  });

/** Calendar, day of the event, period, the last day as it was worked out on paper, and how. */
type Worked = readonly [calendar: string, event: string, period: string, last: string, how: string];

const worked: readonly Worked[] = [
  ["US-federal", "2026-11-23", "5wd", "2026-12-01", "24, 25, not Thanksgiving 26, 27, 30, 1"],
  ["US-federal", "2026-06-15", "5wd", "2026-06-23", "16, 17, 18, not Juneteenth 19, 22, 23"],
  ["US-federal", "2026-07-01", "5wd", "2026-07-09", "2, not Friday 3 for Saturday 4, 6, 7, 8, 9"],
  ["US-federal", "2025-12-31", "5wd", "2026-01-08", "not New Year, 2, 5, 6, 7, 8"],
  ["US-federal", "2027-12-20", "5wd", "2027-12-28", "21, 22, 23, not Friday 24 for Saturday 25, 27, 28"],
  ["US-federal", "2027-12-30", "5wd", "2028-01-07", "not Friday 31 for Saturday New Year, 3, 4, 5, 6, 7"],
  ["US-federal", "2026-01-16", "5wd", "2026-01-26", "not the third Monday 19, 20, 21, 22, 23, 26"],
  ["US-federal", "2026-02-13", "5wd", "2026-02-23", "not the third Monday 16, 17, 18, 19, 20, 23"],
  ["US-federal", "2026-05-22", "5wd", "2026-06-01", "not the last Monday 25, 26, 27, 28, 29, 1"],
  ["US-federal", "2026-09-04", "5wd", "2026-09-14", "not the first Monday 7, 8, 9, 10, 11, 14"],
  ["US-federal", "2026-10-09", "5wd", "2026-10-19", "not the second Monday 12, 13, 14, 15, 16, 19"],
  ["US-federal", "2026-11-10", "5wd", "2026-11-18", "not Wednesday 11, 12, 13, 16, 17, 18"],
  ["US-federal", "2026-03-07", "5wd", "2026-03-13", "the event is a Saturday: Monday 9 to Friday 13"],
  ["US-federal", "2026-11-25", "30d", "2026-12-25", "ends on Christmas and is not moved"],
  ["US-federal", "2026-01-01", "30d", "2026-01-31", "ends on a Saturday and is not moved"],
  ["US-federal", "2026-03-02", "180d", "2026-08-29", "day 61 of the year and 180: day 241"],
  ["US-federal", "2025-11-30", "3m", "2026-02-28", "February has no 30th"],
  ["US-federal", "2027-11-30", "3m", "2028-02-29", "in a leap year the 29th"],
  ["US-federal", "2026-02-10", "90d", "2026-05-11", "day 41 and 90: day 131"],
  ["US-federal", "2026-01-15", "30d+30d", "2026-03-16", "to 14 February, extended: day 45 and 30, day 75"],
  ["US-federal", "2026-12-20", "30d+15d", "2027-02-03", "to 19 January, extended by 15 days"],
  ["US-federal", "2026-02-28", "1y", "2027-02-28", "the same day a year on"],
  ["EU-institutions", "2027-01-04", "30wd", "2027-02-15", "six weeks without a holiday"],
  ["EU-institutions", "2026-03-02", "30wd", "2026-04-16", "22 to 1 April; not 2, 3, 6; then 8 more"],
  ["EU-institutions", "2026-05-12", "3wd", "2026-05-19", "13, not Ascension 14 and 15, 18, 19"],
  ["EU-institutions", "2026-12-22", "3wd", "2027-01-05", "23, closed from 24 to 1 January, 4, 5"],
  ["EU-institutions", "2026-12-01", "30wd", "2027-01-21", "16 to 23 December, then from 4 January 14 more"],
  ["EU-institutions", "2027-01-04", "60wd", "2027-04-01", "57 to 24 March; not 25, 26, 29; 30, 31, 1"],
  ["EU-institutions", "2026-04-24", "10d", "2026-05-04", "ends on a Monday"],
  ["EU-institutions", "2026-04-24", "7d", "2026-05-04", "Friday 1 May is off, so are 2 and 3"],
  [
    "EU-institutions",
    "2026-03-25",
    "9m",
    "2027-01-04",
    "25 December; closed to 1 January; 2 and 3 a weekend",
  ],
  ["EU-institutions", "2026-05-31", "9m", "2027-03-01", "28 February is a Sunday"],
  ["EU-institutions", "2026-04-09", "1m", "2026-05-11", "9 May is a Saturday"],
  ["EU-institutions", "2026-07-07", "2w", "2026-07-22", "21 July is off"],
  ["EU-institutions", "2026-10-02", "1m", "2026-11-03", "Monday 2 November is off"],
  ["EU-institutions", "2026-10-02", "30d", "2026-11-03", "Sunday 1 November, and 2 is off"],
  ["EU-institutions", "2027-01-04", "30wd+15wd", "2027-03-08", "to 15 February, then three weeks"],
  ["EU-institutions", "2026-04-05", "3wd", "2026-04-09", "the event is Easter Sunday: not 6; 7, 8, 9"],
  ["EU-institutions", "2026-05-22", "1wd", "2026-05-26", "not Whit Monday 25"],
  ["DE", "2026-09-03", "1m", "2026-10-05", "3 October is a holiday and a Saturday"],
  ["DE", "2026-04-20", "2w", "2026-05-04", "ends on a Monday"],
  ["DE", "2026-04-17", "14d", "2026-05-04", "Friday 1 May is off"],
  ["DE", "2025-12-31", "4m", "2026-04-30", "April has no 31st"],
  ["DE", "2026-12-31", "4m", "2027-04-30", "a Friday"],
  ["DE", "2026-11-25", "1m", "2026-12-28", "25 off, 26 off, 27 a Sunday"],
  ["DE", "2026-03-24", "10d", "2026-04-07", "Good Friday to Easter Monday"],
  ["DE", "2026-05-07", "1w", "2026-05-15", "Ascension 14 is off, the day after is not"],
  ["DE", "2026-05-20", "5wd", "2026-05-28", "21, 22, not Whit Monday 25, 26, 27, 28"],
  ["DE", "2028-01-31", "1m", "2028-02-29", "a leap year"],
  ["CA", "2026-06-01", "30d", "2026-07-02", "Canada Day is a Wednesday"],
  ["CA", "2026-05-01", "30d", "2026-06-01", "31 May is a Sunday"],
  ["CA", "2026-04-30", "30d", "2026-05-30", "a Saturday is no holiday there"],
  ["CA", "2026-12-15", "10d", "2026-12-28", "25 and 26 off, 27 a Sunday"],
  ["CA", "2026-10-11", "1m", "2026-11-12", "Remembrance Day is a Wednesday"],
  ["CA", "2026-05-11", "7d", "2026-05-19", "18 is the Monday before 25 May"],
  ["CA", "2026-09-16", "2w", "2026-10-01", "30 September is off"],
  ["CA", "2026-10-08", "5wd", "2026-10-16", "9, not 12, 13, 14, 15, 16"],
  ["CA", "2026-04-03", "3d", "2026-04-07", "Easter Monday is off"],
  ["CA", "2026-06-30", "1y", "2027-06-30", "a Wednesday"],
  ["none", "2026-11-25", "30d", "2026-12-25", "nobody says that it is off"],
  ["none", "2026-01-31", "1m", "2026-02-28", "February has no 31st"],
];

describe("deadlines worked out on paper", () => {
  it.each(worked)("%s: %s and %s end on %s (%s)", (name, event, period, last) => {
    const counted = countPeriod(event, periodsOf(period), calendarsOf().get(name));
    expect("day" in counted ? counted.day : counted.unknown).toBe(last);
  });

  it("are at least sixty", () => expect(worked.length).toBeGreaterThanOrEqual(60));

  it.each<readonly [instant: string, zone: string, day: string]>([
    ["2026-03-02T23:30:00-08:00", "America/New_York", "2026-03-03"],
    ["2026-11-01T03:30:00Z", "America/New_York", "2026-10-31"],
    ["2026-03-29T22:30:00Z", "Europe/Brussels", "2026-03-30"],
    ["2026-10-25T22:30:00Z", "Europe/Brussels", "2026-10-25"],
    ["2026-12-31T23:30:00Z", "Europe/Berlin", "2027-01-01"],
    ["2027-01-01T04:30:00Z", "America/Toronto", "2026-12-31"],
  ])("an event at %s is, in %s, one of %s", (instant, zone, day) =>
    expect(localDay(instant, zone)).toBe(day),
  );
});

describe("no day is guessed", () => {
  it("for working days where no calendar is", () =>
    expect(countPeriod("2026-01-01", periodsOf("180wd"), undefined)).toEqual({
      unknown: expect.stringContaining("no calendar"),
    }));

  it("for years whose holidays are not known", () =>
    expect(countPeriod("2027-12-20", periodsOf("30wd"), calendarsOf().get("EU-institutions"))).toEqual({
      unknown: expect.stringMatching(/known for 2025 to 2027, not for 2028/),
    }));

  it("and where a last day is moved, it says from which and why", () =>
    expect(countPeriod("2026-09-16", periodsOf("2w"), calendarsOf().get("CA"))).toEqual({
      day: "2026-10-01",
      moved: { from: "2026-09-30", because: "National Day for Truth and Reconciliation" },
    }));
});

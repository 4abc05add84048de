import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { dayBefore, isIsoDate } from "../model/dates.ts";
import { readDate } from "./fold-date.ts";

describe("readDate(text)", () => {
  test.each([
    ["2024-03-02", "2024-03-02"],
    ["2024/3/2", "2024-03-02"],
    ["2024.03.02", "2024-03-02"],
    ["20240302", "2024-03-02"],
    ["2024-03-02T10:00:00Z", "2024-03-02"],
    ["2024-03-02 00:00:00", "2024-03-02"],
    ["02 Mar 2024", "2024-03-02"],
    ["2 March 2024", "2024-03-02"],
    ["2nd March, 2024", "2024-03-02"],
    ["02-MAR-2024", "2024-03-02"],
    ["Mar 2, 2024", "2024-03-02"],
    ["September 30 2024", "2024-09-30"],
    ["25/12/2024", "2024-12-25"],
    ["25.12.2024", "2024-12-25"],
    ["12/25/2024", "2024-12-25"],
    ["03/03/2024", "2024-03-03"],
    ["2024年3月2日", "2024-03-02"],
    ["29 Feb 2024", "2024-02-29"],
  ])("%s is %s", (text, date) => {
    expect(readDate(text)).toMatchObject({ kind: "day", date });
  });
  test.each([
    ["2024-03", "2024-03-01", "2024-03-31"],
    ["2024/3", "2024-03-01", "2024-03-31"],
    ["03/2024", "2024-03-01", "2024-03-31"],
    ["Mar 2024", "2024-03-01", "2024-03-31"],
    ["September, 2024", "2024-09-01", "2024-09-30"],
    ["JUL-2026", "2026-07-01", "2026-07-31"],
    ["2026年7月", "2026-07-01", "2026-07-31"],
    ["2026年7月份", "2026-07-01", "2026-07-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2023-02", "2023-02-01", "2023-02-28"],
    ["2100-02", "2100-02-01", "2100-02-28"],
    ["2000-02", "2000-02-01", "2000-02-29"],
    ["2024-12", "2024-12-01", "2024-12-31"],
  ])("%s is the month from %s to %s", (text, first, last) => {
    expect(readDate(text)).toEqual({ kind: "month", first, last });
  });
  it("says which order of day and month a date proves", () => {
    expect(readDate("25/12/2024")).toMatchObject({ proves: "day-first" });
    expect(readDate("12/25/2024")).toMatchObject({ proves: "month-first" });
    expect(readDate("03/03/2024")).not.toHaveProperty("proves");
  });
  it("shows a year of two digits beside a named month", () => {
    expect(readDate("12-Jan-24")).toMatchObject({
      kind: "day",
      date: "2024-01-12",
      why: "the year 24 is read as 2024",
    });
  });
  test.each([
    ["02/03/2024", "either"],
    ["2-3-2024", "either"],
    ["02/03/24", "question"],
    ["45000", "question"],
    ["2024-13", "bad"],
    ["2024-00", "bad"],
    ["Marzo 2024", "bad"],
    ["1024-03", "bad"],
    ["Mar-24", "bad"],
    ["202403", "bad"],
    ["2024-02-30", "bad"],
    ["31/02/2024", "bad"],
    ["13/13/2024", "bad"],
    ["2 Marzo 2024", "bad"],
    ["yesterday", "bad"],
    ["2024", "bad"],
  ])("%s is %s", (text, kind) => {
    expect(readDate(text).kind).toBe(kind);
  });
  test.each([
    ["2568-03-02", /Buddhist era it is 2025/],
    ["02/03/2568", /Buddhist/],
    ["113/05/01", /Minguo era it is 2024/],
    ["2569-03", /Buddhist era it is 2026/],
    ["115年3月", /Minguo era it is 2026/],
  ])("%s names the other calendar and converts nothing", (text, hint) => {
    const found = readDate(text);
    expect(found).toMatchObject({ kind: "bad", hint: expect.stringMatching(hint) });
  });
  it("reads back every day in every form that it knows, or asks", () => {
    const days = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (moment) => {
        const date = moment.toISOString().slice(0, 10);
        const [year, month, day] = date.split("-");
        for (const text of [
          date,
          `${year}/${month}/${day}`,
          `${year}${month}${day}`,
          `${year}年${month}月${day}日`,
        ])
          expect(readDate(text)).toMatchObject({ kind: "day", date });
        const found = readDate(`${day}/${month}/${year}`);
        expect(found.kind === "day" ? found.date : found.kind === "either" && found.dayFirst).toBe(date);
      }),
    );
  });
  it("ends a month on the day before the next one begins", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2198 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const of = (count: number): string =>
          `${year + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
        const [here, next] = [readDate(of(month - 1)), readDate(of(month))];
        expect(here.kind === "month" && next.kind === "month" && dayBefore(next.first)).toBe(
          here.kind === "month" && here.last,
        );
      }),
    );
  });
  it("gives a day that exists, or none", () => {
    const text = fc.string({ unit: fc.constantFrom(..."0123456789/-. JanMar年月日"), maxLength: 12 });
    fc.assert(
      fc.property(text, (sample) => {
        const found = readDate(sample);
        if (found.kind === "day") expect(isIsoDate(found.date)).toBe(true);
        if (found.kind === "month") {
          expect(found.first).toMatch(/-01$/);
          expect(isIsoDate(found.last)).toBe(true);
          expect(found.last.slice(0, 7)).toBe(found.first.slice(0, 7));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

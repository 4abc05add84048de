import { describe, expect, it } from "vitest";
import { calendarsOf } from "./calendars/calendars.fixture.ts";
import { deadlinesOf } from "./deadlines.ts";
import { fact, instrumentOf, law } from "./law.fixture.ts";

const event = (name: string, date: string) =>
  fact("procedural-event", { value: { event: name, date, shipment: "S-1" } });
const dates = (id: string, ...facts: ReturnType<typeof event>[]) =>
  Object.fromEntries(deadlinesOf(instrumentOf(id).deadlines, facts).map((one) => [one.id, one.date]));

describe("deadlinesOf(rules, facts)", () => {
  it.each([
    ["2026-01-01", "2026-01-31"],
    ["2026-02-10", "2026-03-12"],
    ["2028-02-01", "2028-03-02"],
  ])("counts thirty days from presentation on %s to %s", (from, to) => {
    expect(dates("US-UFLPA", event("goods-presented", from))["uflpa-final"]).toBe(to);
  });

  it.each([
    ["2026-01-15", "2026-04-15"],
    ["2025-11-30", "2026-02-28"],
    ["2027-11-30", "2028-02-29"],
    ["2026-12-31", "2027-03-31"],
  ])("counts three months from importation on %s to %s", (from, to) => {
    expect(dates("US-S307", event("importation", from))["s307-proof"]).toBe(to);
  });

  it("gives no date to working days without a calendar, to open spans, or without the start", () => {
    const found = dates("US-UFLPA", event("goods-presented", "2026-01-01"));
    expect(found["uflpa-detain"]).toBeUndefined();
    expect(found["uflpa-respond"]).toBeUndefined();
    expect(dates("US-S307")["s307-proof"]).toBeUndefined();
  });

  it("counts working days by the calendar that the instrument names, and says what it could not count", () => {
    const { calendar, deadlines } = instrumentOf("US-UFLPA");
    const given = calendarsOf().get(calendar ?? "");
    const on = (day: string) =>
      deadlinesOf(deadlines, [event("goods-presented", day)], { calendar: given }).find(
        ({ id }) => id === "uflpa-detain",
      );
    expect(on("2026-11-23")?.date).toBe("2026-12-01");
    expect(on("2030-12-30")?.note).toMatch(/not for 2031/);
  });

  it("takes the earliest start where records differ", () => {
    const found = dates(
      "US-UFLPA",
      event("goods-presented", "2026-01-05"),
      event("goods-presented", "2026-01-01"),
    );
    expect(found["uflpa-final"]).toBe("2026-01-31");
  });

  it.each([
    ["CA-S211", "s211-report", "2026-05-31", "2026-05-31"],
    ["CA-S211", "s211-report", "2026-06-01", "2027-05-31"],
    ["NO-TRANSPARENCY", "no-account", "2026-12-31", "2027-06-30"],
  ])("dates %s %s, due each year, on or after %s: %s", (id, deadline, on, date) => {
    const found = deadlinesOf(instrumentOf(id).deadlines, [], { on }).find((one) => one.id === deadline);
    expect(found?.date).toBe(date);
  });

  it.each([
    ["NO-TRANSPARENCY", "no-info", "information-request", "2026-11-02", "2026-11-23"],
    ["MX-IMPORT-BAN", "mx-ban", "resolution-published", "2026-03-03", "2026-06-01"],
    ["GB-MSA-54", "msa-publish", "financial-year-end", "2025-08-31", "2026-02-28"],
    ["DE-LKSG", "lksg-report", "financial-year-end", "2025-12-31", "2026-04-30"],
  ])("counts %s %s from the %s of %s to %s", (...row) => {
    const [id, deadline, name, from, to] = row;
    expect(dates(id, event(name, from))[deadline]).toBe(to);
  });

  it("starts from the end of the importer's financial year, and from no other fact with a day", () => {
    const end = fact("importer-year-end", { value: { event: "financial-year-end", date: "2025-12-31" } });
    const other = fact("authority-decision", { value: { event: "financial-year-end", date: "2024-12-31" } });
    const found = deadlinesOf(instrumentOf("AU-MSA").deadlines, [other, end]);
    expect(found.map(({ date }) => date)).toEqual(["2026-06-30"]);
  });

  it("says for every deadline how it is known", () => {
    for (const id of law.instruments.keys())
      for (const one of deadlinesOf(instrumentOf(id).deadlines, [])) {
        expect(one.source).not.toBe("");
        expect(one.runsFrom).not.toBe("");
      }
  });
});

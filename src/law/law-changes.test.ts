import { describe, expect, it } from "vitest";
import { dayBefore } from "../model/dates.ts";
import { buildLaw } from "./build-law.ts";
import { addDays } from "./calendars/days.ts";
import { factConditions, thresholdDays } from "./condition.ts";
import type { Instrument } from "./instrument.ts";
import { law, lawFiles } from "./law.fixture.ts";
import { caseFiles, runCase } from "./law-cases.fixture.ts";

const instruments = [...law.instruments.values()];
const casesOf = (id: string) =>
  caseFiles.filter((file) => file.instrument === id).flatMap((file) => file.cases);

/** Every day from which an instrument says something else than the day before. */
const startDays = ({ provisions }: Instrument): readonly string[] => [
  ...new Set(
    provisions.flatMap(({ in_force, unsettled, applies_when }) => [
      in_force.from,
      ...(unsettled === undefined ? [] : [unsettled.from]),
      ...thresholds(applies_when).flatMap(thresholdDays),
    ]),
  ),
];

const thresholds = (whole: Instrument["provisions"][number]["applies_when"]) =>
  factConditions(whole).flatMap(({ needs }) =>
    needs.flatMap((need) => {
      if ("at_least" in need && need.at_least !== undefined) return [need.at_least];
      return "more_than" in need && need.more_than !== undefined ? [need.more_than] : [];
    }),
  );

const amounts = ({ provisions }: Instrument): readonly number[] => [
  ...new Set(
    provisions.flatMap(({ applies_when }) =>
      thresholds(applies_when).flatMap((set) => (typeof set === "number" ? [set] : Object.values(set))),
    ),
  ),
];

const pathOf = ({ jurisdiction, id }: Instrument): string => `${jurisdiction.toLowerCase()}/${id}.yml`;

/** What the cases of an instrument answer with its file changed by text, and the names of those that answer otherwise. */
function changedAnswers(instrument: Instrument, change: (text: string) => string): readonly string[] {
  const files = lawFiles();
  const path = pathOf(instrument);
  const text = files[path] ?? "";
  expect(change(text)).not.toBe(text);
  const changed = buildLaw({ ...files, [path]: change(text) }).instruments.get(instrument.id) ?? instrument;
  const answer = (of: Instrument, one: Parameters<typeof runCase>[1]) => {
    const { outcome, because } = runCase(of, one);
    return JSON.stringify([outcome, because.map(({ provision }) => provision)]);
  };
  return casesOf(instrument.id)
    .filter((one) => answer(instrument, one) !== answer(changed, one))
    .map(({ name }) => name);
}

describe("every start", () => {
  it.each(instruments.flatMap((one) => startDays(one).map((day) => [one.id, day] as const)))(
    "of %s on %s has a case on the day and one on the day before",
    (id, day) => {
      const days = new Set(casesOf(id).map(({ date }) => date));
      expect([dayBefore(day), day].filter((one) => !days.has(one))).toEqual([]);
    },
  );

  it.each(instruments.flatMap((one) => startDays(one).map((day) => [one.id, day, one] as const)))(
    "of %s on %s: one day later in the file, and a case answers otherwise",
    (_, day, instrument) => {
      const later = (text: string) => text.replaceAll(`"${day}"`, `"${addDays(day, 1)}"`);
      expect(changedAnswers(instrument, later)).not.toEqual([]);
    },
  );
});

describe("every end", () => {
  const ends = instruments.flatMap((one) =>
    [...new Set(one.provisions.flatMap(({ in_force }) => in_force.to ?? []))].map(
      (day) => [one.id, day, one] as const,
    ),
  );

  it.each(ends)(
    "of %s on %s has a case on the day and one on the day after; moved, a case answers otherwise",
    (id, day, instrument) => {
      const days = new Set(casesOf(id).map(({ date }) => date));
      expect([day, addDays(day, 1)].filter((one) => !days.has(one))).toEqual([]);
      const later = (text: string) => text.replaceAll(`"${day}"`, `"${addDays(day, 1)}"`);
      expect(changedAnswers(instrument, later)).not.toEqual([]);
    },
  );
});

describe("every threshold", () => {
  it.each(instruments.flatMap((one) => amounts(one).map((amount) => [one.id, amount, one] as const)))(
    "of %s, %d: one more in the file, and a case answers otherwise",
    (_, amount, instrument) => {
      const more = (text: string) =>
        text.replaceAll(new RegExp(`(: )${amount}(?=[ ,}\\n])`, "g"), `$1${amount + 1}`);
      expect(changedAnswers(instrument, more)).not.toEqual([]);
    },
  );
});

describe("every provision and deadline", () => {
  it("has a citation, a basis and the day on which it was checked; a page of the instrument says what is not known", () => {
    const without = instruments.flatMap(({ provisions, deadlines }) => [
      ...provisions
        .filter(({ citation, basis, checked_on }) => [citation.reference, basis, checked_on].includes(""))
        .map(({ id }) => id),
      ...deadlines
        .filter(({ source, basis, checked_on }) => [source, basis, checked_on].includes(""))
        .map(({ id }) => id),
    ]);
    expect(without).toEqual([]);
    expect(instruments.filter(({ not_known }) => not_known.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it.each(instruments.map((one) => [one.id, one] as const))(
    "%s cannot be read without a citation, a basis or the day of a check",
    (_, instrument) => {
      const files = lawFiles();
      const path = pathOf(instrument);
      for (const key of ["citation", "basis", "checked_on"]) {
        const text = (files[path] ?? "").replaceAll(new RegExp(`^    ${key}:`, "gm"), `    no_${key}:`);
        expect(() => buildLaw({ ...files, [path]: text })).toThrow();
      }
    },
  );
});

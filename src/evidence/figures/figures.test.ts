import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../model/canonical.ts";
import type { TextLayer } from "../../model/text-layer.ts";
import { figureFileName, readFigureTables } from "./figure-tables.ts";
import { shifted } from "./quantity.ts";
import { readFigures } from "./read-figures.ts";

const tables = readFigureTables(
  readFileSync(new URL(`../../../data/evidence/${figureFileName}`, import.meta.url), "utf8"),
);
const layer = (text: string): TextLayer => ({
  ...{ id: hashOf(text), document: hashOf(text), reader: { name: "txt", version: "1" }, text },
  ...{ hidden: [], remarks: [] },
});
const figures = (text: string) => readFigures({ layer: layer(text), statements: [] }, tables);

/** "words: bound number(s) unit". */
const read = (text: string): readonly string[] =>
  figures(text).map(
    ({ text: words, bound, value, min, max, unit }) =>
      `${words}: ${[bound, value ?? [min, max].filter((one) => one !== undefined).join("..."), unit].filter((one) => one !== "").join(" ")}`,
  );

describe("a figure keeps its bound", () => {
  it.each<[string, readonly string[]]>([
    ["At least 1,200 villagers left.", ["At least 1,200 villagers: at-least 1200 people"]],
    ["In 2018 at least 60 men left.", ["at least 60 men: at-least 60 people"]],
    ["No fewer than forty women were held.", ["No fewer than forty women: at-least 40 people"]],
    ["More than 30 mines closed.", ["More than 30 mines: more-than 30 mines"]],
    ["Over 2.5 million people fled.", ["Over 2.5 million people: more-than 2500000 people"]],
    ["Up to a million labourers were moved.", ["Up to a million labourers: up-to 1000000 people"]],
    ["As many as 300 boys worked.", ["As many as 300 boys: up-to 300 boys"]],
    ["Fewer than twenty-five firms replied.", ["Fewer than twenty-five firms: less-than 25 firms"]],
    ["Some 800 workers stayed.", ["Some 800 workers: about 800 people"]],
    ["An estimated 64,000 children work there.", ["An estimated 64,000 children: about 64000 children"]],
    [
      "A 10 million-plus harvest; 500+ seafarers.",
      ["10 million-plus: at-least 10000000", "500+ seafarers: at-least 500 people"],
    ],
    ["Twelve brands or more signed.", ["Twelve brands or more: at-least 12 brands"]],
    ["Hundreds of thousands were moved.", ["Hundreds of thousands: magnitude 200000"]],
    [
      "Dozens of prisoners and several hundred guards saw it.",
      ["Dozens of prisoners: magnitude 24 people", "several hundred guards: magnitude 200 guards"],
    ],
    ["Between 300 and 400 detainees ate there.", ["300 and 400 detainees: about 300...400 people"]],
    [
      "It took 80,000 to 1.2 million migrants.",
      ["80,000 to 1.2 million migrants: about 80000...1200000 people"],
    ],
    ["The girls were as young as 13.", ["13: at-least 13 years of age"]],
    [
      "Some were just age 14, one a 15-year-old.",
      ["age 14: exact 14 years of age", "15-year-old: exact 15 years of age"],
    ],
    [
      "He said “at least 90” camps and “at least 90 camps” stood.",
      ["“at least 90” camps: at-least 90 camps", "at least 90 camps: at-least 90 camps"],
    ],
    ["They earned less than the minimum wage.", ["less than the minimum wage: less-than minimum wage"]],
  ])("in %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe("shares, money, lengths of time", () => {
  it.each<[string, readonly string[]]>([
    ["A third of the cobalt came from there.", ["A third: exact 0.3333 share"]],
    [
      "Two-thirds of them left, one in five died.",
      ["Two-thirds: exact 0.6667 share", "one in five: exact 0.2 share"],
    ],
    [
      "About 45% of polysilicon, 2.5 per cent of tin.",
      ["About 45%: about 0.45 share", "2.5 per cent: exact 0.025 share"],
    ],
    ["The vast majority of cases were old.", ["The vast majority of cases: magnitude 0.5 share"]],
    ["It paid $5.2 million and 300 yuan.", ["$5.2 million: exact 5200000 USD", "300 yuan: exact 300 CNY"]],
    [
      "It paid $1.5bn, 8% more than £36m, for 500m of pipe.",
      ["$1.5bn: exact 1500000000 USD", "8%: exact 0.08 share", "£36m: exact 36000000 GBP"],
    ],
    ["They owed €40 each.", ["€40: exact 40 EUR"]],
    [
      "A three-hour hearing, within two weeks, a month later.",
      ["three-hour: exact 3 hours", "within two weeks: up-to 2 weeks", "a month later: exact 1 months"],
    ],
    [
      "The 7th hearing, of 3 days, drew 12 journalists.",
      ["7th hearing: exact 7 ordinal", "3 days: exact 3 days", "12 journalists: exact 12 journalists"],
    ],
    [
      "Five vessels, 2 of which sank, carried 40 tonnes.",
      ["Five vessels: exact 5 vessels", "40 tonnes: exact 40 tonnes"],
    ],
  ])("in %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("marks what only describes an occasion", () => {
    const all = figures("At a two-hour briefing a panel of 9 men showed six videos of 400 workers.");
    expect(all.map(({ text, aside }) => [text, aside ?? false])).toEqual([
      ["two-hour", true],
      ["9 men", true],
      ["six videos", true],
      ["400 workers", false],
    ]);
  });

  it("keeps a count that may be of persons or of peoples as it is written", () => {
    const all = figures("The valley holds 9 ethnic Mondars and 9 ethnic groups.");
    expect(all.map(({ unit, asWritten }) => [unit, asWritten])).toEqual([
      ["ethnic Mondars", true],
      ["groups", undefined],
    ]);
  });

  it("gives a year only where a date of the sentence does", () => {
    const all = figures("In 2017 some 300 men were held. Later 400 men were.");
    expect(all.map(({ year }) => year)).toEqual([2017, undefined]);
    const bounded = figures("It has held 90 shipments since June 2022, 8% more than in 2021.");
    expect(bounded.map(({ year }) => year)).toEqual([undefined, undefined]);
  });
});

describe("what is no figure", () => {
  it.each([
    "Under Article 14(3) and section 307 of the Act of 1930, E.O. 13687 holds. (1,2,24-26)",
    "On 18 October 2021 they met in room 12. In 2019 they parted.",
    "In one country, the two sides met; one of them agreed. (7)",
    "It is one of the two ways. COVID-19 came on flight 33 at 10:30.",
    "See [[Page H6130]] and https://example.org/200/300.",
    "3. Findings\n4.2 Methods",
  ])("in %j", (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("the arithmetic", () => {
  it("of powers of ten is exact", () => {
    expect([shifted("1.8", 6), shifted("2.5", -2), shifted("45", -2), shifted("100", -2)]).toEqual([
      ...["1800000", "0.025", "0.45", "1"],
    ]);
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 18n }),
        fc.integer({ min: 0, max: 12 }),
        (number, power) => {
          expect(shifted(String(number), power)).toBe(String(number * 10n ** BigInt(power)));
          expect(shifted(shifted(String(number), -power), power)).toBe(String(number));
        },
      ),
    );
  });
});

it("slices, stays in order, gives plain decimals and never throws, in any text", () => {
  const piece = fc.constantFrom(
    ...[
      "at least ",
      "up to ",
      "a million ",
      "570,000",
      " people",
      "two-hour ",
      "%",
      "$",
      "hundreds of ",
      "-",
    ],
    ...[
      "thousands ",
      "one in five ",
      "In 2018 ",
      "10th ",
      ". ",
      "\n",
      "between ",
      " and ",
      "ethnic Mondars ",
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "grapheme" }))), (parts) => {
      const text = parts.join("");
      const found = figures(text);
      for (const [at, { start, end, text: words, value, min, max }] of found.entries()) {
        expect(text.slice(start, end)).toBe(words);
        expect(start).toBeGreaterThanOrEqual(found[at - 1]?.start ?? 0);
        for (const number of [value, min, max].filter((one) => one !== undefined))
          expect(number).toMatch(/^\d+(\.\d+)?$/);
      }
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    }),
  );
});

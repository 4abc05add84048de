import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../model/canonical.ts";
import type { Mention, Named } from "../../model/mention.ts";
import type { TextLayer } from "../../model/text-layer.ts";
import { Gazetteer } from "../mentions/gazetteer.ts";
import { iloIndicators, indicatorFileName, programmes, readIndicatorTable } from "./indicator-table.ts";
import { readIndicators } from "./read-indicators.ts";

const file = readFileSync(new URL(`../../../data/evidence/${indicatorFileName}`, import.meta.url), "utf8");
const table = readIndicatorTable(file);
const layer = (text: string): TextLayer => ({
  ...{ id: hashOf(text), document: hashOf(text), reader: { name: "txt", version: "1" }, text },
  ...{ hidden: [], remarks: [] },
});
const indicators = (text: string, mentions: readonly Mention[] = [], persons = new Set<string>()) =>
  readIndicators({ layer: layer(text), statements: [], mentions, persons }, table);
const read = (text: string): readonly string[] =>
  indicators(text).map(
    ({ indicator, text: words, negated }) => `${indicator}${negated ? " (negated)" : ""}: ${words}`,
  );

describe("programmes", () => {
  it.each<[string, readonly string[]]>([
    ["The mill joined a poverty-alleviation scheme.", ["poverty-alleviation: poverty-alleviation"]],
    ["Workers came by pairing assistance.", ["pairing-assistance: pairing assistance"]],
    [
      "It took 40 surplus rural labourers in labour transfers.",
      ["surplus-labour-transfer: surplus rural labourers", "surplus-labour-transfer: labour transfers"],
    ],
    [
      "Graduates of vocational training centers spin there.",
      ["vocational-centre: vocational training centers"],
    ],
    [
      "公司参与对口援疆，接收农村富余劳动力。",
      ["pairing-assistance: 对口援疆", "surplus-labour-transfer: 富余劳动力"],
    ],
    [
      "当地有职业技能教育培训中心和扶贫车间。",
      ["vocational-centre: 职业技能教育培训中心", "poverty-alleviation: 扶贫车间"],
    ],
    ["It signed a technology and labour transfer; technology transfer helps.", []],
  ])("in %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe("the indicators of the ILO", () => {
  it.each<[string, string]>([
    ["Agents exploited their vulnerability.", "abuse-of-vulnerability"],
    ["Girls were lured with false promises.", "deception"],
    ["They were not allowed to leave.", "restriction-of-movement"],
    ["They were cut off from their families.", "isolation"],
    ["Those who stopped were beaten.", "physical-and-sexual-violence"],
    ["Guards threatened workers with arrest.", "intimidation-and-threats"],
    ["Their passports were confiscated.", "retention-of-identity-documents"],
    ["Recruiters kept their passports.", "retention-of-identity-documents"],
    ["The mill withheld their wages.", "withholding-of-wages"],
    ["They worked off debts in debt bondage.", "debt-bondage"],
    ["They lived in slave-like conditions.", "abusive-conditions"],
    ["They did forced overtime.", "excessive-overtime"],
    ["工厂扣押护照。", "retention-of-identity-documents"],
  ])("in %j", (text, indicator) => {
    expect(indicators(text).map((one) => one.indicator)).toContain(indicator);
  });

  it("are eleven, and each of them and each programme has words", () => {
    expect(iloIndicators).toHaveLength(11);
    for (const one of [...iloIndicators, ...programmes]) expect(file).toContain(`,${one},en,`);
  });

  it.each([
    "The team was beaten by a record score.",
    "Profits rose without pay increase.",
    "She was kept late, among other things to renew some old passports.",
  ])("are not in %j", (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("what is denied is kept and marked", () => {
  it.each<[string, readonly string[]]>([
    ["There is no forced overtime.", ["excessive-overtime (negated): forced overtime"]],
    ["It denied debt bondage.", ["debt-bondage (negated): debt bondage"]],
    ["It did not answer, and forced overtime went on.", ["excessive-overtime: forced overtime"]],
    ["没有扶贫车间。", ["poverty-alleviation (negated): 扶贫车间"]],
  ])("in %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe("organisations", () => {
  const named: readonly Named[] = [
    { id: "mill", kind: "party", names: ["Velmora Mill"] },
    { id: "osk", kind: "party", names: ["Adem Osk"] },
    { id: "hanno", kind: "party", names: ["Hanno"] },
    { id: "place", kind: "place", names: ["Hanno"] },
  ];
  const text =
    "In 2019 Velmora Mill and Adem Osk of Hanno joined poverty alleviation. Later it withheld wages.";
  const found = indicators(text, new Gazetteer(named).find(text), new Set(["osk"]));

  it("are those of the same sentence whose names are not weak; persons never", () => {
    expect(found.map(({ indicator, organisations }) => [indicator, organisations])).toEqual([
      ["poverty-alleviation", ["mill"]],
      ["withholding-of-wages", []],
    ]);
  });

  it("stand beside the date and the source", () => {
    expect(found[0]?.date?.value).toBe("2019");
    expect(found[0]?.source).toContain("117-78");
  });
});

it("slices, stays in order and never throws, in any text", () => {
  const piece = fc.constantFrom(
    "poverty alleviation ",
    "扶贫",
    "withheld ",
    "wages ",
    "no ",
    ". ",
    "passports ",
    "taken ",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "grapheme" }))), (parts) => {
      const text = parts.join("");
      const found = indicators(text);
      for (const [at, { start, end, text: words }] of found.entries()) {
        expect(text.slice(start, end)).toBe(words);
        expect(start).toBeGreaterThanOrEqual(found[at - 1]?.start ?? 0);
      }
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    }),
  );
});

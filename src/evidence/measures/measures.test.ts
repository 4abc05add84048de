import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../model/canonical.ts";
import type { Measure } from "../../model/measure.ts";
import type { Mention } from "../../model/mention.ts";
import type { Statement } from "../../model/statement.ts";
import type { TextLayer } from "../../model/text-layer.ts";
import { measureFileNames, readMeasureTables } from "./measure-tables.ts";
import { readMeasures } from "./read-measures.ts";

const file = (name: string): string =>
  readFileSync(new URL(`../../../data/evidence/${name}`, import.meta.url), "utf8");
const tables = readMeasureTables(Object.fromEntries(measureFileNames.map((name) => [name, file(name)])));
const layer = (text: string): TextLayer => ({
  ...{ id: hashOf(text), document: hashOf(text), reader: { name: "txt", version: "1" }, text },
  ...{ hidden: [], remarks: [] },
});
const measures = (text: string, statements: readonly Statement[] = []): readonly Measure[] =>
  readMeasures({ layer: layer(text), statements }, tables);

const list = (all: readonly { readonly text: string }[]): string => all.map(({ text }) => text).join("; ");

/** "class status: words" of each. */
const read = (text: string): readonly string[] =>
  measures(text).map(({ class: kind, status, text: words }) => `${kind} ${status}: ${words}`);

describe("a measure, its class, its status and its words", () => {
  it.each<[string, readonly string[]]>([
    [
      "On 3 May 2022 Ruritania banned imports of cotton from Velmora after inspectors found forced labour.",
      ["import-ban in-force: On 3 May 2022 Ruritania banned imports of cotton from Velmora"],
    ],
    [
      "Customs officers seized 12 shipments of garments.",
      ["import-ban in-force: Customs officers seized 12 shipments of garments"],
    ],
    [
      "The Border Agency issued a withhold release order against Velmora Textiles.",
      ["import-ban in-force: a withhold release order against Velmora Textiles"],
    ],
    [
      "Seafood imports from the island were suspended by Norland in 2021.",
      ["import-ban in-force: Seafood imports from the island were suspended by Norland in 2021"],
    ],
    ["The ban on imports of gold was lifted in 2019.", ["import-ban ended: The ban on imports of gold"]],
    [
      "The ministry will add three firms to its entity list.",
      ["listing planned: The ministry will add three firms to its entity list"],
    ],
    [
      "Lawmakers urged the government to sanction officials in the valley.",
      ["sanction demanded: the government to sanction officials in the valley"],
    ],
    [
      "Norland froze the assets of two generals.",
      ["sanction in-force: Norland froze the assets of two generals"],
    ],
    [
      "Ruritania imposed counter-sanctions on five lawmakers.",
      ["counter-sanction done: Ruritania imposed counter-sanctions on five lawmakers"],
    ],
    [
      "Firms must conduct due diligence on suppliers.",
      ["due-diligence demanded: conduct due diligence on suppliers"],
    ],
    ["The envoy’s visit to the camps was postponed.", ["visit stalled: The envoy’s visit to the camps"]],
    ["Delegates proposed a visit to the mines.", ["visit proposed: a visit to the mines"]],
    [
      "The company allegedly detained workers in a shed.",
      ["detention alleged: The company allegedly detained workers in a shed"],
    ],
    ["They met jailed writers.", ["detention in-force: jailed writers"]],
    [
      "Norland imposed tariffs of 30 per cent on steel.",
      ["tariff in-force: Norland imposed tariffs of 30 per cent on steel"],
    ],
    [
      "Prosecutors opened an investigation into the estate.",
      ["investigation done: Prosecutors opened an investigation into the estate"],
    ],
    [
      "Parliament passed the Supply Act in 2023; firms grumbled.",
      ["legislation done: Parliament passed the Supply Act in 2023"],
    ],
    [
      "The two governments signed a memorandum of understanding.",
      ["agreement done: The two governments signed a memorandum of understanding"],
    ],
    [
      "The agency would not increase the award amount.",
      ["assistance planned: The agency would not increase the award amount"],
    ],
    ["The union called for a boycott of Velmora yarn.", ["boycott demanded: a boycott of Velmora yarn"]],
    [
      "Retailers stopped sourcing yarn there, while Kestrel cut ties with the mill.",
      ["boycott done: Retailers stopped sourcing yarn there", "boycott done: Kestrel cut ties with the mill"],
    ],
    ["A court convicted the manager.", ["prosecution done: A court convicted the manager"]],
    ["Ruritania recalled its ambassador.", ["other done: Ruritania recalled its ambassador"]],
    [
      "It arranged trips to the valley and brought journalists to the mill.",
      ["visit done: arranged trips to the valley", "visit done: brought journalists to the mill"],
    ],
  ])("in %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    "Orders for the audit came under the Tariff Act of 1930.",
    "The Sanctions Act is old, and the tariff code is long.",
    "Tourists visited the beach in a designated area.",
    "He was charged with implementing the reform.",
    "The firm produced more cotton than ever.",
    "Wages were cut and the lights went out.",
  ])("is not in %j", (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("who takes it and whom it is aimed at", () => {
  it.each<[string, string, string]>([
    [
      "The US, Norland and the EU sanctioned valley officials over abuses.",
      "The US; Norland; the EU",
      "valley officials",
    ],
    ["Two mine owners were sanctioned by Norland on Monday.", "Norland", "Two mine owners"],
    [
      "OFAC designated Ade Osk, the director of the mill, and Piet Vann pursuant to E.O. 1.",
      "OFAC",
      "Ade Osk; Piet Vann",
    ],
    ["US sanctions against textile firms linked to abuses hold.", "US", "textile firms"],
    ["The Border Agency issued a withhold release order against Velmora.", "The Border Agency", ""],
    ["Officials invited Norland diplomats to visit the valley.", "Norland diplomats", ""],
    [
      "He asked for access for the High Commissioner for Human Rights to visit camps.",
      "the High Commissioner for Human Rights",
      "",
    ],
    ["Villagers accused Ruritania of detaining the elders.", "Ruritania", "the elders"],
    ["They would not source cotton from there.", "", ""],
    ["Nobody was detained in the valley.", "", ""],
    ["Customs and Border Protection has seized 90 shipments.", "Customs and Border Protection", ""],
    ["Norland on Tuesday sanctioned the mill.", "Norland", "the mill"],
    ["Campaigners want Norland to impose sanctions on 11 officials.", "Norland", "11 officials"],
    ["Norland’s decision to ban imports of gold stands.", "Norland", ""],
  ])("in %j", (text, by, against) => {
    const [one] = measures(text);
    expect([list(one?.by ?? []), list(one?.against ?? [])]).toEqual([by, against]);
  });

  it("with the goods and places that were found in its words", () => {
    const text = "Norland banned imports of cotton from Velmora. Cotton is white.";
    const mention = (kind: Mention["kind"], name: string): Mention => {
      const start = text.indexOf(name);
      return { start, end: start + name.length, text: name, id: name, kind, name };
    };
    const mentions = [mention("place", "Norland"), mention("good", "cotton"), mention("place", "Velmora")];
    const [one] = readMeasures({ layer: layer(text), statements: [], mentions }, tables);
    expect([list(one?.goods ?? []), list(one?.places ?? [])]).toEqual(["cotton", "Norland; Velmora"]);
  });
});

describe("when", () => {
  it.each<[string, string | null | undefined]>([
    ["In July 2018 Norland sanctioned the mill.", "2018-07"],
    ["Norland sanctioned the mill last month.", null],
    ["Norland sanctioned the mill.", undefined],
    ["A strike of 2011 and a flood of 2012 came before Norland sanctioned the mill.", undefined],
  ])("in %j", (text, value) => {
    expect(measures(text)[0]?.date?.value).toBe(value);
  });
});

describe("a measure that somebody tells of", () => {
  const text = "He said officials detained the elders and will visit the valley.";
  const told = (type: Statement["type"]): Statement => {
    const content = text.slice(8, -1);
    const piece = { start: 8, end: 8 + content.length, text: content };
    return {
      ...{ ...piece, id: "s", pieces: [piece], cue: null, mode: "reported", type, alsoTypes: [] },
      speaker: { text: "He", start: 0, end: 2, resolved: null, kind: "person", chain: [] },
      ...{ topics: [], hedges: [], rule: "given" },
    };
  };

  it("is alleged where its teller alleges or denies it, and is theirs", () => {
    const [detained] = measures(text, [told("allegation")]);
    expect([detained?.status, detained?.attributedTo]).toEqual(["alleged", "s"]);
    expect(measures(text)[0]?.status).toBe("in-force");
  });

  it("is not attributed where the text itself asserts it", () => {
    const own = told("allegation");
    const voice = { ...own, speaker: { ...own.speaker, kind: "unattributed" as const } };
    expect(measures(text, [voice])[0]?.attributedTo).toBeUndefined();
  });

  it("is not read out of a headline that was set into the text", () => {
    const broken = "Norland stalled. Boycott of Velmora grows Norland met them.";
    const noise = [{ start: 17, end: 41, kind: "inserted-headline" as const }];
    expect(readMeasures({ layer: layer(broken), statements: [], noise }, tables)).toEqual([]);
    expect(measures(broken)).toHaveLength(1);
  });
});

it("slices, keeps its order and ids, and never throws, in any text", () => {
  const piece = fc.constantFrom(
    ...[
      "Norland ",
      "sanctioned ",
      "imports of cotton ",
      "banned ",
      "to visit ",
      "the mill",
      ", ",
      " and ",
      "by ",
    ],
    ...[
      "detaining ",
      "US ",
      "sanctions ",
      "on ",
      "(OFAC) ",
      ". ",
      "\n\n",
      "will ",
      "“",
      "”",
      "of ",
      "In May 2021 ",
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "grapheme" }))), (parts) => {
      const text = parts.join("");
      const found = measures(text);
      for (const [at, one] of found.entries()) {
        expect(one.start).toBeGreaterThanOrEqual(found[at - 1]?.start ?? 0);
        for (const span of [one, ...one.by, ...one.against, ...(one.date === undefined ? [] : [one.date])])
          expect(text.slice(span.start, span.end)).toBe(span.text);
      }
      expect(measures(text)).toEqual(found);
    }),
  );
});

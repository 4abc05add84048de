import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { SelvedgeError } from "../model/issue.ts";
import { buildLaw, lawDataFileNames } from "./build-law.ts";
import { law, lawFiles } from "./law.fixture.ts";
import { lawRegions, listTitle, sublistTitle } from "./law.ts";

/** The law with one file changed by text. */
const changed = (file: string, from: string, to: string): Record<string, string> => {
  const files = lawFiles();
  const text = files[file] ?? "";
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  return { ...files, [file]: text.replace(from, to) };
};

const fault = (files: Record<string, string>): SelvedgeError["issue"] => {
  try {
    buildLaw(files);
  } catch (error) {
    if (error instanceof SelvedgeError) return error.issue;
    throw error;
  }
  throw new Error("the law was accepted");
};

describe("buildLaw(files)", () => {
  it("reads the instruments of each market", () => {
    expect([...law.markets]).toEqual([
      ["US", ["US-UFLPA", "US-S307", "US-CAATSA-321"]],
      ["EU", ["EU-FLR"]],
      ["GB", ["GB-MSA-54"]],
      ["CA", ["CA-IMPORT-BAN", "CA-S211"]],
      ["DE", ["DE-LKSG"]],
      ["NO", ["NO-TRANSPARENCY"]],
      ["MX", ["MX-IMPORT-BAN"]],
      ["CH", ["CH-DDTRO"]],
      ["AU", ["AU-MSA"]],
      ["BR", ["BR-LISTA-SUJA"]],
    ]);
    expect(law.defaultMarkets).toEqual(["US", "EU"]);
    expect(lawDataFileNames.filter((name) => lawFiles()[name] === undefined)).toEqual([]);
  });

  it("gives every provision a citation, a basis and the day it was checked", () => {
    for (const instrument of law.instruments.values())
      for (const provision of instrument.provisions) {
        expect(provision.citation.reference).not.toBe("");
        expect(provision.checked_on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(["official-text-read", "secondary", "general-knowledge"]).toContain(provision.basis);
      }
  });

  it("quotes official words whose hash is theirs", () => {
    const quoted = [...law.instruments.values()].flatMap((one) =>
      one.provisions.flatMap((p) => p.verbatim ?? []),
    );
    expect(quoted.length).toBeGreaterThan(0);
    for (const { text, sha256 } of quoted)
      expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
  });

  it("changes its version with a file that decides, and not with a case", () => {
    const files = lawFiles();
    expect(buildLaw({ ...files, "cases/more.yml": "cases: []" }).version).toBe(law.version);
    expect(buildLaw(changed("us/US-UFLPA.yml", "cadence_days: 90", "cadence_days: 91")).version).not.toBe(
      law.version,
    );
  });

  it("knows how lists and their parts are cited", () => {
    expect(listTitle(law, "us-uflpa")).toBe("UFLPA Entity List");
    expect(sublistTitle(law, "us-uflpa", "v")).toBe("section 2(d)(2)(B)(v)");
    expect(sublistTitle(law, "us-uflpa", "x")).toBeUndefined();
    expect([...lawRegions(law).keys()]).toEqual(["KP", "CN-XJ"]);
  });

  it.each([
    ["no basis", "us/US-UFLPA.yml", "    basis: secondary\n", "", /basis/],
    [
      "a citation without a reference",
      "eu/EU-FLR.yml",
      "      reference: Regulation (EU) 2024/3015, Art. 3 with Art. 20 and 39\n",
      "",
      /reference/,
    ],
    [
      "a day that does not exist",
      "us/US-UFLPA.yml",
      'checked_on: "2026-11-22"',
      'checked_on: "2026-02-30"',
      /checked_on/,
    ],
    [
      "a fact nobody defined",
      "eu/EU-FLR.yml",
      "fact: authority-decision",
      "fact: rumour",
      /no fact "rumour"/,
    ],
    [
      "an indicator that would decide",
      "eu/EU-FLR.yml",
      "fact: authority-decision",
      "fact: good-of-concern",
      /decides nothing/,
    ],
    [
      "a field the fact does not have",
      "us/US-UFLPA.yml",
      "where: { region: CN-XJ }",
      "where: { province: CN-XJ }",
      /no field "province"/,
    ],
    [
      "a value outside the vocabulary",
      "us/US-UFLPA.yml",
      "in: [shows]",
      "in: [proves]",
      /"proves" is no value/,
    ],
    [
      "a question over a field that is not there",
      "us/US-UFLPA.yml",
      "'what is done by {place}",
      "'what is done by {factory}",
      /\{factory\}/,
    ],
    [
      "a need asked of some facts that lets the others through",
      "us/US-UFLPA.yml",
      "when: { strength: [shows] }",
      "when: { conflict: ['no'] }",
      /no other need holds facts open by "conflict"/,
    ],
    [
      "a need on a day that the fact does not have",
      "us/US-UFLPA.yml",
      "not_before: [in_force]",
      "not_before: [in_force, listedOn]",
      /no field "listedOn"/,
    ],
    ["a status outside the vocabulary", "us/US-S307.yml", "Active: active", "Active: in-force", /statuses/],
    [
      "an effect outside the vocabulary",
      "eu/EU-FLR.yml",
      "effect: market-prohibition",
      "effect: total-ban",
      /effect/,
    ],
    ["a key nobody reads", "eu/EU-FLR.yml", "cadence_days: 90", "cadence_days: 90\nmood: stern", /mood/],
    ["a market without its instrument", "markets.yml", "EU: [EU-FLR]", "EU: [EU-CSDDD]", /EU-CSDDD/],
    [
      "a twin provision",
      "us/US-UFLPA.yml",
      "id: US-UFLPA:2(d)(2)(B)(ii)",
      "id: US-UFLPA:2(d)(2)(B)(i)",
      /stands twice/,
    ],
    [
      "a provision of another instrument",
      "eu/EU-FLR.yml",
      "id: EU-FLR:3",
      "id: US-UFLPA:3",
      /begins with EU-FLR:/,
    ],
    [
      "an end without a source",
      "us/US-UFLPA.yml",
      "      to_source: the sunset",
      "      x_source: the sunset",
      /to_source|x_source/,
    ],
    [
      "a market in its default that is not there",
      "markets.yml",
      "default: [US, EU]",
      "default: [US, JP]",
      /"JP"/,
    ],
    ["an instrument that nobody asks", "markets.yml", "by_key: [US-S301-FL, EU-CSDDD]", "by_key: []", /once/],
    [
      "a no about anybody but the importer",
      "us/US-UFLPA.yml",
      "          in: [shows]\n",
      "          in: [shows]\n          closes: true\n",
      /no fact of the importer's own/,
    ],
    [
      "a year of a fact without a day",
      "us/US-UFLPA.yml",
      "where: { region: CN-XJ }",
      "where: { region: CN-XJ }\n      year: last",
      /no field "asOf"/,
    ],
    [
      "a threshold that begins after its provision",
      "de/DE-LKSG.yml",
      '"2023-01-01": 3000, ',
      "",
      /begins on 2024-01-01/,
    ],
    [
      "a deadline of each year without a day",
      "ca/CA-S211.yml",
      'value: "05-31"',
      'value: "30"',
      /month and a day/,
    ],
    ["more parts than there are", "no/NO-TRANSPARENCY.yml", "at_least: 2", "at_least: 4", /applies_when/],
    ["broken YAML", "eu/EU-FLR.yml", "name: Regulation", "name: [Regulation", /data\/law\/eu\/EU-FLR\.yml/],
  ] as const)("refuses %s", (...refused) => {
    const [, file, from, to, message] = refused;
    const issue = fault(changed(file, from, to));
    expect(issue.code).toBe("law.invalid");
    expect(issue.file).toBe(file);
    expect(issue.message).toMatch(message);
  });

  it("names the line of a fault", () => {
    const issue = fault(changed("eu/EU-FLR.yml", "kind: product-ban", "kind: suggestion"));
    expect([issue.row, issue.message]).toEqual([5, expect.stringContaining("kind")]);
  });

  it("refuses a file that is not there", () => {
    const { "facts.yml": _, ...rest } = lawFiles();
    expect(fault(rest).message).toContain("facts.yml");
  });
});

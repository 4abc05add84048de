import { describe, expect, it } from "vitest";
import { reading, refusal } from "../reading.fixture.ts";
import { ftmReader } from "./reader.ts";

const entity = (id: string, schema: string, properties: object, target = false): string =>
  JSON.stringify({
    ...{ id, caption: "", schema, properties, referents: [], target },
    ...{ first_seen: "2026-01-02", last_seen: "2026-07-01" },
  });
const owned = (id: string, owner: string, asset: string): string =>
  entity(id, "Ownership", { owner: [owner], asset: [asset], percentage: ["60%"] });
const listed = entity("a", "Company", { name: ["Zorbeck Heavy Industries"], topics: ["sanction"] }, true);
const company = (id: string, name: string): string => entity(id, "Company", { name: [name] });
const wholeOf = (...lines: readonly string[]): string => `${lines.join("\n")}\n`;
const whole = wholeOf(listed, company("b", "Mid Basin Holding"), owned("o1", "a", "b"));

const publisher = { name: "Office of Foreign Assets Control (OFAC)", url: "https://www.treasury.gov/" };
const catalog = (more: object): string =>
  JSON.stringify({ datasets: [{ name: "us_ofac_sdn", title: "SDN", type: "source", publisher, ...more }] });
const stated = "ownership-rule: 50-percent\ncitation: OFAC, Revised Guidance of 13 August 2014\n";
const read = (files: Readonly<Record<string, string>>, more = {}) =>
  reading(ftmReader, { "entities.ftm.json": whole, ...files }, { key: "us_ofac_sdn", ...more }).version;

describe("list.yml beside a FollowTheMoney file", () => {
  it("states the rule on ownership with its citation; the publisher's name alone states none", () => {
    const index = { "index.json": catalog({}) };
    expect(read(index)).toMatchObject({ publisher: publisher.name, ownership: { rule: "none" } });
    const version = read({ ...index, "list.yml": stated });
    const rule = { rule: "50-percent", citation: "OFAC, Revised Guidance of 13 August 2014" };
    expect(version.ownership).toEqual(rule);
    expect(version.sha256).not.toBe(read(index).sha256);
  });

  it("holds for later files until it is stated otherwise", () => {
    const previous = read({ "index.json": catalog({}), "list.yml": stated });
    expect(read({}, { previous }).ownership).toEqual(previous.ownership);
    const back = "ownership-rule: none\ncitation: read again on 2026-07-02, not ours to apply\n";
    expect(read({ "list.yml": back }, { previous }).ownership.rule).toBe("none");
  });

  it.each([
    ["without a citation", "ownership-rule: 50-percent\n", {}, "citation"],
    ["an empty citation", 'ownership-rule: 50-percent\ncitation: "  "\n', {}, "citation"],
    ["another rule", "ownership-rule: 25-percent\ncitation: x\n", {}, "ownership-rule"],
    ["another setting", `${stated}title: mine\n`, {}, undefined],
    ["a text that is none", "ownership-rule: [\n", {}, undefined],
    ["a collection", stated, { "index.json": catalog({ type: "collection" }) }, "ownership-rule"],
    ["a dataset of datasets", stated, { "index.json": catalog({ children: ["x"] }) }, "ownership-rule"],
    ["no catalog", stated, { "index.json": undefined }, "ownership-rule"],
  ])("is refused with its place: %s", (_, settings, more: object, column) => {
    const files = { "index.json": catalog({}), "list.yml": settings, ...more };
    const given = Object.fromEntries(Object.entries(files).filter(([, text]) => text !== undefined));
    const issue = refusal(() => read(given));
    expect([issue.code, issue.file, issue.column]).toEqual(["list.invalid", "list.yml", column]);
  });

  it("tells as a gap how many shares of a chain stand on no entry, and only under a rule on shares", () => {
    const chain = wholeOf(
      listed,
      company("b", "Mid Basin Holding"),
      company("c", "Far Basin Works"),
      company("x", "Orvane Oils"),
      company("y", "Orvane Foods"),
      owned("o1", "a", "b"),
      owned("o2", "b", "c"),
      owned("o3", "x", "y"),
    );
    const index = { "index.json": catalog({}) };
    const gaps = read({ ...index, "entities.ftm.json": chain, "list.yml": stated }).knownGaps;
    expect(gaps).toEqual([
      expect.stringMatching(/^shares that companies not on the list hold are not followed \(1\)/),
    ]);
    expect(read({ ...index, "entities.ftm.json": chain }).knownGaps).toEqual([]);
    expect(read({ ...index, "list.yml": stated }).knownGaps).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { ListEntry } from "../../../model/list-entry.ts";
import { isThere, reading, realFile } from "../reading.fixture.ts";
import { ofacSdnReader } from "./reader.ts";

const real = ["sdn.csv", "add.csv", "alt.csv"].map(
  (name) => [name, realFile(`us-ofac-sdn-csv/${name}`)] as const,
);

describe.skipIf(!isThere("us-ofac-sdn-csv", "OFAC's three files"))(
  "ofacSdnReader on the publisher's files",
  () => {
    const { version, audit } = reading(ofacSdnReader, Object.fromEntries(real), { retrieved: "2022-03-31" });
    const named = (name: string): ListEntry | undefined =>
      version.entries.find((entry) => entry.name === name);
    const tally = (words: readonly string[]): Readonly<Record<string, number>> =>
      Object.fromEntries(
        [...new Set(words)].sort().map((word) => [word, words.filter((one) => one === word).length]),
      );

    it("reads organisations, persons and vessels, and counts the aircraft that it leaves out", () => {
      expect(tally(version.entries.map(({ kind }) => kind))).toEqual({
        organisation: 3673,
        person: 4620,
        vessel: 406,
      });
      expect(audit).toContainEqual({ what: "aircraft left out", count: 277 });
    });
    it("reads 11,795 further names and 2,414 weak ones, each once for its entry", () => {
      const names = version.entries.flatMap((entry) => entry.names);
      expect(tally(names.map(({ kind, weak }) => (weak === true ? `weak ${kind}` : kind)))).toEqual({
        primary: 8699,
        alias: 11427,
        former: 368,
        "weak alias": 2390,
        "weak former": 24,
      });
    });
    it("takes identifiers whose check digits hold", () => {
      const kinds = version.entries.flatMap((entry) => entry.identifiers.map(({ kind }) => kind));
      expect(tally(kinds)).toEqual({ duns: 35, imo: 399, lei: 1, uscc: 11 });
      expect(named("WUHAN SANJIANG IMPORT AND EXPORT CO. LTD")).toMatchObject({
        countries: ["CN"],
        identifiers: [{ kind: "uscc", value: "91420112711981060J" }],
        sublists: [{ key: "NPWMD" }, { key: "IFSR" }],
        names: expect.arrayContaining([{ text: "WSIEC", kind: "alias", weak: true }]),
      });
    });
    it("leads links and owners to entries of the list where it has them", () => {
      const relations = version.entries.flatMap((entry) => entry.relations);
      const led = relations.filter(({ to }) => to.startsWith("us-ofac-sdn:"));
      expect([relations.length, led.length]).toEqual([3161, 3141]);
      const ids = new Set(version.entries.map(({ id }) => id));
      expect(led.filter(({ to }) => !ids.has(to))).toEqual([]);
    });
    it("guesses no country: the spellings that it does not know are places without a code, and counted", () => {
      const told = audit.filter(({ what }) => what.startsWith("country not told"));
      expect(told.map(({ what, count }) => [what.slice(18), count])).toEqual([
        ["Netherlands Antilles", 2],
        ["Region: Kafia Kingi", 6],
        ["Region: Northern Mali", 1],
        ["Region: Crimea", 2],
      ]);
    });
    it("keeps of a person's remarks what tells the person from a namesake, and no document or contact", () => {
      const persons = version.entries.filter(({ kind }) => kind === "person");
      const words = persons.map(({ remarks = "" }) => remarks).join("\n");
      expect(words).not.toMatch(/Passport \w*\d|National ID No\. \d|@|Cedula No\. \d|SSN \d/);
      expect(words).toMatch(/DOB \d/);
    });
    it("says that no first day of listing is stated, and keeps the day of the version in force", () => {
      expect(version.knownGaps[0]).toContain("do not say since when");
      expect(new Set(version.entries.map(({ firstListed }) => firstListed))).toEqual(new Set(["2022-03-31"]));
      const later = reading(ofacSdnReader, Object.fromEntries(real), {
        retrieved: "2022-05-02",
        previous: version,
      });
      expect(later.version.sha256).toBe(version.sha256);
      expect(later.version.entries.every(({ firstListed }) => firstListed === "2022-03-31")).toBe(true);
    });
    it("leaves out the last part of five remarks that are cut off, and says so", () => {
      expect(audit).toContainEqual({ what: "remarks cut off: the last part left out", count: 5 });
      expect(version.knownGaps.at(-1)).toContain("sdn_comments.csv");
      const names = version.entries.flatMap((entry) => entry.relations.map(({ to }) => to));
      expect(names.filter((to) => to.startsWith("PROMO"))).toEqual([]);
    });
    it("goes on with them where sdn_comments.csv is given", () => {
      const comments = new TextEncoder().encode('12300,"Z S.A.S."\r\n');
      const files = { ...Object.fromEntries(real), "sdn_comments.csv": comments };
      const { version: now, audit: met } = reading(ofacSdnReader, files, { retrieved: "2022-03-31" });
      expect(met).toContainEqual({ what: "remarks cut off: the last part left out", count: 4 });
      const entry = now.entries.find(({ source }) => source.endsWith("entry 12300"));
      const other = now.entries.find(({ id }) => id === entry?.relations.at(-1)?.to);
      expect(other?.name).toMatch(/^PROMO RAIZ S\.A\.S/);
    });
    it("has the ownership rule with its citation", () => {
      expect(version.ownership.rule).toBe("50-percent");
      expect(version.ownership.citation).toMatch(/13 August 2014.*General knowledge/);
    });
  },
);

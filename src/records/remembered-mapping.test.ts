import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { findRemembered, headingFingerprint, sayRemembered } from "./remembered-mapping.ts";

describe("headingFingerprint(headings)", () => {
  const of = (text: string): string => headingFingerprint(text.split(","));
  test.each([
    ["Firm,Town", "firm,TOWN"],
    ["Firm Name,Town", "firm_name,town,,"],
    ["\ufeffFirm,Town", "Ｆｉｒｍ,Town"],
  ])("%s is %s", (a, b) => expect(of(a)).toBe(of(b)));
  test.each([
    ["Firm,Town", "Town,Firm"],
    ["Firm,Town", "Firm,Town,Land"],
    ["Firm,Town", "FirmTown"],
    ["Firm,,Town", "Firm,Town"],
    ["A1,B", "A,1B"],
  ])("%s is not %s", (a, b) => expect(of(a)).not.toBe(of(b)));
  it("hangs on the order and number of headings only", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (headings) => {
        expect(headingFingerprint([...headings, "", " "])).toBe(headingFingerprint(headings));
        expect(headingFingerprint([...headings, "x"])).not.toBe(headingFingerprint(headings));
      }),
    );
  });
});

describe("findRemembered(mappings, headings)", () => {
  const fingerprint = headingFingerprint(["Firm", "Town"]);
  const first = { fingerprint, kind: "parties" as const, map: { name: "Firm" }, file: "march.csv" };
  const second = { fingerprint, map: { name: "Town" }, file: "april.csv" };
  const other = { fingerprint: headingFingerprint(["Firm"]), map: {}, file: "other.csv" };

  it("is what was said last of the same headings", () => {
    expect(findRemembered([first, second, other], ["FIRM", "town"])).toBe(second);
    expect(findRemembered([second, first], ["Firm", "Town"])).toBe(first);
  });
  it("is nothing for other headings", () =>
    expect(findRemembered([first, second], ["Firm", "Town", "Land"])).toBeUndefined());
  it("is said", () => {
    expect(sayRemembered(first)).toBe(
      'Read as parties, with name="Firm", as was said of march.csv, which has the same headings. Say --as or --map to read it otherwise.',
    );
    expect(sayRemembered(second)).toContain('Read with name="Town", as was said of april.csv');
  });
});

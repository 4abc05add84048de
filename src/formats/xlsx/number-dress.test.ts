import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Scale } from "./number-dress.ts";
import { dressed, dressOf } from "./number-dress.ts";

const shown = (number: string, code: string): { text: string; scale: Scale | undefined } => {
  const dress = dressOf(code);
  return dress === undefined ? { text: number, scale: undefined } : dressed(number, dress);
};

describe("dressed(number, dressOf(code))", () => {
  test.each([
    ["1000", '#,##0" lb"', "1000 lb"],
    ["1000", "#,##0\\ \\k\\g", "1000 kg"],
    ["12.345", '0.0 "t"', "12.345 t"],
    ["7", '"Stand "0', "Stand 7"],
    ["7", '0"件"', "7件"],
    ["7", "0元", "7元"],
    ["1000", 'General" m²"', "1000 m²"],
    ["50", "[$€-407] #,##0.00", "€ 50"],
    ["50", "#,##0.00\\ [$€-407]", "50 €"],
    ["50", "[$USD] #,##0", "USD 50"],
    ["50", "[$-409]#,##0", "50"],
    ["50", "$#,##0.00", "$50"],
    ["50", "[$¥-804]#,##0", "¥50"],
    ["50", '#,##0.00 "€"', "50 €"],
    ["-50", '#,##0.00 "€"', "-50 €"],
    ["-50", "$#,##0_);[Red]($#,##0)", "$-50"],
    ["50", "$#,##0_);[Red]($#,##0)", "$50"],
    ["50", '_($* #,##0_);_($* (#,##0);_($* "-"??_);_(@_)', "$ 50"],
    ["-50", '_($* #,##0_);_($* (#,##0);_($* "-"??_);_(@_)', "$ -50"],
    ["0", '_($* #,##0_);_($* (#,##0);_($* "-"??_);_(@_)', "$ 0"],
    ["50", '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', "50 €"],
    ["-50", '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', "-50 €"],
    ["5", '0" in";0" out"', "5 in"],
    ["-5", '0" in";0" out"', "-5 out"],
    ["0", '0" in";0" out";"none"', "0"],
    ["5", '[<10]0" g";0" kg"', "5 g"],
    ["50", '[<10]0" g";0" kg"', "50 kg"],
    ["123", "00000", "00123"],
    ["-123", "00000", "-00123"],
    ["1234567", "00000", "1234567"],
    ["12.5", "00000", "12.5"],
    ["123", '"ID-"00000', "ID-00123"],
    ["61034200", "0000\\.00\\.00", "6103.42.00"],
    ["12345678", "000\\-00\\-0000", "012-34-5678"],
    ["abc", '0" kg"', "abc"],
  ])("%s as %s -> %s", (number, code, text) => {
    expect(shown(number, code)).toEqual({ text, scale: undefined });
  });

  test.each<[string, string, string, Scale]>([
    ["0.25", "0%", "0.25", "percent"],
    ["0.25", '0.0%" of lot"', "0.25", "percent"],
    ["5000", "#,##0,", "5000", "thousands"],
    ["5000000", '0.0,,"M"', "5000000", "thousands"],
    ["5000", "$#,##0,\\K", "$5000", "thousands"],
  ])("%s as %s -> %s, shown in %s", (number, code, text, scale) => {
    expect(shown(number, code)).toEqual({ text, scale });
  });

  test.each([
    "General",
    "0",
    "0.00",
    "#,##0",
    "#,##0.00_);(#,##0.00)",
    '_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-',
    "@",
    "0.00E+00",
    "# ?/?",
    "0/0",
    "[h]:mm:ss.00",
    "[Red]0;[Blue]-0",
    "",
    '"',
    "\\",
  ])("%s says nothing more", (code) => {
    expect(dressOf(code)).toBeUndefined();
  });

  it("keeps the number, whatever the code and however long it is", () => {
    const code = fc
      .array(
        fc.constantFrom(
          "0",
          "#",
          "?",
          ",",
          ".",
          '"',
          "\\",
          "[",
          "]",
          "$",
          "€",
          ";",
          "_",
          "*",
          "k",
          "-",
          "(",
          "<5",
        ),
      )
      .map((all) => all.join(""));
    fc.assert(
      fc.property(code, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (given, value) => {
        fc.pre(!Number.isInteger(value));
        expect(shown(String(value), given).text).toContain(String(value));
      }),
    );
    expect(shown("1", `${'"'.repeat(200_000)}0`).text).toBe("1");
  });
});

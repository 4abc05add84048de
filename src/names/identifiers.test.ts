import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { checkCnpj, checkDuns, checkLei, checkUscc, mendUscc, usccAlphabet } from "./identifiers.ts";

describe("checkUscc(text)", () => {
  test.each([
    ["91440300553853134A", "440300"],
    ["91110108562135265P", "110108"],
    ["92330782MA2MLCCF7E", "330782"],
    ["9144 0300 5538 5313 4a", "440300"],
    ["９１４４０３００５５３８５３１３４Ａ", "440300"],
  ])("%s holds and was registered by %s", (text, authority) => {
    expect(checkUscc(text)).toEqual({ ok: true, value: expect.any(String), authority });
  });

  test.each([
    ["91440300553853134B", "A"],
    ["91440300553853143A", expect.any(String)],
  ])("%s fails by its check character", (text, expected) => {
    expect(checkUscc(text)).toMatchObject({ ok: false, expected });
  });

  test.each(["", "9144030055385313", "91440300553853134I", "9144O300553853134A", "ABCDEFGHJKLMNPQRTU"])(
    "%s is not of the shape",
    (text) => {
      expect(checkUscc(text)).toMatchObject({ ok: false, reason: expect.stringMatching(/./) });
    },
  );

  it("sees every change of one character", () => {
    const code = "91440300553853134A";
    for (let at = 0; at < 18; at++)
      for (const char of usccAlphabet) {
        if (char === code[at]) continue;
        expect(checkUscc(code.slice(0, at) + char + code.slice(at + 1)).ok).toBe(false);
      }
  });
});

describe("mendUscc(text)", () => {
  test.each([
    ["91440300553853134A", false],
    ["9144o300553853134a", true],
    ["9I440300553853134A", true],
    ["9144030055385313 4A", false],
    ["914403OO553853134A", true],
  ])("%s is read", (text, mended) => {
    expect(mendUscc(text)).toMatchObject({ ok: true, value: "91440300553853134A", mended });
  });

  it("does not choose where no reading is proved", () => {
    expect(mendUscc("9144030055385313OB").ok).toBe(false);
    expect(mendUscc("91440300553853134B").ok).toBe(false);
    expect(mendUscc("OOOOOOOOOOOOOOOOOO").ok).toBe(false);
  });

  it("answers only codes that check", () => {
    const letters = fc.constantFrom(...`${usccAlphabet}OISZV`);
    fc.assert(
      fc.property(fc.array(letters, { minLength: 18, maxLength: 18 }), (chars) => {
        const mended = mendUscc(chars.join(""));
        if (mended.ok)
          expect(checkUscc(mended.value)).toMatchObject({ ok: true, authority: mended.authority });
      }),
    );
  });
});

describe("checkLei(text), checkDuns(text), checkCnpj(text)", () => {
  it("checks the last two digits of an LEI mod 97", () => {
    expect(checkLei("HWUPKR0MPOU8FGXBT394")).toEqual({ ok: true, value: "HWUPKR0MPOU8FGXBT394" });
    expect(checkLei("HWUPKR0MPOU8FGXBT349")).toEqual({
      ok: false,
      expected: "94",
      reason: expect.any(String),
    });
    expect(checkLei("HWUPKR0MPOU8FGXBT39").ok).toBe(false);
  });

  it("takes nine digits for a D-U-N-S number and cannot see a slip", () => {
    expect(checkDuns("15-048-3782")).toEqual({ ok: true, value: "150483782" });
    expect(checkDuns("000000000").ok).toBe(false);
    expect(checkDuns("1504837").ok).toBe(false);
  });

  test.each([
    ["11.222.333/0001-81", true],
    ["12.ABC.345/01DE-35", true],
    ["11.222.333/0001-80", false],
    ["00.000.000/0000-00", false],
    ["11222333000", false],
  ])("CNPJ %s: %s", (text, ok) => {
    expect(checkCnpj(text).ok).toBe(ok);
  });
});

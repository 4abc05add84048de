import { describe, expect, test } from "vitest";
import { checkDuns, checkLei, checkUscc } from "../names/identifiers.ts";
import { isPlaceholderIdentifier } from "./placeholder-identifier.ts";
import { leiOf, usccOf } from "./same-as.fixture.ts";

const checks = { uscc: checkUscc, lei: checkLei, duns: checkDuns } as const;

describe("isPlaceholderIdentifier(kind, value)", () => {
  test.each([
    ["uscc", "000000000000000000"],
    ["uscc", usccOf("00000000")],
    ["uscc", usccOf("12345678")],
    ["uscc", usccOf("XXXXXXXX")],
    ["lei", "00000000000000000098"],
    ["lei", leiOf("XXXXXXXXXXXX")],
    ["lei", leiOf("123456789012")],
    ["duns", "123456789"],
    ["duns", "987654321"],
    ["duns", "000000001"],
  ] as const)("%s %s is valid by its digits and names nobody", (kind, value) => {
    expect(checks[kind](value).ok).toBe(true);
    expect(isPlaceholderIdentifier(kind, value)).toBe(true);
  });
  test.each([
    ["uscc", usccOf("MA1FL0TP")],
    ["uscc", usccOf("00000001")],
    ["lei", leiOf("LUMO1")],
    ["duns", "608149733"],
    ["duns", "100000000"],
  ] as const)("%s %s may be a party's own", (kind, value) => {
    expect(checks[kind](value).ok).toBe(true);
    expect(isPlaceholderIdentifier(kind, value)).toBe(false);
  });
});

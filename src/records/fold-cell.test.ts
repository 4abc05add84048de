import { describe, expect, test } from "vitest";
import { readText } from "./reader.fixture.ts";

describe("foldCell(text, rule, context) of an HS code", () => {
  const readHs = async (hs: string) => {
    const { rows } = await readText(`product,component,hs\nP1,C1,${hs}\n`, { kind: "bom" });
    return { hs: rows[0]?.cells.hs, whys: rows[0]?.repairs.map(({ why }) => why) };
  };
  test.each(["6205.2", "HS 6205.2"])("%s is 6205.20 with a repair", async (text) =>
    expect(await readHs(text)).toEqual({
      hs: "6205.20",
      whys: ["a zero at the end was lost: HS codes have pairs of digits"],
    }),
  );
  test.each(["62052", "620.5", "6205.20.1", "6205.200"])("%s is as it was", async (text) =>
    expect((await readHs(text)).whys).toEqual([]),
  );
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inventedSets, readInvented } from "../bench/quality/statements/annotation.ts";
import { asRead } from "../bench/quality/statements/as-read.ts";
import { checkAlone, checkText, textOf } from "../bench/quality/statements/check.ts";
import { scoreText } from "../bench/quality/statements/score-text.ts";

const all = readInvented();

describe("invented texts", () => {
  it("are eight for tuning and eight that are held", () => {
    expect(inventedSets.map((set) => all.filter((of) => of.set === set).length)).toEqual([8, 8]);
  });

  it.each(all.map((of) => [of.file, of] as const))(
    "%s agrees with itself and with its annotation",
    (_, of) => {
      expect([...checkAlone(of), ...checkText(of, readFileSync(textOf(of)))]).toEqual([]);
    },
  );

  it.each(all.map((of) => [of.file, of] as const))("%s is scored as all right against itself", (_, of) => {
    const text = readFileSync(textOf(of), "utf8");
    const { counts } = scoreText(of, text, asRead(of, text));
    expect(Object.entries(counts).filter(([, { right, of: all }]) => right !== all)).toEqual([]);
  });
});

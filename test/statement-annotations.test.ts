import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readAnnotations } from "../bench/quality/statements/annotation.ts";
import { checkAlone, checkText, texts } from "../bench/quality/statements/check.ts";

const there = existsSync(texts);
if (!there)
  console.log(
    "skipped: ../shared/data/documents is not beside the repository, and the annotated texts may not be copied into it",
  );

const all = readAnnotations();

describe("annotations of statements", () => {
  it("are of two articles, six texts for tuning and the six that come after them for the final figure", () => {
    const files = (set: string): string[] => all.filter((of) => of.set === set).map(({ file }) => file);
    expect(files("articles")).toHaveLength(2);
    expect(files("tuning")).toHaveLength(6);
    expect(files("final")).toHaveLength(6);
    expect([...files("tuning"), ...files("final")]).toEqual([...files("tuning"), ...files("final")].sort());
  });

  it.each(all.map((of) => [of.file, of] as const))("%s agrees with itself", (_, of) => {
    expect(checkAlone(of)).toEqual([]);
  });

  it("that do not agree with themselves are found", () => {
    const [of] = all;
    const [first, ...rest] = of?.statements ?? [];
    if (of === undefined || first === undefined) throw new Error("there is no annotation");
    expect(checkAlone({ ...of, statements: [{ ...first, core: !first.core }, ...rest] })).not.toEqual([]);
    expect(checkAlone({ ...of, statements: [...rest, first] })).not.toEqual([]);
    expect(checkAlone({ ...of, statements: rest })).not.toEqual([]);
  });
});

describe.skipIf(!there)("annotations beside their texts", () => {
  const bytes = (file: string): Uint8Array => readFileSync(new URL(file, texts));

  it.each(all.map((of) => [of.file, of] as const))(
    "%s: every hash agrees and no sentence is copied",
    (_, of) => {
      expect(checkText(of, bytes(of.file))).toEqual([]);
    },
  );

  it("that are one unit off, of another text, or copy a sentence are found", () => {
    const [of] = all;
    const [measure] = of?.measures ?? [];
    if (of === undefined || measure === undefined) throw new Error("there is no measure");
    const text = new TextDecoder().decode(bytes(of.file));
    const off = { ...measure, start: measure.start + 1 };
    expect(checkText({ ...of, measures: [off] }, bytes(of.file))).toHaveLength(1);
    expect(checkText(of, bytes(of.file).slice(1))).toHaveLength(1);
    const sentence = text.slice(0, text.indexOf("."));
    expect(checkText({ ...of, doubts: [{ statement: "s01", why: sentence }] }, bytes(of.file))).toHaveLength(
      1,
    );
  });
});

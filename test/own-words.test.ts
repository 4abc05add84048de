import { describe, expect, it } from "vitest";
import { instrumentOf } from "../src/law/law.fixture.ts";
import { caseFiles, runCase } from "../src/law/law-cases.fixture.ts";
import { textsOfCode, textsOfPages } from "./own-words/collect.ts";
import { broken, rules, sentencesOf } from "./own-words/scan.ts";

const scan = (texts: readonly { readonly where: string; readonly text: string }[]) =>
  texts.flatMap(({ where, text }) =>
    sentencesOf(text).flatMap((sentence) =>
      broken(sentence).map(({ rule }) => `${where}: ${rule}: ${sentence.slice(0, 200)}`),
    ),
  );

describe("the scan", () => {
  it.each([
    ["Lumo Gin Co. uses forced labour.", rules[0]],
    ["These goods were made with forced labor.", rules[0]],
    ["We found forced labour at the mill.", rules[0]],
    ["The supplier is clean.", rules[1]],
    ["Dora Mill is compliant with the Act.", rules[1]],
    ["A high-risk supplier.", rules[1]],
    ["The worker is a Uyghur.", rules[2]],
    ["Her religion is recorded.", rules[2]],
  ])("finds: %s", (sentence, rule) => expect(broken(sentence).map((one) => one.rule)).toContain(rule));

  it.each([
    "The Uyghur Forced Labor Prevention Act presumes it.",
    "No entry was found; this is not a clearance.",
    "Whether anybody used forced labour is not answered here.",
    "The Xinjiang Uyghur Autonomous Region (XUAR).",
    "A column about persons' ethnicity or religion is never taken in.",
  ])("passes: %s", (sentence) => expect(broken(sentence)).toEqual([]));
});

describe("our own sentences", () => {
  const code = textsOfCode();
  it("are looked at: every string and template of the rooms", () =>
    expect(code.length).toBeGreaterThan(10_000));
  it("of code assert no forced labour, praise nobody and name nobody's people", () =>
    expect(scan(code)).toEqual([]));
  it("of law's outcomes, rendered over all cases, do neither", () => {
    const rendered = caseFiles.flatMap(({ path, instrument, cases }) =>
      cases.map((one) => {
        const { summary, because, missing, notes } = runCase(instrumentOf(instrument), one);
        const texts = [
          summary,
          ...because.map(({ sentence }) => sentence),
          ...missing.map(({ text }) => text),
          ...notes,
        ];
        return { where: `${path} ${one.name}`, text: texts.join("\n") };
      }),
    );
    expect(rendered.length).toBeGreaterThan(150);
    expect(new Set(caseFiles.flatMap(({ cases }) => cases.map((one) => one.expect))).size).toBe(5);
    expect(scan(rendered)).toEqual([]);
  });

  it("of law and examples do neither", () => expect(scan(textsOfPages())).toEqual([]));
});

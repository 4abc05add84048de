import { describe, expect, it } from "vitest";
import { type Annotation, annotation } from "../bench/quality/statements/annotation.ts";
import { asRead } from "../bench/quality/statements/as-read.ts";
import { shown, wilson } from "../bench/quality/statements/count.ts";
import { charactersIn, dice, pairBest } from "../bench/quality/statements/match.ts";
import { scoreText } from "../bench/quality/statements/score-text.ts";
import { hashOf } from "../src/model/canonical.ts";
import type { Statement } from "../src/model/statement.ts";

const text = `The mill said “we paid the girls” on Friday. Ministry: not proven

Inspectors found that at least 40 girls were locked in, and the port banned imports of its yarn.`;

const span = (words: string): { start: number; end: number; sha: string } => {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length, sha: hashOf(words).slice(0, 12) };
};

const speaker = (words: string, resolved: string, accept: readonly string[] = []) => ({
  ...span(words),
  head: span(words),
  ...{ resolved, accept, kind: "company", form: "name" },
});
const open = { mode: "reported", alsoTypes: [], hedges: [] };

/** A made-up text with two core statements, one nominal, one measure, one figure, one conflict. */
const of: Annotation = annotation.parse({
  schema: "statement-annotation/1",
  ...{ file: "invented.txt", set: "articles", sha256: "0".repeat(64), bytes: 200, utf16: text.length },
  statements: [
    {
      ...{ ...open, id: "s01", core: true, pieces: [span("“we paid the girls”")], cue: span("said") },
      ...{ speaker: speaker("The mill", "Velmora Mill", ["mill"]), mode: "direct", type: "denial" },
    },
    {
      ...{ ...open, id: "s02", core: false, why: "nominal", pieces: [span("not proven")], type: "denial" },
      speaker: { resolved: null, kind: "unspecified", form: "none" },
    },
    {
      ...{ ...open, id: "s03", core: true, pieces: [span("at least 40 girls were locked in")] },
      ...{ cue: span("found"), speaker: speaker("Inspectors", "Inspectors"), type: "finding" },
      alsoTypes: ["allegation"],
    },
  ],
  measures: [
    {
      ...{ id: "m01", ...span("the port banned imports of its yarn"), class: "import-ban", status: "done" },
      ...{ by: [], against: [], goods: [], places: [] },
    },
  ],
  figures: [
    {
      ...{ id: "f01", ...span("at least 40 girls"), central: true, bound: "at-least", min: 40 },
      ...{ unit: "people", what: "girls locked in", source: "s03" },
    },
  ],
  noise: [{ ...span("Ministry: not proven"), kind: "crosshead" }],
  ...{ turns: [], propositions: [], doubts: [] },
  conflicts: [{ a: "s01", b: "s03", proposition: "p1", strength: "direct", core: true }],
});

const whole = asRead(of, text);
const counts = (statements: readonly Statement[]) =>
  scoreText(of, text, { ...whole, reading: { statements, noise: [] } }).counts;
const [paid, notProven, locked] = whole.reading.statements;
if (paid === undefined || notProven === undefined || locked === undefined)
  throw new Error("three stand there");

const piece = (words: string) => {
  const { start, end } = span(words);
  return { start, end, text: words };
};
const at = (one: Statement, words: string): Statement => ({
  ...{ ...one, ...piece(words), pieces: [piece(words)], id: words },
});

describe("a reading is scored", () => {
  it("as wholly right where it is the annotation itself", () => {
    const score = scoreText(of, text, whole);
    for (const [name, { right, of: all }] of Object.entries(score.counts))
      expect([name, right]).toEqual([name, all]);
    expect(score.counts.recall).toEqual({ right: 2, of: 2 });
  });

  it("as missing all where it is empty, with nothing of which a share could be wrong", () => {
    const score = scoreText(of, text, {
      ...{ reading: { statements: [], noise: [] }, measures: [], figures: [], conflicts: [] },
    });
    expect(score.counts.recall).toEqual({ right: 0, of: 2 });
    expect(score.counts.precision).toEqual({ right: 0, of: 0 });
    expect(score.counts["measures recall"]).toEqual({ right: 0, of: 1 });
  });

  it("with recall of core statements alone, and what matches another left out of precision", () => {
    expect(counts([paid, notProven])).toMatchObject({
      recall: { right: 1, of: 2 },
      precision: { right: 1, of: 1 },
    });
  });

  it("as wrong where a prediction matches nothing, and where it lies in noise", () => {
    expect(counts([paid, at(paid, "on Friday")]).precision).toEqual({ right: 1, of: 2 });
    const unattributed = { ...paid.speaker, kind: "unattributed" as const };
    const inNoise = { ...at(paid, "Ministry"), speaker: unattributed };
    expect(counts([paid, inNoise]).precision).toEqual({ right: 1, of: 2 });
  });

  it("without what is given as the text's own voice", () => {
    const unattributed = { ...paid.speaker, kind: "unattributed" as const };
    const own = { ...at(paid, "the port banned imports"), speaker: unattributed };
    expect(counts([paid, own]).precision).toEqual({ right: 1, of: 1 });
  });

  it("with one of two predictions of the same words, the likelier", () => {
    const half = at(locked, "at least 40 girls were");
    const { recall, precision, exact } = counts([half, locked]);
    expect([recall, precision, exact]).toEqual([
      { right: 1, of: 2 },
      { right: 1, of: 2 },
      { right: 1, of: 1 },
    ]);
  });

  it("below half of the characters as no match", () => {
    expect(counts([at(locked, "at least")]).recall).toEqual({ right: 0, of: 2 });
  });

  it("as exact but for marks, closing stops and `that`", () => {
    expect(counts([at(paid, "we paid the girls")]).exact).toEqual({ right: 1, of: 1 });
    expect(counts([at(locked, "that at least 40 girls were locked in,")]).exact).toEqual({ right: 1, of: 1 });
    expect(counts([at(locked, "40 girls were locked in")]).exact).toEqual({ right: 0, of: 1 });
  });

  it.each<[string, string | null, number]>([
    ["the name", "Velmora Mill", 1],
    ["another name that is right, folded", "the MILL", 1],
    ["the words of the mention", "The mill", 1],
    ["nobody", null, 0],
    ["another", "Port Authority", 0],
  ])("with a speaker right by %s", (_, resolved, right) => {
    expect(counts([{ ...paid, speaker: { ...paid.speaker, resolved } }]).speaker).toEqual({ right, of: 1 });
  });

  it("with a type right strictly or among those annotated, and its mode", () => {
    expect(counts([{ ...locked, type: "allegation", mode: "mixed" }])).toMatchObject({
      strict: { right: 0, of: 1 },
      lenient: { right: 1, of: 1 },
      mode: { right: 0, of: 1 },
    });
  });

  it("with measures by class and figures by bound and number", () => {
    const score = scoreText(of, text, {
      ...whole,
      measures: whole.measures.map((one) => ({ ...one, class: "tariff" as const })),
      figures: whole.figures.map((one) => ({ ...one, min: "41" })),
    }).counts;
    expect(score["measures precision"]).toEqual({ right: 0, of: 1 });
    expect(score["figures central recall"]).toEqual({ right: 0, of: 1 });
  });

  it("with conflicts in either order, once, and those beyond the annotation counted apart", () => {
    const [conflict] = whole.conflicts;
    if (conflict === undefined) throw new Error("one stands there");
    const turned = { ...conflict, a: conflict.b, b: conflict.a };
    const score = scoreText(of, text, {
      ...whole,
      conflicts: [turned, conflict, { ...conflict, a: "none" }],
    });
    expect(score.counts["conflicts precision, core"]).toEqual({ right: 1, of: 1 });
    expect(score.conflicts.beyond).toBe(1);
  });

  it("only against the text that was annotated", () => {
    expect(() => scoreText(of, `${text} `, whole)).toThrow(/UTF-16 units/);
  });
});

describe("the arithmetic of a score", () => {
  it("gives Wilson's interval", () => {
    // Worked by hand for 8 of 10: 0.4902 to 0.9433 (Brown, Cai and DasGupta 2001 give .490 and .943).
    const [low, high] = wilson({ right: 8, of: 10 }) ?? [];
    expect(low).toBeCloseTo(0.4902, 3);
    expect(high).toBeCloseTo(0.9433, 3);
    expect(wilson({ right: 0, of: 0 })).toBeNull();
    expect(shown({ right: 10, of: 10 })).toBe("10/10 1.00 (.72-1.00)");
  });

  it("counts characters without white space, and shares of them", () => {
    const a = charactersIn("ab cd", [{ start: 0, end: 5 }]);
    expect([...a]).toEqual([0, 1, 3, 4]);
    expect(dice(a, charactersIn("ab cd", [{ start: 3, end: 5 }]))).toBeCloseTo(2 / 3, 12);
    expect(dice(new Set(), new Set())).toBe(0);
  });

  it("pairs one to one, the likest first", () => {
    const likeness = (gold: number, found: number): number => 1 / (1 + Math.abs(gold - found));
    const { pairs, missed, spare } = pairBest([10, 11], [11, 12, 90], likeness, 0.3);
    expect(pairs).toEqual([
      [10, 12],
      [11, 11],
    ]);
    expect(missed).toEqual([]);
    expect(spare).toEqual([90]);
  });
});

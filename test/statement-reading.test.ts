import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnnotations } from "../bench/quality/statements/annotation.ts";
import { layerOf } from "../bench/quality/statements/as-read.ts";
import { texts } from "../bench/quality/statements/check.ts";
import { readRest } from "../bench/quality/statements/engine.ts";
import { scoreText, sumCounts } from "../bench/quality/statements/score-text.ts";
import { readLayer } from "../bench/quality/statements/statements-engine.ts";
import type { Statement } from "../src/model/statement.ts";

const there = existsSync(texts);
if (!there)
  console.log(
    "skipped: ../shared/data/documents is not beside the repository, and the annotated texts may not be copied into it",
  );

/** Speaker and type of each statement that a verb or a quotation carries. Everybody is invented. */
const told = (text: string): readonly string[] =>
  readLayer(layerOf(text))
    .statements.filter(({ form, nestedIn, speaker }) => !form && !nestedIn && speaker.kind !== "unattributed")
    .map(({ speaker, type, mode }) => `${speaker.resolved ?? "?"}: ${type}, ${mode}`);

describe("statements of invented sentences", () => {
  it.each<[string, readonly string[]]>([
    [
      "The Ministry of Labour of Ruritania denied that children work in the mines.",
      ["Ministry of Labour of Ruritania: denial, reported"],
    ],
    [
      "“We were never paid,” Ada Lind said. “They took our passports.”",
      ["Ada Lind: allegation, direct", "Ada Lind: allegation, direct"],
    ],
    [
      "The mill closed in May. According to Labour Watch Ruritania, forty workers were locked in there.",
      ["Labour Watch: allegation, reported"],
    ],
    ["The union called on the mill to release the workers.", ["union: call, reported"]],
    ["Strelsau rejected the accusations as “groundless”.", ["Strelsau: denial, mixed"]],
  ])("%s", (text, expected) => expect(told(text)).toHaveLength(expected.length));

  it("goes on with the same speaker where a quotation opens anew", () => {
    const { statements } = readLayer(
      layerOf("“We were never paid,” Ada Lind said. “They took our passports.”"),
    );
    expect(statements.map(({ speaker }) => speaker.resolved)).toEqual(["Ada Lind", "Ada Lind"]);
    expect(statements[1]?.continues).toBe(statements[0]?.id);
  });
});

describe.skipIf(!there)("the two articles", () => {
  const scores = readAnnotations()
    .filter(({ set }) => set === "articles")
    .map((of) => {
      const text = readFileSync(new URL(of.file, texts), "utf8");
      return scoreText(of, text, readRest(layerOf(text), readLayer(layerOf(text))));
    });
  const counts = sumCounts(scores);

  it.each(["recall", "precision", "speaker"])("%s of core statements is whole", (name) =>
    expect(counts[name]?.right).toBe(counts[name]?.of),
  );

  it("flags the heading that misquotes, and keeps a garbled number as it stands", () => {
    const text = readFileSync(new URL("000_9d2c7a379e1b64d7.txt", texts), "utf8");
    const layer = layerOf(text);
    const reading = readLayer(layer);
    expect(reading.noise.filter(({ verbatim }) => verbatim === false)).toHaveLength(1);
    expect(readRest(layer, reading).figures).toContainEqual(
      expect.objectContaining({ text: "11 ethnic Muslims", asWritten: true }),
    );
  });
});

function checkSpans(text: string, { speaker, ...one }: Statement): void {
  const passages = [one, ...one.pieces, ...one.hedges, ...(one.cue === null ? [] : [one.cue])];
  for (const { start, end, text: words } of passages) {
    expect(end).toBeGreaterThan(start);
    expect(text.slice(start, end)).toBe(words);
  }
  if (speaker.start !== null && speaker.end !== null)
    expect(text.slice(speaker.start, speaker.end)).toBe(speaker.text);
}

describe("on any text", () => {
  const word = fc.constantFrom(
    ...[
      "said",
      "The mill",
      "denied",
      "“",
      "”",
      '"',
      "'",
      "‘",
      "’",
      ",",
      ".",
      "that",
      "Ada Lind",
      "he",
      "it",
      "according to",
    ],
    ...[
      "accused",
      "of",
      "\n",
      "\n\n",
      " ",
      "–",
      "(",
      ")",
      "：",
      "他说",
      "𠮷",
      "\u202e",
      "which",
      "saying",
      "forced labour",
      "the report",
    ],
  );
  const any = fc.oneof(
    fc.array(word, { maxLength: 60 }).map((all) => all.join(" ")),
    fc.string({ unit: "binary", maxLength: 200 }),
  );

  it("every span slices, and reading twice gives the same", () =>
    fc.assert(
      fc.property(any, (text) => {
        const { statements, noise } = readLayer(layerOf(text));
        for (const one of statements) checkSpans(text, one);
        for (const { start, end } of noise) expect(end).toBeGreaterThan(start);
        expect(readLayer(layerOf(text))).toEqual({ statements, noise });
      }),
      { numRuns: 300 },
    ));

  it("a flood of quotation marks is read", () => {
    for (const mark of ['"', "“", "'", "”"])
      expect(readLayer(layerOf(`${mark} a said `.repeat(3_000)))).toBeDefined();
  });
});

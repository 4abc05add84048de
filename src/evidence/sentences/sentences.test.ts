import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SpeakerKind, Statement } from "../../model/statement.ts";
import { Phrases } from "./phrases.ts";
import { proseIn } from "./prose.ts";
import { sentencesIn, spanAt } from "./sentences.ts";
import { SpokenIn } from "./spoken-in.ts";
import { wordsIn } from "./words.ts";

const sentences = (text: string): readonly string[] =>
  sentencesIn(text).map(({ start, end }) => text.slice(start, end));

describe("sentences", () => {
  it.each<[string, readonly string[]]>([
    ["One ends. Two begins.", ["One ends.", "Two begins."]],
    [
      "Dr. Aylin Demir met Mr. J. K. Osei. They spoke.",
      ["Dr. Aylin Demir met Mr. J. K. Osei.", "They spoke."],
    ],
    [
      "Rules of the U.S. Department hold in the U.S. The firm left.",
      ["Rules of the U.S. Department hold in the U.S.", "The firm left."],
    ],
    ["It rose to 3.5 million. It fell.", ["It rose to 3.5 million.", "It fell."]],
    ["“We left.” She wept.", ["“We left.”", "She wept."]],
    ["Work began (see p. 4). 40 stayed.", ["Work began (see p. 4).", "40 stayed."]],
    ["A heading\n\nA sentence that\ngoes on.", ["A heading", "A sentence that\ngoes on."]],
    ["工厂停工。工人离开了！", ["工厂停工。", "工人离开了！"]],
    ["They left … and came back… Then they slept.", ["They left … and came back…", "Then they slept."]],
    ["  ", []],
  ])("of %j", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it("slice, are in order, hold every word, and are found by a place, in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const found = sentencesIn(text);
        for (const [at, { start, end }] of found.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(found[at - 1]?.end ?? 0);
        }
        for (const word of wordsIn(text)) {
          expect(text.slice(word.start, word.end)).toBe(word.text);
          expect(spanAt(found, word.start)?.start).toBeLessThanOrEqual(word.start);
        }
      }),
    );
  });
});

it("no sentence is longer than 4,001 units, and none of its words is lost", () => {
  const text = "velmora ".repeat(2000);
  const found = sentencesIn(text);
  expect(Math.max(...found.map(({ start, end }) => end - start))).toBeLessThanOrEqual(4001);
  expect(found.flatMap((span) => wordsIn(text, span))).toHaveLength(2000);
  const pairs = sentencesIn("\u{20bb7}".repeat(4001)).map(({ start }) => start % 2);
  expect(new Set(pairs)).toEqual(new Set([0]));
});

describe("in whose content a span stands", () => {
  const said = (id: string, start: number, end: number, kind: SpeakerKind = "person"): Statement => {
    const piece = { start, end, text: "" };
    return {
      ...{ ...piece, id, pieces: [piece], cue: null, mode: "reported", type: "background", alsoTypes: [] },
      speaker: { text: "", start: null, end: null, resolved: null, kind, chain: [] },
      ...{ topics: [], hedges: [], rule: "given" },
    };
  };
  const spoken = new SpokenIn([
    ...[
      said("outer", 0, 100),
      said("inner", 20, 40),
      said("later", 200, 220),
      said("own", 300, 400, "unattributed"),
    ],
  ]);

  it.each<[string, number, number, string | undefined]>([
    ["the innermost", 22, 30, "inner"],
    ["the one that holds most of it", 35, 60, "outer"],
    ["none, between two", 110, 120, undefined],
    ["a later one", 199, 215, "later"],
    ["none, in the text’s own voice", 310, 320, undefined],
  ])("%s", (_, start, end, id) => {
    expect(spoken.of({ start, end })).toBe(id);
  });

  it("is what trying all of them gives", () => {
    const span = fc
      .tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }))
      .map(([start, size]) => [start, start + size] as const);
    fc.assert(
      fc.property(fc.array(span), span, (all, [start, end]) => {
        const statements = all.map(([from, to], at) => said(`s${at}`, from, to));
        const holding = statements.filter(
          (one) => 2 * (Math.min(one.end, end) - Math.max(one.start, start)) > end - start,
        );
        const least = Math.min(...holding.map((one) => one.end - one.start));
        const found = statements.find(({ id }) => id === new SpokenIn(statements).of({ start, end }));
        expect(found === undefined ? Number.POSITIVE_INFINITY : found.end - found.start).toBe(least);
      }),
    );
  });
});

it("prose leaves headings out, wherever they were set", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(40), fc.integer({ min: 1, max: 40 }), (text, from, size) => {
      const noise = [{ start: from, end: from + size, kind: "crosshead" as const }];
      for (const { start, end } of proseIn(text, noise)) {
        expect(end).toBeGreaterThan(start);
        expect(end <= from || start >= from + size).toBe(true);
      }
    }),
  );
  expect(proseIn("One A HEAD two.", [{ start: 4, end: 10, kind: "heading" }])).toEqual([
    { start: 0, end: 4 },
    { start: 10, end: 15 },
  ]);
  expect(proseIn("He said “so” twice.", [{ start: 8, end: 12, kind: "quoted-term" }])).toHaveLength(1);
});

describe("phrases", () => {
  const phrases = new Phrases([
    ["import* ban* | ban* ~ import*", "ban"],
    ["detain*/held * women", "held"],
    ["职业 培训 | 扶贫", "zh"],
  ]);
  const found = (text: string): readonly string[] =>
    phrases.in(text, wordsIn(text)).map(({ value, start, end }) => `${value}: ${text.slice(start, end)}`);

  it.each<[string, readonly string[]]>([
    ["An import ban holds.", ["ban: import ban"]],
    ["They banned all further imports.", ["ban: banned all further imports"]],
    ["They banned him; imports fell.", []],
    ["They banned one two three four five six seven eight nine imports.", []],
    ["Police held ten women.", ["held: held ten women"]],
    ["职业培训中心与扶贫", ["zh: 职业培训", "zh: 扶贫"]],
    ["L’Italie’s import’s ban", ["ban: import’s ban"]],
  ])("in %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
    expect(phrases.occursIn(text, wordsIn(text))).toBe(expected.length > 0);
  });
});

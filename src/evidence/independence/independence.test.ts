import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../model/canonical.ts";
import type { SpeakerKind, Statement } from "../../model/statement.ts";
import type { TextLayer } from "../../model/text-layer.ts";
import { independenceFileName, independenceQuestions, readIndependenceTable } from "./independence-tables.ts";
import { readIndependence } from "./read-independence.ts";

const cues = readIndependenceTable(
  readFileSync(new URL(`../../../data/evidence/${independenceFileName}`, import.meta.url), "utf8"),
);
const layer = (text: string): TextLayer => ({
  ...{ id: hashOf(text), document: hashOf(text), reader: { name: "txt", version: "1" }, text },
  ...{ hidden: [], remarks: [] },
});

/** A statement whose content is the words, by a speaker of a kind. */
const said = (text: string, words: string, kind: SpeakerKind = "worker"): Statement => {
  const start = text.indexOf(words);
  const piece = { start, end: start + words.length, text: words };
  return {
    ...{
      ...piece,
      id: words,
      pieces: [piece],
      cue: null,
      mode: "reported",
      type: "background",
      alsoTypes: [],
    },
    speaker: { text: "", start: null, end: null, resolved: null, kind, chain: [] },
    ...{ topics: [], hedges: [], rule: "given" },
  };
};

/** Of one statement: the answers that are known, as "question answer: words". */
const answers = (text: string, words: string): readonly string[] => {
  const [row] = readIndependence({ layer: layer(text), statements: [said(text, words)] }, cues);
  return independenceQuestions.flatMap((question) => {
    const one = row?.[question];
    return one === undefined || one.answer === "unknown"
      ? []
      : [`${question} ${one.answer}: ${one.spans.map(({ text: span }) => span).join(" / ")}`];
  });
};

describe("what the text tells of an occasion", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "At a press conference held by the ministry she said wages were good.",
      "wages were good",
      ["arranged yes: press conference"],
    ],
    ["At a news conference Labour Watch said wages were low.", "wages were low", []],
    ["On a guided tour of the mill he said all was well.", "all was well", ["arranged yes: guided tour"]],
    [
      "Reporters were shown a video in which spinners said they were content.",
      "they were content",
      ["arranged yes: shown a video"],
    ],
    [
      "A handpicked worker said so in the presence of two police officers: it is fine.",
      "it is fine",
      ["chosen yes: handpicked", "free no: in the presence of two police"],
    ],
    [
      "Interviewed at random, away from their employer, they said hours were long.",
      "hours were long",
      ["chosen no: at random", "free yes: away from their employer"],
    ],
    [
      "For fear of reprisals she asked not to be named and said doors were locked.",
      "doors were locked",
      ["free no: fear of reprisals"],
    ],
    [
      "He said the dorms were shut, which could not be independently verified.",
      "the dorms were shut",
      ["checkable no: could not be independently verified"],
    ],
    [
      "She said that 40 were held, as documents seen by the newspaper show.",
      "40 were held",
      ["checkable yes: documents seen by"],
    ],
    ["She said that it rained.", "it rained", []],
  ])("in %j", (text, words, expected) => {
    expect(answers(text, words)).toEqual(expected);
  });

  it("stays unknown where it says both, with the words of both", () => {
    const text = "Workers chosen at random, or handpicked, said nothing was wrong.";
    const [row] = readIndependence(
      { layer: layer(text), statements: [said(text, "nothing was wrong")] },
      cues,
    );
    expect(row?.chosen.answer).toBe("unknown");
    expect(row?.chosen.spans.map(({ text: span }) => span)).toEqual(["at random", "handpicked"]);
  });
});

describe("an occasion goes on", () => {
  const text =
    "At a briefing of the ministry he said one thing. He added another thing. A rights group said a third thing. He said a fourth thing.";
  const things = ["one thing", "another thing", "a fourth thing"].map((words) => said(text, words, "person"));
  const rows = (extra: readonly Statement[]) =>
    readIndependence({ layer: layer(text), statements: [...things, ...extra] }, cues).map(
      ({ arranged: { answer, link } }) => [answer, link],
    );

  it("in the sentences that follow, until somebody speaks who stands apart", () => {
    expect(rows([said(text, "a third thing", "ngo")])).toEqual([
      ...[
        ["yes", "same-sentence"],
        ["yes", "earlier-sentence"],
        ["unknown", undefined],
        ["unknown", undefined],
      ],
    ]);
  });

  it("but a film tells of those alone who speak in it", () => {
    const film =
      "The ministry showed a film: viewers were shown the film in which a spinner said all was well. A weaver said so too.";
    const [spinner, weaver] = readIndependence(
      { layer: layer(film), statements: [said(film, "all was well"), said(film, "so too")] },
      cues,
    );
    expect([spinner?.arranged.answer, weaver?.arranged.answer]).toEqual(["yes", "unknown"]);
  });

  it("and is not what somebody tells of others, nor what the text says in its own voice", () => {
    const told = "She said that thousands, who fled, were taken on a guided tour.";
    expect(answers(told, "thousands, who fled, were taken on a guided tour")).toEqual([]);
    expect(
      answers("She said that she was too afraid to say more.", "she was too afraid to say more"),
    ).toEqual(["free no: too afraid"]);
    const own = "At a press briefing of the ministry all was well.";
    const [row] = readIndependence(
      { layer: layer(own), statements: [said(own, "all was well", "unattributed")] },
      cues,
    );
    expect(row?.arranged.answer).toBe("unknown");
  });

  it("until a sentence in which nothing is said", () => {
    expect(rows([]).at(-1)).toEqual(["unknown", undefined]);
  });

  it("and holds for nobody where nobody speaks at it", () => {
    const trip = "The ministry organised guided tours. Later a spinner said all was well.";
    expect(answers(trip, "all was well")).toEqual([]);
  });
});

it("gives each statement one row, with spans that slice, in any text", () => {
  const piece = fc.constantFrom(
    "press briefing ",
    "government ",
    "at random ",
    ". ",
    "he said so",
    "handpicked ",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "grapheme" })), { minLength: 1 }), (parts) => {
      const text = parts.join("");
      const statements = text.length === 0 ? [] : [said(text, text.slice(0, 9)), said(text, text.slice(-5))];
      const rows = readIndependence({ layer: layer(text), statements }, cues);
      expect(rows.map(({ statement }) => statement)).toEqual(statements.map(({ id }) => id));
      for (const row of rows)
        for (const question of independenceQuestions)
          for (const span of row[question].spans) expect(text.slice(span.start, span.end)).toBe(span.text);
    }),
  );
});

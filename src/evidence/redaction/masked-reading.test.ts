import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../model/canonical.ts";
import type { Reading, Speaker, Statement } from "../../model/statement.ts";
import type { Passage, TextLayer } from "../../model/text-layer.ts";
import { maskedReading } from "./masked-reading.ts";
import { maskStretches, maskText } from "./masked-text.ts";
import { foundBy, isName, namePattern } from "./person-names.ts";
import type { RedactionDecision } from "./private-speakers.ts";

const layerOf = (text: string, more: Partial<TextLayer> = {}): TextLayer => ({
  id: sha256(text),
  document: "d".repeat(64),
  reader: { name: "txt", version: "1" },
  text,
  hidden: [],
  remarks: [],
  ...more,
});

/** The passage of words that stand in a text, the first of them or the nth. */
function passage(text: string, words: string, nth = 0): Passage {
  let start = text.indexOf(words);
  for (let at = 0; at < nth; at += 1) start = text.indexOf(words, start + 1);
  if (start === -1) throw new Error(`"${words}" does not stand in the text`);
  return { start, end: start + words.length, text: words };
}

type Said = Pick<Speaker, "kind" | "resolved"> & {
  readonly mention: string;
  readonly content: string;
  readonly nth?: number;
  readonly office?: string;
};

const statementOf = (text: string, id: string, said: Said): Statement => {
  const content = passage(text, said.content);
  return {
    id,
    ...content,
    pieces: [content],
    cue: null,
    speaker: {
      ...passage(text, said.mention, said.nth),
      resolved: said.resolved,
      kind: said.kind,
      chain: [],
      ...(said.office === undefined ? {} : { office: said.office }),
    },
    mode: "reported",
    type: "background",
    alsoTypes: [],
    topics: [],
    hedges: [],
    rule: "test",
  };
};

const text = `Ayshem Memet said that the mill kept her papers. The spokesman, Li Wei, denied it.
"Ms. Memet never worked here," Li Wei said. AYSHEM MEMET's sister called Ayshem brave.`;
const worker: Said = {
  kind: "worker",
  resolved: "Ayshem Memet",
  mention: "Ayshem Memet",
  content: "the mill kept her papers",
};
const official: Said = {
  kind: "person",
  resolved: "Li Wei",
  mention: "Li Wei",
  nth: 1,
  content: "Ms. Memet never worked here",
  office: "The spokesman",
};
const reading: Reading = {
  statements: [statementOf(text, "s1", worker), statementOf(text, "s2", official)],
  noise: [],
};
const layer = layerOf(text, { title: "Ayshem Memet speaks" });
const decision = (masked: boolean, what: RedactionDecision["what"]): RedactionDecision => ({
  layer: layer.id,
  masked,
  what,
});

/** Every passage of a reading, and whether it slices. */
function allSlice({ statements }: Reading, { text: shown }: TextLayer): boolean {
  return statements.every(({ pieces, cue, speaker, hedges, ...content }) => {
    const passages = [content, ...pieces, ...(cue === null ? [] : [cue]), ...hedges];
    const mention =
      speaker.start === null || speaker.end === null
        ? []
        : [{ start: speaker.start, end: speaker.end, text: speaker.text }];
    return [...passages, ...mention].every(
      ({ start, end, text: words }) => start < end && shown.slice(start, end) === words,
    );
  });
}

describe("maskedReading(reading, layer, decisions)", () => {
  it("masks a private person wherever the layer names them, and shows who speaks in office", () => {
    const { layer: shown, reading: told, maskOf, masks } = maskedReading(reading, layer, []);
    expect(shown.text).toBe(`${maskText} said that the mill kept her papers. The spokesman, Li Wei, denied it.
"Ms. ${maskText} never worked here," Li Wei said. ${maskText}'s sister called ${maskText} brave.`);
    expect([shown.title, maskOf, masks.length]).toEqual([`${maskText} speaks`, layer.id, 4]);
    expect(shown.id).toBe(sha256(shown.text));
    expect(told.statements.map(({ speaker }) => speaker.resolved)).toEqual([maskText, "Li Wei"]);
    expect(told.statements.map(({ id }) => id)).toEqual(["s1", "s2"]);
    expect(allSlice(told, shown)).toBe(true);
    const { move, words } = maskedReading(reading, layer, []);
    const mill = move(passage(text, "the mill"));
    expect(shown.text.slice(mill.start, mill.end)).toBe("the mill");
    expect(words("interview-ayshem-MEMET.txt")).toBe(`interview-${maskText}.txt`);
    expect(JSON.stringify({ shown, told })).not.toMatch(/memet|ayshem/i);
  });

  it("leaves everything as it is where nobody is masked", () => {
    const open = { statements: reading.statements.slice(1), noise: [] };
    const { move, words, ...shown } = maskedReading(open, layer, []);
    expect(shown).toEqual({ layer, reading: open, masks: [] });
    expect([move({ start: 3, end: 9 }), words("Li Wei")]).toEqual([{ start: 3, end: 9 }, "Li Wei"]);
  });

  it("shows by decision, masks by decision, and the last one counts", () => {
    const lifted = maskedReading(reading, layer, [decision(false, { speaker: "s1" })]);
    expect(lifted.layer.text).toBe(text);
    const again = maskedReading(reading, layer, [
      decision(false, { speaker: "s1" }),
      decision(true, { speaker: "s1" }),
    ]);
    expect(again.layer.text).not.toContain("Ayshem");
    const both = maskedReading(reading, layer, [decision(true, { speaker: "s2" })]);
    expect(both.layer.text).not.toContain("Li Wei");
  });

  it("masks a stretch that a person chose, until it is lifted; of another layer it says nothing", () => {
    const place = passage(text, "The spokesman");
    const span = { start: place.start, end: place.end };
    const open = { statements: [], noise: [] };
    const of = (decisions: readonly RedactionDecision[]) => maskedReading(open, layer, decisions).layer.text;
    expect(of([decision(true, span)])).toBe(text.replace("The spokesman", maskText));
    expect(of([decision(true, span), decision(false, span)])).toBe(text);
    expect(of([{ ...decision(true, span), layer: "f".repeat(64) }])).toBe(text);
  });

  it("masks a person without office, and a mention that is no name where its words stand out", () => {
    const told = "One Uyghur worker from Hotan said the doors were locked. Anna Berg agreed that it was so.";
    const said = {
      statements: [
        statementOf(told, "a", {
          kind: "worker",
          resolved: null,
          mention: "One Uyghur worker from Hotan",
          content: "the doors were locked",
        }),
        statementOf(told, "b", {
          kind: "person",
          resolved: "Anna Berg",
          mention: "Anna Berg",
          content: "it was so",
        }),
      ],
      noise: [],
    };
    const { layer: shown } = maskedReading(said, layerOf(told), []);
    expect(shown.text).toBe(
      `One ${maskText} worker from ${maskText} said the doors were locked. ${maskText} agreed that it was so.`,
    );
  });

  it("masks names in Han and in Arabic script, and no longer word that holds one", () => {
    const told = "古丽说门锁着。مەمەت said so too; Marchand and Mar spoke. Mar agreed.";
    const said = {
      statements: [
        statementOf(told, "a", { kind: "worker", resolved: "古丽", mention: "古丽", content: "门锁着" }),
        statementOf(told, "b", { kind: "worker", resolved: "مەمەت", mention: "مەمەت", content: "so too" }),
        statementOf(told, "c", {
          kind: "worker",
          resolved: "Mar",
          mention: "Mar agreed".slice(0, 3),
          content: "spoke",
          nth: 1,
        }),
      ],
      noise: [],
    };
    const { layer: shown } = maskedReading(said, layerOf(told), []);
    expect(shown.text).toBe(
      `${maskText}说门锁着。${maskText} said so too; Marchand and ${maskText} spoke. ${maskText} agreed.`,
    );
  });

  it("moves pages, drops the boxes whose width would tell, and masks remarks", () => {
    const full = layerOf(text, {
      pages: [{ page: 1, start: 0, end: text.length }],
      boxes: [
        { page: 1, start: 0, end: 12, x: 0, y: 0, width: 80, height: 10 },
        { page: 1, start: 13, end: 17, x: 90, y: 0, width: 20, height: 10 },
      ],
      remarks: [{ code: "file.encoding", message: "after Ayshem Memet a byte was left out", hint: "none" }],
    });
    const { layer: shown } = maskedReading(reading, full, []);
    expect(shown.pages).toEqual([{ page: 1, start: 0, end: shown.text.length }]);
    expect(shown.boxes?.map(({ start, end }) => shown.text.slice(start, end))).toEqual(["said"]);
    expect(shown.remarks[0]?.message).toBe(`after ${maskText} a byte was left out`);
  });

  it("masks the same again, once it is masked", () => {
    const once = maskedReading(reading, layer, []);
    expect(maskedReading(once.reading, once.layer, []).layer.text).toBe(once.layer.text);
  });

  it("slices everywhere, and shows no masked name, for any text, speakers and decisions", () => {
    const names = fc.constantFrom("Ayshem Memet", "Gul Tursun", "阿依古丽", "Jean-Luc O’Neil", "Li");
    const filler = fc.constantFrom("the mill", " said. ", "\n", " and ", "🧵", "a.", " locked ");
    const pieces = fc.array(fc.oneof(names, filler), { minLength: 4, maxLength: 20 });
    const spans = fc.array(
      fc.record({ start: fc.nat(120), length: fc.integer({ min: 1, max: 30 }), masked: fc.boolean() }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(pieces, names, spans, fc.constantFrom("worker", "person"), (parts, name, chosen, kind) => {
        const told = `${name} ${parts.join(" ")} end`;
        const of = layerOf(told);
        const contents = [
          passage(told, "end"),
          { start: 0, end: told.length, text: told },
          { start: 2, end: 5, text: told.slice(2, 5) },
        ];
        const statements = contents.map((content, index) => ({
          ...statementOf(told, `s${index}`, { kind, resolved: name, mention: name, content: "end" }),
          ...content,
          pieces: [content],
        }));
        const decisions = chosen.map(({ start, length, masked }) => ({
          layer: of.id,
          masked,
          what: { start, end: start + length },
        }));
        const { layer: shown, reading: out } = maskedReading({ statements, noise: [] }, of, decisions);
        expect(allSlice(out, shown)).toBe(true);
        expect(foundBy(namePattern([name]), shown.text)).toEqual([]);
        expect(JSON.stringify(out)).not.toContain(name);
      }),
      { numRuns: 500 },
    );
  });
});

describe("isName(text)", () => {
  it.each(["Ayshem Memet", "Ms. Memet", "Muhammad bin Salman", "古丽", "مەمەت", "O’Neil", "MEMET"])(
    "takes %s for one",
    (name) => {
      expect(isName(name)).toBe(true);
    },
  );
  it.each([
    "",
    "she",
    "One",
    "a worker from Hotan",
    "residents",
    "Mr.",
    "The workers at the Aksu mill",
    "34",
  ])("does not take %s for one", (name) => {
    expect(isName(name)).toBe(false);
  });
});

describe("maskStretches(text, stretches)", () => {
  it("takes a character whole", () => {
    expect(maskStretches("a🧵b", [{ start: 2, end: 3 }]).text).toBe(`a${maskText}b`);
    expect(maskStretches("a🧵b", [{ start: 0, end: 2 }]).text).toBe(`${maskText}b`);
  });

  it("gives a mask that tells nothing of the length, and joins what overlaps or touches", () => {
    const { text: shown, masks } = maskStretches("0123456789", [
      { start: 1, end: 3 },
      { start: 2, end: 4 },
      { start: 4, end: 5 },
      { start: 9, end: 40 },
      { start: 50, end: 60 },
    ]);
    expect(shown).toBe(`0${maskText}5678${maskText}`);
    expect(masks.map(({ start, end }) => [start, end])).toEqual([
      [1, 5],
      [9, 10],
    ]);
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { SpeakerKind, Statement, StatementType } from "../../model/statement.ts";
import { findConflicts } from "./conflicts.ts";
import { propositionFileNames, readPropositionTables } from "./proposition-tables.ts";

const tables = readPropositionTables(
  Object.fromEntries(
    propositionFileNames.map((name) => [
      name,
      readFileSync(new URL(`../../../data/evidence/${name}`, import.meta.url), "utf8"),
    ]),
  ),
);

interface Said {
  readonly who: string;
  readonly text: string;
  readonly type: StatementType;
  readonly cue?: string;
  readonly kind?: SpeakerKind;
  readonly also?: readonly StatementType[];
}

/** Statements one after the other, of people and places that are made up or meant by nobody. */
const statements = (all: readonly Said[]): readonly Statement[] =>
  all.map(({ who, text, type, cue, kind = "state-body", also = [] }, at) => {
    const start = at * 100;
    const piece = { start, end: start + text.length, text };
    return {
      ...piece,
      id: `s${at}`,
      pieces: [piece],
      cue: cue === undefined ? null : { start, end: start + cue.length, text: cue },
      speaker: { text: who, start, end: start + who.length, resolved: who, kind, chain: [] },
      mode: "reported",
      type,
      alsoTypes: also,
      topics: [],
      hedges: [],
      rule: "given",
    };
  });

const found = (...all: readonly Said[]): readonly string[] =>
  findConflicts(statements(all), tables).map(
    ({ a, b, strength, proposition }) => `${a} ${b} ${strength} ${proposition}`,
  );

const accuses: Said = {
  who: "Labour Watch Ruritania",
  text: "the mill forced labour on hundreds of villagers",
  type: "allegation",
  kind: "ngo",
};
const denies: Said = {
  who: "Ministry of Labour",
  text: "there is no forced labour in the valley",
  type: "denial",
};

describe("two statements conflict", () => {
  it.each<[string, readonly Said[], readonly string[]]>([
    ["where one affirms what the other denies", [accuses, denies], ["s0 s1 direct forced-labour"]],
    ["in whatever order they stand", [denies, accuses], ["s1 s0 direct forced-labour"]],
    [
      "where the whole is denied of which one alleges a part",
      [accuses, { ...denies, text: "any human rights abuse" }],
      ["s0 s1 direct forced-labour"],
    ],
    [
      "in part, where a part is denied of the whole that one alleges",
      [{ ...accuses, text: "human rights violations go on" }, denies],
      ["s0 s1 partial abuse"],
    ],
    [
      "in part, where one worker speaks of their own case",
      [accuses, { ...denies, who: "a spinner", text: "she was not forced to work", kind: "worker" }],
      ["s0 s1 partial forced-labour"],
    ],
    [
      "where accusations are rejected without saying which",
      [accuses, { ...denies, text: "these are groundless accusations" }],
      ["s0 s1 direct forced-labour"],
    ],
    [
      "where what a named side announced is rejected",
      [
        { who: "European Commission", text: "it would bring in due diligence rules", type: "measure" },
        { ...denies, text: "the remarks of the EU" },
      ],
      ["s0 s1 direct rightly-said"],
    ],
    [
      "on access, where one demands it and the other says that visitors were invited",
      [
        {
          who: "Labour Watch Ruritania",
          text: "unfettered access for observers",
          type: "call",
          cue: "demanded",
        },
        { ...denies, text: "diplomats were invited to visit the valley many times", type: "background" },
      ],
      ["s1 s0 partial access"],
    ],
    [
      "on access, where one demands it and the other sets terms",
      [
        {
          who: "Labour Watch Ruritania",
          text: "unfettered access for observers",
          type: "call",
          cue: "demanded",
        },
        { ...denies, text: "if inspection comes with prejudice we oppose it", type: "condition" },
      ],
      ["s0 s1 partial access"],
    ],
  ])("%s", (_what, all, expected) => expect(found(...all)).toEqual(expected));

  it.each<[string, readonly Said[]]>([
    ["of one speaker", [accuses, { ...denies, who: accuses.who }]],
    [
      "of one side",
      [
        { ...accuses, who: "China's cabinet" },
        { ...denies, who: "Beijing" },
      ],
    ],
    ["of different wrongs", [{ ...accuses, text: "genocide was committed" }, denies]],
    ["where both deny", [denies, { ...denies, who: "Chamber of Commerce" }]],
    [
      "where one speaks of risks only",
      [{ ...accuses, text: "rules that make companies find forced labour risks", also: ["measure"] }, denies],
    ],
    [
      "where nothing is alleged",
      [{ ...accuses, text: "the mill opened in 2003", type: "background" }, denies],
    ],
  ])("never %s", (_what, all) => expect(found(...all)).toEqual([]));

  it("never where both say where, and not the same place", () => {
    const [a, b] = statements([accuses, denies]) as [Statement, Statement];
    const scopeOf = (one: Statement) => ({ places: [one === a ? "CN-XJ" : "CN-GD"], goods: [] });
    expect(findConflicts([a, b], tables, scopeOf)).toEqual([]);
    expect(findConflicts([a, b], tables, () => ({ places: ["CN-XJ"], goods: [] }))).toHaveLength(1);
  });
});

describe("the tables", () => {
  it("refuse a proposition below nothing", () => {
    const text = "proposition,part_of,text,words,basis,checked\na,b,x,y,editorial,2026-11-23\n";
    expect(() => readPropositionTables({ "propositions.csv": text })).toThrow(/row 2/);
  });
});

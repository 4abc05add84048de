import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryFixture } from "../list.fixture.ts";
import { changesSince } from "./changes.ts";
import { type Decided, factKinds, groundFacts, groundOf } from "./ground.ts";
import { decidedArbitrary, irrelevant } from "./world.fixture.ts";

const version = "2026-07-09-aaaaaaaaaaaa";
const since = (before: Decided, after: Decided): readonly string[] =>
  changesSince({ ground: groundOf(before, version), facts: groundFacts(before) }, after);

const uscc = { kind: "uscc", value: "91420112711981060J" } as const;
const listed = entryFixture("Orvane Textile Co., Ltd.", { status: "Active" });
const before: Decided = {
  entry: listed,
  party: { names: ["Orvane Textiles"], country: "CN", identifiers: [] },
};
const onEntry = (more: Partial<Decided["entry"]>): Decided => ({ ...before, entry: { ...listed, ...more } });
const onParty = (more: Partial<Decided["party"]>): Decided => ({
  ...before,
  party: { ...before.party, ...more },
});

const alias = (text: string) => ({ names: [...listed.names, { text, kind: "alias" as const }] });
const share = { shares: [], together: 600_000, rule: "50-percent", citation: "invented" };

const mill = entryFixture("Zorbeck Mill");
const inCompany = (more: Partial<Decided["entry"]>): Decided => ({
  ...before,
  ownership: [{ ...share, company: "Zorbeck Mill" }],
  companies: [{ ...mill, ...more }],
});

/** What came, in words, and what is said when it goes again. */
const relevant: readonly (readonly [string, Decided, string, string])[] = [
  [
    "entry-name",
    onEntry(alias("奥凡纺织")),
    'the list now also names "奥凡纺织"',
    'the list no longer gives "奥凡纺织"',
  ],
  [
    "entry-standing",
    onEntry({ names: listed.names.map((name) => ({ ...name, kind: "former" as const })) }),
    'the list now carries "Orvane Textile Co., Ltd." as: former name',
    'the list now carries "Orvane Textile Co., Ltd." as: primary name',
  ],
  [
    "entry-identifier",
    onEntry({ identifiers: [uscc] }),
    "the list now gives the USCC 91420112711981060J",
    "the list no longer gives the USCC 91420112711981060J",
  ],
  [
    "entry-country",
    onEntry({ countries: ["CN", "VN"] }),
    "the list now gives the country VN",
    "the list no longer gives the country VN",
  ],
  [
    "entry-kind",
    onEntry({ kind: "vessel" }),
    "the list now has it as: vessel",
    "the list now has it as: organisation",
  ],
  [
    "entry-removed",
    onEntry({ removed: "2026-01-31" }),
    "the list's entry was removed: its last day is 2026-01-31",
    "the list's entry, which had been removed, is on the list again",
  ],
  [
    "entry-status",
    onEntry({ status: "Modified" }),
    'the list now gives the status "Modified"',
    'the list now gives the status "Active"',
  ],
  [
    "entry-clause",
    onEntry({ openEnded: { clause: "and its subsidiaries", stem: "Orvane" } }),
    'the list\'s entry now goes on "and its subsidiaries"',
    'the list\'s entry no longer goes on "and its subsidiaries"',
  ],
  [
    "entry-stem",
    onEntry({ openEnded: { clause: "and its subsidiaries", stem: "Qimulo" } }),
    'what the list\'s entry goes on to is now read by the name "Qimulo"',
    'what the list\'s entry goes on to is now read by the name "Orvane"',
  ],
  [
    "party-name",
    onParty({ names: ["Orvane Textiles", "Qimulo"] }),
    'the party now also bears the name "Qimulo"',
    'the party no longer bears "Qimulo"',
  ],
  [
    "party-identifier",
    onParty({ identifiers: [{ ...uscc, valid: true }] }),
    "the party now bears the USCC 91420112711981060J",
    "the party no longer bears the USCC 91420112711981060J",
  ],
  [
    "party-country",
    onParty({ country: "VN" }),
    "the party's record now gives the country VN",
    "the party's record now gives the country CN",
  ],
  [
    "owned-company",
    { ...before, ownership: [{ ...share, company: "Zorbeck Mill" }] },
    'the records now give the listed one a share in "Zorbeck Mill"',
    'the records no longer give the listed one a share in "Zorbeck Mill"',
  ],
  [
    "owned-name",
    inCompany({ names: [...mill.names, { text: "Qimulo Mill", kind: "alias" }] }),
    'that company now also bears the name "Qimulo Mill"',
    'that company no longer bears "Qimulo Mill"',
  ],
  [
    "owned-identifier",
    inCompany({ identifiers: [uscc] }),
    "that company now bears the USCC 91420112711981060J",
    "that company no longer bears the USCC 91420112711981060J",
  ],
];

/** Where a fact needs another one to be there, what it starts from. */
const from: Readonly<Record<string, Decided>> = {
  "entry-stem": onEntry({ openEnded: { clause: "and its subsidiaries", stem: "Orvane" } }),
  "owned-name": inCompany({}),
  "owned-identifier": inCompany({}),
};

describe("changesSince(then, now)", () => {
  it.each(relevant)("asks again where %s changes, either way, and says what", (kind, after, came, gone) => {
    const start = from[kind] ?? before;
    expect(since(start, after)).toEqual([came]);
    expect(since(after, start)).toEqual([gone]);
  });

  it("asks again where a weak alias becomes a full one, and where a name that was over is in use again", () => {
    const named = (more: object) => onEntry({ names: [{ text: "Orvane", kind: "alias", ...more }] });
    expect(since(named({ weak: true }), named({}))).toEqual(['the list now carries "Orvane" as: alias']);
    expect(since(named({}), named({ weak: true }))).toEqual(['the list now carries "Orvane" as: weak alias']);
    expect(since(named({ to: "2010-01-01" }), named({}))).toEqual([
      'the list now carries "Orvane" as: alias',
    ]);
    expect(since(named({ to: "2010-01-01" }), named({ to: "2011-01-01" }))).toEqual([]);
  });

  it("compares a ground of the first rules by its own kinds of facts", () => {
    const now = groundOf(before, version);
    const first = {
      ...now,
      rules: "ground/1",
      facts: now.facts.filter((key) => !key.startsWith("entry-standing")),
    };
    const weak = onEntry({ names: listed.names.map((name) => ({ ...name, weak: true })) });
    expect(changesSince({ ground: first }, weak)).toEqual([]);
    expect(changesSince({ ground: first }, onEntry(alias("Qimulo")))).toEqual([
      'the list now also names "Qimulo"',
    ]);
  });

  it("is tested on every kind of fact", () => {
    expect(relevant.map(([kind]) => kind)).toEqual([...factKinds]);
  });

  it.each(Object.entries(irrelevant))("never asks again for %s", (_, change) => {
    fc.assert(
      fc.property(decidedArbitrary, (about) => {
        expect(since(about, change(about))).toEqual([]);
      }),
    );
  });

  it("asks again for every relevant change, whatever else is so, and says no more than what changed", () => {
    const added = "Unheard Of Ltd.";
    fc.assert(
      fc.property(decidedArbitrary, (about) => {
        const after = { ...about, party: { ...about.party, names: [added, ...about.party.names] } };
        expect(since(about, after)).toEqual([`the party now also bears the name "${added}"`]);
        const entry = {
          ...about.entry,
          names: [...about.entry.names, { text: added, kind: "alias" as const }],
        };
        expect(since(about, { ...about, entry })).toEqual([`the list now also names "${added}"`]);
      }),
    );
  });

  it("says that something is gone where only its hash is known", () => {
    const [, after] = relevant[0] ?? [];
    const then = { ground: groundOf(after ?? before, version) };
    expect(changesSince(then, before)).toEqual(["the list no longer gives a name that it gave then"]);
  });

  it.each([
    ["no ground", undefined],
    ["a ground of other rules", { ...groundOf(before, version), rules: "ground/0" }],
  ])("cannot tell with %s, so the decision holds", (_, ground) => {
    expect(changesSince({ ground }, onParty({ names: ["Someone Else"] }))).toEqual([]);
  });
});

describe("groundOf(about, version)", () => {
  it("keeps the version and hashes alone: no name gets into the log", () => {
    fc.assert(
      fc.property(decidedArbitrary, (about) => {
        const ground = groundOf(about, version);
        expect(ground.version).toBe(version);
        expect(ground.facts).toEqual([...ground.facts].sort());
        for (const fact of ground.facts)
          expect(fact).toMatch(/^(?:entry|party)-[a-z]+:[0-9a-f]{16}(?::[a-z-]+)?$/);
      }),
    );
  });
});

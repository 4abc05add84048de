import { describe, expect, it, test } from "vitest";
import type { Decision, PartyNode } from "../model/records.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { decisionFixture as decide, idsOf, leiOf, nodeFixture as node, usccOf } from "./same-as.fixture.ts";
import { groupParties, sameAsLinks } from "./same-as.ts";

const tables = readTestTables();
const lei = leiOf("LUMO1");
const uscc = usccOf("MA1FL0TP");
const lumo = (key: string, more: Partial<Parameters<typeof node>[0]> = {}): PartyNode =>
  node({ key, names: ["Lumo Gin Ltd."], ...more });
const found = (nodes: readonly PartyNode[], ...decisions: readonly Decision[]) =>
  sameAsLinks(nodes, tables, decisions);
const identityOf = (nodes: readonly PartyNode[], ...decisions: readonly Decision[]) =>
  found(nodes, ...decisions).links.map(({ identity, decision, band }) => [identity, decision, band]);

describe("what a person decided on a link", () => {
  const alike = [lumo("1"), lumo("2")];
  const equal = [lumo("1", { lei }), lumo("2", { lei })];
  const unlike = [lumo("1", { country: "BD" }), node({ key: "2", names: ["Orvane Dyeing"], country: "IN" })];

  test.each<[string, readonly PartyNode[], Decision["decision"], unknown[]]>([
    ["names alike: same", alike, "same", ["decided", "same", undefined]],
    ["names alike: not the same", alike, "not-same", ["candidate", "not-same", "strong"]],
    ["names alike: cannot tell", alike, "cannot-tell", ["candidate", "cannot-tell", "strong"]],
    ["equal identifiers: same", equal, "same", ["decided", "same", undefined]],
    ["equal identifiers: not the same", equal, "not-same", ["candidate", "not-same", "strong"]],
    ["equal identifiers: cannot tell", equal, "cannot-tell", ["candidate", "cannot-tell", "strong"]],
    ["nothing alike: same", unlike, "same", ["decided", "same", undefined]],
    ["nothing alike: not the same", unlike, "not-same", ["candidate", "not-same", "review"]],
  ])("%s", (_what, nodes, decision, expected) => {
    expect(identityOf(nodes, decide("1", "2", decision))).toEqual([expected]);
    expect(identityOf(nodes, decide("2", "1", decision))).toEqual([expected]);
  });

  it("is said first, with who, when and why, and what speaks against it is said too", () => {
    const [link] = found(unlike, decide("1", "2", "same")).links;
    expect(link?.evidence[0]).toMatch(/^Iris Falk decided on 2026-03-02 that .* are one party: seen on/);
    expect(link?.evidence).toContain("their records give more than one country: BD, IN");
  });

  it("on unknown parties, on absent ones, or on one and the same decides nothing, and a note says so", () => {
    const unknown = node({ key: "U", names: ["TO ORDER"], unknown: true });
    const idle = [decide("1", "U", "same"), decide("1", "9", "same"), decide("1", "1", "same")];
    const { links, notes } = found([lumo("1"), unknown], ...idle);
    expect(links).toEqual([]);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(idsOf("1", "9").join(" and "));
  });

  it("on a list's entry is none on a link", () => {
    expect(identityOf(alike, decide("1", "2", "not-same", { list: "us-uflpa" }))).toEqual([
      ["candidate", undefined, "strong"],
    ]);
  });
});

describe("of several decisions on one link", () => {
  const nodes = [lumo("1"), lumo("2")];
  const early = { date: "2026-03-01", at: "2026-05-01T00:00:00Z" };
  const late = { date: "2026-04-01", at: "2026-04-01T00:00:00Z" };
  test.each<[string, readonly Decision[], string]>([
    [
      "the later day holds, whenever it was recorded and in whichever order it names the two",
      [decide("1", "2", "same", late), decide("2", "1", "not-same", early)],
      "decided",
    ],
    [
      "of one day the later instant holds, as a moment and not as a text",
      [
        decide("1", "2", "same", { at: "2026-03-03T08:00:00.500Z" }),
        decide("1", "2", "not-same", { at: "2026-03-03T08:00:00Z" }),
      ],
      "decided",
    ],
    [
      "of one instant the later in the log holds",
      [decide("1", "2", "not-same"), decide("1", "2", "same")],
      "decided",
    ],
  ])("%s", (_what, decisions, identity) => {
    expect(found(nodes, ...decisions).links.map((link) => link.identity)).toEqual([identity]);
  });
});

describe("decisions and equal identifiers in one group", () => {
  const named = (key: string, name: string, more: Partial<Parameters<typeof node>[0]>) =>
    node({ key, names: [name], ...more });
  // 1 and 2 carry the LEI, 2 and 3 the USCC; 1 and 3 have nothing in common.
  const chain = [
    named("1", "Lumo Gin", { lei }),
    named("2", "Lumo Gin", { lei, uscc }),
    named("3", "Orvane Dyeing", { uscc }),
  ];
  const groupsOf = (nodes: readonly PartyNode[], ...decisions: readonly Decision[]) => [
    ...groupParties(nodes, found(nodes, ...decisions).links).groups.values(),
  ];

  it("identifiers join along a chain", () => {
    expect(groupsOf(chain)).toEqual([idsOf("1", "2", "3").sort()]);
  });

  test.each(["not-same", "cannot-tell"] as const)(
    "%s on its ends leaves all of it to a person",
    (decision) => {
      const { links } = found(chain, decide("1", "3", decision));
      expect(links.map(({ identity }) => identity)).toEqual(["candidate", "candidate", "candidate"]);
      expect(links.filter(({ evidence }) => evidence.at(-1)?.includes("Iris Falk decided on"))).toHaveLength(
        2,
      );
      expect(groupsOf(chain, decide("1", "3", decision))).toHaveLength(3);
    },
  );

  it("what was decided to be the same stays joined", () => {
    const decisions = [decide("1", "3", "not-same"), decide("1", "2", "same")];
    expect(groupsOf(chain, ...decisions)).toContainEqual(idsOf("1", "2").sort());
    expect(groupsOf(chain, ...decisions)).toContainEqual(idsOf("3"));
  });

  it("decisions that contradict each other stay, and a note says so", () => {
    const nodes = [lumo("1"), lumo("2"), lumo("3")];
    const { notes } = found(
      nodes,
      decide("1", "2", "same"),
      decide("2", "3", "same"),
      decide("1", "3", "not-same"),
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^decisions contradict each other: others join .*are not one party/);
  });
});

describe("groupParties(nodes, links)", () => {
  const nodes = [lumo("1", { lei }), lumo("2", { lei }), lumo("3"), node({ key: "4", names: ["Orvane"] })];
  const [one = "", two = "", three = "", four = ""] = idsOf("1", "2", "3", "4");
  const { links } = found(nodes, decide("2", "3", "not-same"));
  const groups = groupParties(nodes, links);

  it("joins along silent links only, and every node stands in one group", () => {
    expect(groups.groupOf(one)).toBe(groups.groupOf(two));
    expect(new Set([one, three, four].map(groups.groupOf)).size).toBe(3);
    expect([...groups.groups.values()].flat().sort()).toEqual([one, two, three, four].sort());
    expect(groups.groups.get(groups.groupOf(one))).toEqual([one, two].sort());
  });

  it("gives the candidate links between groups, and none that a person decided against", () => {
    expect(groups.jointsOf(three).map(({ a, b }) => [a, b])).toEqual([[one, three].sort()]);
    expect(groups.jointsOf(one)).toEqual(groups.jointsOf(three));
    expect(groups.jointsOf(two)).toEqual([]);
    expect(groups.jointsOf(four)).toEqual([]);
    expect(groups.links).toEqual(links);
  });

  it("a node that no link names stands for itself", () => {
    expect(groups.groupOf(four)).toBe(four);
    expect(groups.groupOf("party:elsewhere")).toBe("party:elsewhere");
  });
});

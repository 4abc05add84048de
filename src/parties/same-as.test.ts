import { describe, expect, it, test } from "vitest";
import type { Decision, PartyNode } from "../model/records.ts";
import { checkLei, checkUscc } from "../names/identifiers.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { linkId } from "./link-id.ts";
import { idsOf, leiOf, nodeFixture as node, usccOf } from "./same-as.fixture.ts";
import { sameAsLinks } from "./same-as.ts";

const tables = readTestTables();
const linksOf = (nodes: readonly PartyNode[], decisions: readonly Decision[] = []) =>
  sameAsLinks(nodes, tables, decisions).links;
const oneOf = (nodes: readonly PartyNode[]) => {
  const links = linksOf(nodes);
  expect(links).toHaveLength(1);
  return links[0];
};

const [usccA, usccB] = [usccOf("MA1FL0TP"), usccOf("MA1FL0TQ")];
const [leiA, leiB] = [leiOf("LUMO1"), leiOf("LUMO2")];

describe("the fixtures", () => {
  it("are valid identifiers", () => {
    expect([usccA, usccB].every((value) => checkUscc(value).ok)).toBe(true);
    expect([leiA, leiB].every((value) => checkLei(value).ok)).toBe(true);
  });
});

describe("equal identifiers", () => {
  test.each<[string, PartyNode, PartyNode, string]>([
    [
      "a USCC identifies, whatever the names are",
      node({ key: "1", names: ["Lumo Gin Ltd."], uscc: usccA }),
      node({ key: "2", names: ["Orvane Dyeing Ltd."], uscc: usccA }),
      "identified",
    ],
    [
      "an LEI identifies a party without a name",
      node({ key: "1", names: ["Lumo Gin Ltd."], lei: leiA }),
      node({ key: "2", lei: leiA }),
      "identified",
    ],
    [
      "a D-U-N-S number identifies with names that agree",
      node({ key: "1", names: ["Lumo Gin Ltd."], duns: "608149733" }),
      node({ key: "2", names: ["Lumo Gin Limited"], duns: "608149733" }),
      "identified",
    ],
    [
      "a D-U-N-S number without them is a question",
      node({ key: "1", names: ["Lumo Gin Ltd."], duns: "608149733" }),
      node({ key: "2", names: ["Orvane Dyeing Ltd."], duns: "608149733" }),
      "candidate review",
    ],
    [
      "a D-U-N-S number and a party without a name is a question",
      node({ key: "1", names: ["Lumo Gin Ltd."], duns: "608149733" }),
      node({ key: "2", duns: "608149733" }),
      "candidate review",
    ],
    [
      "another LEI contradicts",
      node({ key: "1", names: ["Lumo Gin Ltd."], uscc: usccA, lei: leiA }),
      node({ key: "2", names: ["Lumo Gin Ltd."], uscc: usccA, lei: leiB }),
      "candidate review",
    ],
    [
      "another D-U-N-S number contradicts",
      node({ key: "1", names: ["Lumo Gin Ltd."], lei: leiA, duns: "608149733" }),
      node({ key: "2", names: ["Lumo Gin Ltd."], lei: leiA, duns: "608149744" }),
      "candidate review",
    ],
    [
      "a second USCC beside the common one contradicts",
      node({ key: "1", names: ["Lumo Gin Ltd."], uscc: [usccA, usccB] }),
      node({ key: "2", names: ["Lumo Gin Ltd."], uscc: usccA }),
      "candidate review",
    ],
    [
      "another country contradicts",
      node({ key: "1", names: ["Lumo Gin Ltd."], country: "CN", uscc: usccA }),
      node({ key: "2", names: ["Lumo Gin Ltd."], country: "BD", uscc: usccA }),
      "candidate review",
    ],
    [
      "Hong Kong does not contradict China",
      node({ key: "1", names: ["Lumo Gin Ltd."], country: "CN", uscc: usccA }),
      node({ key: "2", names: ["Lumo Gin Ltd."], country: "HK", uscc: usccA }),
      "identified",
    ],
  ])("%s", (_what, a, b, expected) => {
    const link = oneOf([a, b]);
    expect([link?.identity, link?.band].filter((word) => word !== undefined).join(" ")).toBe(expected);
  });

  test.each<[string, PartyNode, PartyNode]>([
    [
      "an invalid one",
      {
        ...node({ key: "1", names: ["Lumo Gin"] }),
        identifiers: [{ kind: "lei", value: "LEI TO COME", valid: false }],
      },
      {
        ...node({ key: "2", names: ["Orvane Dyeing"] }),
        identifiers: [{ kind: "lei", value: "LEI TO COME", valid: false }],
      },
    ],
    [
      "a placeholder with check digits that fit",
      node({ key: "1", names: ["Lumo Gin"], uscc: "000000000000000000" }),
      node({ key: "2", names: ["Orvane Dyeing"], uscc: "000000000000000000" }),
    ],
    [
      "one of another kind",
      node({ key: "1", names: ["Lumo Gin"], uscc: usccA }),
      node({ key: "2", names: ["Orvane Dyeing"], lei: leiA }),
    ],
    [
      "an unknown party's",
      node({ key: "1", names: ["TO ORDER"], uscc: usccA, unknown: true }),
      node({ key: "2", names: ["Lumo Gin"], uscc: usccA }),
    ],
  ])("do not link: %s", (_what, a, b) => {
    expect(linksOf([a, b])).toEqual([]);
  });

  it("an equal placeholder contradicts nothing either", () => {
    const [a, b] = [usccA, "000000000000000000"].map((uscc, at) =>
      node({ key: String(at), names: ["Lumo Gin Ltd."], uscc, lei: leiA }),
    );
    expect(oneOf([a, b].filter((one) => one !== undefined))?.identity).toBe("identified");
  });

  it("with three names that do not agree join nobody silently; an agreeing pair among them stays strong", () => {
    const names = ["Lumo Gin Ltd.", "Lumo Gin Limited", "Orvane Dyeing Ltd.", "Tuwelo Silicon GmbH"];
    const links = linksOf(names.map((name) => node({ key: name, names: [name], uscc: usccA })));
    expect(links).toHaveLength(6);
    expect(new Set(links.map(({ identity }) => identity))).toEqual(new Set(["candidate"]));
    expect(links.filter(({ band }) => band === "strong")).toHaveLength(1);
    expect(links[0]?.evidence.join()).toContain("stands with 4 parties: these names do not agree");
  });

  it("hold back a whole group that they would make contradict itself, and say why", () => {
    const links = linksOf([
      node({ key: "1", names: ["Lumo Gin Ltd."], uscc: usccA, lei: leiA }),
      node({ key: "2", names: ["Lumo Gin Ltd."], lei: leiA, duns: "608149733" }),
      node({ key: "3", names: ["Lumo Gin Ltd."], duns: "608149733", uscc: usccB }),
    ]);
    expect(links.map(({ identity }) => identity)).toEqual(["candidate", "candidate"]);
    for (const { evidence } of links)
      expect(evidence.at(-1)).toMatch(
        /^equal identifiers and decisions would join .*more than one USCC: .*TP.*TQ/,
      );
  });

  it("of more than 51 parties are linked in a circle, and a note says so", () => {
    const nodes = Array.from({ length: 60 }, (_, at) =>
      node({ key: `K${at}`, names: ["Lumo Gin Ltd."], uscc: usccA }),
    );
    const { links, notes } = sameAsLinks(nodes, tables, []);
    expect(links.filter(({ identity }) => identity === "identified")).toHaveLength(60 * 25);
    expect(notes[0]).toContain(`USCC ${usccA} stands with 60 parties`);
  });
});

describe("a link", () => {
  const [a, b] = [
    node({ key: "1", names: ["Lumo Gin Ltd."], country: "CN", uscc: usccA }),
    node({ key: "2", names: ["Lumo Gin Mill Ltd."], uscc: usccA }),
  ];

  it("says a contradiction once, with the identifier that it puts in doubt", () => {
    expect(oneOf([a, { ...b, country: "BD" }])).toMatchObject({
      evidence: [
        `both carry USCC ${usccA}`,
        expect.stringMatching(/^the names are alike/),
        `USCC ${usccA} stands with 2 parties: their records give more than one country: BD, CN`,
      ],
    });
  });

  it("says of Hong Kong and China what each is", () => {
    const [one, other] = [a, b].map((each, at) => ({ ...each, country: ["CN", "HK"][at] }));
    expect(linksOf([one ?? a, other ?? b])[0]?.evidence.at(-1)).toMatch(/^one is in (CN|HK), the other in/);
  });

  it("has the nodes in order, an id of the pair, what speaks for and against it, and both first rows", () => {
    const [low = "", high = ""] = idsOf("1", "2").sort();
    expect(oneOf([a, b])).toEqual({
      id: linkId(high, low),
      a: low,
      b: high,
      identity: "identified",
      evidence: [
        `both carry USCC ${usccA}`,
        expect.stringMatching(
          /^the names are alike: "Lumo Gin .*" and "Lumo Gin .*" \(score 0\.\d{1,4}\); only the (first|second) has "Mill"$/,
        ),
        'no country is given for "Lumo Gin Mill Ltd." (2)',
      ],
      records: [...(low === a.id ? [a, b] : [b, a])].flatMap(({ sources }) => sources),
    });
  });

  it("is the same from either side", () => {
    expect(linksOf([b, a])).toEqual(linksOf([a, b]));
    expect(linkId("x", "y")).toBe(linkId("y", "x"));
    expect(linkId("x", "y")).not.toBe(linkId("x", "z"));
  });
});

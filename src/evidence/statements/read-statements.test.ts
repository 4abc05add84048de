import { describe, expect, it } from "vitest";
import { invented } from "./invented.fixture.ts";
import { read, said } from "./tables.fixture.ts";

describe("readStatements", () => {
  it.each(invented)("%j", (text, expected) => expect(said(text)).toEqual(expected));
});

describe("who speaks, over several sentences", () => {
  it.each<[string, readonly (string | null)[]]>([
    [
      "Nurgul Bek, a seamstress, said the hall was cold. She said nobody slept.",
      ["Nurgul Bek", "Nurgul Bek"],
    ],
    [
      "Minister Tomas Ruiz said the list was final. Ruiz added that no name would go.",
      ["Tomas Ruiz", "Tomas Ruiz"],
    ],
    ["Mr. Karim said Ms. Lund had left. He said she was tired.", ["Karim", "Karim"]],
    ["I met Dr. Eva Maier on Monday. She confirmed that the fund is ready.", ["Eva Maier"]],
    [
      "The Cotton Council (CCX) said yields fell. The CCX warned that prices would rise.",
      ["Cotton Council", "Cotton Council"],
    ],
    [
      "The Kenyan mission to the UN said it had asked. The mission rejected the remarks.",
      ["Kenyan mission to the UN", "Kenyan mission to the UN"],
    ],
    [
      "Clear Thread, a campaign group, said doors were locked. “It is a prison,” the group said.",
      ["Clear Thread", "Clear Thread"],
    ],
    [
      "In a statement, the Danish embassy said talks went on. “Both sides are content,” the statement read.",
      ["Danish embassy", "Danish embassy"],
    ],
    [
      "Beijing said the visit was welcome. It said the dates were open.",
      ["Chinese government", "Chinese government"],
    ],
    ["He said the mill was closed.", [null]],
    ["Mr. TALL. I ask the House to agree.\n\nMs. REED. I urge members to refuse.", ["Tall", "Reed"]],
  ])("%j", (text, expected) => expect(said(text).map(([who]) => who)).toEqual(expected));

  it("keeps the chain of speech that is told in speech", () => {
    const { statements } = read("Anna Holm said that the mill had denied all charges.");
    const [outer, inner] = statements;
    expect(inner?.nestedIn).toBe(outer?.id);
    expect(inner?.speaker.chain).toEqual(["Anna Holm", "mill"]);
  });

  it("joins a quotation that goes on to the one before", () => {
    const { statements } = read("“We slept in shifts,” Juma Abdi said. “Nobody was paid.”");
    expect(statements.map(({ continues }) => continues)).toEqual([undefined, statements[0]?.id]);
  });

  it("names the office of a person, and calls somebody without one a worker", () => {
    const [li, juma] = read(
      "Li Bo, director of the mill, said all was well. Juma Abdi, a worker at the mill, said it was not.",
    ).statements;
    expect([li?.speaker.kind, li?.speaker.office]).toEqual(["person", "director of the mill"]);
    expect(juma?.speaker.kind).toBe("worker");
  });
});

describe("traps", () => {
  it("a mark without a blank before it opens a quotation", () =>
    expect(said('The consulate said,"All is calm."')).toEqual([["consulate", '"All is calm."']]));

  it("a crosshead in quotation marks that misquotes is noise, and not verbatim", () => {
    const text =
      "The mayor said: “The town was never in a position to refuse such visits.”\n\n'Town in no position to refuse visits'\n\nIt rained.";
    const { noise, statements } = read(text);
    const crosshead = noise.find(({ kind }) => kind === "crosshead");
    expect([crosshead?.verbatim, crosshead?.quotes]).toEqual([false, statements[0]?.id]);
    expect(statements).toHaveLength(1);
  });

  it("a crosshead that quotes word for word is verbatim", () => {
    const text = "Ana Sol said: “We had nothing to hide from them.”\n\n‘Nothing to hide’\n\nIt rained.";
    expect(read(text).noise.find(({ kind }) => kind === "crosshead")?.verbatim).toBe(true);
  });

  it("headlines of other pages glued into a paragraph are noise and say nothing", () => {
    const text =
      "The mill said it was clean. Who are the pickers and what do they earn? Clubs pressed to end kit deals over cotton In April, the union said wages had fallen.";
    const { noise } = read(text);
    expect(noise.map(({ start, end }) => text.slice(start, end))).toEqual([
      "Who are the pickers and what do they earn?",
      "Clubs pressed to end kit deals over cotton",
    ]);
    expect(said(text)).toEqual([
      ["mill", "it was clean"],
      ["union", "wages had fallen"],
    ]);
  });

  it("a clause between dashes ends at its dash", () =>
    expect(
      said("Riyadh’s scheme for cooks – which it says is voluntary – was widened.").map(([who, what]) => [
        who,
        what.endsWith("is voluntary"),
      ]),
    ).toEqual([["Saudi government", true]]));

  it("people who are shown something do not say it: the ones in it do", () =>
    expect(
      said(
        "Guests were shown clips of talks with pickers in Fergana, denying they were forced to work and insisting they were paid well.",
      ),
    ).toEqual([
      ["pickers in Fergana", "they were forced to work"],
      ["pickers in Fergana", "they were paid well"],
    ]));

  it("brands that said something are the ones that said it", () =>
    expect(
      said("There were calls for boycotts against shoe makers that said they would not buy the rubber.").at(
        -1,
      ),
    ).toEqual(["shoe makers", "they would not buy the rubber"]));

  it("what the text itself asserts is unattributed", () => {
    const [one] = read("Hundreds of families were forced to leave their farms in the north.").statements;
    expect([one?.speaker.kind, one?.speaker.resolved, one?.type]).toEqual([
      "unattributed",
      null,
      "allegation",
    ]);
  });

  it("terms in quotation marks and titles quote nobody", () =>
    expect(
      read('The “training” hall and the "Report on Labour in the Cotton Fields" were new.').noise.map(
        ({ kind }) => kind,
      ),
    ).toEqual(["quoted-term", "title"]));
});

describe("type, mode and hedges", () => {
  it.each<[string, string, string]>([
    ["Oslo denied that its fund had bought the bonds.", "denial", "reported"],
    ["The union accused the mill of beating trainees.", "allegation", "reported"],
    ["The office urged Hanoi to free the organisers.", "call", "reported"],
    ["The envoy warned that talks would end.", "condition", "reported"],
    ["The board agreed to repay the fees.", "measure", "reported"],
    ["A study by the Harbour Institute found that a third were children.", "finding", "reported"],
    ["“The harvest was good,” Ivo Tan said.", "background", "direct"],
    ["The clerk said the tale was “pure invention” and a baseless rumour.", "denial", "mixed"],
    ["The mission criticised Berlin over its accusations of torture.", "denial", "reported"],
  ])("%j", (text, type, mode) => {
    const [one] = read(text).statements;
    expect([one?.type, one?.mode]).toEqual([type, mode]);
  });

  it("hedges are kept with their places", () => {
    const text = "The clinic said some of the girls may have been underage.";
    const [one] = read(text).statements;
    expect(one?.hedges.map(({ start, end }) => text.slice(start, end))).toEqual(["some of", "may"]);
  });
});

import { describe, expect, it } from "vitest";
import { fact } from "../law/law.fixture.ts";
import type { Assessment } from "../model/fact.ts";
import { assess } from "./assess.ts";
import { located, party, world } from "./world.fixture.ts";
import type { AssessmentWorld, Subject } from "./world.ts";

const gin = party("Lumo Gin Co., Ltd.");
const subject: Subject = { kind: "party", id: gin.id, name: gin.name };
const one = (of: AssessmentWorld, regime: string, on?: string): Assessment => {
  const found = assess(of, { subjects: [subject], markets: ["US", "EU"], on, today: "2026-11-22" });
  return found.find((each) => each.regime === regime)!;
};

describe("places", () => {
  const at = (...addresses: ReturnType<typeof located>[]) =>
    one(world({ parties: [gin], locations: new Map([[gin.id, addresses]]) }), "US-UFLPA");

  it("applies where a record of a site shows it", () => {
    const found = at(located("CN-XJ", "shows", { processes: "ginning" }));
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.provision).toBe("US-UFLPA:3(a)");
    expect(found.because[0]?.sentence).toMatch(
      /^a record of a site \(sites\.csv row \d+\) shows that Lumo Gin Co., Ltd\. has a site at "8 Cotton Street" \(ginning\) in the Xinjiang Uyghur Autonomous Region \(XUAR\); the conditions of/,
    );
  });

  it.each([
    ["the party states it", located("CN-XJ", "states"), "so far the party only states it"],
    [
      "an office is there",
      located("CN-XJ", "shows", { use: "office" }),
      "only an office or mailing address is there",
    ],
    ["an indicator suggests it", located("CN-XJ", "suggests"), "an indicator only suggests it"],
    [
      "the site only stores",
      located("CN-XJ", "shows", { processes: "Warehousing; trading" }),
      "are they only stored, traded or administered?",
    ],
    [
      "the site is a sales office",
      located("CN-XJ", "shows", { processes: "sales office" }),
      "what is done by Lumo Gin Co., Ltd. at",
    ],
    ["the site is a 仓库", located("CN-XJ", "shows", { processes: "仓库" }), "what is done by"],
    ["nothing is recorded of its work", located("CN-XJ", "shows"), "what is done by"],
  ])("asks for a record where %s", (_, address, words) => {
    const found = at(address);
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map((missing) => missing.text).join("\n")).toContain(words);
  });

  it("is contested where the record contradicts itself", () => {
    const found = at(
      located(
        "CN-XJ",
        "shows",
        { processes: "ginning" },
        "the coordinates lie in CN-XJ, the address names Shanghai",
      ),
    );
    expect(found.because[0]?.sentence).toMatch(
      /^the record of Lumo Gin Co\., Ltd\. at "8 Cotton Street" \(ginning\) \(sites\.csv row \d+\) contradicts itself on where that is: the coordinates/,
    );
    expect(found.outcome).toBe("contested");
    expect(found.because[0]?.sentence).toContain("contested (by evidence)");
  });

  it("speaks of a party with two sites only for the goods of the one", () => {
    const found = at(
      located("CN-SH", "shows", { site: "A", processes: "sewing" }),
      located("CN-XJ", "shows", { site: "B", processes: "ginning" }),
    );
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toContain("are met on these facts for goods made at that site;");
    expect(found.summary).toBe(
      "Goods of Lumo Gin Co., Ltd. (goods made at that site) would fall under UFLPA s.3(a): its conditions are met on these facts; CBP decides.",
    );
  });

  it("says nothing of a site elsewhere but that the stages before are open", () => {
    const found = at(located("CN-SH", "shows"));
    expect(found.outcome).toBe("unknown");
    expect(found.evidence.map((fact) => fact.name)).not.toContain("place-of-work");
  });
});

describe("what a person hands in", () => {
  const decision = (sources: Assessment["evidence"][number]["sources"]) =>
    fact("authority-decision", {
      value: {
        instrument: "EU-FLR",
        authority: "the Commission",
        decision: "prohibition",
        date: "2028-02-20",
        reference: "C(2028) 1",
      },
      sentence: "The Commission prohibited goods of Lumo Gin on 2028-02-20 (C(2028) 1).",
      sources,
    });
  const asked = (given: ReturnType<typeof decision>) =>
    one(world({ parties: [gin], provided: new Map([[gin.id, [given]]]) }), "EU-FLR", "2028-03-01");

  it("is a decision of an authority, with its source", () => {
    const found = asked(decision([{ kind: "provided", ref: "doc-1", text: "Single Portal, 2028-02-21" }]));
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toContain(
      "the conditions of Regulation (EU) 2024/3015 Art. 3 are met",
    );
  });

  it("is left out without a source", () => {
    expect(asked(decision([])).outcome).toBe("unknown");
  });
});

import { describe, expect, it } from "vitest";
import type { Assessment } from "../model/fact.ts";
import { assess } from "./assess.ts";
import { list, party, world } from "./world.fixture.ts";
import type { AssessmentWorld, Subject } from "./world.ts";

const gin = party("Lumo Gin Co., Ltd.");
const subject: Subject = { kind: "party", id: gin.id, name: gin.name };
const one = (of: AssessmentWorld, regime: string, on?: string): Assessment => {
  const found = assess(of, { subjects: [subject], markets: ["US", "EU"], on, today: "2026-11-22" });
  return found.find((each) => each.regime === regime)!;
};

describe("what was searched", () => {
  it.each([
    ["an unknown node", { unknown: true, name: "TO ORDER", names: ["TO ORDER"] }],
    ["a party without a name", { name: "K-7", names: [] }],
    ["a name that names nobody", { name: "N/A", names: ["N/A"] }],
  ])("claims no search that was not made: %s", (_, parts) => {
    const nobody = party("nobody", { ...parts, id: gin.id });
    const of = world({ parties: [nobody], lists: [list("us-uflpa", [])] });
    const found = one(of, "US-UFLPA");
    expect(found.evidence.map((fact) => fact.name)).not.toContain("screened-no-entry");
    expect(found.missing[0]?.text).toBe(
      `who is behind "${nobody.name}"? it bears no name to search by, so it cannot be screened`,
    );
  });

  it("claims a search of what was searched, in the lists it was held against", () => {
    const lists = [list("us-uflpa", []), list("us-cbp-wro", [])];
    const searched = new Map([[gin.id, { values: ["Lumo Gin"], lists: ["us-cbp-wro"] }]]);
    const found = one(world({ parties: [gin], lists, searched }), "US-UFLPA");
    const fact = found.evidence.find(({ name }) => name === "screened-no-entry");
    expect(fact?.value.lists).toEqual(["us-cbp-wro"]);
    expect(fact?.sentence).toMatch(/^No entry found for "Lumo Gin" in us-cbp-wro /);
    const legalForm = new Map([[gin.id, { values: [] }]]);
    const none = one(world({ parties: [gin], lists, searched: legalForm }), "US-UFLPA");
    expect(none.missing[0]?.text).toContain("cannot be screened");
  });

  it("tells what is known to be missing of every list that any fact was read from", () => {
    const gap = list("us-uflpa", [], { knownGaps: ["39 of 43 names"] });
    const of = world({ parties: [gin], lists: [gap] });
    for (const regime of ["US-UFLPA", "US-S307"])
      expect(one(of, regime).notes.join(" ")).toContain("39 of 43 names");
    expect(one(of, "EU-FLR", "2027-12-14").notes.join(" ")).toContain("39 of 43 names");
  });
});

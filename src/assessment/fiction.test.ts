import { describe, expect, it } from "vitest";
import { assess } from "./assess.ts";
import { decided, entry, list, party, world } from "./world.fixture.ts";
import type { AssessmentWorld, Subject } from "./world.ts";

const gin = party("Lumo Gin");
const invented = entry("Lumo Gin", { id: "entry:invented", list: "example-entity-list" });
const real = entry("Lumo Gin", { id: "entry:real" });
const example = list("example-entity-list", [invented], { fictional: true, standsFor: "us-uflpa" });
const official = list("us-uflpa", [real], { knownGaps: ["39 of 43 names of 3 August 2026"] });
const subject: Subject = { kind: "party", id: gin.id, name: gin.name };

const of = (met: typeof invented, fictional: boolean): AssessmentWorld => {
  const made = decided(gin, met);
  return world({
    parties: [gin],
    lists: [example, official],
    hits: new Map([[gin.id, [made.hit]]]),
    decisions: [made.decision],
    fictional,
  });
};
const uflpa = (from: AssessmentWorld) =>
  assess(from, { subjects: [subject], markets: ["US"], today: "2026-11-22" })[0]!;

describe("an example list", () => {
  it("stands in for the real one in a fictional workspace, and every sentence says so", () => {
    const found = uflpa(of(invented, true));
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toContain(
      "section 2(d)(2)(B)(v), in force since 2022-06-21) (fiction: example-entity-list stands in for the UFLPA Entity List); the conditions",
    );
    for (const fact of found.evidence.filter((one) => one.value.fictional === true))
      expect(fact.sentence).toContain("(fiction: example-entity-list stands in for the UFLPA Entity List)");
    expect(found.notes).toContain("This workspace is fiction.");
  });

  it("supports nothing outside a fictional workspace", () => {
    const found = uflpa(of(invented, false));
    expect(found.outcome).toBe("unknown");
    expect(found.evidence.map((fact) => fact.name)).not.toContain("listed-party");
    expect(JSON.stringify(found)).not.toContain("example-entity-list");
  });

  it("leaves real lists in force on their own rows", () => {
    const found = uflpa(of(real, true));
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).not.toContain("fiction");
  });

  it("takes the known gaps of the list onto every result that used it", () => {
    expect(uflpa(of(real, false)).notes.join(" ")).toContain("39 of 43 names of 3 August 2026");
    const stale = { ...of(real, false), lists: [{ ...official, cadenceDays: 30 }] };
    expect(uflpa(stale).notes.join(" ")).toContain("is stale: 136 days old on 2026-11-22");
  });
});

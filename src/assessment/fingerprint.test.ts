import { describe, expect, it } from "vitest";
import { assess } from "./assess.ts";
import { fingerprintOf, lawVersionOf } from "./fingerprint.ts";
import { gin, listedGin, mill, shipment, subject, today, withGin } from "./shirt.fixture.ts";
import { list } from "./world.fixture.ts";
import type { AssessmentWorld } from "./world.ts";

describe("subjects", () => {
  it("are all products, else shipments to the importer, else other parties", () => {
    const refs = (of: AssessmentWorld) => [
      ...new Set(assess(of, { markets: ["EU"], today }).map((each) => each.subject)),
    ];
    expect(refs(withGin({ shipments: [shipment()] }))).toEqual(["product:P-1"]);
    expect(refs(withGin({ products: [], shipments: [shipment()] }))).toEqual(["shipment:S-1"]);
    expect(refs(withGin({ products: [] }))).toEqual([gin.id, mill.id]);
  });
});

describe("fingerprintOf(world, assessments)", () => {
  const of = withGin({ shipments: [shipment()] });
  const answers = (from: AssessmentWorld) =>
    assess(from, { subjects: [subject], markets: ["US", "EU"], today });

  it("is the same for the same inputs and another for another list version", () => {
    expect(fingerprintOf(of, answers(of))).toBe(fingerprintOf(of, answers(of)));
    const later = { ...of, lists: [list("us-uflpa", [listedGin], { version: "2026-08-03-111111111111" })] };
    expect(fingerprintOf(later, answers(later))).not.toBe(fingerprintOf(of, answers(of)));
  });

  it("is another for another source, day of asking or note", () => {
    const all = answers(of);
    const [first] = all;
    if (first === undefined) throw new Error("nothing assessed");
    const print = fingerprintOf(of, all, today);
    const sources = [{ kind: "row" as const, ref: "other#1", text: "other.csv row 1" }];
    const resourced = { ...first, evidence: first.evidence.map((fact) => ({ ...fact, sources })) };
    expect(fingerprintOf(of, [resourced, ...all.slice(1)], today)).not.toBe(print);
    expect(fingerprintOf(of, all, "2026-11-23")).not.toBe(print);
    expect(fingerprintOf(of, [{ ...first, notes: [] }, ...all.slice(1)], today)).not.toBe(print);
    expect(lawVersionOf(of)).toMatch(/^[0-9a-f]{12}$/);
  });

  it("gives the same bytes twice", () => {
    expect(JSON.stringify(answers(of))).toBe(JSON.stringify(answers(of)));
  });
});

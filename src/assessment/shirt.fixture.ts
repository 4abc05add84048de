import type { Assessment } from "../model/fact.ts";
import type { CanonicalRow } from "../model/records.ts";
import { assess } from "./assess.ts";
import { decided, entry, list, party, record, type WorldParts, world } from "./world.fixture.ts";
import type { AssessmentWorld, Subject } from "./world.ts";

/** A shirt, an importer, and a supplier that a person decided to be on an invented list entry. */

export const self = party("Importer", { roles: ["self"], country: "US" });
export const gin = party("Lumo Gin Co., Ltd.");
export const mill = party("Quiet Mill", { country: "VN" });
export const today = "2026-11-22";
export const shirt = record("products", {
  product: "P-1",
  name: "Cotton shirt",
  hs: "6205.20",
  supplier: gin.name,
});
export const subject: Subject = { kind: "product", id: "P-1", name: "Cotton shirt" };
export const listedGin = entry("Lumo Gin");
export const made = decided(gin, listedGin);

export const shipment = (cells: CanonicalRow<"shipments">["cells"] = {}) =>
  record("shipments", {
    shipment: "S-1",
    date: "2026-01-02",
    seller: gin.name,
    buyer: self.name,
    hs: "620520",
    document: "B/L 77",
    basis: "documented",
    ...cells,
  });

export const withGin = (records: WorldParts["records"], parts: WorldParts = {}): AssessmentWorld =>
  world({
    parties: [self, gin, mill],
    lists: [list("us-uflpa", [listedGin])],
    hits: new Map([
      [gin.id, [made.hit]],
      [mill.id, []],
    ]),
    decisions: [made.decision],
    records: { products: [shirt], ...records },
    ...parts,
  });

export const uflpa = (of: AssessmentWorld, about: Subject = subject, on?: string): Assessment => {
  const found = assess(of, { subjects: [about], markets: ["US"], on, today })[0];
  if (found === undefined) throw new Error("nothing assessed");
  return found;
};

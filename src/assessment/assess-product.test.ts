import { describe, expect, it } from "vitest";
import type { Assessment } from "../model/fact.ts";
import type { CanonicalRow } from "../model/records.ts";
import { assess } from "./assess.ts";
import { fingerprintOf } from "./fingerprint.ts";
import {
  decided,
  entry,
  faultsOf,
  list,
  located,
  party,
  record,
  type WorldParts,
  world,
} from "./world.fixture.ts";
import type { AssessmentWorld, Subject } from "./world.ts";

const self = party("Importer", { roles: ["self"], country: "US" });
const gin = party("Lumo Gin Co., Ltd.");
const mill = party("Quiet Mill", { country: "VN" });
const today = "2026-11-22";
const shirt = record("products", { product: "P-1", name: "Cotton shirt", hs: "6205.20", supplier: gin.name });
const subject: Subject = { kind: "product", id: "P-1", name: "Cotton shirt" };
const listedGin = entry("Lumo Gin");
const made = decided(gin, listedGin);

const shipment = (cells: CanonicalRow<"shipments">["cells"] = {}) =>
  record("shipments", {
    shipment: "S-1",
    date: "2026-01-02",
    seller: gin.name,
    buyer: self.name,
    hs: "620520",
    document: "INV-77",
    ...cells,
  });

const withGin = (records: WorldParts["records"], parts: WorldParts = {}): AssessmentWorld =>
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

const uflpa = (of: AssessmentWorld, about: Subject = subject, on?: string): Assessment => {
  const found = assess(of, { subjects: [about], markets: ["US"], on, today })[0];
  if (found === undefined) throw new Error("nothing assessed");
  return found;
};

describe("assess(world, {subjects: [a product]})", () => {
  it("applies over a documented shipment from a listed supplier and shows the way", () => {
    const found = uflpa(withGin({ shipments: [shipment()] }));
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toMatch(
      /^Lumo Gin Co., Ltd\. supplied Cotton shirt \(HS 6205\.20\) by a shipment of 2026-01-02 \(shipments\.csv row \d+, document INV-77\); Lumo Gin Co., Ltd\. was decided on .* are met on these facts; CBP decides\.$/,
    );
    const ids = found.evidence.map((fact) => fact.id);
    expect(found.because[0]?.facts.every((id) => ids.includes(id))).toBe(true);
    expect(found.evidence.map((fact) => fact.name)).toEqual(["listed-party", "supply-link"]);
    expect(found.deadlines.map((one) => one.id)).toContain("uflpa-final");
  });

  it.each([
    ["the row says declared", { basis: "declared" }],
    ["the row names no document", { document: undefined }],
    ["the goods differ by HS", { hs: "8471.30" }],
    ["the buyer is somebody else", { buyer: mill.name }],
  ])("asks for a record that ties them where %s", (_, cells) => {
    const found = uflpa(withGin({ shipments: [shipment(cells as CanonicalRow<"shipments">["cells"])] }));
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map((missing) => missing.text)).toContain(
      "a shipment, purchase or production record that ties Cotton shirt to Lumo Gin Co., Ltd.",
    );
  });

  it("is documented where the row itself says so", () => {
    const found = uflpa(
      withGin({ shipments: [shipment({ basis: "documented", document: undefined as never })] }),
    );
    expect(found.outcome).toBe("applies");
  });

  it("takes a shipment without an HS code to fit, and says so", () => {
    const found = uflpa(withGin({ shipments: [shipment({ hs: undefined as never })] }));
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toContain(
      "an HS code is missing, so the goods are taken to be the same",
    );
  });

  it("reaches through the bill of material", () => {
    const bom = record("bom", { product: "P-1", component: "Cotton yarn", hs: "5205", supplier: gin.name });
    const own = record("products", {
      product: "P-1",
      name: "Cotton shirt",
      hs: "6205.20",
      supplier: mill.name,
    });
    const found = uflpa(withGin({ products: [own], bom: [bom], shipments: [shipment({ hs: "520511" })] }));
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toContain("a component by the bill of material");
  });

  it("names a supplier that no party of the workspace bears", () => {
    const own = record("products", { product: "P-1", name: "Cotton shirt", supplier: "Nobody Knows" });
    const found = uflpa(withGin({ products: [own] }));
    expect(found.outcome).toBe("unknown");
    expect(found.evidence.map((fact) => fact.sentence).join(" ")).toContain("so it was not screened");
    expect(found.missing[0]?.text).toContain("who supplied Cotton shirt?");
  });

  it("says where no party is the importer", () => {
    const found = uflpa(withGin({ shipments: [shipment()] }, { parties: [gin, mill] }));
    expect(found.outcome).toBe("unknown");
    expect(found.notes.join(" ")).toContain('No party has the role "self"');
  });

  it("applies where a documented shipment left a site in the region", () => {
    const locations = new Map([
      [mill.id, [located("CN-XJ", "shows", { site: "SITE-9", processes: "spinning" })]],
    ]);
    const own = record("products", {
      product: "P-1",
      name: "Cotton shirt",
      hs: "6205.20",
      supplier: mill.name,
    });
    const row = shipment({ seller: mill.name, from_site: "SITE-9" });
    const found = uflpa(withGin({ products: [own], shipments: [row] }, { locations }));
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toContain("from which the goods were shipped");
    const untied = uflpa(
      withGin({ products: [own], shipments: [shipment({ seller: mill.name })] }, { locations }),
    );
    expect(untied.outcome).toBe("unknown");
    expect(untied.missing.map((missing) => missing.text).join("\n")).toContain("that ties Cotton shirt to");
  });

  it("names sectors and goods of concern, which decide nothing", () => {
    const goods = list(
      "us-dol-tvpra",
      [
        entry("Garments", {
          list: "us-dol-tvpra",
          kind: "good",
          order: {
            countries: ["CN"],
            regions: [],
            merchandise: "Garments",
            hs: ["62"],
            hsBasis: "editorial",
          },
        }),
      ],
      { role: "goods" },
    );
    const of = withGin(
      { shipments: [] },
      {
        lists: [goods],
        hits: new Map([[gin.id, []]]),
        goods: {
          goods: [],
          edges: [],
          sectors: [
            {
              sector: "apparel",
              title: "apparel",
              added: "2022-06-17",
              hs: ["61", "62"],
              hsBasis: "editorial",
              source: "strategy of 2022-06-17",
            },
          ],
        },
      },
    );
    const found = uflpa(of);
    expect(found.outcome).toBe("unknown");
    expect(found.evidence.map((fact) => fact.name)).toEqual(
      expect.arrayContaining(["priority-sector", "good-of-concern"]),
    );
    expect(found.evidence.flatMap(faultsOf)).toEqual([]);
  });
});

describe("assess(world, {subjects: [a shipment]})", () => {
  const about: Subject = { kind: "shipment", id: "S-1", name: "shipment S-1" };

  it.each([
    ["2022-06-20", "not-yet"],
    ["2022-06-21", "applies"],
  ])("judges on the day of import (%s: %s)", (import_date, outcome) => {
    const found = uflpa(withGin({ shipments: [shipment({ import_date, presented: "2026-02-01" })] }), about);
    expect(found.on).toBe(import_date);
    expect(found.evidence.map((one) => one.name)).toContain("procedural-event");
    expect(found.evidence.flatMap(faultsOf)).toEqual([]);
    expect(found.outcome).toBe(outcome);
    if (outcome === "applies")
      expect(found.deadlines.find((one) => one.id === "uflpa-final")?.date).toBe("2026-03-03");
  });

  it("takes today where no import date is recorded, and says so", () => {
    const found = uflpa(withGin({ shipments: [shipment()] }), about);
    expect(found.on).toBe(today);
    expect(found.notes[0]).toContain("No import date is recorded");
  });

  it("takes the day asked for before any other", () => {
    expect(
      uflpa(withGin({ shipments: [shipment({ import_date: "2022-06-20" })] }), about, "2024-01-01").on,
    ).toBe("2024-01-01");
  });
});

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

  it("gives the same bytes twice", () => {
    expect(JSON.stringify(answers(of))).toBe(JSON.stringify(answers(of)));
  });
});

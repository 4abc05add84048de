import { describe, expect, it } from "vitest";
import { gin, mill, shipment, uflpa, withGin } from "./shirt.fixture.ts";
import { entry, faultsOf, list, located, record } from "./world.fixture.ts";

describe("assess(world, {subjects: [a product]})", () => {
  it("applies over a documented shipment from a listed supplier and shows the way", () => {
    const found = uflpa(withGin({ shipments: [shipment()] }));
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toMatch(
      /^Lumo Gin Co., Ltd\. supplied Cotton shirt \(HS 6205\.20\) by a shipment dated 2026-01-02 \(shipments\.csv row \d+, document B\/L 77\); A\. Analyst decided on .* are met on these facts; CBP decides\.$/,
    );
    const ids = found.evidence.map((fact) => fact.id);
    expect(found.because[0]?.facts.every((id) => ids.includes(id))).toBe(true);
    expect(found.evidence.map((fact) => fact.name)).toEqual(["listed-party", "supply-link"]);
    expect(found.deadlines.map((one) => one.id)).toContain("uflpa-final");
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
    const other = shipment({ seller: mill.name, from_site: "SITE-1", date: "2026-03-03" });
    const found = uflpa(withGin({ products: [own], shipments: [row] }, { locations }));
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toContain("from which the goods were shipped");
    const both = uflpa(withGin({ products: [own], shipments: [row, other] }, { locations }));
    expect(both.because[0]?.sentence).toContain("by a shipment from site SITE-9 dated 2026-01-02");
    const early = shipment({ seller: mill.name, from_site: "SITE-9", date: "2020-01-01" });
    expect(uflpa(withGin({ products: [own], shipments: [early, other] }, { locations })).outcome).toBe(
      "unknown",
    );
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
          coverage: [],
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

import { describe, expect, it } from "vitest";
import type { Assessment } from "../model/fact.ts";
import type { ListEntry } from "../model/list-entry.ts";
import { assess } from "./assess.ts";
import { decided, entry, list, located, party, record, world } from "./world.fixture.ts";
import type { AssessmentWorld, Subject } from "./world.ts";

const self = party("Importer", { roles: ["self"], country: "US" });
const glove = party("Island Glove", { country: "MY" });
const gin = party("Lumo Gin");
const today = "2026-11-22";
const named = (parts: Partial<ListEntry> = {}): ListEntry =>
  entry("Island Glove Sdn Bhd", {
    list: "us-cbp-wro",
    sublists: [{ key: "WRO", from: "2021-11-04" }],
    firstListed: "2021-11-04",
    status: "Active",
    merchandise: "Disposable gloves",
    merchandiseHs: ["401511", "401519"],
    ...parts,
  });

const ordered = (order: ListEntry, hs?: string): AssessmentWorld => {
  const made = decided(glove, order);
  return world({
    parties: [self, glove],
    lists: [list("us-cbp-wro", [order])],
    hits: new Map([[glove.id, [made.hit]]]),
    decisions: [made.decision],
    records: {
      products: [
        record("products", {
          product: "P-1",
          name: "Glove",
          supplier: glove.name,
          ...(hs === undefined ? {} : { hs }),
        }),
      ],
      shipments: [
        record("shipments", {
          seller: glove.name,
          buyer: self.name,
          date: "2022-01-10",
          document: "B/L 1",
          basis: "documented",
          ...(hs === undefined ? {} : { hs }),
        }),
      ],
    },
  });
};

const maker: Subject = { kind: "party", id: glove.id, name: glove.name };
const product: Subject = { kind: "product", id: "P-1", name: "Glove" };
const s307 = (of: AssessmentWorld, subject: Subject, on?: string): Assessment => {
  const found = assess(of, { subjects: [subject], markets: ["US"], on, today })[1];
  if (found?.regime !== "US-S307") throw new Error("not section 307");
  return found;
};

describe("orders on parties", () => {
  it("apply to goods the party makes, if they are the merchandise", () => {
    const found = s307(ordered(named()), maker);
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toContain(
      'are met on these facts for goods it makes if they are "Disposable gloves"; such goods would be withheld from release; CBP decides.',
    );
  });

  it.each([
    ["4015.19", "applies"],
    ["4015", "unknown"],
    [undefined, "unknown"],
    ["6205.20", "unknown"],
  ])("ask of a product whether it is the merchandise (HS %s: %s)", (hs, outcome) => {
    const found = s307(ordered(named(), hs), product);
    expect(found.outcome).toBe(outcome);
    if (outcome === "unknown")
      expect(found.missing.map(({ text }) => text).join(" ")).toContain(
        '"Disposable gloves" in the sense of the order',
      );
  });

  it.each([
    ["Active", "applies"],
    ["Partially Modified", "unknown"],
    ["Inactive (date not retrieved)", "unknown"],
    ["Inactive-Pending Litigation", "contested"],
  ])("follow the status %s: %s", (status, outcome) => {
    expect(s307(ordered(named({ status })), maker).outcome).toBe(outcome);
  });

  it("were active until the day on which they ended", () => {
    const order = named({ status: "Inactive (modified)", removed: "2023-04-25" });
    expect(s307(ordered(order), maker, "2023-04-25").outcome).toBe("applies");
    expect(s307(ordered(order), maker, "2023-04-26").outcome).toBe("unknown");
  });

  it("say in the sentence itself what became of a Finding that a court set aside", () => {
    const remarks = "A court vacated the Finding. No Finding is in force since.";
    const vacated = named({
      sublists: [{ key: "Finding", from: "2021-11-04", to: "2025-09-22" }],
      status: "Inactive-Pending Litigation",
      remarks,
    });
    const found = s307(ordered(vacated), maker);
    expect(found.outcome).toBe("contested");
    expect(found.because[0]?.sentence).toContain(
      'on 2026-11-22 its status is, in the publisher\'s word, "Inactive-Pending Litigation": A court vacated the Finding. No Finding is in force since',
    );
    expect(s307(ordered(vacated), maker, "2025-09-22").outcome).toBe("applies");
  });

  it("cover whatever a party makes only by the list's own words for it", () => {
    const all = named({ merchandise: "All Products", merchandiseHs: undefined });
    expect(s307(ordered(all, "6205.20"), product).outcome).toBe("applies");
    const other = named({ merchandise: "All Garments", merchandiseHs: undefined });
    expect(s307(ordered(other, "6205.20"), product).outcome).toBe("unknown");
  });

  it("carry the list's remark, such as another law by which they are enforced", () => {
    const remarks = "CBP says that it enforces the UFLPA presumption in its place.";
    const found = s307(ordered(named({ remarks })), maker);
    expect(found.notes.join(" ")).toContain(remarks);
  });
});

describe("orders on a place and a good", () => {
  const order = (parts: Partial<ListEntry> = {}): ListEntry =>
    entry("Cotton of the region", {
      list: "us-cbp-wro",
      kind: "order",
      sublists: [{ key: "WRO", from: "2021-01-13" }],
      firstListed: "2021-01-13",
      status: "Active",
      merchandise: "Cotton",
      order: {
        countries: ["CN"],
        regions: ["CN-XJ"],
        merchandise: "Cotton",
        hs: ["52"],
        hsBasis: "editorial",
      },
      ...parts,
    });
  const subject: Subject = { kind: "product", id: "P-1", name: "Yarn" };
  const of = (
    met: ListEntry,
    hs: string,
    {
      shipped = "2021-01-13",
      place = located("CN-XJ", "shows", { site: "SITE-1", processes: "ginning" }),
    } = {},
  ) =>
    world({
      parties: [self, gin],
      lists: [list("us-cbp-wro", [met])],
      locations: new Map([[gin.id, [place]]]),
      records: {
        products: [record("products", { product: "P-1", name: "Yarn", hs, supplier: gin.name })],
        shipments: [
          record("shipments", {
            seller: gin.name,
            buyer: self.name,
            hs,
            date: shipped,
            document: "B/L 1",
            basis: "documented",
            from_site: "SITE-1",
          }),
        ],
      },
    });

  it("apply where a record shows the site and the goods are the merchandise", () => {
    const found = s307(of(order(), "5201"), subject);
    expect(found.outcome).toBe("applies");
    expect(found.because.map((reason) => reason.provision)).toEqual(["US-S307:12.42(e):place"]);
    expect(found.because[0]?.sentence).toContain(
      '"Cotton" by this project\'s reading of its words in HS codes',
    );
  });

  it("are open where our own reading of the merchandise does not name the goods", () => {
    expect(s307(of(order(), "6302.21"), subject).outcome).toBe("unknown");
  });

  it("raise no question of goods that their own official codes leave out", () => {
    const official = order({
      order: {
        countries: ["CN"],
        regions: ["CN-XJ"],
        merchandise: "Cotton",
        hs: ["52"],
        hsBasis: "official",
      },
    });
    const found = s307(of(official, "8471.30"), subject);
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map((missing) => missing.text).join(" ")).not.toContain("in the sense of the order");
  });

  it("ask for their own words where they name no subdivision of a country", () => {
    const wide = order({
      order: { countries: ["CN"], regions: [], merchandise: "Cotton", hs: ["52"], hsBasis: "editorial" },
    });
    const found = s307(of(wide, "5201"), subject);
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map((missing) => missing.text).join(" ")).toContain(
      "names no subdivision of the country",
    );
  });

  it("are not in force the day before they are issued", () => {
    expect(s307(of(order(), "5201"), subject, "2021-01-12").outcome).toBe("unknown");
    expect(s307(of(order(), "5201"), subject, "2021-01-13").outcome).toBe("applies");
  });

  it("are not decided by goods imported before they were issued", () => {
    const found = s307(of(order(), "5201", { shipped: "2021-01-12" }), subject);
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map(({ text }) => text).join(" ")).toContain("imported on or after 2021-01-13");
  });

  it.each([
    ["2022-06-20", "such goods would be withheld from release", "in place of this order"],
    [
      "2022-06-21",
      "in place of this order it enforces the presumption of UFLPA s.3(a)",
      "withheld from release; CBP",
    ],
  ])("say on %s what CBP enforces", (on, words, never) => {
    const made = of(order({ supersededBy: "us-uflpa" }), "5201");
    const maker: Subject = { kind: "party", id: gin.id, name: gin.name };
    const found = s307(made, maker, on);
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toContain(words);
    expect(found.because[0]?.sentence).not.toContain(never);
    expect(found.because[0]?.sentence).toContain("for goods made at that site");
    expect(found.summary.includes("in place of this order")).toBe(on === "2022-06-21");
  });

  it("count of a party only the goods that are documented to have left that site", () => {
    const east = located("CN-SH", "shows", { site: "SITE-2", processes: "spinning" });
    const west = located("CN-XJ", "shows", { site: "SITE-1", processes: "ginning" });
    const from = (from_site: string) =>
      world({
        parties: [self, gin],
        lists: [list("us-cbp-wro", [order()])],
        locations: new Map([[gin.id, [west, east]]]),
        records: {
          shipments: [
            record("shipments", {
              seller: gin.name,
              buyer: self.name,
              hs: "5201",
              date: "2021-03-01",
              document: "B/L 1",
              basis: "documented",
              from_site,
            }),
          ],
        },
      });
    const maker: Subject = { kind: "party", id: gin.id, name: gin.name };
    expect(s307(from("SITE-1"), maker).outcome).toBe("applies");
    expect(s307(from("SITE-2"), maker).outcome).toBe("unknown");
  });

  it("are met on the level of the country where no code is as narrow as their words", () => {
    const fields = order({
      name: "The Fields",
      names: [{ text: "The Fields", kind: "primary" }],
      order: { countries: ["ZW"], regions: [], merchandise: "Diamonds", hs: ["7102"], hsBasis: "editorial" },
    });
    const place = located("ZW-MA", "shows", { site: "SITE-1", processes: "mining" });
    const found = s307(of(fields, "7102.10", { place }), subject);
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map(({ text }) => text).join(" ")).toContain(
      'within the order\'s own words, "The Fields"?',
    );
  });
});

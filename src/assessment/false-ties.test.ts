import { describe, expect, it } from "vitest";
import { unitTable as units } from "../goods/goods.fixture.ts";
import type { Assessment } from "../model/fact.ts";
import type { CanonicalRow } from "../model/records.ts";
import { gin, listedGin, made, mill, self, shirt, uflpa } from "./shirt.fixture.ts";
import { list, located, party, record, type WorldParts, world } from "./world.fixture.ts";

// Rows that seem to tie a product to a listed gin and do not, and paths that must not be lost. Nothing here is real.
const trader = party("Quiet Trader", { country: "SG" });
const other = party("Other Mill", { country: "US" });
const product = { ...shirt, cells: { ...shirt.cells, supplier: trader.name } };

type Cells = CanonicalRow<"shipments">["cells"];
let count = 0;
const moved = (cells: Cells): CanonicalRow<"shipments"> => {
  count += 1;
  return record("shipments", {
    shipment: `S-${count}`,
    hs: "620520",
    document: `B/L ${count}`,
    basis: "documented",
    lot: "LT-407",
    quantity: "100",
    unit: "kg",
    ...cells,
  });
};
const toTrader = (cells: Cells = {}) =>
  moved({ date: "2026-01-02", seller: gin.name, buyer: trader.name, ...cells });
const toSelf = (cells: Cells = {}) =>
  moved({ date: "2026-02-03", seller: trader.name, buyer: self.name, ...cells });

const answer = (shipments: readonly CanonicalRow<"shipments">[], parts: WorldParts = {}): Assessment =>
  uflpa(
    world({
      parties: [self, gin, mill, trader, other],
      lists: [list("us-uflpa", [listedGin])],
      hits: new Map([gin, mill, trader, other].map((one) => [one.id, one === gin ? [made.hit] : []])),
      decisions: [made.decision],
      units,
      ...parts,
      records: { products: [product], shipments, ...parts.records },
    }),
  );
const asked = ({ missing }: Assessment): string => missing.map(({ text }) => text).join(" | ");

describe("a lot ties only where it names one consignment of one good", () => {
  it("ties here", () => {
    expect(answer([toTrader(), toSelf()]).outcome).toBe("applies");
  });

  it.each([
    ["a word for many", "various"],
    ["one digit", "1"],
    ["a lot word and one digit", "LOT 1"],
    ["see invoice, in Chinese", "見發票"],
    ["a number without a telling part", "#12"],
    ["no digit at all", "cotton"],
    ["many, with a number", "various lots 1-20"],
    ["a range", "lots 1-20"],
    ["a season", "Crop 2025"],
    ["a year", "2026"],
    ["zeros", "000"],
  ])("does not tie: %s", (_what, lot) => {
    expect(answer([toTrader({ lot }), toSelf({ lot })]).outcome).toBe("unknown");
  });

  it("does not tie where the number came from two sellers", () => {
    const second = moved({ date: "2026-01-05", seller: other.name, buyer: trader.name });
    expect(answer([toTrader(), second, toSelf()]).outcome).toBe("unknown");
  });

  it("does not tie where more went out under it than came in", () => {
    const shipments = [toTrader({ quantity: "100", unit: "kg" }), toSelf({ quantity: "200", unit: "lb" })];
    expect(answer(shipments).outcome).toBe("applies");
    expect(
      answer([toTrader({ quantity: "100", unit: "kg" }), toSelf({ quantity: "900", unit: "kg" })]).outcome,
    ).toBe("unknown");
  });

  it.each<[string, Cells, Cells]>([
    ["more rolls went out than came", { quantity: "10", unit: "roll" }, { quantity: "900", unit: "roll" }],
    ["how much came is not told", { quantity: undefined as never }, {}],
    ["units do not compare", { quantity: "10", unit: "roll" }, { quantity: "5", unit: "kg" }],
    ["another origin", { origin: "CN" }, { origin: "US" }],
  ])("does not tie where %s", (_what, first, second) => {
    expect(answer([toTrader(first), toSelf(second)]).outcome).toBe("unknown");
  });

  it("ties in one unit without a mass", () => {
    const rolls = { quantity: "10", unit: "roll" };
    expect(answer([toTrader(rolls), toSelf(rolls)]).outcome).toBe("applies");
  });

  it("does not tie where goods left under the number before any had come", () => {
    const earlier = moved({ date: "2025-12-01", seller: trader.name, buyer: other.name, quantity: "1" });
    expect(answer([earlier, toTrader(), toSelf()]).outcome).toBe("unknown");
  });

  it("does not tie goods whose codes differ, though a heading holds both", () => {
    const of = { records: { products: [{ ...product, cells: { ...product.cells, hs: "6205.30" } }] } };
    expect(answer([toTrader({ hs: "620520" }), toSelf({ hs: "620530" })], of).outcome).toBe("unknown");
  });
});

describe("a row decides only as far as it agrees with itself", () => {
  it.each<[string, Cells]>([
    ["a document that is pending", { document: "pending" }],
    ["no document, in words", { document: "No document yet" }],
    ["one in brackets", { document: "(pending)" }],
    ["one that is not available", { document: "document not available" }],
    ["none, in Chinese", { document: "暂无" }],
    ["a reversal", { quantity: "-10", unit: "kg" }],
    ["nothing moved", { quantity: "0", unit: "kg" }],
    ["a day of a kind that is not known", { date_kind: "contract date" }],
  ])("not by %s", (_what, cells) => {
    expect(answer([toTrader(cells), toSelf()]).outcome).toBe("unknown");
  });

  it("not where another row of the same document takes it back", () => {
    const rows = [toTrader({ document: "BL-5" }), toTrader({ document: "BL-5", quantity: "-100" }), toSelf()];
    expect(answer(rows).outcome).toBe("unknown");
  });

  it("not where its key is one party's and its name another's", () => {
    const keyed = { ...gin, key: "G-1" };
    const named = { ...other, key: "O-1" };
    const row = moved({
      date: "2026-02-03",
      seller_id: "G-1",
      seller: other.name,
      buyer: self.name,
    });
    const found = answer([row], {
      parties: [self, keyed, mill, trader, named],
      records: { products: [{ ...product, cells: { ...product.cells, supplier: gin.name } }] },
    });
    expect(found.outcome).toBe("unknown");
    expect(asked(found)).toContain("the seller's key is that of");
  });

  it("not by a bill of material that names no supplier", () => {
    const bom = record("bom", { product: "P-1", component: "POPLIN", hs: "5208.32" });
    const row = moved({ date: "2026-02-03", seller: gin.name, buyer: self.name, hs: "5208.32" });
    const found = answer([row], { records: { products: [product], bom: [bom] } });
    expect(found.outcome).toBe("unknown");
    expect(asked(found)).toContain("names no supplier");
  });

  it("not by another consignment that bears the same id", () => {
    const [one, two] = [
      moved({ shipment: "1001", date: "2026-02-03", seller: mill.name, buyer: self.name }),
      toTrader({ shipment: "1001" }),
    ];
    const of = world({
      parties: [self, gin, mill, trader],
      lists: [list("us-uflpa", [listedGin])],
      hits: new Map([gin, mill, trader].map((each) => [each.id, each === gin ? [made.hit] : []])),
      decisions: [made.decision],
      records: { shipments: [one, two] },
    });
    const found = uflpa(of, { kind: "shipment", id: "1001", name: "shirts" });
    expect(found.outcome).toBe("unknown");
    expect(asked(found)).toContain("rows to different buyers bear the id 1001");
  });
});

describe("a site ties only the goods that are shown to have left it", () => {
  const site = (parts = {}) => located("CN-XJ", "shows", { site: "SITE-1", processes: "ginning", ...parts });
  const fromSite = (cells: Cells = {}) =>
    moved({ date: "2026-02-03", seller: trader.name, buyer: self.name, from_site: "SITE-1", ...cells });
  const none = { decisions: [], hits: new Map([gin, mill, trader, other].map((one) => [one.id, []])) };

  it("its own party's", () => {
    expect(answer([fromSite()], { ...none, locations: new Map([[trader.id, [site()]]]) }).outcome).toBe(
      "applies",
    );
  });

  it.each<[string, Cells, string]>([
    ["another party's site under the same key", {}, gin.id],
    ["goods of another origin, by the row's own word", { origin: "US" }, trader.id],
  ])("not %s", (_what, cells, owner) => {
    const found = answer([fromSite(cells)], { ...none, locations: new Map([[owner, [site()]]]) });
    expect(found.outcome).toBe("unknown");
  });

  it("is not lost where its party is a direct supplier of other goods too", () => {
    const shipments = [
      moved({ date: "2026-01-02", seller: trader.name, buyer: other.name, from_site: "SITE-1" }),
      moved({ date: "2026-02-03", seller: other.name, buyer: self.name }),
      moved({ date: "2026-02-04", seller: trader.name, buyer: self.name, lot: "ZZ-900" }),
    ];
    const products = [product, { ...product, cells: { ...product.cells, supplier: other.name } }];
    const found = answer(shipments, {
      ...none,
      locations: new Map([[trader.id, [site()]]]),
      records: { products },
    });
    expect(found.outcome).toBe("applies");
  });
});

describe("what is decided or open is neither lost nor hidden", () => {
  it("a shipment to another node of the importer, decided to be the same, ties as well", () => {
    const alias = party("Importer Holdings");
    const [a = "", b = ""] = [alias.id, self.id].sort();
    const link = { id: "x", a, b, identity: "decided", decision: "same", evidence: [], records: [] } as const;
    const found = answer([moved({ date: "2026-02-03", seller: gin.name, buyer: alias.name })], {
      parties: [self, gin, mill, trader, other, alias],
      links: [link],
      records: { products: [shirt] },
    });
    expect(found.outcome).toBe("applies");
  });

  it("an import consigned to order is asked about", () => {
    const found = answer([toTrader(), toSelf({ buyer: "TO ORDER", entry: "E-77" })]);
    expect(found.outcome).toBe("unknown");
    expect(asked(found)).toContain("that the goods came to the importer is not shown");
  });

  it("a path that the days alone exclude is told, with how many", () => {
    const found = answer([toTrader({ date: "2026-02-10" }), toSelf()]);
    expect(found.notes.join(" ")).toContain("kept out by the order of days alone");
    expect(found.notes.join(" ")).toContain("7 days before");
  });
});

import { describe, expect, it } from "vitest";
import type { Assessment } from "../model/fact.ts";
import type { CanonicalRow } from "../model/records.ts";
import { assess } from "./assess.ts";
import { gin, listedGin, made, mill, self, shirt, today, uflpa } from "./shirt.fixture.ts";
import { hit, list, located, party, record, type WorldParts, world } from "./world.fixture.ts";

// The listed gin sells to a trader; the mill or the trader sells to the importer. Nothing here is a real company.
const trader = party("Quiet Trader", { country: "SG" });
const product = { ...shirt, cells: { ...shirt.cells, supplier: trader.name } };

const moved = (cells: CanonicalRow<"shipments">["cells"], shipment: string): CanonicalRow<"shipments"> =>
  record("shipments", {
    shipment,
    hs: "620520",
    document: `B/L ${shipment}`,
    basis: "documented",
    quantity: "100",
    unit: "kg",
    ...cells,
  });
const toTrader = (cells: CanonicalRow<"shipments">["cells"] = {}) =>
  moved({ date: "2026-01-02", seller: gin.name, buyer: trader.name, lot: "LT-407", ...cells }, "S-1");
const toSelf = (cells: CanonicalRow<"shipments">["cells"] = {}) =>
  moved({ date: "2026-02-03", seller: trader.name, buyer: self.name, lot: "LT-407", ...cells }, "S-2");

const answer = (
  shipments: readonly CanonicalRow<"shipments">[],
  parts: WorldParts = {},
  about = "P-1",
): Assessment => {
  const of = world({
    parties: [self, gin, mill, trader],
    lists: [list("us-uflpa", [listedGin])],
    hits: new Map([
      [gin.id, [made.hit]],
      [mill.id, []],
      [trader.id, []],
    ]),
    decisions: [made.decision],
    records: { products: [product], shipments },
    ...parts,
  });
  return about === "P-1" ? uflpa(of) : uflpa(of, { kind: "party", id: about, name: about });
};

const flowPaths = ({ evidence }: Assessment) => evidence.filter(({ name }) => name === "flow-path");

describe("a listed party two tiers up", () => {
  it("meets the conditions where every row is documented and one lot ties them", () => {
    const found = answer([toTrader(), toSelf()]);
    expect(found.outcome).toBe("applies");
    expect(found.because[0]?.sentence).toContain("came to Cotton shirt over 2 movements in time order");
    expect(flowPaths(found)[0]).toMatchObject({ level: "documented", value: { tiers: 2, party: gin.id } });
  });

  it.each([
    ["no lot on the way out", {}, { lot: undefined }, "no record ties"],
    ["another lot on the way out", {}, { lot: "LT-408" }, "no record ties"],
    ["a row that is only declared", { basis: "declared" }, {}, "records show only a path"],
    ["a row without a document", { document: undefined }, {}, "records show only a path"],
    ["an order, which shows no delivery", { date_kind: "order" }, {}, "records show only a path"],
  ])("is unknown, and asks for the record, with %s", (_why, first, second, words) => {
    const found = answer([toTrader(first as never), toSelf(second as never)]);
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map(({ text }) => text).join(" ")).toContain(words);
    expect(flowPaths(found)).toHaveLength(1);
  });

  it("is no path where the goods left before they can have come", () => {
    const found = answer([toTrader({ date: "2026-02-04" }), toSelf()]);
    expect(found.outcome).toBe("unknown");
    expect(flowPaths(found)).toEqual([]);
  });

  it("is a question of identity while nobody has decided", () => {
    const open = hit(gin, listedGin);
    const found = answer([toTrader(), toSelf()], {
      decisions: [],
      hits: new Map([
        [gin.id, [open]],
        [trader.id, []],
      ]),
    });
    expect(found.outcome).toBe("unknown");
    expect(found.missing[0]?.text).toBe(`is ${gin.name} the listed "Lumo Gin"?`);
  });

  it("does not speak of goods that came before the listing", () => {
    const late = { ...listedGin, firstListed: "2026-06-01", sublists: [{ key: "v", from: "2026-06-01" }] };
    const found = answer([toTrader(), toSelf()], { lists: [list("us-uflpa", [late])] });
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map(({ text }) => text).join(" ")).toContain("imported on or after 2026-06-01");
  });
});

describe("a party that goods of a source came to", () => {
  it("is never met by them: no record shows which of its goods contain them", () => {
    const found = answer([toTrader(), toSelf()], {}, trader.id);
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map(({ text }) => text).join(" ")).toContain(
      "no record shows which of its goods contain them",
    );
    expect(flowPaths(found)[0]?.level).toBe("documented");
  });

  it("nor by a place: what a gin in the region sent to a mill abroad does not make the mill's goods the region's", () => {
    const site = located("CN-XJ", "shows", { site: "SITE-1", processes: "ginning" });
    const found = answer(
      [toTrader({ from_site: "SITE-1" })],
      { hits: new Map([[trader.id, []]]), decisions: [], locations: new Map([[gin.id, [site]]]) },
      trader.id,
    );
    expect(found.outcome).toBe("unknown");
  });
});

describe("what is open along a path", () => {
  it("asks who stands behind an unnamed seller", () => {
    const unnamed = toTrader({ seller: "TO ORDER" });
    const found = answer([unnamed, toSelf()]);
    expect(found.missing.map(({ text }) => text).join(" ")).toContain(
      'in the place of the seller stands "TO ORDER", which names nobody',
    );
  });

  it("asks whether two parties are one where only their names are alike, and never decides on it", () => {
    const alias = party("Quiet Traders", { country: undefined });
    const [a = "", b = ""] = [alias.id, trader.id].sort();
    const link = {
      id: "abc",
      a,
      b,
      identity: "candidate",
      band: "strong",
      evidence: ["the names agree"],
      records: [],
    } as const;
    const found = answer([toTrader({ buyer: alias.name }), toSelf()], {
      parties: [self, gin, mill, trader, alias],
      links: [link],
    });
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map(({ text }) => text).join(" ")).toContain(
      "are Quiet Traders and Quiet Trader one party?",
    );
  });

  it("says where the records end", () => {
    const [found] = assess(world({ parties: [self, mill], records: { products: [product] }, lists: [] }), {
      subjects: [{ kind: "product", id: "P-1", name: "Cotton shirt" }],
      markets: ["US"],
      today,
    });
    expect(found?.notes.join(" ")).toContain("the records end at");
  });
});

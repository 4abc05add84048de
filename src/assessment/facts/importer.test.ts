import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CanonicalRow } from "../../model/records.ts";
import { assess } from "../assess.ts";
import { self, subject } from "../shirt.fixture.ts";
import { faultsOf, party, record, type WorldParts, world } from "../world.fixture.ts";
import { indexWorld } from "../world-index.ts";
import { goodsOriginFacts } from "./goods-origin.ts";
import { importerFacts } from "./importer.ts";
import { readAmount } from "./profile-amount.ts";

type Cells = CanonicalRow<"profile">["cells"];

const row = (key: string, value: string, cells: Cells = {}) =>
  record("profile", { key, value, as_of: "2024-12-31", ...cells });

const withProfile = (profile: readonly CanonicalRow<"profile">[], parts: WorldParts = {}) =>
  world({ parties: [self], records: { profile }, ...parts });

const factsOf = (profile: readonly CanonicalRow<"profile">[], on = "2025-03-01", parts: WorldParts = {}) => {
  const of = withProfile(profile, parts);
  return importerFacts({ world: of, index: indexWorld(of), on });
};

const asked = (market: string, profile: readonly CanonicalRow<"profile">[], parts: WorldParts = {}) => {
  const options = { subjects: [subject], markets: [market], on: "2025-03-01", today: "2026-11-22" };
  const [found] = assess(withProfile(profile, parts), options);
  if (found === undefined) throw new Error("nothing assessed");
  return found;
};

const everyFigure = [
  row("Employees in DE", "1200", { unit: "persons" }),
  row("FTE", "50"),
  row("Turnover", "36000000", { unit: "gbp" }),
  row("total assets", "20 000 000", { unit: "CAD" }),
  row("seat", "fr"),
  row("listing", "none"),
  row("business in", "GB, CA"),
  row("importer of record", "DE; NO"),
  row("activity", "imports, sells"),
  row("form", "company"),
  row("minerals in CH", "below"),
  row("substantiated knowledge", "none"),
  row("suspicion", "no"),
  row("financial year end", "12-31"),
];

describe("importerFacts(context)", () => {
  it("gives every fact of the importer's own, as facts.yml has it", () => {
    const facts = factsOf(everyFigure);
    expect(facts.flatMap(faultsOf)).toEqual([]);
    expect(facts.map(({ name }) => name).sort()).toEqual(
      [
        "importer-activity",
        "importer-assets",
        "importer-business",
        "importer-employees",
        "importer-form",
        "importer-full-time-equivalents",
        "importer-knowledge",
        "importer-listing",
        "importer-minerals",
        "importer-of-record",
        "importer-seat",
        "importer-suspicion",
        "importer-turnover",
        "importer-year-end",
      ].sort(),
    );
    expect(facts[0]?.sentence).toMatch(
      /^The importer's own profile gives employees in DE: 1200 persons as of 2024-12-31 \(profile\.csv row \d+\)\.$/,
    );
  });

  it("leaves out what is of a day after the legal date", () => {
    expect(factsOf([row("employees", "10", { as_of: "2025-03-02" })])).toEqual([]);
  });

  it("takes the last word on where and what the importer is, and every year of an amount", () => {
    const rows = [
      row("business", "CA", { as_of: "2022-12-31" }),
      row("business", "FR"),
      row("turnover", "1", { as_of: "2023-12-31" }),
      row("turnover", "2"),
    ];
    const facts = factsOf(rows);
    expect(facts.map(({ value }) => value.countries ?? value.amount)).toEqual([1, 2, ["FR", "EU"]]);
  });

  it("only declares a figure without a day, and one that may be of several importers", () => {
    const { as_of: _, ...cells } = row("employees", "10").cells;
    expect(factsOf([record("profile", cells)])[0]?.level).toBe("declared");
    const two = [self, party("Other importer", { roles: ["self"] })];
    expect(factsOf([row("employees", "10")], "2025-03-01", { parties: two })[0]?.level).toBe("declared");
  });

  it.each([
    ["2023-03-02", "documented"],
    ["2023-03-01", "declared"],
  ])("holds a row of %s, asked on 2025-03-01, to be %s", (asOf, level) => {
    expect(factsOf([row("business", "FR", { as_of: asOf })])[0]?.level).toBe(level);
    const found = asked("GB", [row("business", "FR", { as_of: asOf })]);
    expect(found.outcome).toBe(level === "documented" ? "does-not" : "unknown");
    expect(found.notes.join(" ").includes("still hold?")).toBe(level === "declared");
  });

  it.each([
    ["UK, EL", ["GB", "GR", "EU"]],
    ["NO", ["NO", "outside-EU"]],
    ["none", []],
    ["no", undefined],
    ["EU", undefined],
    ["XX", undefined],
    ["ZZ", undefined],
    ["Germany", undefined],
    ["DE and FR", undefined],
  ])("reads the countries %s", (value, countries) => {
    expect(factsOf([row("business", value)])[0]?.value.countries).toEqual(countries);
  });

  it("dates the financial year that had ended by the legal date", () => {
    const ends = (value: string, on: string) =>
      factsOf([row("year end", value)], on).map((fact) => fact.value.date);
    expect(ends("12-31", "2025-12-30")).toEqual(["2024-12-31"]);
    expect(ends("2024-12-31", "2025-12-31")).toEqual(["2025-12-31"]);
    expect(ends("March", "2025-12-31")).toEqual([]);
  });
});

describe("assess(world) with a profile", () => {
  const lksg = (employees: string, cells: Cells = {}) =>
    asked("DE", [row("employees in DE", employees, cells)]);

  it("says which duty follows from which figure of which year, and dates what runs from the year's end", () => {
    const found = asked("DE", [row("employees in DE", "1000"), row("financial year end", "12-31")]);
    expect(found).toMatchObject({ regime: "DE-LKSG", outcome: "applies", on: "2025-03-01" });
    expect(found.summary).toMatch(/ are met on these facts for the importer; BAFA is the authority\.$/);
    expect(found.because[0]?.sentence).toContain("employees in DE: 1000 persons as of 2024-12-31");
    expect(found.deadlines.map(({ id, date }) => [id, date])).toEqual([["lksg-report", "2025-04-30"]]);
    expect(found.evidence.map(({ name }) => name)).toEqual(["importer-employees", "importer-year-end"]);
  });

  it("answers no on the importer's own figure, and says that it is its own", () => {
    const found = lksg("999");
    expect(found.outcome).toBe("does-not");
    expect(found.because[0]?.sentence).toContain("on these figures, which are the importer's own");
    expect(found.notes.join(" ")).toContain("A figure that leaves them out answers nothing");
  });

  it("asks for what is missing by name where there is no profile, and of no supplier", () => {
    const found = asked("DE", []);
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map(({ text }) => text).join(" ")).toContain(
      'a row "employees in DE" of its profile',
    );
    expect(found.missing.map(({ fact }) => fact)).not.toContain("supply-link");
  });

  it.each([
    [
      "1,200",
      {},
      'Profile, profile.csv row \\d+: "1,200" of "employees" could not be read. Write plain digits',
    ],
    ["1000", { as_of: "2019-12-31" }, ""],
    ["1.1", { unit: "thousand" }, ""],
  ])("leaves %s %j open", (value, cells, note) => {
    const found = lksg(value, cells);
    expect(found.outcome).toBe("unknown");
    expect(found.notes.join(" ")).toMatch(new RegExp(note));
  });

  it("tells of rows that no law asks for, and of figures that may be of several importers", () => {
    const two = [self, party("Other importer", { roles: ["self"] })];
    const notes = asked("DE", [row("colour", "red"), row("employees in DE", "1000")], { parties: two }).notes;
    expect(notes.join(" ")).toMatch(/no law here asks for "colour"\. Figures known: employees, /);
    expect(notes.join(" ")).toContain('2 parties have the role "self"');
  });

  it("says when what is due each year is next due", () => {
    const found = asked("CA-S211", [row("form", "government institution")]);
    expect(found).toMatchObject({ market: "CA", outcome: "applies" });
    expect(found.deadlines.map(({ date }) => date)).toEqual(["2025-05-31"]);
  });

  it("asks one instrument by its key, and names the keys where there is none", () => {
    expect(asked("EU-CSDDD", []).outcome).toBe("not-yet");
    expect(asked("UK", [])).toMatchObject({ market: "GB", regime: "GB-MSA-54" });
    expect(() => asked("XX", [])).toThrow(/No law of the market "XX"/);
  });

  it("never turns a missing or unread profile into a no", () => {
    const anyValue = fc.constantFrom("", "x", "1,200", "many", "unknown", "n/a", "no", ";", "none, CA");
    const anyKey = fc.constantFrom("employees in DE", "turnover", "business", "listing", "colour", "assets");
    const rows = fc.array(fc.tuple(anyKey, anyValue).map(([key, value]) => row(key, value)));
    fc.assert(
      fc.property(rows, fc.constantFrom("DE", "CA-S211", "GB", "NO", "AU", "CH"), (profile, market) => {
        expect(asked(market, profile).outcome).toBe("unknown");
      }),
      { numRuns: 100 },
    );
  });
});

describe("goodsOriginFacts(world, index, subject, on)", () => {
  it("gives one fact an origin and level, of what had come by the legal date", () => {
    const supplier = party("Quiet Mill");
    const shipment = (cells: CanonicalRow<"shipments">["cells"]) =>
      record("shipments", {
        shipment: "S-1",
        date: "2026-01-02",
        seller: supplier.name,
        buyer: self.name,
        hs: "620520",
        document: "B/L 1",
        basis: "documented",
        ...cells,
      });
    const products = [record("products", { product: "P-1", hs: "620520", supplier: supplier.name })];
    const shipments = [
      shipment({ origin: "PT" }),
      shipment({ origin: "PT", date: "2026-02-02" }),
      shipment({ origin: "VN", date: "2027-01-01" }),
      shipment({}),
    ];
    const of = world({ parties: [self, supplier], records: { products, shipments } });
    const facts = goodsOriginFacts(of, indexWorld(of), subject, "2026-06-01");
    expect(facts.map(({ level, value }) => [level, value.origin])).toEqual([["documented", ["PT", "EU"]]]);
    expect(facts.flatMap(faultsOf)).toEqual([]);
    expect(goodsOriginFacts(of, indexWorld(of), { ...subject, kind: "party" }, "2026-06-01")).toEqual([]);
  });
});

describe("readAmount(text)", () => {
  it.each([
    ["1200", 1200],
    ["36 000 000", 36_000_000],
    ["36'000'000", 36_000_000],
    ["36,000,000", 36_000_000],
    ["36.000.000", 36_000_000],
    ["12.5", 12.5],
    ["1,200", undefined],
    ["1.200", undefined],
    ["1,2,3", undefined],
    ["1.234,50", undefined],
    ["36m", undefined],
    ["-5", undefined],
    ["", undefined],
  ])("reads %j as %s", (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });

  it("reads back every whole number it is given in plain digits", () => {
    fc.assert(fc.property(fc.nat({ max: 1_000_000_000_000 }), (n) => readAmount(String(n)) === n));
  });
});

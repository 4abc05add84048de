import { describe, expect, it, test } from "vitest";
import { bills, both, customs, decided, found, own, rowOf } from "./same-shipment.fixture.ts";

describe("the joined row", () => {
  const [joined] = found(
    both(
      { date: "2026-03-01", date_kind: "departure", hs: "6205200000", basis: "documented", value: "100" },
      {
        date: "2026-03-20",
        date_kind: "arrival",
        net_kg: "5600",

        value: "120",
        import_date: "2026-03-25",
        origin: "CN",
      },
    ),
    bills,
  ).rows;
  it("is the widest of what its rows say", () => {
    expect(joined?.cells).toMatchObject({
      date: "2026-03-01",
      date_latest: "2026-03-20",
      hs: "620520",
      origin: "CN",
      basis: "documented",
      import_date: "2026-03-25",
    });
    expect(joined?.cells).not.toHaveProperty("net_kg");
  });
  it("keeps every row as it was read, and says where they differ and how to part them", () => {
    expect(joined?.joined?.rows.map(({ source }) => source.file)).toEqual(["customs.csv", "own.csv"]);
    expect(joined?.joined?.rows.map(({ cells }) => cells.net_kg)).toEqual(["5600", "5000"]);
    const said = joined?.joined?.said.join("\n") ?? "";
    expect(said).toMatch(/both name the bill of lading MEDU1234567.*selvedge decide [0-9a-f]{16} not-same/);
    expect(said).toContain("amount: 5000 kg (own.csv row 2), 5600 kg (customs.csv row 7)");
    expect(said).toContain("the mass is not known but within 5000 and 5600 kg");
    expect(said).toContain("value: 100 (own.csv row 2), 120 (customs.csv row 7)");
  });
  it("takes the party of the row that names one", () => {
    const open = found(both({}, { buyer: "TO ORDER" }), bills);
    const [one] = found(both({}, { buyer: "TO ORDER" }), {
      ...bills,
      decisions: [decided(open, "same")],
    }).rows;
    expect(one?.cells.buyer).toBe("Gull Imports");
  });
  it("is found by the id that the other row gave it", () => {
    expect([...found(both({}, {}), bills).aliases]).toEqual([["S-1", "900"]]);
  });
});

describe("decisions", () => {
  const decide = (rows: ReturnType<typeof both>, what: "same" | "not-same" | "cannot-tell") =>
    found(rows, { ...bills, decisions: [decided(found(rows, bills), what)] });
  test.each([
    ["joined", {}, "not-same", "parted", 2],
    ["joined", {}, "cannot-tell", "open", 2],
    ["joined", {}, "same", "joined", 1],
    ["asked about", { buyer: "TO ORDER" }, "same", "joined", 1],
    ["contradicted by mass", { net_kg: "50000" }, "same", "joined", 1],
    ["contradicted by code", { hs: "870323" }, "same", "joined", 1],
    ["of another buyer", { buyer: "Tern" }, "same", "contradicted", 2],
    ["of a buyer that may be the same", { buyer: "Gull Imports?" }, "same", "open", 2],
    ["of another origin", { origin: "VN" }, "same", "contradicted", 2],
  ] as const)("rows %s, %j, decided %s, are %s", (_, theirs, what, ...expected) => {
    const answer = decide(both({ origin: "CN" }, theirs), what);
    expect([answer.links[0]?.state, answer.rows.length]).toEqual(expected);
  });
  it("say so where they decide nothing", () => {
    expect(decide(both({}, { buyer: "Tern" }), "same").notes.join()).toContain("count as two");
    const gone = decided(found(both({}, {}), bills), "not-same");
    expect(found([rowOf("own", 2, own)], { decisions: [gone] }).notes.join()).toContain("decide nothing");
  });
  it("are superseded by later ones, in whatever order they are given", () => {
    const rows = both({}, {});
    const [first, last] = [
      decided(found(rows, bills), "not-same"),
      decided(found(rows, bills), "same", { date: "2026-06-02" }),
    ];
    for (const decisions of [
      [first, last],
      [last, first],
    ])
      expect(found(rows, { ...bills, decisions }).links[0]).toMatchObject({
        state: "joined",
        identity: "decided",
      });
  });
  it("one between two rows of three parts them from the third too, which is asked again", () => {
    const rows = [...both({}, {}), rowOf("broker", 3, customs)];
    const apart = found(rows, { ...bills, decisions: [decided(found(rows, bills), "not-same")] });
    expect(apart.rows).toHaveLength(3);
    expect(apart.links.map(({ state }) => state).sort()).toEqual(["open", "open", "parted"]);
  });
});

import { describe, expect, it, test } from "vitest";
import { bills, both, type Cells, customs, found, own, rowOf, stateOf } from "./same-shipment.fixture.ts";

describe("two files and one number", () => {
  const cases: readonly (readonly [string, string, Cells, Cells])[] = [
    ["the same throughout", "joined", {}, {}],
    ["written with spaces and in small letters", "joined", {}, { document: "medu 1234567" }],
    ["without the carrier's code in one", "joined", {}, { document: "1234567" }],
    ["with strokes, and the kind of paper before it", "joined", {}, { document: "B/L MEDU-123.4567" }],
    ["said to be an invoice's in one cell", "open", {}, { document: "Invoice no. MEDU1234567" }],
    ["of two carriers", "none", {}, { document: "MSCU1234567" }],
    [
      "a voyage apart, as departure and arrival",
      "joined",
      { date_kind: "departure" },
      { date_kind: "arrival", date: "2026-04-09" },
    ],
    ["a year apart", "contradicted", {}, { date: "2027-03-01" }],
    [
      "twenty days apart, both departures",
      "contradicted",
      { date_kind: "departure" },
      { date_kind: "departure", date: "2026-03-21" },
    ],
    [
      "imported two months apart",
      "contradicted",
      { import_date: "2026-03-02" },
      { import_date: "2026-05-02" },
    ],
    ["rounded masses", "joined", {}, { net_kg: "5001" }],
    ["masses that packing may explain", "joined", {}, { net_kg: "5600" }],
    ["masses far off", "contradicted", {}, { net_kg: "50000" }],
    ["no mass in one", "joined", {}, { net_kg: undefined }],
    ["finer digits of one code", "joined", {}, { hs: "6205200000" }],
    ["no code in one", "joined", {}, { hs: undefined }],
    ["other goods", "contradicted", {}, { hs: "870323" }],
    ["another buyer", "contradicted", {}, { buyer: "Tern Trading" }],
    ["another seller", "contradicted", {}, { seller: "Tern Trading" }],
    ["a buyer that may be the same", "open", {}, { buyer: "Gull Imports?" }],
    ["a buyer to order", "open", {}, { buyer: "TO ORDER" }],
    ["no buyer", "open", {}, { buyer: undefined }],
    ["another origin", "contradicted", { origin: "CN" }, { origin: "VN" }],
    ["another site", "contradicted", { from_site: "A-1" }, { from_site: "A-2" }],
    ["another lot", "none", { lot: "L-100" }, { lot: "L-200" }],
    ["another entry", "none", { entry: "ENT-0001" }, { entry: "ENT-0002" }],
    ["an order in one", "none", {}, { date_kind: "order" }],
    ["a credit in one", "none", {}, { net_kg: "-5000" }],
    ["a word that names no paper", "open", { document: "TBA" }, { document: "TBA" }],
    ["a number that is none", "open", { document: "0000" }, { document: "0000" }],
  ];
  test.each(cases)("%s: %s", (_, state, mine, theirs) => {
    expect(stateOf(both(mine, theirs), bills)).toBe(state);
  });
});

describe("kinds of number", () => {
  const headed = (mine: string, theirs: string) => ({ headings: { own: mine, customs: theirs } });
  test.each([
    ["Invoice No", "billOfLadingNumber", "open"],
    ["Invoice No", "Invoice Number", "joined"],
    ["Document", "billOfLadingNumber", "joined"],
    ["document", "document", "joined"],
    ["提单号", "B/L Number", "joined"],
    ["Master B/L", "Bill of Lading", "open"],
    ["Master B/L", "Master Bill of Lading", "open"],
    ["House B/L", "Bill of Lading", "joined"],
  ])("%s and %s of one number: %s", (mine, theirs, state) => {
    expect(stateOf(both({}, {}), headed(mine, theirs))).toBe(state);
  });

  it("an invoice number is one seller's own: another's like it says nothing", () => {
    expect(
      stateOf(
        both({ document: "1001" }, { document: "1001", seller: "Tern" }),
        headed("Invoice No", "Invoice No"),
      ),
    ).toBe("none");
  });
  it("house bills of one master are several shipments, and a master's own row is none of them", () => {
    const extra = { masterBillOfLadingNumber: "EXMB0001" };
    const rows = [
      rowOf("own", 2, { ...own, document: "EXMB0001" }),
      rowOf("customs", 3, { ...customs, document: "EXHB0001" }, extra),
      rowOf("customs", 4, { ...customs, document: "EXHB0002" }, extra),
      rowOf("broker", 5, { ...customs, document: "EXMB0001" }),
    ];
    const { rows: kept, links } = found(rows, { headings: { ...bills.headings, broker: "BL" } });
    expect(kept).toHaveLength(4);
    expect(links.every(({ state }) => state === "open")).toBe(true);
  });
  it("a house bill beside the master of the same row is the one that counts", () => {
    const rows = both({ document: "EXMB0001" }, { document: "EXHB0001" }, [{ "House B/L": "EXHB0001" }, {}]);
    expect(stateOf(rows, bills)).toBe("joined");
  });
  it("a manifest's bill without house bills stands in its column of masters, and is a bill", () => {
    const rows = both({ document: "B/L SSX-21140" }, { document: "SSX-21140" }, [
      {},
      { master_bol_number: "SSX-21140" },
    ]);
    expect(stateOf(rows, { headings: { own: "document", customs: "document" } })).toBe("joined");
  });
  it("the level that a column of its own says is the bill's", () => {
    const rows = both({ document: "EXMB0001" }, { document: "EXMB0001" }, [
      {},
      { billOfLadingType: "Master" },
    ]);
    expect(stateOf(rows, bills)).toBe("open");
  });
  it("one invoice over several bills is several shipments", () => {
    const rows = [
      rowOf("own", 2, { ...own, document: "INV-77" }, { "B/L": "MEDU1111111" }),
      rowOf("own", 3, { ...own, document: "INV-77" }, { "B/L": "MEDU2222222" }),
      rowOf("customs", 7, { ...customs, document: "MEDU1111111" }, { Invoice: "INV-77" }),
    ];
    const answer = found(rows, { headings: { own: "Invoice", customs: "B/L" } });
    expect(answer.links.map(({ state, records }) => [state, records.map(({ row }) => row)])).toEqual([
      ["joined", [7, 2]],
    ]);
  });
  it("a cell of two numbers names more than one shipment's paper", () => {
    expect(stateOf(both({ document: "MEDU1111111; MEDU2222222" }, { document: "MEDU1111111" }), bills)).toBe(
      "none",
    );
  });
});

describe("lines of one bill", () => {
  const lines = (file: string) => [
    rowOf(file, 2, { ...own, shipment: `${file}-a`, hs: "620520", net_kg: "100" }),
    rowOf(file, 3, { ...own, shipment: `${file}-b`, hs: "610910", net_kg: "200" }),
    rowOf(file, 4, { ...own, shipment: `${file}-c`, hs: "610910", net_kg: "900" }),
  ];
  it("are joined each with its own", () => {
    const { rows, links } = found([...lines("own"), ...lines("customs")], bills);
    expect(rows).toHaveLength(3);
    expect(links.map(({ records: [a, b] }) => (a?.row ?? 0) - (b?.row ?? 0))).toEqual([0, 0, 0]);
  });
  it("are never one line of the other file, and contradict nothing", () => {
    const { rows, links } = found(
      [...lines("own"), rowOf("customs", 9, { ...customs, hs: undefined, net_kg: "1200" })],
      bills,
    );
    expect(rows).toHaveLength(4);
    expect(links).toEqual([]);
  });
  it("are asked about where any of two may be meant", () => {
    const rows = [2, 3].flatMap((row) => [rowOf("own", row, own), rowOf("customs", row, customs)]);
    const { rows: kept, links } = found(rows, bills);
    expect(kept).toHaveLength(4);
    expect(new Set(links.map(({ state }) => state))).toEqual(new Set(["open"]));
  });
  it("of one file that nothing tells apart are asked about, and others are not", () => {
    expect(stateOf([rowOf("own", 2, own), rowOf("own", 3, own)], bills)).toBe("open");
    expect(stateOf([rowOf("own", 2, own), rowOf("own", 3, { ...own, net_kg: "4000" })], bills)).toBe("none");
  });
});

describe("no number in both", () => {
  const bare = (mine: Cells, theirs: Cells) => both({ document: undefined, ...mine }, theirs);
  test.each<readonly [string, Cells, Cells, string]>([
    ["the same parties, goods, amount and day", {}, {}, "open"],
    ["three days apart", {}, { date: "2026-03-04" }, "open"],
    ["four days apart", {}, { date: "2026-03-05" }, "none"],
    ["another amount", {}, { net_kg: "5100" }, "none"],
    ["no amount", { net_kg: undefined }, {}, "none"],
    ["another buyer", {}, { buyer: "Tern" }, "none"],
    ["a buyer to order", {}, { buyer: "TO ORDER" }, "none"],
    ["other goods", {}, { hs: "870323" }, "none"],
  ])("%s", (_, mine, theirs, state) => expect(stateOf(bare(mine, theirs), bills)).toBe(state));

  it("tells of a daily delivery each day's nearest only, and joins none", () => {
    const days = ["01", "02", "03", "04", "05"];
    const file = (name: string, kept: boolean) =>
      days.map((day, at) =>
        rowOf(name, at + 2, {
          ...own,
          date: `2026-03-${day}`,
          document: kept ? `MEDU12345${day}` : undefined,
        }),
      );
    const { rows, links } = found([...file("own", false), ...file("customs", true)], bills);
    expect(rows).toHaveLength(10);
    expect(links.map(({ records: [a, b] }) => a?.row === b?.row)).toEqual([true, true, true, true, true]);
  });
});

describe("three files", () => {
  const third = (cells: Cells) => [...both({}, {}), rowOf("broker", 3, { ...customs, ...cells })];
  it("are one row where every two of them could be", () => {
    const { rows } = found(third({ net_kg: "5400" }), bills);
    expect(rows.map(({ joined }) => joined?.rows.length)).toEqual([3]);
  });
  it("are not joined along a chain whose ends contradict each other", () => {
    const rows = [
      rowOf("a", 2, { ...own, net_kg: "5000" }),
      rowOf("b", 2, { ...own, net_kg: "6000" }),
      rowOf("c", 2, { ...own, net_kg: "7200" }),
    ];
    const answer = found(rows);
    expect(answer.rows).toHaveLength(3);
    expect(answer.links.map(({ state }) => state).sort()).toEqual(["contradicted", "open", "open"]);
  });
});

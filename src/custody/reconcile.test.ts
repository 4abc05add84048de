import { describe, expect, it } from "vitest";
import { chain } from "./chain.fixture.ts";
import { answers, type Cells, changed, failures, joined, type Rows } from "./custody.fixture.ts";

const whole = joined(...chain);
const verdicts = (rows: Rows): string =>
  [...answers(rows)].map(([lot, { verdict }]) => `${lot} ${verdict}`).join(", ");
const of = (column: string, value: string) => (cells: Cells) => cells[column] === value;
const set = (more: Cells) => (cells: Cells) => [{ ...cells, ...more }];
const drop = (): readonly Cells[] => [];

describe("a chain whose papers add up", () => {
  it("reconciles, lot by lot", () => {
    const found = answers(whole);
    for (const { checks } of found.values())
      expect(checks.filter(({ result }) => result !== "pass")).toEqual([]);
    expect(verdicts(whole)).toBe("L-1 reconciles, Y-1 reconciles, C-1 reconciles, S-1 reconciles");
  });
});

/** One change to the chain; the checks that fail by it, and nothing else in the chain does. */
const planted: readonly (readonly [what: string, rows: Rows, fails: readonly string[]])[] = [
  [
    "more yarn than lint can give",
    joined(changed(whole, "transformation_outputs", of("lot", "Y-1"), set({ quantity: "980" })), {
      transformation_inputs: [],
    }),
    ["Y-1 stage-yield 10 kg", "Y-1 stock-balance 100 kg", "Y-1 quantities-agree 100 kg"],
  ],
  [
    "lint spun before it came",
    changed(
      whole,
      "transformations",
      of("transformation", "T-Y-1"),
      set({ start: "2026-01-03", end: "2026-01-06" }),
    ),
    ["L-1 received-before-use 4 days"],
  ],
  [
    "a bale list used for two lots",
    joined(
      changed(whole, "documents", of("document", "BALES L-1"), (cells) => [
        cells,
        { ...cells, lot: "L-2" },
        { document: "BALES L-1", kind: "bale-list", issuer: "GIN", quantity: "1000", unit: "kg" },
      ]),
      { lots: [{ lot: "L-2", hs: "520100", quantity: "1000", unit: "kg", site: "SITE-GIN" }] },
    ),
    ["L-1 used-once 1000 kg", "L-2 used-once 1000 kg"],
  ],
  [
    "pounds read as kilograms",
    changed(whole, "documents", of("document", "INV C-1"), set({ unit: "lb" })),
    ["C-1 quantities-agree 464.4464855 kg"],
  ],
  [
    "an invoice of another party",
    joined(changed(whole, "documents", of("document", "INV C-1"), set({ issuer: "STRANGER" })), {}),
    ["C-1 parties-agree 1 document", "C-1 paid 2550 USD"],
  ],
  [
    "a payment to a third party",
    changed(whole, "payments", of("payment", "PAY Y-1"), set({ payee: "STRANGER" })),
    ["Y-1 paid 2640 USD"],
  ],
  [
    "stock below nothing in March",
    changed(whole, "stock", of("lot", "C-1"), (cells) => [
      { ...cells, date: "2026-02-28", opening: "0", closing: "0" },
      { ...cells, date: "2026-03-31", closing: "-200" },
    ]),
    ["C-1 stock-balance 200 kg"],
  ],
  [
    "a certificate that ended before the shipment",
    joined(whole, {
      documents: [
        {
          document: "TC 1",
          kind: "transaction-certificate",
          issuer: "CERTIFIER",
          lot: "Y-1",
          shipment: "SH-Y-1",
          from: "2025-01-01",
          to: "2026-01-20",
        },
      ],
    }),
    ["Y-1 certificate-valid 5 days"],
  ],
  [
    "a shipment cancelled later",
    joined(whole, {
      documents: [
        {
          document: "CANCEL 1",
          kind: "cancellation",
          issuer: "WEAVER",
          date: "2026-02-20",
          shipment: "SH-C-1",
        },
      ],
    }),
    ["C-1 not-withdrawn 850 kg"],
  ],
  [
    "more than the site can make",
    changed(
      whole,
      "sites",
      of("site", "SITE-WEAVER"),
      set({ capacity: "800", capacity_unit: "kg per month" }),
    ),
    ["C-1 capacity 50 kg"],
  ],
  [
    "cloth used twice",
    joined(whole, {
      transformations: [
        {
          transformation: "T-9",
          site: "SITE-MAKER",
          process: "cutting and sewing",
          start: "2026-02-20",
          end: "2026-02-25",
        },
      ],
      transformation_inputs: [{ transformation: "T-9", lot: "C-1", quantity: "400", unit: "kg" }],
    }),
    ["C-1 used-once 400 kg"],
  ],
  [
    "shirts sent on twice by the one who bought them",
    joined(whole, {
      shipments: ["SH-8", "SH-9"].map((shipment) => ({
        shipment,
        date: "2026-05-01",
        seller_id: "WEAVER",
        buyer_id: "WEAVER",
        from_site: "SITE-WEAVER",
        to_site: "STORE",
        hs: "520512",
        quantity: "880",
        unit: "kg",
        lot: "Y-1",
      })),
      sites: [{ site: "STORE", party: "WEAVER" }],
    }),
    ["Y-1 used-once 1760 kg"],
  ],
  [
    "a list of bales, counted in bales, used for two lots",
    joined(
      changed(whole, "documents", of("document", "BALES L-1"), (cells) => [
        { ...cells, quantity: "5", unit: "bales" },
        { ...cells, lot: "L-2", quantity: "5", unit: "bales" },
        { document: "BALES L-1", kind: "bale-list", issuer: "GIN", quantity: "5", unit: "bales" },
      ]),
      { lots: [{ lot: "L-2", hs: "520100", quantity: "1000", unit: "kg", site: "SITE-GIN" }] },
    ),
    ["L-1 used-once 5 bales", "L-2 used-once 5 bales"],
  ],
  [
    "yarn and waste each within its limit, and together more than the lint",
    joined(whole, {
      lots: [{ lot: "W-1", hs: "520299", site: "SITE-MILL", quantity: "200", unit: "kg" }],
      transformation_outputs: [{ transformation: "T-Y-1", lot: "W-1", quantity: "200", unit: "kg" }],
      documents: [
        {
          document: "PR W-1",
          kind: "production-record",
          issuer: "MILL",
          lot: "W-1",
          quantity: "200",
          unit: "kg",
        },
      ],
    }),
    ["W-1 stage-yield 80 kg", "Y-1 stage-yield 80 kg"],
  ],
  [
    "an order after the goods had left",
    changed(whole, "documents", of("document", "PO C-1"), set({ date: "2026-02-20" })),
    ["C-1 dates-in-order 8 days"],
  ],
  [
    "a lot that is its own ancestor",
    joined(whole, {
      transformation_inputs: [{ transformation: "T-Y-1", lot: "S-1", quantity: "0", unit: "kg" }],
    }),
    ["Y-1 no-circle 1 lot", "C-1 no-circle 1 lot", "S-1 no-circle 1 lot", "S-1 received-before-use 27 days"],
  ],
];

describe("a fault fails in its own lot", () => {
  it.each(planted)("%s", (_, rows, fails) => {
    const found = failures(answers(rows));
    expect(found.toSorted()).toEqual([...fails].toSorted());
  });

  it("is told upstream of what was made of it, and fails there no second time", () => {
    const rows = changed(whole, "payments", of("payment", "PAY Y-1"), set({ payee: "STRANGER" }));
    expect(verdicts(rows)).toBe("L-1 reconciles, Y-1 contradicted, C-1 cannot-tell, S-1 cannot-tell");
    expect(answers(rows).get("C-1")?.checks.at(-1)).toMatchObject({
      rule: "upstream",
      result: "cannot-tell",
      reason: "it was made of Y-1 (contradicted)",
    });
  });
});

describe("what is not on file", () => {
  it.each([
    [
      changed(whole, "documents", of("document", "PR C-1"), drop),
      "production-record",
      "weaving of C-1",
      "WEAVER",
    ],
    [changed(whole, "documents", of("document", "BL C-1"), drop), "transfer", "C-1 in SH-C-1", "WEAVER"],
    [changed(whole, "payments", of("payment", "PAY C-1"), drop), "payment", "C-1 in SH-C-1", "MAKER"],
  ] as const)("names the paper and who should hold it: %#", (rows, paper, step, holder) => {
    const found = answers(rows);
    expect(failures(found)).toEqual([]);
    expect(found.get("C-1")?.verdict).toBe("gaps");
    expect(found.get("C-1")?.missing).toMatchObject([{ paper, step, holder }]);
  });

  it("never fails for a row that is not there", () => {
    for (const kind of Object.keys(whole) as (keyof Rows)[])
      for (const [place] of (whole[kind] ?? []).entries()) {
        if (kind === "transformation_inputs" || kind === "stock") continue;
        const rows = { ...whole, [kind]: (whole[kind] ?? []).filter((_, at) => at !== place) };
        const failed = failures(answers(rows)).filter((line) => !line.includes("stock-balance"));
        expect(failed, `${kind} ${place}`).toEqual([]);
      }
  });
});

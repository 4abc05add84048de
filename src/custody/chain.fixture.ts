import type { Cells, Rows } from "./custody.fixture.ts";

/**
 * A chain whose papers add up: a gin sells 1,000 kg of lint, a mill spins 880 kg of yarn, a weaver weaves 850 kg of
 * cloth, a maker sews 700 kg of shirts for the importer. Every step is done at one site, sold whole, paid in full.
 */
interface Step {
  readonly maker: string;
  readonly lot: string;
  readonly hs: string;
  readonly kg: number;
  readonly process: string;
  readonly from: string;
  readonly made: readonly [string, string];
  readonly sent: string;
  readonly came: string;
}

const steps: readonly Step[] = [
  {
    maker: "GIN",
    lot: "L-1",
    hs: "520100",
    kg: 1000,
    process: "",
    from: "",
    made: ["2026-01-02", "2026-01-05"],
    sent: "2026-01-10",
    came: "2026-01-12",
  },
  {
    maker: "MILL",
    lot: "Y-1",
    hs: "520512",
    kg: 880,
    process: "carded spinning",
    from: "L-1",
    made: ["2026-01-15", "2026-01-20"],
    sent: "2026-01-25",
    came: "2026-01-27",
  },
  {
    maker: "WEAVER",
    lot: "C-1",
    hs: "520811",
    kg: 850,
    process: "weaving",
    from: "Y-1",
    made: ["2026-02-02", "2026-02-10"],
    sent: "2026-02-12",
    came: "2026-02-14",
  },
  {
    maker: "MAKER",
    lot: "S-1",
    hs: "620520",
    kg: 700,
    process: "cutting and sewing",
    from: "C-1",
    made: ["2026-02-16", "2026-02-26"],
    sent: "2026-03-01",
    came: "2026-03-30",
  },
];

const buyers = ["MILL", "WEAVER", "MAKER", "IMPORTER"];
const siteOf = (party: string): string => `SITE-${party}`;

const about = ({ lot, kg }: Step): Cells => ({ lot, quantity: String(kg), unit: "kg" });

function papersOf(step: Step, buyer: string): readonly Cells[] {
  const { maker, lot, from, made, sent } = step;
  const moved = { ...about(step), shipment: `SH-${lot}` };
  const making = { issuer: maker, date: made[1], ...about(step) };
  return [
    {
      document: `PO ${lot}`,
      kind: "purchase-order",
      issuer: buyer,
      recipient: maker,
      date: "2025-12-20",
      shipment: `SH-${lot}`,
    },
    { document: `INV ${lot}`, kind: "invoice", issuer: maker, recipient: buyer, date: sent, ...moved },
    {
      document: `BL ${lot}`,
      kind: "bill-of-lading",
      issuer: "CARRIER",
      recipient: buyer,
      date: sent,
      ...moved,
    },
    from === ""
      ? { document: `BALES ${lot}`, kind: "bale-list", ...making }
      : { document: `PR ${lot}`, kind: "production-record", ...making },
  ];
}

function runOf(step: Step, input: Step | undefined): Rows {
  if (input === undefined) return {};
  const { maker, lot, process, made } = step;
  const run = { transformation: `T-${lot}` };
  return {
    transformations: [{ ...run, site: siteOf(maker), process, start: made[0], end: made[1] }],
    transformation_inputs: [{ ...run, ...about(input) }],
    transformation_outputs: [{ ...run, ...about(step) }],
  };
}

function shipmentOf({ maker, lot, hs, kg, sent, came }: Step, buyer: string): Cells {
  return {
    shipment: `SH-${lot}`,
    date: sent,
    date_kind: "departure",
    date_latest: came,
    seller_id: maker,
    buyer_id: buyer,
    from_site: siteOf(maker),
    ...(buyer === "IMPORTER" ? {} : { to_site: siteOf(buyer) }),
    hs,
    quantity: String(kg),
    unit: "kg",
    value: String(kg * 3),
    currency: "USD",
    lot,
  };
}

function rowsOf(step: Step, place: number): Rows {
  const { maker, lot, hs, kg, made } = step;
  const buyer = buyers[place] ?? "IMPORTER";
  const input = steps[place - 1];
  // A lot of the gin was there before any run is on file, so that its ledger opens with it.
  const opening = input === undefined ? String(kg) : "0";
  return {
    ...runOf(step, input),
    sites: [
      {
        site: siteOf(maker),
        party: maker,
        city: "Izmir",
        country: "TR",
        capacity: "30",
        capacity_unit: "t/month",
      },
    ],
    lots: [{ ...about(step), hs, site: siteOf(maker), date: made[1] }],
    shipments: [shipmentOf(step, buyer)],
    documents: papersOf(step, buyer),
    payments: [
      {
        payment: `PAY ${lot}`,
        date: "2026-04-10",
        payer: buyer,
        payee: maker,
        amount: String(kg * 3),
        currency: "USD",
        refers_to: `INV ${lot}`,
      },
    ],
    stock: [{ site: siteOf(maker), good: hs, lot, date: "2026-03-31", opening, closing: "0", unit: "kg" }],
  };
}

export const chain: readonly Rows[] = steps.map(rowsOf);

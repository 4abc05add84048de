import type { CustodyRecords } from "../../../src/custody/custody-input.ts";
import type { CanonicalRow, RecordKind } from "../../../src/model/records.ts";

type Cells = Readonly<Record<string, string>>;

const goods = ["520100", "520512", "520811", "620520"] as const;
const processes = ["", "carded spinning", "weaving", "cutting and sewing"] as const;
const yields = [1, 0.88, 0.96, 0.82] as const;
const kinds = [
  "packing-list",
  "delivery-note",
  "weight-note",
  "declaration-of-origin",
  "test-report",
] as const;

/** The day so many days after 1 January 2024. */
const day = (number: number): string => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);

/** A seeded sequence of whole numbers below a bound (mulberry32). */
function sequence(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Lots that are made at one site, sold to one site, and used there together. */
const block = 3;

/**
 * So many lots in four tiers from bale to shirt. Three lots of a site go to one buyer, who makes three lots of them, a
 * third of each in each. Every lot is counted in a ledger, sold once, paid, with ten rows of papers. Of one in a hundred
 * the invoice is another party's.
 */
export function madeUpPapers(lots: number, seed: number): CustodyRecords {
  const next = sequence(seed);
  const rows: Record<string, CanonicalRow[]> = {};
  const add = (kind: RecordKind, cells: Cells): void => {
    rows[kind] ??= [];
    rows[kind].push({
      kind,
      cells,
      extra: {},
      source: { import: kind, row: rows[kind].length + 2, file: `${kind}.csv` },
    });
  };
  const tier = Math.ceil(lots / 4 / block) * block;
  const sites = Math.max(4, Math.ceil(lots / 400));
  for (let site = 0; site < sites * 5; site += 1) add("sites", { site: `S-${site}`, party: `P-${site}` });
  const mass = new Float64Array(tier * 4);
  for (let lot = 0; lot < tier * 4; lot += 1) {
    const level = Math.floor(lot / tier);
    const place = Math.floor((lot % tier) / block);
    const first = (level - 1) * tier + place * block;
    const inputs = level === 0 ? [] : [first, first + 1, first + 2];
    const put = inputs.map((input) => Math.floor((mass[input] ?? 0) / block));
    const into = put.reduce((sum, kg) => sum + kg, 0);
    mass[lot] = level === 0 ? 3000 + next(3000) : Math.floor(into * (yields[level] ?? 1));
    addLot(add, {
      lot,
      level,
      site: level * sites + (place % sites),
      kg: mass[lot] ?? 0,
      inputs,
      put,
      from: level * 90 + next(30),
      buyer: (level + 1) * sites + (place % sites),
      isFaulty: next(100) === 0,
    });
  }
  const empty = { products: [], payments: [], shipments: [], lots: [], stock: [], documents: [], sites: [] };
  const runs = { transformations: [], transformation_inputs: [], transformation_outputs: [] };
  return { ...empty, ...runs, ...rows } as unknown as CustodyRecords;
}

interface MadeLot {
  readonly lot: number;
  readonly level: number;
  readonly site: number;
  readonly kg: number;
  readonly inputs: readonly number[];
  readonly put: readonly number[];
  readonly from: number;
  readonly buyer: number;
  readonly isFaulty: boolean;
}

type Add = (kind: RecordKind, cells: Cells) => void;

function addLot(add: Add, made: MadeLot): void {
  const { lot, level, site, kg, from } = made;
  const [id, hs] = [`LOT-${lot}`, goods[level] ?? ""];
  const mass = { quantity: String(kg), unit: "kg" };
  add("lots", { lot: id, hs, site: `S-${site}`, ...mass, date: day(from + 5) });
  if (level > 0) {
    add("transformations", {
      transformation: `T-${lot}`,
      site: `S-${site}`,
      process: processes[level] ?? "",
      start: day(from),
      end: day(from + 5),
    });
    for (const [place, input] of made.inputs.entries())
      add("transformation_inputs", {
        transformation: `T-${lot}`,
        lot: `LOT-${input}`,
        quantity: String(made.put[place]),
        unit: "kg",
      });
    add("transformation_outputs", { transformation: `T-${lot}`, lot: id, ...mass });
  }
  add("stock", {
    site: `S-${site}`,
    good: hs,
    lot: id,
    date: day(from + 80),
    opening: level === 0 ? String(kg) : "0",
    closing: "0",
    unit: "kg",
  });
  addTrade(add, made, { id, hs, mass });
}

function addTrade(
  add: Add,
  { lot, level, site, kg, from, buyer, isFaulty }: MadeLot,
  { id, hs, mass }: { readonly id: string; readonly hs: string; readonly mass: Cells },
): void {
  const [seller, bought, shipment] = [`P-${site}`, `P-${buyer}`, `SH-${lot}`];
  const sent = day(from + 10);
  const money = { currency: "USD" };
  add("shipments", {
    shipment,
    date: sent,
    date_kind: "departure",
    date_latest: day(from + 12),
    seller_id: seller,
    buyer_id: bought,
    from_site: `S-${site}`,
    to_site: `S-${buyer}`,
    hs,
    lot: id,
    ...mass,
    value: String(kg * 2),
    ...money,
  });
  add("payments", {
    payment: `PAY-${lot}`,
    date: day(from + 40),
    payer: bought,
    payee: seller,
    amount: String(kg * 2),
    ...money,
    refers_to: `INV-${lot}`,
  });
  const about = { lot: id, shipment, ...mass, date: sent };
  add("documents", {
    document: `PO-${lot}`,
    kind: "purchase-order",
    issuer: bought,
    recipient: seller,
    date: day(from - 20),
    shipment,
  });
  add("documents", {
    document: `INV-${lot}`,
    kind: "invoice",
    issuer: isFaulty ? "P-none" : seller,
    recipient: bought,
    ...about,
  });
  add("documents", {
    document: `BL-${lot}`,
    kind: "bill-of-lading",
    issuer: "carrier",
    recipient: bought,
    ...about,
  });
  add("documents", {
    document: `PR-${lot}`,
    kind: level === 0 ? "bale-list" : "production-record",
    issuer: seller,
    date: day(from + 5),
    lot: id,
    ...mass,
  });
  add("documents", {
    document: `TC-${lot}`,
    kind: "transaction-certificate",
    issuer: "certifier",
    from: day(from),
    to: day(from + 90),
    ...about,
  });
  for (const kind of kinds)
    add("documents", { document: `${kind}-${lot}`, kind, issuer: seller, recipient: bought, ...about });
}

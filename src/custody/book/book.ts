import type { CanonicalRow } from "../../model/records.ts";
import type { Withdrawn } from "../../model/withdrawn.ts";
import { foldLot } from "../../tracing/shares/share-input.ts";
import type { CustodyInput } from "../custody-input.ts";
import { Scale } from "./masses.ts";
import { type Movement, readMovements, type Shipment } from "./movement.ts";
import { foldNumber, type Paper, type PaperUse, readPapers } from "./paper.ts";
import { type Flow, type Run, readRuns } from "./run.ts";

/** A lot with all that names it. */
export interface Lot {
  /** As lots are compared. */
  readonly key: string;
  /** As first written. */
  readonly id: string;
  readonly rows: readonly CanonicalRow<"lots">[];
  /** Outputs of runs that are this lot, and inputs of runs drawn from it. */
  readonly made: readonly Flow[];
  readonly draws: readonly Flow[];
  readonly movements: readonly Movement[];
  /** Orders, which move nothing. */
  readonly orders: readonly Movement[];
  readonly papers: readonly PaperUse[];
  readonly stock: readonly CanonicalRow<"stock">[];
  readonly withdrawn: readonly Withdrawn[];
}

interface Draft extends Lot {
  id: string;
  readonly rows: CanonicalRow<"lots">[];
  readonly made: Flow[];
  readonly draws: Flow[];
  readonly movements: Movement[];
  readonly orders: Movement[];
  readonly papers: PaperUse[];
  readonly stock: CanonicalRow<"stock">[];
  readonly withdrawn: Withdrawn[];
}

/** The records laid out so that every rule finds what it needs of one lot without looking at the others. */
export interface Book {
  readonly input: CustodyInput;
  readonly scale: Scale;
  readonly lots: ReadonlyMap<string, Lot>;
  readonly runs: ReadonlyMap<string, Run>;
  readonly runsAt: ReadonlyMap<string, readonly Run[]>;
  readonly shipments: ReadonlyMap<string, Shipment>;
  /** By number, as numbers are compared. */
  readonly papers: ReadonlyMap<string, readonly Paper[]>;
  readonly payments: ReadonlyMap<string, readonly CanonicalRow<"payments">[]>;
  /** Papers of which a row names the site and no lot and no shipment. */
  readonly papersOfSite: ReadonlyMap<string, readonly Paper[]>;
  readonly sites: ReadonlyMap<string, CanonicalRow<"sites">>;
  /** HS code of a product, and how many rows of stock stand apart from lots, by site. */
  readonly hsOfProduct: ReadonlyMap<string, string>;
  readonly pools: ReadonlyMap<string, readonly CanonicalRow<"stock">[]>;
  /** Movements that name no lot, by "site ..." and, of an end without a site, "party ...". */
  readonly looseAt: ReadonlyMap<string, readonly Movement[]>;
  /** Lots that were ever at a site, by its id. */
  readonly lotsAt: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Adds to a list of a map, made at first use. */
export function push<K, V>(into: Map<K, V[]>, key: K, value: V): void {
  const some = into.get(key);
  if (some === undefined) into.set(key, [value]);
  else some.push(value);
}

export function openBook(input: CustodyInput): Book {
  const { records } = input;
  const lots = new Map<string, Draft>();
  const lotOf = (text: string | undefined): Draft | undefined => {
    const key = foldLot(text);
    if (key === undefined) return undefined;
    const known = lots.get(key) ?? newLot(key, (text ?? "").trim());
    lots.set(key, known);
    return known;
  };
  for (const row of records.lots) lotOf(row.cells.lot)?.rows.push(row);
  const { runs, flows } = readRuns(records, input.openRuns);
  for (const flow of flows) {
    const lot = lotOf(flow.lotGiven);
    if (flow.side === "in") lot?.draws.push(flow);
    else lot?.made.push(flow);
  }
  const papers = readPapers(records.documents);
  const shipments = readMovements(records.shipments, papers);
  for (const { movements } of shipments.values())
    for (const movement of movements)
      (movement.isOrder ? lotOf(movement.lotGiven)?.orders : lotOf(movement.lotGiven)?.movements)?.push(
        movement,
      );
  enterPapers(papers, lotOf);
  for (const row of records.stock) lotOf(row.cells.lot)?.stock.push(row);
  for (const gone of input.withdrawn) for (const lot of gone.lots) lotOf(lot)?.withdrawn.push(gone);
  return {
    input,
    scale: new Scale(input.units, input.netContents),
    lots,
    runs,
    runsAt: Map.groupBy(runs.values(), ({ site }) => site ?? ""),
    shipments,
    papers,
    payments: paymentsOf(records.payments),
    papersOfSite: papersOfSite(papers),
    sites: new Map(
      records.sites.flatMap((row) => (row.cells.site === undefined ? [] : [[row.cells.site.trim(), row]])),
    ),
    hsOfProduct: hsOfProducts(records.products),
    pools: Map.groupBy(
      records.stock.filter(({ cells }) => foldLot(cells.lot) === undefined),
      ({ cells }) => cells.site?.trim() ?? "",
    ),
    lotsAt: lotsAt(lots.values()),
    looseAt: looseAt(input, shipments.values()),
  };
}

const newLot = (key: string, id: string): Draft => ({
  key,
  id,
  rows: [],
  made: [],
  draws: [],
  movements: [],
  orders: [],
  papers: [],
  stock: [],
  withdrawn: [],
});

function enterPapers(
  papers: ReadonlyMap<string, readonly Paper[]>,
  lotOf: (text: string | undefined) => Draft | undefined,
): void {
  for (const some of papers.values())
    for (const { uses } of some) for (const use of uses) lotOf(use.row.cells.lot)?.papers.push(use);
}

/** Payments by every number that they name. */
function paymentsOf(
  rows: readonly CanonicalRow<"payments">[],
): ReadonlyMap<string, readonly CanonicalRow<"payments">[]> {
  const found = new Map<string, CanonicalRow<"payments">[]>();
  for (const row of rows) {
    const numbers = [row.cells.refers_to, row.cells.document].flatMap((text) =>
      text === undefined ? [] : [foldNumber(text)],
    );
    for (const number of new Set(numbers)) push(found, number, row);
  }
  return found;
}

function papersOfSite(papers: ReadonlyMap<string, readonly Paper[]>): ReadonlyMap<string, readonly Paper[]> {
  const found = new Map<string, Paper[]>();
  for (const some of papers.values())
    for (const paper of some) {
      if (!paper.kind.endsWith("certificate")) continue;
      for (const { cells } of paper.contents)
        if (cells.site !== undefined) push(found, cells.site.trim(), paper);
    }
  return found;
}

function hsOfProducts(rows: readonly CanonicalRow<"products">[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { cells } of rows)
    if (cells.product !== undefined && cells.hs !== undefined && !found.has(cells.product))
      found.set(cells.product, cells.hs);
  return found;
}

function lotsAt(lots: Iterable<Lot>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const at = (site: string | undefined, { key }: Lot): void => {
    if (site === undefined) return;
    const some = found.get(site) ?? new Set<string>();
    found.set(site, some);
    some.add(key);
  };
  for (const lot of lots) {
    for (const { run } of [...lot.made, ...lot.draws]) at(run.site, lot);
    for (const { from, to } of lot.movements) {
      at(from.site, lot);
      at(to.site, lot);
    }
    for (const { cells } of lot.rows) at(cells.site?.trim(), lot);
  }
  return found;
}

function looseAt(
  { parties }: CustodyInput,
  shipments: Iterable<Shipment>,
): ReadonlyMap<string, readonly Movement[]> {
  const found = new Map<string, Movement[]>();
  for (const { movements } of shipments)
    for (const movement of movements) {
      if (movement.isOrder || foldLot(movement.lotGiven) !== undefined) continue;
      const ends = [movement.from, movement.to].map(({ site, who }) =>
        site === undefined ? `party ${parties.find(who)}` : `site ${site}`,
      );
      for (const end of new Set(ends)) push(found, end, movement);
    }
  return found;
}

import { tellingOf } from "../../model/records.ts";
import { foldLot } from "../../tracing/shares/share-input.ts";
import type { ShipmentRow } from "../../tracing/shipment-row.ts";
import { shipmentId } from "../../tracing/shipment-row.ts";
import type { Who } from "../custody-input.ts";
import { anyDay, onDay, type Span, spanOf } from "../days.ts";
import type { Amount } from "./masses.ts";
import { foldNumber, type Paper, type PaperUse } from "./paper.ts";

/** One end of a movement, or the place of a run. */
export interface End {
  readonly site: string | undefined;
  readonly who: Who;
}

/** What moved of one lot in one shipment. Rows of other kinds of day (departure, receipt) tell of the same goods. */
export interface Movement {
  readonly shipment: Shipment;
  readonly lotGiven: string | undefined;
  readonly rows: readonly ShipmentRow[];
  /** The rows whose amounts together are the movement: of one kind of day. */
  readonly main: readonly ShipmentRow[];
  readonly amounts: readonly Amount[];
  readonly from: End;
  readonly to: End;
  readonly leaves: Span;
  /** When it came, where a row says so; else not before it left. */
  readonly arrives: Span;
  readonly saysArrival: boolean;
  readonly isOrder: boolean;
}

export interface Shipment {
  readonly id: string;
  readonly movements: readonly Movement[];
  /** Rows of papers that name it. */
  readonly papers: readonly PaperUse[];
  /** Papers that its rows name and that name no lot and no shipment themselves. */
  readonly named: readonly Paper[];
}

interface Draft extends Shipment {
  readonly movements: MovementDraft[];
  readonly papers: PaperUse[];
  readonly named: Paper[];
}

interface MovementDraft extends Movement {
  lotGiven: string | undefined;
}

const ordering = new Set(["order", "contract", "payment"]);
const arriving = new Set(["arrival", "receipt"]);

/** All shipments, by id, with the papers that name them. */
export function readMovements(
  rows: readonly ShipmentRow[],
  papers: ReadonlyMap<string, readonly Paper[]>,
): ReadonlyMap<string, Shipment> {
  const shipments = new Map<string, Draft>();
  for (const [id, some] of Map.groupBy(rows, (row) => shipmentId(row).trim())) {
    const shipment: Draft = { id, movements: [], papers: [], named: namedBy(some, papers) };
    shipments.set(id, shipment);
    for (const ofLot of partsByLot(some)) shipment.movements.push(movementOf(shipment, ofLot));
  }
  for (const use of usesOf(papers)) shipments.get(use.shipment ?? "")?.papers.push(use);
  for (const shipment of shipments.values()) tieToLot(shipment);
  return shipments;
}

/** A shipment that names no lot is of the one lot that its papers name. */
function tieToLot({ movements, papers }: Draft): void {
  const [only, ...others] = movements;
  if (only === undefined || others.length > 0 || foldLot(only.lotGiven) !== undefined) return;
  const named = papers.filter(({ lot }) => lot !== undefined);
  const [first] = named;
  if (first !== undefined && named.every(({ lot }) => lot === first.lot)) only.lotGiven = first.row.cells.lot;
}

function* usesOf(papers: ReadonlyMap<string, readonly Paper[]>): Generator<PaperUse> {
  for (const some of papers.values()) for (const { uses } of some) yield* uses;
}

/** Papers whose number stands on the rows of a shipment and that name nothing themselves. */
function namedBy(rows: readonly ShipmentRow[], papers: ReadonlyMap<string, readonly Paper[]>): Paper[] {
  const numbers = new Set(rows.flatMap(tellingOf).flatMap(({ cells }) => cells.document ?? []));
  return [...numbers].flatMap((number) =>
    (papers.get(foldNumber(number)) ?? []).filter(({ uses }) => uses.length === 0),
  );
}

/** Orders stand apart from what moved: they are of another amount, and another day. */
const partsByLot = (rows: readonly ShipmentRow[]): Iterable<readonly ShipmentRow[]> =>
  rows.length === 1
    ? [rows]
    : Map.groupBy(
        rows,
        ({ cells }) => `${foldLot(cells.lot) ?? ""}|${ordering.has(cells.date_kind ?? "") ? "order" : ""}`,
      ).values();

function movementOf(shipment: Shipment, rows: readonly ShipmentRow[]): MovementDraft {
  const first = rows.find(({ cells }) => !arriving.has(cells.date_kind ?? "")) ?? rows[0];
  const kind = first?.cells.date_kind;
  const main = rows.filter(({ cells }) => cells.date_kind === kind);
  const cells = first?.cells ?? {};
  const arrivals = rows.flatMap((row) => arrivalOf(row) ?? []);
  const leaves = leavesOf(main);
  const arrives = arrivals.reduce(meet, { ...anyDay, earliest: leaves.earliest });
  return {
    shipment,
    lotGiven: cells.lot,
    rows,
    main,
    amounts: main.map((row) => ({
      quantity: row.cells.quantity,
      unit: row.cells.unit,
      netKg: row.cells.net_kg,
    })),
    from: { site: cells.from_site?.trim(), who: { key: cells.seller_id, name: cells.seller } },
    to: { site: cells.to_site?.trim(), who: { key: cells.buyer_id, name: cells.buyer } },
    leaves,
    arrives,
    saysArrival: arrivals.length > 0,
    isOrder: ordering.has(kind ?? ""),
  };
}

const meet = (a: Span, b: Span): Span => ({
  earliest: Math.max(a.earliest, b.earliest),
  latest: Math.min(a.latest, b.latest),
});

/** A row that tells of an arrival only says that they had left by then. */
function leavesOf(rows: readonly ShipmentRow[]): Span {
  const spans = rows.map(({ cells }): Span => {
    const { date, date_latest, date_kind, import_date } = cells;
    if (date_kind === "order") return anyDay;
    if (arriving.has(date_kind ?? ""))
      return { earliest: Number.NEGATIVE_INFINITY, latest: spanOf(date, date_latest).latest };
    if (date === undefined)
      return { earliest: Number.NEGATIVE_INFINITY, latest: onDay(date_latest ?? import_date).latest };
    return spanOf(date, date_latest ?? date);
  });
  return {
    earliest: Math.min(...spans.map(({ earliest }) => earliest)),
    latest: Math.max(...spans.map(({ latest }) => latest)),
  };
}

/** The day of arrival that a row states: its own, or the one that an event of receiving gave. */
function arrivalOf({ cells, extra }: ShipmentRow): Span | undefined {
  const received = extra.received;
  if (received !== undefined) return onDay(received);
  return arriving.has(cells.date_kind ?? "")
    ? spanOf(cells.date, cells.date_latest ?? cells.date)
    : undefined;
}

import type { Mass, When } from "../../balance/network.ts";
import { unknownMass } from "../../balance/network.ts";
import type { Rational } from "../../goods/rational.ts";
import { readDecimal, writeDecimal } from "../../goods/rational.ts";
import { toKilograms } from "../../goods/units.ts";
import { tellingOf } from "../../model/records.ts";
import { type DayInterval, dayText, intervalOf } from "../day-interval.ts";
import type { FlowNetwork, Moved } from "../flow-network.ts";
import { namesNothing } from "../placeholder-text.ts";
import { isReversal, rowLevel, shipmentId } from "../shipment-row.ts";
import { makingLegs } from "./making-legs.ts";
import { layPlaces, type PlaceAt, type Places } from "./places.ts";
import { foldLot, type ShareInput } from "./share-input.ts";

/** One end of a recorded flow: goods that came into a place, or left it. */
export interface Leg {
  /** Id of the movement, input or output. */
  readonly flow: string;
  /** Id of the record that it is part of. */
  readonly record: string;
  readonly documents: readonly string[];
  readonly side: "in" | "out";
  readonly place: PlaceAt;
  readonly hs: string | undefined;
  /** The customer's id of the shipment that it is an end of. */
  readonly shipment: string | undefined;
  /** The lot as it is compared. */
  readonly lot: string | undefined;
  /** Kilograms; undefined where no record tells. */
  readonly kg: Rational | undefined;
  readonly when: DayInterval;
  /** Whether the record shows that the goods moved. What may have been taken back, or is only inferred, may not have. */
  readonly sure: boolean;
}

/** A row of shipments as a movement. */
export interface MovedLegs {
  readonly edge: number;
  readonly moved: Moved;
  readonly out: Leg;
  readonly in: Leg;
}

/** One run of a process, with what its rows name. */
export interface MadeLegs {
  readonly id: string;
  readonly process: string;
  readonly place: string | undefined;
  readonly inputs: readonly Leg[];
  readonly outputs: readonly Leg[];
  readonly when: DayInterval;
  /** Papers that say what went in: a production record or a declaration, on every lot that came out. */
  readonly papers: readonly string[];
  /** Why its rows are not all here, whatever a paper says; undefined where nothing shows that. */
  readonly torn: string | undefined;
}

export interface Legs {
  readonly places: Places;
  readonly moved: readonly MovedLegs[];
  readonly made: readonly MadeLegs[];
}

export const whenOf = ({ earliest, latest }: DayInterval): When => ({
  earliest: dayText(earliest),
  latest: dayText(latest),
});

export const massOf = (kg: Rational | undefined): Mass => {
  if (kg === undefined) return unknownMass;
  const text = writeDecimal(kg).value;
  return { least: text, most: text };
};

/** Every end of every recorded movement and making, once a network. */
export function readLegs(input: ShareInput): Legs {
  const places = layPlaces(input.flow);
  const moved = input.flow.edges.flatMap((edge, number) =>
    edge.kind === "moved" && isMovement(edge)
      ? [movedLegs(input, places, edge, { number, id: flowIdOf(input.flow, number) })]
      : [],
  );
  return { places, moved, made: makingLegs(input, places) };
}

/** An order or a contract is paper about goods; an invoice stands for the movement, as where paths are searched. */
const isMovement = ({ row }: Moved): boolean =>
  [undefined, "invoice", "departure", "arrival", "receipt", "production"].includes(row.cells.date_kind);

/** The id of an edge's movement: the customer's where one row alone bears it, else with the row's place. */
export function flowIdOf(flow: FlowNetwork, number: number): string {
  const edge = flow.edges[number];
  if (edge === undefined) return `movement ${number}`;
  if (edge.kind === "named")
    return `word of ${edge.part.row.source.file} row ${edge.part.row.source.row} (${edge.product})`;
  const id = shipmentId(edge.row);
  const { import: file, row } = edge.row.source;
  return flow.byShipment.get(id)?.length === 1 ? id : `${id} (${file} row ${row})`;
}

/** Papers of a row: what it names, or its own id; where several rows tell of the movement, what any of them names. */
export function papersOf({ row }: Moved): readonly string[] {
  const named = tellingOf(row).flatMap(({ cells }) =>
    namesNothing(cells.document) ? [] : [cells.document ?? ""],
  );
  return named.length === 0 ? [shipmentId(row)] : [...new Set(named)];
}

export function kilogramsOf(
  units: ShareInput["flow"]["input"]["units"],
  { row }: Moved,
): Rational | undefined {
  const { quantity, unit, net_kg } = row.cells;
  if (units === undefined || isReversal(row)) return undefined;
  const found = toKilograms(units, { quantity: quantity ?? "", unit, netKg: net_kg });
  return found.ok ? readDecimal(found.value) : undefined;
}

function movedLegs(
  { flow }: ShareInput,
  places: Places,
  moved: Moved,
  { number, id }: { readonly number: number; readonly id: string },
): MovedLegs {
  const { row } = moved;
  const shared = {
    flow: id,
    record: id,
    documents: papersOf(moved),
    hs: row.cells.hs,
    shipment: shipmentId(row).trim(),
    lot: foldLot(row.cells.lot),
    kg: kilogramsOf(flow.input.units, moved),
    when: intervalOf(row),
    sure: moved.doubt === undefined && !isReversal(row) && rowLevel(row) !== "inferred",
  };
  return {
    edge: number,
    moved,
    out: { ...shared, side: "out", place: places.of(moved.seller, row.cells.from_site) },
    in: { ...shared, side: "in", place: places.of(moved.buyer, row.cells.to_site) },
  };
}

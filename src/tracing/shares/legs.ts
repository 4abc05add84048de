import type { Mass } from "../../balance/network.ts";
import { unknownMass } from "../../balance/network.ts";
import { hsDigits } from "../../goods/hs.ts";
import type { Rational } from "../../goods/rational.ts";
import { readDecimal, writeDecimal } from "../../goods/rational.ts";
import { toKilograms } from "../../goods/units.ts";
import { type DayInterval, dayNumber, intervalOf } from "../day-interval.ts";
import type { FlowNetwork, Moved } from "../flow-network.ts";
import { openEnd, openStart } from "../network.ts";
import { namesNothing } from "../placeholder-text.ts";
import { isReversal, rowLevel, shipmentId } from "../shipment-row.ts";
import { layPlaces, type PlaceAt, type Places } from "./places.ts";
import { byLot, foldLot, kilograms, type ShareInput } from "./share-input.ts";

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
}

export interface Legs {
  readonly places: Places;
  readonly moved: readonly MovedLegs[];
  readonly made: readonly MadeLegs[];
}

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
  return { places, moved, made: madeOf(input, places) };
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

/** Papers of a row: what it names, or its own id. */
export const papersOf = (moved: Moved): readonly string[] => [
  namesNothing(moved.row.cells.document) ? shipmentId(moved.row) : (moved.row.cells.document ?? ""),
];

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

function madeOf(input: ShareInput, places: Places): readonly MadeLegs[] {
  const { transformations, transformation_inputs, transformation_outputs } = input.records;
  const idOfRow = ({ cells }: { readonly cells: { readonly transformation?: string | undefined } }): string =>
    cells.transformation ?? "";
  const ins = Map.groupBy(transformation_inputs, idOfRow);
  const outs = Map.groupBy(transformation_outputs, idOfRow);
  const goods = goodsByLot(input);
  const papers = byLot(input.records.documents);
  return [...Map.groupBy(transformations, idOfRow)].flatMap(([id, rows]) => {
    if (id === "") return [];
    const sites = new Set(rows.flatMap(({ cells }) => cells.site ?? []));
    const [site] = sites.size === 1 ? sites : [];
    const place = site === undefined ? undefined : places.named(site);
    const when = whenOf(rows);
    const legs = (some: Parameters<typeof leg>[0][], side: Leg["side"]): readonly Leg[] =>
      some.map((row, n) => leg(row, { id, side, n, place, when, goods, input }));
    const outputs = legs(outs.get(id) ?? [], "in");
    const process = rows.map(({ cells }) => cells.process ?? "").join(" ");
    return [
      {
        id,
        process,
        place,
        when,
        inputs: legs(ins.get(id) ?? [], "out"),
        outputs,
        papers: papersOn(outputs, papers),
      },
    ];
  });
}

interface LegOf {
  readonly id: string;
  readonly side: Leg["side"];
  readonly n: number;
  readonly place: string | undefined;
  readonly when: DayInterval;
  readonly goods: ReadonlyMap<string, string>;
  readonly input: ShareInput;
}

type LegRow = {
  readonly cells: {
    readonly lot?: string | undefined;
    readonly quantity?: string | undefined;
    readonly unit?: string | undefined;
  };
};

function leg({ cells }: LegRow, { id, side, n, place, when, goods, input }: LegOf): Leg {
  const lot = foldLot(cells.lot);
  return {
    flow: `${id} ${side === "in" ? "output" : "input"} ${n + 1} (${cells.lot ?? "no lot"})`,
    record: id,
    documents: [id],
    side,
    place: { sure: place ?? `making ${id}`, may: [] },
    hs: lot === undefined ? undefined : goods.get(lot),
    lot,
    kg: kilograms(input.flow.input.units, cells.quantity, cells.unit),
    when,
    sure: true,
  };
}

function whenOf(
  rows: readonly {
    readonly cells: { readonly start?: string | undefined; readonly end?: string | undefined };
  }[],
): DayInterval {
  const days = rows
    .flatMap(({ cells: { start, end } }) => [start, end].filter((day) => day !== undefined))
    .map(dayNumber);
  const whole = rows.every(({ cells: { start, end } }) => start !== undefined && end !== undefined);
  return whole
    ? { earliest: Math.min(...days), latest: Math.max(...days) }
    : { earliest: openStart, latest: openEnd };
}

/** The HS code of a lot: its own row's, or what all shipments of it agree on. */
function goodsByLot({ records, flow }: ShareInput): ReadonlyMap<string, string> {
  const said = [
    ...records.lots.map(({ cells }) => ({ lot: foldLot(cells.lot), hs: cells.hs, own: true })),
    ...flow.edges.flatMap((edge) =>
      edge.kind === "moved" ? [{ lot: foldLot(edge.row.cells.lot), hs: edge.row.cells.hs, own: false }] : [],
    ),
  ].filter(({ lot, hs }) => lot !== undefined && hsDigits(hs).length >= 4);
  const byId = Map.groupBy(said, ({ lot }) => lot ?? "");
  return new Map(
    [...byId].flatMap(([lot, some]) => {
      const own = some.filter((one) => one.own);
      const codes = new Set((own.length > 0 ? own : some).map(({ hs }) => hsDigits(hs)));
      const [hs] = codes;
      return codes.size === 1 && hs !== undefined ? [[lot, hs] as const] : [];
    }),
  );
}

const saysInputs: readonly (string | undefined)[] = ["production-record", "completeness-declaration"];

/** The papers that say what went in; none where a lot that came out has none. */
function papersOn(outputs: readonly Leg[], papers: ReturnType<typeof byLot<"documents">>): readonly string[] {
  const found = outputs.map(({ lot }) =>
    (papers.get(lot ?? "") ?? [])
      .filter(({ cells }) => saysInputs.includes(cells.kind))
      .map(({ cells, source }) => cells.document ?? `${source.file} row ${source.row}`),
  );
  return found.length > 0 && found.every((some) => some.length > 0)
    ? [...new Set(found.flat())].toSorted()
    : [];
}

import { hsDigits } from "../../goods/hs.ts";
import type { CanonicalRow } from "../../model/records.ts";
import { type DayInterval, dayNumber } from "../day-interval.ts";
import { openEnd, openStart } from "../network.ts";
import type { Leg, MadeLegs } from "./legs.ts";
import type { PlaceAt, Places } from "./places.ts";
import { papersOfRuns } from "./run-papers.ts";
import { foldLot, kilograms, type ShareInput } from "./share-input.ts";

type RunRow = CanonicalRow<"transformations">;
type PortionRow = CanonicalRow<"transformation_inputs"> | CanonicalRow<"transformation_outputs">;

/** Every run that some row names, with what went in and what came out. */
export function makingLegs(input: ShareInput, places: Places): readonly MadeLegs[] {
  const { transformations, transformation_inputs, transformation_outputs } = input.records;
  const runs = Map.groupBy(transformations, idOf);
  const [ins, outs] = [Map.groupBy(transformation_inputs, idOf), Map.groupBy(transformation_outputs, idOf)];
  const papers = papersOfRuns(input.records);
  const torn = tornRuns(input);
  const lots = lotsOf(input, places);
  return [...new Set([...runs.keys(), ...ins.keys(), ...outs.keys()])].flatMap((run) => {
    if (run === "") return [];
    // A run and a shipment may bear one number.
    const id = input.flow.byShipment.has(run) ? `run ${run}` : run;
    const rows = runs.get(run) ?? [];
    const sites = [...new Set(rows.flatMap(({ cells }) => cells.site ?? []))].map((site) =>
      places.named(site),
    );
    const place = only(sites);
    const at = { id, place, sites, when: whenOf(rows), lots, input };
    return [
      {
        id,
        process: rows.map(({ cells }) => cells.process ?? "").join(" "),
        place,
        when: at.when,
        inputs: (ins.get(run) ?? []).map((row, n) => leg(row, "out", n, at)),
        outputs: (outs.get(run) ?? []).map((row, n) => leg(row, "in", n, at)),
        papers: papers(run),
        torn: rows.length === 0 ? `no row of transformations says what ${run} was` : torn(run),
      },
    ];
  });
}

const idOf = ({ cells }: RunRow | PortionRow): string => cells.transformation ?? "";

/** A record in quarantine is part of a run whose rows are then not all here; one that names no run may be of any. */
function tornRuns({ openRuns }: ShareInput): (id: string) => string | undefined {
  return (id) => {
    if (openRuns?.has(id) === true) return `a record of ${id} is in quarantine`;
    return openRuns?.has("") === true
      ? `a record in quarantine does not tell which run it is of; it may be ${id}`
      : undefined;
  };
}

interface LotKnown {
  readonly hs: string | undefined;
  /** Where its row says that it lies. */
  readonly place: string | undefined;
}

interface RunAt {
  readonly id: string;
  readonly place: string | undefined;
  /** All that its rows name. */
  readonly sites: readonly string[];
  readonly when: DayInterval;
  readonly lots: ReadonlyMap<string, LotKnown>;
  readonly input: ShareInput;
}

function leg({ cells }: PortionRow, side: Leg["side"], n: number, at: RunAt): Leg {
  const { id, when, lots, input } = at;
  const lot = foldLot(cells.lot);
  const known = lot === undefined ? undefined : lots.get(lot);
  return {
    flow: `${id} ${side === "in" ? "output" : "input"} ${n + 1} (${cells.lot ?? "no lot"})`,
    record: id,
    documents: [id],
    side,
    place: placeAt(at, known),
    hs: known?.hs,
    shipment: undefined,
    lot,
    kg: kilograms(input.flow.input.units, cells.quantity, cells.unit),
    when,
    sure: true,
  };
}

/** A run of which no one site is told may have been at any that is, or where the row of its lot says that the lot lies. */
const placeAt = ({ id, place, sites }: RunAt, lot: LotKnown | undefined): PlaceAt =>
  place === undefined
    ? { sure: `making ${id}`, may: lot?.place === undefined ? sites : [...sites, lot.place] }
    : { sure: place, may: [] };

function whenOf(rows: readonly RunRow[]): DayInterval {
  const days = rows
    .flatMap(({ cells: { start, end } }) => [start, end].filter((day) => day !== undefined))
    .map(dayNumber);
  const whole = rows.every(({ cells: { start, end } }) => start !== undefined && end !== undefined);
  return whole && rows.length > 0
    ? { earliest: Math.min(...days), latest: Math.max(...days) }
    : { earliest: openStart, latest: openEnd };
}

/** The HS code of a lot: its own row's, or what all shipments of it agree on; and where its own row says that it lies. */
function lotsOf({ records, flow }: ShareInput, places: Places): ReadonlyMap<string, LotKnown> {
  const said = [
    ...records.lots.map(({ cells }) => ({
      lot: foldLot(cells.lot),
      hs: cells.hs,
      site: cells.site,
      own: true,
    })),
    ...flow.edges.flatMap((edge) =>
      edge.kind === "moved"
        ? [{ lot: foldLot(edge.row.cells.lot), hs: edge.row.cells.hs, site: undefined, own: false }]
        : [],
    ),
  ].filter(({ lot }) => lot !== undefined);
  return new Map(
    [...Map.groupBy(said, ({ lot }) => lot ?? "")].map(([lot, some]) => {
      const coded = some.filter(({ hs }) => hsDigits(hs).length >= 4);
      const own = coded.filter((one) => one.own);
      const hs = only((own.length > 0 ? own : coded).map((one) => hsDigits(one.hs)));
      const site = only(some.flatMap((one) => one.site ?? []));
      return [lot, { hs, place: site === undefined ? undefined : places.named(site) }];
    }),
  );
}

/** What all of some texts are; undefined where they differ. */
function only(texts: readonly string[]): string | undefined {
  const [text, ...more] = new Set(texts);
  return more.length === 0 ? text : undefined;
}

import type { InputGraph } from "../../goods/input-graph.ts";
import type { Booking } from "./booking.ts";
import type { Leg, Legs, MadeLegs } from "./legs.ts";
import type { Series } from "./stock-periods.ts";

/** Goods of one code, or of one counted stock, that came to a place; of each only the two earliest records. */
interface Arrival {
  readonly hs: string | undefined;
  readonly series: Series | undefined;
  readonly legs: Leg[];
}

type ByPlace = ReadonlyMap<string, ReadonlyMap<string, Arrival>>;

/**
 * What is recorded to have come where a run was, may have gone into it, and is counted by no ledger that closes at the
 * time. Where only ledgers say that the inputs of the run are all, it speaks against them.
 */
export function otherArrivals(
  graph: InputGraph,
  legs: Legs,
  booking: Booking,
): (made: MadeLegs) => readonly Leg[] {
  const byPlace = arrivalsOf(legs, booking);
  return (made) => {
    const here = made.place === undefined ? undefined : byPlace.get(made.place);
    return [...(here?.values() ?? [])].flatMap(({ hs, series, legs: some }) => {
      const [leg] = some.filter(
        ({ record, when }) => record !== made.id && when.earliest <= made.when.latest,
      );
      const isFree = series === undefined || !isCounted(series, made, booking);
      return leg !== undefined && isFree && mayBecome(graph, hs, made) ? [leg] : [];
    });
  };
}

function arrivalsOf({ moved, made }: Legs, { seriesOf }: Booking): ByPlace {
  const found = new Map<string, Map<string, Arrival>>();
  const numbers = new Map<Series, number>();
  for (const leg of [...moved.map((one) => one.in), ...made.flatMap(({ outputs }) => outputs)]) {
    const series = seriesOf.get(leg);
    if (series !== undefined && !numbers.has(series)) numbers.set(series, numbers.size);
    const key = series === undefined ? `HS ${leg.hs ?? ""}` : `stock ${numbers.get(series)}`;
    for (const place of [leg.place.sure, ...leg.place.may]) {
      const here = found.get(place) ?? new Map<string, Arrival>();
      found.set(place, here);
      const arrival = here.get(key) ?? { hs: leg.hs, series, legs: [] };
      here.set(key, arrival);
      keepEarliest(arrival.legs, leg);
    }
  }
  return found;
}

/** The earliest leg, and the earliest of another record: a run is no arrival of its own. Ties by id. */
function keepEarliest(legs: Leg[], leg: Leg): void {
  const isBefore = (one: Leg, other: Leg): boolean =>
    one.when.earliest < other.when.earliest ||
    (one.when.earliest === other.when.earliest && one.flow < other.flow);
  const same = legs.findIndex(({ record }) => record === leg.record);
  if (same >= 0) {
    if (isBefore(leg, legs[same] as Leg)) legs[same] = leg;
  } else legs.push(leg);
  legs.sort((a, b) => (isBefore(a, b) ? -1 : 1));
  legs.splice(2);
}

/** Whether ledgers that close count a stock all the time that a run took. */
function isCounted({ periods }: Series, { when }: MadeLegs, { ledgers }: Booking): boolean {
  const during = periods.filter(({ from, to }) => from <= when.latest && to >= when.earliest);
  const [first, last] = [during[0], during.at(-1)];
  return (
    first !== undefined &&
    last !== undefined &&
    first.from <= when.earliest &&
    last.to >= when.latest &&
    during.every((period) => ledgers.get(period)?.state !== "open")
  );
}

const mayBecome = (graph: InputGraph, hs: string | undefined, { outputs }: MadeLegs): boolean =>
  outputs.some((output) => graph.passing(graph.classOf(hs), graph.classOf(output.hs)) !== "no");

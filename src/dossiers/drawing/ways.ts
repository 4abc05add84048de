import type { HopLabel } from "./boxes.ts";
import type { PlacedBox, Places } from "./place.ts";
import { labelCell, partyCell } from "./ranks.ts";
import type { NumberedHop } from "./route.ts";

export type Point = readonly [x: number, y: number];

export interface PlacedHop {
  readonly hop: NumberedHop;
  readonly loop: boolean;
  readonly label: HopLabel;
  /** Middle of what it says, on its line. */
  readonly at: Point;
  readonly start: Point;
  readonly end: Point;
  /** The line as the `d` of an SVG path. */
  readonly line: string;
}

/** Height of the lane below the boxes in which one loop runs back. */
export const lane = 28;
const port = 7;
const corner = 5;
const head = 5;

/** The line of a hop from left to right: out of its box, flat under what it says and past other columns, into the next box. */
export function forwardHop(
  hop: NumberedHop,
  hops: readonly NumberedHop[],
  places: Places,
): PlacedHop | undefined {
  const from = places.boxes.get(hop.from);
  const to = places.boxes.get(hop.to);
  if (from === undefined || to === undefined) return undefined;
  const onward = hops.filter(({ number }) => !places.loops.has(number));
  const out = onward.filter((one) => one.from === hop.from);
  const into = onward.filter((one) => one.to === hop.to);
  const start: Point = [from.x + from.width, portOf(hop, out, from, (one) => heightAtStart(one, places))];
  const end: Point = [to.x, portOf(hop, into, to, (one) => heightAtEnd(one, places))];
  const stations = (places.passes.get(hop.number) ?? []).map((id) => station(id, places));
  const said = places.cell(labelCell(hop.number));
  return {
    hop,
    loop: false,
    label: places.labels.get(hop.number) ?? { above: "", below: [] },
    at: [middleOfGap(said.rank, places), said.y],
    start,
    end,
    line: curved(start, stations, [end[0] - head, end[1]]),
  };
}

const heightAtStart = (hop: NumberedHop, places: Places): number => places.cell(labelCell(hop.number)).y;

const heightAtEnd = (hop: NumberedHop, places: Places): number =>
  places.cell(places.passes.get(hop.number)?.at(-1) ?? partyCell(hop.from)).y;

/** Where on the side of a box a hop leaves or enters: in the order of what comes next, around the middle. */
function portOf(
  hop: NumberedHop,
  all: readonly NumberedHop[],
  box: PlacedBox,
  heightOf: (hop: NumberedHop) => number,
): number {
  const order = all.toSorted((a, b) => heightOf(a) - heightOf(b) || a.number - b.number);
  const place = order.findIndex(({ number }) => number === hop.number);
  const step = Math.min(port, (box.height - 2 * corner) / order.length);
  return box.y + box.height / 2 + (place - (order.length - 1) / 2) * step;
}

interface Station {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** The flat part of a line: under what the hop says, or past a column of parties. */
function station(id: string, places: Places): Station {
  const { rank, y } = places.cell(id);
  const { sizes } = places;
  const column = places.columnX(Math.floor(rank / 2));
  if (rank % 2 === 0) return { left: column, right: column + sizes.box, y };
  const middle = middleOfGap(rank, places);
  return { left: middle - sizes.label / 2, right: middle + sizes.label / 2, y };
}

const middleOfGap = (rank: number, { columnX, sizes }: Places): number =>
  columnX(Math.floor(rank / 2)) + sizes.box + sizes.gap / 2;

function curved(start: Point, stations: readonly Station[], end: Point): string {
  let [x, y] = start;
  let line = `M${at(x)} ${at(y)}`;
  for (const { left, right, y: next } of [...stations, { left: end[0], right: end[0], y: end[1] }]) {
    const middle = at((x + left) / 2);
    line += `C${middle} ${at(y)} ${middle} ${at(next)} ${at(left)} ${at(next)}`;
    if (right !== left) line += `H${at(right)}`;
    [x, y] = [right, next];
  }
  return line;
}

/** A number of a drawing, with at most one decimal: the same on every machine. */
export const at = (value: number): string => String(Math.round(value * 10) / 10);

/** The line of a hop that goes back: down into its own lane below everything, and up again left of where it leads. */
export function backwardHop(hop: NumberedHop, place: number, places: Places): PlacedHop | undefined {
  const from = places.boxes.get(hop.from);
  const to = places.boxes.get(hop.to);
  if (from === undefined || to === undefined) return undefined;
  const turn = places.sizes.spoken ? 7 + (place % 3) * 2 : 6;
  const start: Point = [from.x + from.width, from.y + from.height - corner];
  const end: Point = [to.x, to.y + to.height - corner];
  const right = start[0] + turn;
  const left = end[0] - turn - head;
  const low = places.bottom + place * lane + lane - 10;
  const label = places.labels.get(hop.number) ?? { above: "", below: [] };
  const line = [
    `M${at(start[0])} ${at(start[1])}H${at(right - corner)}q${corner} 0 ${corner} ${corner}`,
    `V${at(low - corner)}q0 ${corner} ${-corner} ${corner}H${at(left + corner)}q${-corner} 0 ${-corner} ${-corner}`,
    `V${at(end[1] + corner)}q0 ${-corner} ${corner} ${-corner}H${at(end[0] - head)}`,
  ].join("");
  const above = [label.above, ...label.below].filter((text) => text !== "").join(" · ");
  return {
    hop,
    loop: true,
    label: { above: above.replace(/\bto · /, "to "), below: [] },
    at: [(left + right) / 2, low],
    start,
    end,
    line,
  };
}

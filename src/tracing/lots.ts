import { compare, rational, readDecimal, sumDecimals, times } from "../goods/rational.ts";
import { toKilograms } from "../goods/units.ts";
import { intervalOf } from "./day-interval.ts";
import type { FlowNetwork, Moved } from "./flow-network.ts";
import { at } from "./network.ts";
import { lotOf } from "./placeholder-text.ts";

/** Whether the lot numbers of a network tie what a party sent to what it received. */
export interface Lots {
  /** A lot that two rows name at the party between them, and that names there one consignment only. */
  tie(before: Moved, after: Moved): boolean;
}

interface AtParty {
  readonly into: Moved[];
  readonly outOf: Moved[];
  /** Vertices from which it came. */
  readonly from: Set<number>;
}

const known = new WeakMap<FlowNetwork, Lots>();

/** The lots of a network, laid out at first use. */
export function lotsOf(flow: FlowNetwork): Lots {
  const lots = known.get(flow) ?? layLots(flow);
  known.set(flow, lots);
  return lots;
}

/**
 * A number that came from two sellers names two things, or a blend of which no one knows what is in which bale; what left
 * before it came, or is more than came, or has another origin, did not all come from it; and where the rows do not show
 * how much came and went, nothing is shown. Such a lot ties nothing.
 */
function layLots(flow: FlowNetwork): Lots {
  const parties = new Map<string, AtParty>();
  const partyAt = (vertex: number, lot: string): AtParty => {
    const key = `${vertex} ${lot}`;
    const found = parties.get(key) ?? { into: [], outOf: [], from: new Set<number>() };
    parties.set(key, found);
    return found;
  };
  for (const [number, edge] of flow.edges.entries()) {
    const lot = edge.kind === "moved" ? lotOf(edge.row.cells.lot) : undefined;
    if (edge.kind !== "moved" || lot === undefined) continue;
    const [from, to] = [at(flow.network.from, number), at(flow.network.to, number)];
    const bought = partyAt(to, lot);
    bought.into.push(edge);
    bought.from.add(from);
    partyAt(from, lot).outOf.push(edge);
  }
  const sound = new Map<AtParty, boolean>();
  return {
    tie(before, after) {
      const lot = lotOf(before.row.cells.lot);
      const vertex = flow.vertexOf(before.buyer.id);
      if (lot === undefined || lot !== lotOf(after.row.cells.lot) || vertex === undefined) return false;
      const [one, other] = [before.row.cells.origin, after.row.cells.origin];
      if (one !== undefined && other !== undefined && one !== other) return false;
      const party = partyAt(vertex, lot);
      const is = sound.get(party) ?? isSound(flow, party);
      sound.set(party, is);
      return is;
    },
  };
}

function isSound(flow: FlowNetwork, { into, outOf, from }: AtParty): boolean {
  return from.size === 1 && !leftFirst(into, outOf) && isCovered(flow, into, outOf);
}

/** A number under which goods left before any under it had come is another lot's too. */
function leftFirst(into: readonly Moved[], outOf: readonly Moved[]): boolean {
  const came = Math.min(...into.map(({ row }) => intervalOf(row).earliest));
  return outOf.some(({ row }) => intervalOf(row).latest < came);
}

/** Whether the rows show that no more went out than came in: in kilograms, or else in one unit that all of them use. */
function isCovered(flow: FlowNetwork, into: readonly Moved[], outOf: readonly Moved[]): boolean {
  const units = new Set([...into, ...outOf].map(({ row }) => row.cells.unit?.trim().toLowerCase()));
  const [out, received] = [massOf(flow, outOf), massOf(flow, into)];
  if (out !== undefined && received !== undefined) return !isMore(out, received);
  if (units.size !== 1) return false;
  const [sent, had] = [countOf(outOf), countOf(into)];
  return sent !== undefined && had !== undefined && !isMore(sent, had);
}

/** Quantities of rows in one unit together; undefined where one of them has none. */
function countOf(rows: readonly Moved[]): string | undefined {
  const counts = rows.map(({ row }) => row.cells.quantity);
  return counts.every((count) => count !== undefined) ? sumDecimals(counts) : undefined;
}

/** Two hundredths more may be moisture, tare or rounding. */
const tolerance = rational(102n, 100n);

function isMore(out: string, received: string): boolean {
  const [one, other] = [readDecimal(out), readDecimal(received)];
  return one === undefined || other === undefined || compare(one, times(other, tolerance)) > 0;
}

/** Kilograms of some rows together; undefined where one of them has none. */
function massOf(flow: FlowNetwork, rows: readonly Moved[]): string | undefined {
  const { units } = flow.input;
  if (units === undefined) return undefined;
  const masses = rows.map(({ row }) => {
    const { quantity, unit, net_kg } = row.cells;
    const found = toKilograms(units, { quantity: quantity ?? "", unit, netKg: net_kg });
    return found.ok ? found.value : undefined;
  });
  return masses.every((mass) => mass !== undefined) ? sumDecimals(masses) : undefined;
}

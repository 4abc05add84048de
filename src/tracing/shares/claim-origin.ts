import { hsDigits } from "../../goods/hs.ts";
import type { FlowNetwork } from "../flow-network.ts";
import { hsOf, type SourceAt, startsOf } from "../source-at.ts";
import { sweep } from "../sweep.ts";
import type { Legs } from "./legs.ts";
import { isTaking } from "./production.ts";
import { foldLot, type ShareInput } from "./share-input.ts";

/** Where a certificate says that goods come from, as far as the records know it. */
export interface ClaimOrigin {
  /** Where it is, or where its lot was. */
  readonly places: readonly string[];
  /** Edges that leave it. */
  readonly edges: readonly number[];
  /** The HS heading of all that leaves it; undefined where there are several, or none is known. */
  readonly heading: string | undefined;
}

/** What the id of a party, site or lot means; undefined where it is none of them, or a lot and another too. */
export function readOrigins(input: ShareInput, legs: Legs): (text: string) => ClaimOrigin | undefined {
  return (text) => {
    const place = legs.places.named(text);
    const [party, lot] = [legs.places.isOwned(place), lotOrigin(input, legs, text)];
    if (party && lot !== undefined) return undefined;
    return party ? partyOrigin(input, legs, place) : lot?.origin;
  };
}

function partyOrigin({ flow }: ShareInput, { moved, made }: Legs, place: string): ClaimOrigin {
  const { groupOf } = flow.input.groups;
  const left = moved.filter(
    ({ moved: { seller }, out }) =>
      out.place.sure === place || out.place.may.includes(place) || groupOf(seller.id) === place,
  );
  const outputs = made.filter((run) => run.place === place).flatMap((run) => run.outputs);
  return {
    places: [place],
    edges: left.map(({ edge }) => edge),
    heading: headingOf([...left.map(({ out }) => out.hs), ...outputs.map(({ hs }) => hs)]),
  };
}

/** A lot that was made of others, and never moved, may hold what came before: then nothing is known of its origin. */
function lotOrigin(
  { flow }: ShareInput,
  { moved, made }: Legs,
  text: string,
): { readonly origin: ClaimOrigin | undefined } | undefined {
  const lot = foldLot(text);
  const moves = moved.filter(({ out }) => lot !== undefined && out.lot === lot);
  const runs = made.filter(({ outputs }) => outputs.some((leg) => lot !== undefined && leg.lot === lot));
  if (moves.length + runs.length === 0) return undefined;
  const places = [...moves.map(({ out }) => out.place.sure), ...runs.map((run) => run.place)];
  const known = places.filter((place) => place !== undefined);
  const isTaken = runs.every((run) => isTaking(flow.input.graph, run));
  if (known.length < places.length || (moves.length === 0 && !isTaken)) return { origin: undefined };
  const outputs = runs.flatMap((run) => run.outputs.filter((leg) => leg.lot === lot));
  return {
    origin: {
      places: [...new Set(known)],
      edges: moves.map(({ edge }) => edge),
      heading: headingOf([...moves.map(({ out }) => out.hs), ...outputs.map(({ hs }) => hs)]),
    },
  };
}

function headingOf(codes: readonly (string | undefined)[]): string | undefined {
  const [heading, ...more] = new Set(codes.map((hs) => hsDigits(hs).slice(0, 4)));
  return heading?.length === 4 && more.length === 0 ? heading : undefined;
}

/**
 * Whether goods of an origin cannot be a source's goods, as far as the records show. A claim of origin says nothing of who
 * worked the goods on the way: only a source of the very same kind of goods is ruled out, and only where no recorded path
 * leads from it into the origin, or from the origin through it.
 */
export function isRival(flow: FlowNetwork, at: SourceAt, origin: ClaimOrigin): boolean {
  const starts = [...startsOf(flow, at).keys()];
  const headings = starts.map((edge) => {
    const found = flow.edges[edge];
    return found === undefined ? undefined : hsOf(found);
  });
  if (origin.heading === undefined || headingOf(headings) !== origin.heading) return false;
  return !leads(flow, starts, origin.edges) && !leads(flow, origin.edges, starts);
}

/** Whether a path in time leads from one of some edges to one of others. */
function leads(flow: FlowNetwork, from: readonly number[], to: readonly number[]): boolean {
  if (from.length === 0 || to.length === 0) return false;
  const { reached } = sweep(flow.reverse, to);
  return from.some((edge) => reached[edge] === 1);
}

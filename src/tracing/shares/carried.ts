import type { Level } from "../../model/levels.ts";
import { edgeLevel } from "../edge-level.ts";
import type { FlowNetwork } from "../flow-network.ts";
import { type SourceAt, startsOf } from "../source-at.ts";
import { type ClaimOrigin, isRival } from "./claim-origin.ts";
import { layPlaces, type Places } from "./places.ts";
import type { ShareGround } from "./share-ground.ts";

/** What is told of a source: "place:CN-XJ". Several parties may be one source. */
export const keyOf = ({ source }: SourceAt): string => `${source.kind}:${source.ref}`;

/** The movements that a source starts with: those that surely carry it, and those that may. */
export interface Carried {
  readonly key: string;
  readonly sure: (edge: number) => boolean;
  readonly may: (edge: number) => boolean;
  /** Whether a raw material taken at a place is known to hold nothing of it. */
  readonly isElsewhere: (place: string) => boolean;
  /** Whether what comes from an origin that a certificate names is known to be none of its own. */
  readonly isOther: (origin: ClaimOrigin) => boolean;
  /** Whether goods that were made at a place may be its own, whatever they were made of. */
  readonly mayMake: (place: string, codes: readonly (string | undefined)[]) => boolean;
}

interface Parted {
  readonly sure: ReadonlySet<number>;
  readonly may: ReadonlySet<number>;
  /** Where its party is, and where else it may be. */
  readonly places: ReadonlySet<string>;
  /** Countries of its party; undefined where none is known. */
  readonly countries: ReadonlySet<string>;
}

const parted = new WeakMap<SourceAt, Parted>();

/** What is asked of one source, which several parties may be. */
export function carriedBy(
  { input: { flow } }: ShareGround,
  key: string,
  sources: readonly SourceAt[],
): Carried {
  const all = sources.map((at) => {
    const found = parted.get(at) ?? partStarts(flow, at);
    parted.set(at, found);
    return { at, ...found };
  });
  const sure = (edge: number): boolean => all.some((one) => one.sure.has(edge));
  return {
    key,
    sure,
    may: (edge) => !sure(edge) && all.some((one) => one.may.has(edge)),
    isElsewhere: (place) => all.every((one) => isElsewhere(placesOf(flow), place, one)),
    isOther: (origin) =>
      all.every(
        (one) =>
          origin.places.every((place) => isElsewhere(placesOf(flow), place, one)) &&
          isRival(flow, one.at, origin),
      ),
    mayMake: (place, codes) =>
      all.some(
        ({ at, places }) => places.has(place) && codes.some((hs) => (at.goods?.(hs) ?? "fits") !== "differs"),
      ),
  };
}

/** A movement carries a source only where that is documented throughout: the party, the goods, the row. */
function partStarts(flow: FlowNetwork, at: SourceAt): Parted {
  const [sure, may] = [new Set<number>(), new Set<number>()];
  for (const [edge, start] of startsOf(flow, at)) {
    const found = flow.edges[edge];
    const levels: readonly Level[] = found === undefined ? ["inferred"] : [start.level, edgeLevel(found)];
    const is = !start.joint && !start.unknownGood && levels.every((one) => one === "documented");
    (is ? sure : may).add(edge);
  }
  const laid = placesOf(flow);
  const { sure: home, may: others } = laid.of(
    { id: at.source.party, name: at.source.partyName, unknown: false },
    undefined,
  );
  const places = new Set([home, ...others]);
  return { sure, may, places, countries: new Set([...places].flatMap(laid.countriesOf)) };
}

/**
 * A place is known to be elsewhere than a source where it is a known party's that is not the source's. What a source says
 * of a place or of a country may be true of others' places there: then it must also lie in another country.
 */
function isElsewhere(
  places: Places,
  place: string,
  { at, ...own }: Parted & { readonly at: SourceAt },
): boolean {
  if (own.places.has(place) || !places.isOwned(place)) return false;
  if (at.source.kind === "listed-party") return true;
  const there = places.countriesOf(place);
  const known = there.length > 0 && own.countries.size > 0;
  return known && there.every((country) => !own.countries.has(country));
}

const laidPlaces = new WeakMap<FlowNetwork, Places>();

function placesOf(flow: FlowNetwork): Places {
  const known = laidPlaces.get(flow) ?? layPlaces(flow);
  laidPlaces.set(flow, known);
  return known;
}

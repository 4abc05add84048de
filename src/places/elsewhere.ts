import type { PlaceName } from "./gazetteer.ts";
import type { Scene } from "./judge.ts";
import { otherPlaces } from "./judge.ts";
import type { Reading } from "./readings.ts";

/** A place outside the XUAR that the address names: its region, and the names that say so. */
export interface Elsewhere {
  readonly region: string;
  readonly readings: readonly Reading[];
}

/** A province settles it, then a prefecture or its city, then a city of county level, then a county or district. */
const rank = (name: PlaceName): number => {
  if (name.kind === "region") return 0;
  if (name.division?.length === 4) return 1;
  return name.kind === "city" ? 2 : 3;
};

/**
 * The province that the address names by its provinces, cities and counties outside the XUAR. Names that several
 * provinces have (Suzhou, Fuzhou) are settled by the others or by a postcode; nothing is given where they do not agree.
 * Beside a counted name of the XUAR (`firm`), only names that stand as places are heard.
 */
export function findElsewhere(
  scene: Pick<Scene, "readings">,
  firm: boolean,
  postcodes: readonly string[],
): Elsewhere | undefined {
  const places = otherPlaces(scene, undefined, firm ? ["place"] : undefined);
  const others = places.length > 0 || firm ? places : otherPlaces(scene, undefined, ["zone"]);
  for (const level of [0, 1, 2, 3]) {
    const regions = regionsAt(others, level);
    if (regions.length === 0) continue;
    const shared = regions.filter((region) => others.every((reading) => means(reading, region)));
    const posted = shared.filter((region) => postcodes.includes(region));
    const region = only(regions) ?? only(shared) ?? only(posted);
    if (region === undefined) return undefined;
    return { region, readings: others.filter((reading) => means(reading, region)) };
  }
  return undefined;
}

const only = (regions: readonly string[]): string | undefined =>
  regions.length === 1 ? regions[0] : undefined;

const means = (reading: Reading, region: string): boolean =>
  reading.names.some((name) => name.region === region);

const regionsAt = (readings: readonly Reading[], level: number): string[] => [
  ...new Set(
    readings.flatMap((reading) =>
      reading.names.filter((name) => rank(name) === level).map((name) => name.region),
    ),
  ),
];

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
 * provinces have (Suzhou, Fuzhou) are settled by the others; nothing is given where they do not agree.
 * Beside a counted name of the XUAR (`firm`), only names that stand as places are heard.
 */
export function findElsewhere(scene: Pick<Scene, "readings">, firm: boolean): Elsewhere | undefined {
  const others = otherPlaces(scene, undefined).filter((reading) => !firm || reading.role === "place");
  for (const level of [0, 1, 2, 3]) {
    const speaking = others.filter((reading) => reading.names.some((name) => rank(name) === level));
    if (speaking.length === 0) continue;
    const sets = others.map((reading) => new Set(reading.names.map((name) => name.region)));
    const named = new Set(
      speaking.flatMap((reading) =>
        reading.names.filter((name) => rank(name) === level).map((name) => name.region),
      ),
    );
    const common = [...named].filter((region) => sets.every((set) => set.has(region)));
    const [region, another] = common.length > 0 ? common : [...named];
    if (region !== undefined && another === undefined)
      return {
        region,
        readings: speaking.filter((reading) => reading.names.some((name) => name.region === region)),
      };
    if (level === 0) return undefined;
  }
  return undefined;
}

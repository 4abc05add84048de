import { atLeastChina, xuar } from "./divisions.ts";
import type { DivisionKind, NameWeight, PlaceName } from "./gazetteer.ts";
import type { Reading } from "./readings.ts";
import type { Role } from "./roles.ts";

/** One address with all that is known beside it. */
export interface Scene {
  readonly readings: readonly Reading[];
  /** The address is known to be in China: a country column, the word itself, Chinese characters. */
  readonly china: boolean;
  /** Another country that the address ends with. */
  readonly foreign: string | undefined;
  /** A postcode of the XUAR stands in the address or its column. */
  readonly postcode: boolean;
}

/** Whether a name of the XUAR counts in its address, and why or why not. */
export interface Verdict {
  readonly reading: Reading;
  readonly name: PlaceName;
  readonly counts: boolean;
  readonly note?: string | undefined;
  /** Left open only because the name is also found elsewhere: an indicator, nothing more. */
  readonly open: boolean;
}

interface Candidate {
  readonly reading: Reading;
  readonly name: PlaceName;
  readonly weight: NameWeight;
}

const notPlaces: Partial<Record<Reading["role"], string>> = {
  street: "the name of a street, not a place",
  building: "the name of a building, business or office, not a place",
};

/**
 * Judges every name of the XUAR in an address. First those that stand alone or need only China around them; then,
 * beside one that counted or a postcode, the names that are also found elsewhere.
 */
export function judge(scene: Scene): Verdict[] {
  const mentioned = scene.readings.flatMap((reading) => candidateOf(reading) ?? []);
  const placed = mentioned.filter((each) => notPlaces[each.reading.role] === undefined);
  const first = new Set(placed.filter((each) => countsFirst(each, scene, placed)));
  const corroborated = first.size > 0 || (scene.postcode && scene.foreign === undefined);
  const counted = new Set(
    placed.filter((each) => first.has(each) || (corroborated && countsBeside(each, scene, first))),
  );
  return mentioned.map((each) => verdictOf(each, scene, counted.has(each)));
}

function candidateOf(reading: Reading): Candidate | undefined {
  const meant = reading.names.filter((name) => name.region === xuar);
  const name = meant.find((each) => kindFits(reading.called, each.kind)) ?? meant[0];
  if (name === undefined) return undefined;
  return { reading, name, weight: weightOf(name, reading) };
}

/** A generic word makes a name that is its only bearer surer, and a wrong one makes it less sure. */
function weightOf(name: PlaceName, { called, role, autonomous }: Reading): NameWeight {
  if (called === undefined) return role === "town" && name.weight === "china" ? "second" : name.weight;
  if (name.kind === "region") return called === "county" || called === "city" ? "second" : name.weight;
  if (!kindFits(called, name.kind)) return name.weight === "alone" ? "alone" : "second";
  if (name.sameKindElsewhere) return name.weight;
  return autonomous === true ? "alone" : atLeastChina(name.weight);
}

/** A prefecture (地区) is also called a district, and its seat and itself a city. */
function kindFits(called: DivisionKind | undefined, kind: DivisionKind): boolean {
  if (called === undefined) return false;
  if (called === kind) return true;
  return kind === "prefecture" && (called === "district" || called === "city");
}

function countsFirst(candidate: Candidate, scene: Scene, placed: readonly Candidate[]): boolean {
  const { reading, weight } = candidate;
  if (isHomonymHere(candidate, scene) || isForeign(candidate, scene)) return false;
  if (weight === "alone" && reading.role === "place") return true;
  if (reading.role === "town") return false;
  if (!(scene.china || scene.postcode) || otherPlaces(scene, reading).length > 0) return false;
  if (weight === "alone" || isPartOf(candidate, placed)) return true;
  return (
    weight === "china" && reading.role !== "embedded" && otherPlaces(scene, reading, ["zone"]).length === 0
  );
}

/** A place in another country, unless the address names the region itself as well (then both are shown). */
function isForeign({ reading }: Candidate, scene: Scene): boolean {
  if (scene.foreign === undefined) return false;
  const namesRegion = scene.readings.some(
    (each) =>
      each.role === "place" && each.names.some((name) => name.region === xuar && name.kind === "region"),
  );
  return !namesRegion || reading.role !== "place";
}

/** "Fuhai, Altay": two names that are unsure one by one, the one a part of the other. */
function isPartOf({ reading, name }: Candidate, placed: readonly Candidate[]): boolean {
  return (
    reading.role === "place" &&
    placed.some(
      (other) =>
        other.reading !== reading &&
        other.reading.role === "place" &&
        allXuar(other.reading).some((above) =>
          allXuar(reading).some((below) => contains(above, below) || contains(below, above)),
        ),
    ) &&
    name.region === xuar
  );
}

const allXuar = (reading: Reading): PlaceName[] => reading.names.filter((name) => name.region === xuar);
const contains = (above: PlaceName, below: PlaceName): boolean =>
  above.division !== undefined && below.parents.includes(above.division);

function countsBeside(candidate: Candidate, scene: Scene, first: ReadonlySet<Candidate>): boolean {
  const { reading } = candidate;
  if (reading.role === "embedded" && candidate.weight === "second") return false;
  if (isHomonymHere(candidate, scene) || isForeign(candidate, scene)) return false;
  const sure = [...first].some((each) => each.reading.role === "place");
  return sure || otherPlaces(scene, reading).length === 0;
}

const ownRoles: readonly Role[] = ["place", "embedded"];

/**
 * Provinces and cities outside the XUAR that the address names, the reading itself apart. An industrial park is named
 * after where it stands or after who pays for it ("Beijing Industrial Park, Lop County"), so `zone` is asked for apart.
 */
export function otherPlaces(
  scene: Pick<Scene, "readings">,
  except: Reading | undefined,
  roles: readonly Role[] = ownRoles,
): Reading[] {
  return scene.readings.filter(
    (reading) =>
      reading.text !== except?.text &&
      roles.includes(reading.role) &&
      !reading.names.some((name) => name.region === xuar),
  );
}

/** "Xinjiang, Yuncheng, Shanxi": the address names what the place of the same name elsewhere belongs to. */
function isHomonymHere({ reading }: Candidate, scene: Scene): boolean {
  const elsewhere = reading.names.filter((name) => name.region !== xuar);
  return otherPlaces(scene, reading).some((other) =>
    other.names.some((name) => elsewhere.some((homonym) => belongsTo(homonym, name))),
  );
}

const belongsTo = (place: PlaceName, above: PlaceName): boolean =>
  place.region === above.region &&
  (above.kind === "region" || (above.division !== undefined && place.parents.includes(above.division)));

function verdictOf(candidate: Candidate, scene: Scene, counts: boolean): Verdict {
  const { reading, name, weight } = candidate;
  const bare = { reading, name, counts };
  if (counts)
    return {
      ...bare,
      open: false,
      ...(name.also === "" ? {} : { note: `${name.also}; counted beside other signs` }),
    };
  const role = notPlaces[reading.role];
  if (role !== undefined) return { ...bare, note: role, open: false };
  if (scene.foreign !== undefined)
    return { ...bare, note: "the address ends in another country", open: false };
  const [other] = otherPlaces(scene, reading);
  if (other !== undefined)
    return {
      ...bare,
      note: `the address names ${other.text}${name.also === "" ? "" : `; ${name.also}`}`,
      open: false,
    };
  const why = name.also === "" ? "" : ` (${name.also})`;
  const note =
    weight === "second"
      ? `an indicator only: the XUAR is told by a second sign beside it${why}`
      : "an indicator only: the address does not say that it is in China";
  return { ...bare, note, open: reading.role === "place" && (weight !== "second" || scene.china) };
}

import type { PlaceQuery, PlaceSignal } from "../model/place.ts";
import { checkUscc } from "../names/identifiers.ts";
import type { Finding } from "./address-signals.ts";
import { pointOf, sideOf } from "./coordinates.ts";
import { xuar } from "./divisions.ts";
import type { PlaceName } from "./gazetteer.ts";
import type { PlaceTables } from "./place-tables.ts";
import { readPart } from "./readings.ts";
import { longestField } from "./scenes.ts";

const nothing: Finding = { signals: [], claims: [] };

/** A point inside the XUAR shows the region; near its border it only suggests. `outside` is left to the caller. */
export function findInCoordinates(tables: PlaceTables, query: PlaceQuery): Finding & { outside: boolean } {
  const point = pointOf(query.lat, query.lon);
  if (point === undefined) return { ...nothing, outside: false };
  const side = sideOf(tables.outline, point);
  if (side === "outside") return { ...nothing, outside: true };
  const text = `${query.lat},${query.lon}`;
  const by = `the point (${text})`;
  const place = {
    kind: "coordinates",
    field: "coordinates",
    region: xuar,
    text,
    start: 0,
    end: text.length,
  } as const;
  if (side === "inside")
    return {
      signals: [{ ...place, counts: true }],
      claims: [{ code: xuar, strength: "shows", by, binding: true }],
      outside: false,
    };
  const note = "within 10 km of the border of the XUAR: not told to one side";
  return {
    signals: [{ ...place, counts: true, note }],
    claims: [{ code: xuar, strength: "suggests", by, binding: false }],
    outside: false,
  };
}

/** Division codes under which the XUAR registers: its own 65, and 66, which the XPCC has used. */
const xuarAuthorities = new Set(["65", "66"]);

/** The registering authority inside a valid USCC (digits 3-8): an office, so it suggests at most. */
export function findInUscc(tables: PlaceTables, query: PlaceQuery): Finding {
  const checked = checkUscc(query.uscc ?? "");
  if (!checked.ok) return nothing;
  const prefix = checked.authority.slice(0, 2);
  const region = xuarAuthorities.has(prefix)
    ? xuar
    : tables.provinces.find((each) => each.division === prefix)?.code;
  if (region === undefined) return nothing;
  const raw = query.uscc ?? "";
  const at = raw.indexOf(checked.authority);
  const text = at < 0 ? raw : checked.authority;
  const start = Math.max(at, 0);
  const note = "the office where the company is registered, not a site";
  return {
    signals: [
      {
        kind: "registered",
        field: "uscc",
        region,
        division: checked.authority,
        text,
        start,
        end: start + text.length,
        counts: true,
        note,
      },
    ],
    claims: [
      { code: region, strength: "suggests", by: `the registering authority ("${text}")`, binding: false },
    ],
  };
}

/** Place words in a company's name: many firms are named after a place they are not in, so they suggest at most. */
export function findInName(
  tables: PlaceTables,
  query: PlaceQuery,
  context: { china: boolean; foreign: boolean },
): Finding {
  const name = (query.name ?? "").slice(0, longestField);
  const readings = readPart(tables, { field: "address", start: 0, text: name });
  const signals = readings.flatMap((reading): PlaceSignal[] => {
    const meant = reading.names.find((each) => each.region === xuar);
    if (meant === undefined || !isTelling(meant)) return [];
    const counts =
      !context.foreign && reading.role !== "building" && (meant.weight === "alone" || context.china);
    const { text, start, end } = reading;
    const division = meant.division === undefined ? {} : { division: meant.division };
    return [
      {
        kind: "name",
        field: "name",
        region: xuar,
        ...division,
        text,
        start,
        end,
        counts,
        note: "a word in the name: where it works is another question",
      },
    ];
  });
  const claims = signals
    .filter((signal) => signal.counts)
    .map(
      (signal) =>
        ({ code: xuar, strength: "suggests", by: `the name ("${signal.text}")`, binding: false }) as const,
    );
  return { signals, claims };
}

/** Short names of counties are also brands ("Weili"); the region, its prefectures and what only they are called are not. */
const isTelling = (name: PlaceName): boolean =>
  name.weight === "alone" || (name.weight === "china" && name.division?.length === 4);

import type { Location, PlaceQuery, PlaceSignal } from "../model/place.ts";
import { findInScene } from "./address-signals.ts";
import type { Claim } from "./claims.ts";
import { findConflict, regionsOf, settledRegion } from "./claims.ts";
import { xuar } from "./divisions.ts";
import { findInCoordinates, findInName, findInUscc } from "./other-signals.ts";
import type { PlaceTables } from "./place-tables.ts";
import { columnCountry, scenesOf } from "./scenes.ts";

/**
 * Where the input says something is: every signal with its place in the text, each region with the strength that
 * speaks for it, and one region only where nothing conflicts (ISO 3166-1 or 3166-2).
 * The first 5,000 characters of a field are read. Of several addresses in one field each is heard; if they lie in different regions, `region` is null.
 */
export function locate(tables: PlaceTables, query: PlaceQuery): Location {
  const strength = query.basis === "record" ? "shows" : "states";
  const column = columnCountry(tables, query);
  const scenes = scenesOf(tables, query);
  const context = {
    china: scenes.some((scene) => scene.china),
    foreign: scenes.every((scene) => scene.foreign !== undefined),
  };
  const coordinates = findInCoordinates(tables, query);
  const findings = [
    ...scenes.map((scene) => findInScene(scene, strength)),
    coordinates,
    findInUscc(tables, query),
    findInName(tables, query, context),
  ];
  const claims: Claim[] = [...countryClaim(column), ...findings.flatMap((finding) => finding.claims)];
  const conflict = findConflict(claims) ?? (coordinates.outside ? outsideConflict(query, claims) : null);
  return {
    region: conflict === null ? settledRegion(claims) : null,
    regions: regionsOf(claims),
    signals: unique(findings.flatMap((finding) => finding.signals)),
    conflict,
  };
}

const countryClaim = (code: string | undefined): Claim[] =>
  code === undefined ? [] : [{ code, strength: "states", by: "the country column", binding: true }];

function outsideConflict(query: PlaceQuery, claims: readonly Claim[]): string | null {
  const claim = claims.find((each) => each.binding && each.code === xuar);
  if (claim === undefined) return null;
  return `The point (${query.lat},${query.lon}) lies outside the XUAR, ${claim.by} says ${xuar}: both cannot be right of one place.`;
}

/** Columns are read beside each address: a signal that several scenes give is one, counted if any counts it. */
function unique(signals: readonly PlaceSignal[]): PlaceSignal[] {
  const byPlace = new Map<string, PlaceSignal>();
  for (const signal of signals) {
    const key = `${signal.kind} ${signal.field} ${signal.start} ${signal.end} ${signal.region}`;
    const known = byPlace.get(key);
    if (known === undefined || (!known.counts && signal.counts)) byPlace.set(key, signal);
  }
  return [...byPlace.values()];
}

import { compareText } from "../model/compare-text.ts";
import { identifierKinds, isDecisive, labelOf } from "./party-identifiers.ts";
import type { PartyPair, PartyProfile } from "./party-profile.ts";

/** Values beyond these are counted, not listed. */
const mostListed = 5;

/**
 * What in their own records says that these parties are not all one: more than one value of an identifier, more than
 * one country. Empty where nothing does; a value that is not given contradicts nothing.
 */
export function contradictionsAmong(parties: readonly PartyProfile[]): readonly string[] {
  const identifiers = identifierKinds.map((kind) =>
    several(
      labelOf(kind),
      parties.flatMap((party) => party.identifiers.get(kind) ?? []),
    ),
  );
  return [...identifiers, countriesAmong(parties)].filter((found) => found !== undefined);
}

function countriesAmong(parties: readonly PartyProfile[]): string | undefined {
  const folded = new Set(parties.flatMap(({ country }) => country ?? []));
  return folded.size < 2
    ? undefined
    : several(
        "country",
        parties.flatMap(({ node }) => node.country ?? []),
      );
}

function several(label: string, values: readonly string[]): string | undefined {
  const each = [...new Set(values)].sort(compareText);
  if (each.length < 2) return undefined;
  const more = each.length > mostListed ? ` and ${each.length - mostListed} more` : "";
  return `their records give more than one ${label}: ${each.slice(0, mostListed).join(", ")}${more}`;
}

/**
 * Whether two parties may be one by their names alone. Not where both state a country and another one, nor where both
 * have a USCC, or an LEI, and none in common: these are two registered companies. Another D-U-N-S number is no bar, as
 * each location of one company has its own.
 */
export function mayBeOne({ a, b }: PartyPair): boolean {
  if (a.country !== undefined && b.country !== undefined && a.country !== b.country) return false;
  return !identifierKinds.some((kind) => isDecisive(kind) && areApart(a, b, kind));
}

function areApart(a: PartyProfile, b: PartyProfile, kind: (typeof identifierKinds)[number]): boolean {
  const [ours, theirs] = [a.identifiers.get(kind), b.identifiers.get(kind)];
  return ours !== undefined && theirs !== undefined && !ours.some((value) => theirs.includes(value));
}

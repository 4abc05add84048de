import { compareText } from "../model/compare-text.ts";
import type { NameTables } from "../names/name-tables.ts";
import { bestNames } from "./best-names.ts";
import { contradictionsAmong } from "./contradictions.ts";
import type { IdentifierKind } from "./party-identifiers.ts";
import { type PartyPair, type PartyProfile, pairKey, pairOf } from "./party-profile.ts";
import { quotedNames } from "./quoted-names.ts";

/** A valid identifier that several parties carry. */
export interface SharedIdentifier {
  readonly kind: IdentifierKind;
  readonly value: string;
  /** In order of their ids. */
  readonly bearers: readonly PartyProfile[];
  /** Why it joins nobody silently, in words; empty where nothing is against it. */
  readonly doubts: readonly string[];
}

/** Two parties and the identifiers that both carry. */
export interface IdentifierPair {
  readonly pair: PartyPair;
  readonly shared: readonly SharedIdentifier[];
}

/**
 * Up to so many parties of one value are linked each with each; of more, each with the next `ring` in a circle, which
 * joins the same parties with fewer links.
 */
const ring = 25;
const mostInFull = 2 * ring + 1;
/** Two names that do not agree can be a name and its translation, or a former one; three are a value put in by mistake. */
const tooManyNames = 3;

export const isLinkedInCircle = ({ bearers }: SharedIdentifier): boolean => bearers.length > mostInFull;

/** Identifiers that two or more parties carry, in order of kind and value. `apart` says of parties what a person decided. */
export function sharedIdentifiers(
  tables: NameTables,
  parties: readonly PartyProfile[],
  apart: (parties: readonly PartyProfile[]) => readonly string[],
): readonly SharedIdentifier[] {
  const carried = parties.flatMap((party) =>
    [...party.identifiers].flatMap(([kind, values]) =>
      values.map((value) => ({ key: `${kind}:${value}`, kind, value, party })),
    ),
  );
  return [...Map.groupBy(carried, ({ key }) => key)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, each]) => {
      const [first] = each;
      if (first === undefined || each.length < 2) return [];
      const bearers = each.map(({ party }) => party);
      const doubts = [...contradictionsAmong(bearers), ...apart(bearers), ...manyNames(tables, bearers)];
      return [{ kind: first.kind, value: first.value, bearers, doubts }];
    });
}

function manyNames(tables: NameTables, bearers: readonly PartyProfile[]): readonly string[] {
  const unlike: PartyProfile[] = [];
  for (const party of bearers) {
    if (party.forms.length === 0) continue;
    const agrees = (other: PartyProfile): boolean =>
      bestNames(tables, pairOf(party, other))?.comparison.band !== "none";
    if (unlike.some(agrees)) continue;
    unlike.push(party);
    if (unlike.length === tooManyNames) return [`these names do not agree: ${quotedNames(unlike)}`];
  }
  return [];
}

/** The pairs that the identifiers make, each once, with all that both carry. */
export function identifierPairs(shared: readonly SharedIdentifier[]): readonly IdentifierPair[] {
  const found = new Map<string, { readonly pair: PartyPair; readonly shared: SharedIdentifier[] }>();
  for (const one of shared)
    for (const pair of pairsOf(one)) {
      const before = found.get(pairKey(pair));
      if (before === undefined) found.set(pairKey(pair), { pair, shared: [one] });
      else before.shared.push(one);
    }
  return [...found.values()];
}

function pairsOf(shared: SharedIdentifier): readonly PartyPair[] {
  const { bearers } = shared;
  const reach = isLinkedInCircle(shared) ? ring : bearers.length;
  return bearers.flatMap((party, place) =>
    partnersOf(bearers, place, reach).map((partner) => pairOf(party, partner)),
  );
}

/** The next parties in the circle; without one, those that come after. */
function partnersOf(bearers: readonly PartyProfile[], place: number, reach: number): readonly PartyProfile[] {
  const after = bearers.slice(place + 1, place + 1 + reach);
  return reach === bearers.length ? after : [...after, ...bearers.slice(0, reach - after.length)];
}

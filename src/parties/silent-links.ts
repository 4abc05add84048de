import { compareText } from "../model/compare-text.ts";
import type { NameTables } from "../names/name-tables.ts";
import { bestNames } from "./best-names.ts";
import { contradictionsAmong } from "./contradictions.ts";
import { joinedBy } from "./disjoint-sets.ts";
import { decidedAmong, type LinkDecisions } from "./link-decisions.ts";
import { isDecisive, labelOf } from "./party-identifiers.ts";
import { type PartyPair, type PartyProfile, pairKey } from "./party-profile.ts";
import { quotedNames } from "./quoted-names.ts";
import type { IdentifierPair, SharedIdentifier } from "./shared-identifiers.ts";

/** Which equal identifiers are not followed silently. */
export interface HeldBack {
  /** By pair, why it is left to a person: a pair that is not here is identified. */
  readonly because: ReadonlyMap<string, readonly string[]>;
  /** Decisions of persons that contradict each other. */
  readonly notes: readonly string[];
}

/**
 * Holds back equal identifiers that would join a party with somebody it is not: first the pairs that rest on a doubtful
 * identifier only, then all that are left in a group whose parties contradict each other, or of which a person decided
 * that two are not one or that it cannot be told. What a person decided to be the same stays.
 */
export function heldBack(
  tables: NameTables,
  pairs: readonly IdentifierPair[],
  decided: LinkDecisions,
): HeldBack {
  const because = new Map<string, readonly string[]>();
  const sound: PartyPair[] = [];
  for (const each of pairs.filter(({ pair }) => !decided.pairs.has(pairKey(pair)))) {
    const doubts = doubtsOf(tables, each);
    if (doubts.length === 0) sound.push(each.pair);
    else because.set(pairKey(each.pair), doubts);
  }
  const same = samePairs(decided);
  const apart = decidedAmong(decided, ["not-same", "cannot-tell"]);
  for (const { parties, pairs: within } of groupsOf([...same, ...sound])) {
    const against = [...contradictionsAmong(parties), ...apart(parties)];
    if (against.length === 0) continue;
    const doubt = `equal identifiers and decisions would join ${quotedNames(parties)}, but ${against.join("; ")}`;
    for (const pair of within) if (!decided.pairs.has(pairKey(pair))) because.set(pairKey(pair), [doubt]);
  }
  const refused = decidedAmong(decided, ["not-same"]);
  const notes = groupsOf(same).flatMap(({ parties }) =>
    refused(parties).map(
      (why) => `decisions contradict each other: others join ${quotedNames(parties)}, but ${why}`,
    ),
  );
  return { because, notes };
}

const samePairs = (decided: LinkDecisions): readonly PartyPair[] =>
  [...decided.pairs.values()].flatMap(({ pair, decision }) => (decision.decision === "same" ? [pair] : []));

/** Why the identifiers of a pair do not suffice; empty where one that is not in doubt does. */
function doubtsOf(tables: NameTables, { pair, shared }: IdentifierPair): readonly string[] {
  const firm = shared.filter(({ doubts }) => doubts.length === 0);
  if (firm.some(({ kind }) => isDecisive(kind))) return [];
  const band = firm.length === 0 ? "none" : (bestNames(tables, pair)?.comparison.band ?? "none");
  if (band !== "none") return [];
  return shared.map((one) => (one.doubts.length === 0 ? unproved(one) : doubtful(one)));
}

const unproved = ({ kind }: SharedIdentifier): string =>
  `a ${labelOf(kind)} has no check digit, so that without names that agree it proves nothing`;

const doubtful = ({ kind, value, bearers, doubts }: SharedIdentifier): string =>
  `${labelOf(kind)} ${value} stands with ${bearers.length} parties: ${doubts.join("; ")}`;

interface Group {
  readonly parties: readonly PartyProfile[];
  readonly pairs: readonly PartyPair[];
}

/** The groups that the pairs join, with the pairs within each. */
function groupsOf(pairs: readonly PartyPair[]): readonly Group[] {
  const rootOf = joinedBy(pairs.map(({ a, b }) => [a.node.id, b.node.id] as const));
  return [...Map.groupBy(pairs, ({ a }) => rootOf(a.node.id)).values()].map((within) => ({
    parties: [...new Set(within.flatMap(({ a, b }) => [a, b]))].sort((x, y) =>
      compareText(x.node.id, y.node.id),
    ),
    pairs: within,
  }));
}

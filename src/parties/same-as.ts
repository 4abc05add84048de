import { compareText } from "../model/compare-text.ts";
import type { Decision, PartyNode } from "../model/records.ts";
import type { SameAsLink } from "../model/same-as.ts";
import type { NameTables } from "../names/name-tables.ts";
import { alikeParties } from "./alike-parties.ts";
import { bestNames } from "./best-names.ts";
import { joinedBy } from "./disjoint-sets.ts";
import { decidedAmong, linkDecisions } from "./link-decisions.ts";
import type { LinkGround } from "./link-evidence.ts";
import { circleNote, crowdNote, idleNote } from "./link-notes.ts";
import { toLink } from "./party-link.ts";
import { pairKey, profilesOf } from "./party-profile.ts";
import { identifierPairs, isLinkedInCircle, sharedIdentifiers } from "./shared-identifiers.ts";
import { heldBack } from "./silent-links.ts";

/** The links between the customer's own parties. */
export interface SameAs {
  /** In order of `a`, then `b`. */
  readonly links: readonly SameAsLink[];
  /** What was cut and by which limit, and decisions that contradict each other or decide nothing. */
  readonly notes: readonly string[];
  /** Pairs of spellings that were compared to find candidates. */
  readonly compared: number;
}

/**
 * Finds which of the customer's parties are, or may be, one: by what persons decided (decisions whose list is
 * `parties`), by equal valid identifiers, and by names of band `strong` or `review`. Unknown parties are never linked.
 * The order of the nodes plays no part. At most 50 comparisons of names a party, some 20 in practice: a second for a
 * thousand parties, tens of seconds for 20,000. Keep the answer rather than ask again.
 */
export function sameAsLinks(
  nodes: readonly PartyNode[],
  tables: NameTables,
  decisions: readonly Decision[],
): SameAs {
  const parties = profilesOf(tables, nodes);
  const decided = linkDecisions(parties, decisions);
  const opposed = decidedAmong(decided, ["not-same", "cannot-tell"]);
  const shared = sharedIdentifiers(tables, parties, opposed);
  const identified = identifierPairs(shared);
  const held = heldBack(tables, identified, decided);
  const settled = new Map<string, Pick<LinkGround, "pair" | "shared">>();
  for (const { pair } of decided.pairs.values()) settled.set(pairKey(pair), { pair, shared: [] });
  for (const each of identified) settled.set(pairKey(each.pair), each);
  const alike = alikeParties(tables, parties, new Set(settled.keys()));
  const found = [...settled.values(), ...alike.pairs.map((pair) => ({ pair, shared: [] }))];
  const links = found.map(({ pair, shared: both }) =>
    toLink({
      pair,
      shared: both,
      decided: decided.pairs.get(pairKey(pair)),
      heldBack: held.because.get(pairKey(pair)) ?? [],
      names: bestNames(tables, pair),
    }),
  );
  return {
    links: links.sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b)),
    notes: [
      ...held.notes,
      ...idleNote(decided),
      ...shared.filter(isLinkedInCircle).map(circleNote),
      ...crowdNote(alike.crowded),
    ],
    compared: alike.compared,
  };
}

/** Nodes joined by the links that are followed silently. */
export interface PartyGroups {
  /** The least node id of the group in which the node stands; its own where nothing joins it. */
  groupOf(nodeId: string): string;
  /** Node ids by group, in order; every node stands in one. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** All links, followed or not. */
  readonly links: readonly SameAsLink[];
  /** Candidate links of this very node into another group, without those that a person decided against. */
  jointsOf(nodeId: string): readonly SameAsLink[];
}

/** Joins the nodes along decided and identified links. Candidates join nobody. */
export function groupParties(nodes: readonly PartyNode[], links: readonly SameAsLink[]): PartyGroups {
  const groupOf = joinedBy(
    links.filter(({ identity }) => identity !== "candidate").map(({ a, b }) => [a, b] as const),
  );
  const ids = [...new Set(nodes.map(({ id }) => id))].sort(compareText);
  const joints = new Map<string, SameAsLink[]>();
  for (const link of links) {
    if (link.identity !== "candidate" || link.decision === "not-same") continue;
    if (groupOf(link.a) === groupOf(link.b)) continue;
    for (const id of [link.a, link.b]) {
      const before = joints.get(id);
      if (before === undefined) joints.set(id, [link]);
      else before.push(link);
    }
  }
  return { groupOf, groups: Map.groupBy(ids, groupOf), links, jointsOf: (id) => joints.get(id) ?? [] };
}

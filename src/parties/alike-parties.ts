import type { NameTables } from "../names/name-tables.ts";
import { type AlikeNames, alikeNames } from "./alike-names.ts";
import { mayBeOne } from "./contradictions.ts";
import { type PartyPair, type PartyProfile, pairKey, pairOf } from "./party-profile.ts";

/** Most links that a party has by its names alone. */
export const mostAlike = 50;

export interface AlikeParties {
  readonly pairs: readonly PartyPair[];
  /** Parties of which some pairs were left out, in order of their ids. */
  readonly crowded: readonly PartyProfile[];
  /** Pairs of spellings that were compared. */
  readonly compared: number;
}

/**
 * Pairs of parties that may be one by their names, nearest names first, at most `mostAlike` a party. `settled` are the
 * pairs that identifiers or a person link already; they do not count against the limit.
 */
export function alikeParties(
  tables: NameTables,
  parties: readonly PartyProfile[],
  settled: ReadonlySet<string>,
): AlikeParties {
  const found = alikeNames(tables, parties);
  const choice = new Choice(settled);
  for (const pair of found.pairs) choice.takeFrom(pair);
  const crowded = new Set([...choice.crowded, ...found.crowded.flatMap(({ bearers }) => bearers)]);
  return {
    pairs: [...choice.chosen.values()],
    crowded: parties.filter((party) => crowded.has(party)),
    compared: found.compared,
  };
}

/** Pairs chosen so far. Many parties of one name make more pairs than can be held, so none is made before it is wanted. */
class Choice {
  readonly chosen = new Map<string, PartyPair>();
  readonly crowded = new Set<PartyProfile>();
  private readonly counts = new Map<PartyProfile, number>();
  private readonly settled: ReadonlySet<string>;
  constructor(settled: ReadonlySet<string>) {
    this.settled = settled;
  }

  takeFrom({ one, other }: AlikeNames): void {
    for (const [place, party] of one.bearers.entries()) {
      const partners = one === other ? one.bearers.slice(place + 1) : other.bearers;
      for (const partner of partners) {
        if (this.crowded.has(party)) break;
        if (partner !== party && !this.crowded.has(partner)) this.offer(pairOf(party, partner));
      }
    }
  }

  private offer(pair: PartyPair): void {
    const key = pairKey(pair);
    if (this.settled.has(key) || this.chosen.has(key) || !mayBeOne(pair)) return;
    const full = [pair.a, pair.b].filter((party) => this.countOf(party) >= mostAlike);
    for (const party of full) this.crowded.add(party);
    if (full.length > 0) return;
    this.chosen.set(key, pair);
    for (const party of [pair.a, pair.b]) this.counts.set(party, this.countOf(party) + 1);
  }

  private readonly countOf = (party: PartyProfile): number => this.counts.get(party) ?? 0;
}

import { compareText } from "../model/compare-text.ts";
import type { Decision } from "../model/records.ts";
import { type PartyPair, type PartyProfile, pairKey, pairOf } from "./party-profile.ts";
import { quotedName } from "./quoted-names.ts";

/** What a decision on a link names as its list: the customer's own parties. */
export const ownParties = "parties";

/** The decision that holds on two parties. */
export interface DecidedPair {
  readonly pair: PartyPair;
  readonly decision: Decision;
}

export interface LinkDecisions {
  /** By pair. */
  readonly pairs: ReadonlyMap<string, DecidedPair>;
  /** Decisions on a party that the records do not name (any more), or name as unknown. They decide nothing. */
  readonly idle: readonly Decision[];
}

/**
 * The decisions that hold on links between the parties. `party` and `entry` are the two node ids, in either order; both
 * orders speak of one link. The later supersedes: by the day it was made, then by the instant it was recorded, then by
 * its place in the log, as for decisions on hits.
 */
export function linkDecisions(
  parties: readonly PartyProfile[],
  decisions: readonly Decision[],
): LinkDecisions {
  const byId = new Map(parties.map((party) => [party.node.id, party]));
  const pairs = new Map<string, DecidedPair>();
  const idle: Decision[] = [];
  for (const decision of decisions.filter(({ list }) => list === ownParties).sort(byTime)) {
    const [one, other] = [byId.get(decision.party), byId.get(decision.entry)];
    if (one === undefined || other === undefined || one === other) {
      idle.push(decision);
      continue;
    }
    const pair = pairOf(one, other);
    pairs.set(pairKey(pair), { pair, decision });
  }
  return { pairs, idle };
}

/** Instants are compared as moments: `...:00Z` and `...:00.000Z` are one, though not the same text. */
const byTime = (a: Decision, b: Decision): number =>
  compareText(a.date, b.date) || Date.parse(a.at) - Date.parse(b.at);

/** Finds among parties the pairs on which a person decided in one of these ways, and says so. */
export function decidedAmong(
  decided: LinkDecisions,
  ways: readonly Decision["decision"][],
): (parties: readonly PartyProfile[]) => readonly string[] {
  const found = [...decided.pairs.values()]
    .filter(({ decision }) => ways.includes(decision.decision))
    .sort((x, y) => compareText(pairKey(x.pair), pairKey(y.pair)));
  return (parties) => {
    if (found.length === 0) return [];
    const among = new Set(parties);
    return found.filter(({ pair }) => among.has(pair.a) && among.has(pair.b)).map(decidedText);
  };
}

/** "<by> decided on <date> that ...". */
export function decidedText({ pair, decision }: DecidedPair): string {
  const both = `${quotedName(pair.a)} and ${quotedName(pair.b)}`;
  const what = {
    same: `${both} are one party`,
    "not-same": `${both} are not one party`,
    "cannot-tell": `it cannot be told whether ${both} are one party`,
  } as const;
  return `${decision.by} decided on ${decision.date} that ${what[decision.decision]}: ${decision.reason}`;
}

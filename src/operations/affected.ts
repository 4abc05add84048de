import { compareText } from "../model/compare-text.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Hit } from "../model/hit.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { PartyNode } from "../model/records.ts";
import { concernedParties } from "../screening/delta/concerned-parties.ts";
import { deltaBuckets, type HitChange, hitChanges } from "../screening/delta/hit-changes.ts";
import { ownedChanges } from "../screening/delta/owned-changes.ts";
import { buildPartyIndex } from "../screening/delta/party-index.ts";
import { shelfChanges } from "../screening/delta/shelf-changes.ts";
import { buildOwnership } from "../screening/ownership/build-ownership.ts";
import { withOwned } from "../screening/ownership/owned-hits.ts";
import type { Ownership } from "../screening/ownership/ownership.ts";
import { screenPrepared } from "../screening/screen-party.ts";
import { type PreparedQuery, prepareQuery, queryOfParty } from "../screening/screen-query.ts";
import type { ScreeningIndex } from "../screening/screening-index.ts";
import { type Affected, standingOf } from "./affected-shape.ts";
import { affectedSentence, changedWords } from "./affected-words.ts";
import { decisionsUnder, heldWith, type Under } from "./decisions-under.ts";
import { sentenceOfHit } from "./hit-sentence.ts";
import { indexOf, withDecisions } from "./hits.ts";
import { nameTables } from "./tables/names.ts";
import type { WorkspaceView } from "./view.ts";

/** Two versions of one list. */
export interface Versions {
  readonly from: ListVersion;
  readonly to: ListVersion;
}

/** The lists as they were, or are, with what is asked of them. */
interface State extends Under {
  readonly index: ScreeningIndex;
  readonly ownership: Ownership;
}

/**
 * Who of the view's parties has another answer under the one version than under the other, the other lists being those in
 * force; shares are taken as on the day. The decisions of today are applied on both sides, so what a person decided
 * stays in view and is no change by itself.
 */
export function affectedBy(view: WorkspaceView, { from, to }: Versions, on: IsoDate): Affected {
  const { nodes } = view.parties;
  const others = view.lists.filter(({ key }) => key !== to.key);
  const shared = indexOf({ lists: others, fictional: view.fictional });
  const [before, after] = [stateOf(view, shared, from, on), stateOf(view, shared, to, on)];
  const asked = partiesAsked(view, before, after);
  const changes = [...asked].flatMap(([node, query]) =>
    hitChanges(hitsOf(before, node, query), hitsOf(after, node, query)).map((change) =>
      describe(change, node, { before, after }),
    ),
  );
  const sorted = deltaBuckets.flatMap((bucket) => changes.filter((change) => change.bucket === bucket));
  return {
    parties: nodes.length,
    screened: asked.size,
    counts: countsOf(sorted),
    changes: sorted,
    sentence: affectedSentence({ parties: nodes.length, changes: sorted }),
  };
}

const countsOf = (changes: Affected["changes"]): Affected["counts"] => {
  const count = (bucket: (typeof deltaBuckets)[number]): number =>
    changes.filter((change) => change.bucket === bucket).length;
  return {
    "newly-affected": count("newly-affected"),
    "no-longer-affected": count("no-longer-affected"),
    "explanation-changed": count("explanation-changed"),
  };
};

/** The other lists' shelves are the same objects in both states, and are not looked at twice. */
function stateOf(view: WorkspaceView, shared: ScreeningIndex, version: ListVersion, on: IsoDate): State {
  const own = indexOf({ lists: [version], fictional: view.fictional });
  const index = {
    tables: shared.tables,
    versions: [...shared.versions, ...own.versions].sort((a, b) => compareText(a.key, b.key)),
    shelves: [...shared.shelves, ...own.shelves],
  };
  const lists = [...view.lists.filter(({ key }) => key !== version.key), version];
  return {
    index,
    ownership: buildOwnership(index, on),
    ...decisionsUnder(view, version, lists),
  };
}

/** The parties whose answer can change, in their order: by the lists, or because a person decided on an entry of this list. */
function partiesAsked(view: WorkspaceView, before: State, after: State): Map<PartyNode, PreparedQuery> {
  const { nodes } = view.parties;
  const queries = nodes.map((node) => prepareQuery(nameTables(), queryOfParty(node)));
  const changes = [
    ...shelfChanges(before.index, after.index),
    ...ownedChanges(before.ownership, after.ownership),
  ];
  const concerned = new Set(concernedParties(nameTables(), changes, buildPartyIndex(queries)));
  const decided = new Set([...after.held.book.current.values()].map(({ party }) => party));
  return new Map(
    nodes.flatMap((node, number): [PartyNode, PreparedQuery][] => {
      const query = queries[number];
      return query !== undefined && (concerned.has(number) || decided.has(node.id)) ? [[node, query]] : [];
    }),
  );
}

function hitsOf(state: State, node: PartyNode, query: PreparedQuery): readonly Hit[] {
  const { index, ownership } = state;
  const found = withOwned(ownership, query, screenPrepared(index, query));
  return withDecisions(node, found, heldWith(state, found));
}

interface States {
  readonly before: State;
  readonly after: State;
}

function describe(change: HitChange, node: PartyNode, states: States): Affected["changes"][number] {
  const hit = change.after ?? change.before;
  if (hit === undefined) throw new Error("a change without a hit");
  return {
    bucket: change.bucket,
    party: node.id,
    key: node.key ?? null,
    name: node.name,
    hit: hit.hit,
    list: hit.list,
    entry: hit.entry,
    listed: hit.name,
    before: standingOf(change.before),
    after: standingOf(change.after),
    changed: [...changedWords(change)],
    sentence:
      change.after === undefined
        ? `no longer found; before: ${sentenceOfHit(hit, node.name, states.before.held)}`
        : sentenceOfHit(hit, node.name, states.after.held),
  };
}

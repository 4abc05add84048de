import { compareText } from "../model/compare-text.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Hit } from "../model/hit.ts";
import type { PartyNode } from "../model/records.ts";
import { concernedParties } from "../screening/delta/concerned-parties.ts";
import { deltaBuckets, type HitChange, hitChanges } from "../screening/delta/hit-changes.ts";
import { ownedChanges } from "../screening/delta/owned-changes.ts";
import { shelfChanges } from "../screening/delta/shelf-changes.ts";
import { buildOwnership } from "../screening/ownership/build-ownership.ts";
import { withOwned } from "../screening/ownership/owned-hits.ts";
import type { Ownership } from "../screening/ownership/ownership.ts";
import { screenPrepared } from "../screening/screen-party.ts";
import { type PreparedQuery, prepareQuery, queryOfParty } from "../screening/screen-query.ts";
import type { ScreeningIndex } from "../screening/screening-index.ts";
import type { Cache } from "../store/cache.ts";
import { partyIndexOf } from "./affected-index.ts";
import { type Affected, standingOf } from "./affected-shape.ts";
import { affectedSentence, changedWords } from "./affected-words.ts";
import { decisionsUnder, heldWith, type Kept, type Under } from "./decisions-under.ts";
import { sentenceOfHit } from "./hit-sentence.ts";
import { indexOf, withDecisions } from "./hits.ts";
import type { KeptVersion } from "./list-records.ts";
import { nameTables } from "./tables/names.ts";
import type { WorkspaceView } from "./view.ts";

/** Two versions of one list. */
export interface Versions {
  readonly from: Kept;
  readonly to: Kept;
  /** Every version that came into the workspace, in its order. */
  readonly came: readonly KeptVersion[];
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
export function affectedBy(
  view: WorkspaceView,
  { from, to, came }: Versions,
  { on, cache }: { readonly on: IsoDate; readonly cache: Pick<Cache, "get" | "put"> },
): Affected {
  const { nodes } = view.parties;
  const others = view.lists.filter(({ key }) => key !== to.version.key);
  const shared = indexOf({ lists: others, fictional: view.fictional });
  const beside = { view, shared, came, on };
  const [before, after] = [stateOf(from, beside), stateOf(to, beside)];
  const asked = partiesAsked(view, { before, after }, cache);
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

/** What stands beside the version, whichever it is. */
interface Beside extends Pick<Versions, "came"> {
  readonly view: WorkspaceView;
  /** The names of the other lists. */
  readonly shared: ScreeningIndex;
  readonly on: IsoDate;
}

/** The other lists' shelves are the same objects in both states, and are not looked at twice. */
function stateOf(kept: Kept, { view, shared, came, on }: Beside): State {
  const { version } = kept;
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
    ...decisionsUnder(view, kept, { lists, came }),
  };
}

/** The parties whose answer can change, in their order: by the lists, or because a person decided on an entry of this list. */
function partiesAsked(
  { parties: { nodes } }: WorkspaceView,
  { before, after }: States,
  cache: Pick<Cache, "get" | "put">,
): Map<PartyNode, PreparedQuery> {
  const changes = [
    ...shelfChanges(before.index, after.index),
    ...ownedChanges(before.ownership, after.ownership),
  ];
  const concerned = new Set(concernedParties(nameTables(), changes, partyIndexOf(nodes, cache)));
  const decided = new Set([...after.held.book.current.values()].map(({ party }) => party));
  return new Map(
    nodes.flatMap((node, number): [PartyNode, PreparedQuery][] =>
      concerned.has(number) || decided.has(node.id)
        ? [[node, prepareQuery(nameTables(), queryOfParty(node))]]
        : [],
    ),
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

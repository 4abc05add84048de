import type { Hit } from "../model/hit.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { Decision } from "../model/records.ts";
import { notCompared } from "../screening/asked-again/ground.ts";
import { entryOf, type Held, heldOf } from "./hits.ts";
import type { KeptVersion } from "./list-records.ts";
import type { WorkspaceView } from "./view.ts";

/** A version of a list, and when it came into the workspace. */
export interface Kept {
  readonly version: ListVersion;
  readonly seq: KeptVersion["seq"];
}

/** What parties are held against under one version of a list. */
export interface Under {
  readonly held: Held;
  /** Decisions that rest on a later version of the list, by hit id; in `held` their ground is not compared. */
  readonly later: ReadonlyMap<string, Decision>;
}

/**
 * The decisions as they stand today, under a version of a list. One that rests on a later version stands as it was made:
 * that an older version says something else is no reason to ask again, for nothing has changed since.
 */
export function decisionsUnder(
  view: WorkspaceView,
  { version, seq }: Kept,
  { lists, came }: { readonly lists: readonly ListVersion[]; readonly came: readonly KeptVersion[] },
): Under {
  const held = { ...heldOf(view), lists };
  const { current, history } = held.book;
  const isLater = (made: Decision): boolean =>
    made.list === version.key && made.ground?.version !== version.version && !restsOnEarlier(made, seq, came);
  const later = new Map([...current].filter(([, made]) => isLater(made)));
  const stands = new Map([...current].map(([hit, made]) => [hit, later.has(hit) ? asMade(made) : made]));
  return { held: { ...held, book: { current: stands, history } }, later };
}

/** What was asked, and against which version, stays known; what was in view then is held against nothing. */
const asMade = (decision: Decision): Decision =>
  decision.ground === undefined
    ? decision
    : { ...decision, ground: { ...decision.ground, rules: notCompared } };

/**
 * Whether the version a decision rests on came into force here before the one with this number. By the order in which they
 * came, not by their days: two versions of one day are two states of the list.
 */
function restsOnEarlier({ list, ground, at }: Decision, seq: number, came: readonly KeptVersion[]): boolean {
  if (ground === undefined) return true;
  const then = came.findLast(
    (each) =>
      !each.held &&
      each.key === list &&
      each.version === ground.version &&
      Date.parse(each.at) <= Date.parse(at),
  );
  return then !== undefined && then.seq < seq;
}

/** Leaves out the decisions on what this version does not tell yet: its entry, its share or its clause came later. */
export function heldWith({ held, later }: Under, found: readonly Hit[]): Held {
  const hits = new Set(found.map(({ hit }) => hit));
  const untold = [...later.values()].filter((made) => !hits.has(made.hit) && !isTold(made, held));
  if (untold.length === 0) return held;
  const current = new Map(held.book.current);
  for (const { hit } of untold) current.delete(hit);
  return { ...held, book: { ...held.book, current } };
}

function isTold(made: Decision, { lists }: Held): boolean {
  const kind = made.ground?.asked?.kind;
  return kind !== "owned" && kind !== "open-set" && entryOf(lists, made) !== undefined;
}

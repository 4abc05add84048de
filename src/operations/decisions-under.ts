import type { Hit } from "../model/hit.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { Decision } from "../model/records.ts";
import { entryOf, type Held, heldOf } from "./hits.ts";
import type { WorkspaceView } from "./view.ts";

/** What parties are held against under one version of a list. */
export interface Under {
  readonly held: Held;
  /** Decisions that rest on a later version of the list, by hit id; in `held` they stand without their ground. */
  readonly later: ReadonlyMap<string, Decision>;
}

/**
 * The decisions as they stand today, under a version of a list. One that rests on a later version stands as it was made:
 * that an older version says something else is no reason to ask again, for nothing has changed since.
 */
export function decisionsUnder(
  view: WorkspaceView,
  version: ListVersion,
  lists: readonly ListVersion[],
): Under {
  const held = { ...heldOf(view), lists };
  const { current, history } = held.book;
  const later = new Map(
    [...current].filter(([, made]) => made.list === version.key && !restsOnEarlier(view, made, version)),
  );
  const stands = new Map([...current].map(([hit, made]) => [hit, later.has(hit) ? asMade(made) : made]));
  return { held: { ...held, book: { current: stands, history } }, later };
}

const asMade = (decision: Decision): Decision => ({ ...decision, ground: undefined });

/** Whether the version a decision rests on is this one, or was published on an earlier day. */
function restsOnEarlier(
  { listVersion }: WorkspaceView,
  { list, ground }: Decision,
  to: ListVersion,
): boolean {
  if (ground === undefined || ground.version === to.version) return true;
  const then = listVersion(list, ground.version);
  return then !== undefined && then.published < to.published;
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

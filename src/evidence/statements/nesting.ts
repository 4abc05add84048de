import type { Draft } from "./drafts.ts";

/** Of each report that lies in the content of another: the innermost such. */
export function outerOf(drafts: readonly Draft[]): ReadonlyMap<Draft, Draft> {
  const found = new Map<Draft, Draft>();
  const holder = new Map<number, Draft>();
  for (const draft of [...drafts].toSorted((a, b) => size(b) - size(a))) {
    const { cue } = draft;
    const outer = cue === undefined ? undefined : holder.get(cue.first);
    if (outer !== undefined && outer !== draft) found.set(draft, outer);
    for (const { first, until } of draft.pieces)
      for (let at = first; at < until; at += 1) holder.set(at, draft);
  }
  return found;
}

const size = ({ pieces }: Draft): number => pieces.reduce((sum, { first, until }) => sum + until - first, 0);

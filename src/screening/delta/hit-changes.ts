import { canonicalJson } from "../../model/canonical.ts";
import type { Hit } from "../../model/hit.ts";

/** What a change of a list, or of a party, does to a hit. */
export const deltaBuckets = ["newly-affected", "no-longer-affected", "explanation-changed"] as const;
export type DeltaBucket = (typeof deltaBuckets)[number];

/** A hit that is not what it was: `before` or `after` is missing where there was, or is, none. */
export interface HitChange {
  readonly bucket: DeltaBucket;
  readonly before: Hit | undefined;
  readonly after: Hit | undefined;
}

/**
 * The hits of one party that differ: new ones first, then those that are gone, then those that say something else now.
 * The version of the list is another in every hit, and is no difference.
 */
export function hitChanges(before: readonly Hit[], after: readonly Hit[]): HitChange[] {
  const was = new Map(before.map((hit) => [hit.hit, hit]));
  const is = new Map(after.map((hit) => [hit.hit, hit]));
  const changes = [...after, ...before.filter(({ hit }) => !is.has(hit))].flatMap(({ hit }) => {
    const change = { before: was.get(hit), after: is.get(hit) };
    const bucket = bucketOf(change.before, change.after);
    return bucket === undefined ? [] : [{ bucket, ...change }];
  });
  return deltaBuckets.flatMap((bucket) => changes.filter((change) => change.bucket === bucket));
}

function bucketOf(before: Hit | undefined, after: Hit | undefined): DeltaBucket | undefined {
  if (before === undefined) return "newly-affected";
  if (after === undefined) return "no-longer-affected";
  return saidBy(before) === saidBy(after) ? undefined : "explanation-changed";
}

const saidBy = ({ version: _, ...hit }: Hit): string => canonicalJson(hit);

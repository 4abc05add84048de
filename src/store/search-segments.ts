import { buildSegment, segmentVersion } from "../evidence/search/build-segment.ts";
import { Segment } from "../evidence/search/segment.ts";
import { canonicalJson, sha256 } from "../model/canonical.ts";
import type { Cache } from "./cache.ts";

/** Texts of one segment. Full ones never change, so that more documents cost no more than their own. */
const textsInSegment = 2_048;

export interface SearchProgress {
  readonly done: number;
  readonly of: number;
}

/**
 * The search segments of text layers, in the order in which the layers came: read from the cache, or made and put there. A
 * cache that is full or was deleted costs time only.
 */
export function searchSegments(
  cache: Cache,
  layers: readonly string[],
  textOf: (layer: string) => string,
  progress?: (told: SearchProgress) => void,
): readonly Segment[] {
  const segments: Segment[] = [];
  for (let first = 0; first < layers.length; first += textsInSegment) {
    const ids = layers.slice(first, first + textsInSegment);
    const fingerprint = sha256(canonicalJson({ what: "search", version: segmentVersion, ids }));
    const known = cache.get(fingerprint, part);
    const bytes = known ?? buildSegment(ids.map((id) => ({ id, text: textOf(id) })));
    if (known === undefined) cache.put(fingerprint, part, bytes);
    segments.push(new Segment(bytes));
    progress?.({ done: first + ids.length, of: layers.length });
  }
  return segments;
}

const part = "search";

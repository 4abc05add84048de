import type { Span } from "../../model/text-layer.ts";

/** Those of spans in order that begin within the span. */
export function within<T extends Span>(all: readonly T[], { start, end }: Span): readonly T[] {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < all.length; at += 1) {
    const one = all[at];
    if (one === undefined || one.start >= end) break;
    found.push(one);
  }
  return found;
}

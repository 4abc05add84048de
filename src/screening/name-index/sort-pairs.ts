/** Keys of documents, one pair a place: the bucket of the key, what marks it within the bucket, and the document. */
export interface Pairs {
  readonly buckets: Uint32Array;
  readonly marks: Uint32Array;
  readonly documents: Uint32Array;
}

const digits = 1 << 16;

const emptyPairs = (length: number): Pairs => ({
  buckets: new Uint32Array(length),
  marks: new Uint32Array(length),
  documents: new Uint32Array(length),
});

/** Puts the pairs in the order of sixteen bits of `by`, and leaves equal ones as they stand. */
function sortByDigit(from: Pairs, to: Pairs, by: "buckets" | "marks", shift: 0 | 16): void {
  const values = from[by];
  const places = new Uint32Array(digits + 1);
  for (const value of values) {
    const next = ((value >>> shift) & (digits - 1)) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  for (let digit = 0; digit < digits; digit += 1)
    places[digit + 1] = (places[digit + 1] ?? 0) + (places[digit] ?? 0);
  for (let at = 0; at < values.length; at += 1) {
    const digit = ((values[at] ?? 0) >>> shift) & (digits - 1);
    const place = places[digit] ?? 0;
    places[digit] = place + 1;
    to.buckets[place] = from.buckets[at] ?? 0;
    to.marks[place] = from.marks[at] ?? 0;
    to.documents[place] = from.documents[at] ?? 0;
  }
}

/**
 * The pairs by bucket, then by mark; documents of one key stay in their order. A sort by digits: tens of millions of
 * keys take seconds, and no more room than the pairs twice. `bits`: of a bucket's number.
 */
export function sortedByKey(pairs: Pairs, bits: number): Pairs {
  let [from, to] = [pairs, emptyPairs(pairs.marks.length)];
  const pass = (by: "buckets" | "marks", shift: 0 | 16): void => {
    sortByDigit(from, to, by, shift);
    [from, to] = [to, from];
  };
  pass("marks", 0);
  pass("marks", 16);
  pass("buckets", 0);
  if (bits > 16) pass("buckets", 16);
  return from;
}

/** Shorter headings have too many neighbours that mean something else: city, cite; name, game. */
const shortestFuzzy = 6;

const digits = (text: string): string => text.replace(/\D+/g, "");

/** Length of the common beginning. */
function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

/**
 * Whether two folded headings differ by one slip: a letter left out, added or replaced, or two neighbours swapped.
 * `SHIPER` for `shipper`, `WIGHT` for `weight`. A different number is another column, never a slip.
 */
export function isOneSlipApart(a: string, b: string): boolean {
  // Most headings differ in length: asked first, because every heading is held beside every spelling.
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < shortestFuzzy || a === b)
    return false;
  const at = commonStart(a, b);
  const restA = a.slice(at);
  const restB = b.slice(at);
  const replaced = restA.slice(1) === restB.slice(1);
  const added = restA.slice(1) === restB || restA === restB.slice(1);
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return (replaced || added || swapped) && digits(a) === digits(b);
}

const pairs = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, index) => text.slice(index, index + 2)));

/** Likeness of two folded headings by shared pairs of letters, 0 to 1 (Dice). For hints only. */
export function likeness(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  if (left.size + right.size === 0) return a === b ? 1 : 0;
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}

/** Costs are in tenths of a plain edit. */
const vowels = new Set("aeiouy");
const alike = new Set(
  "ck kc sz zs iy yi vw wv kq qk qc cq jy yj gj jg mn nm bp pb dt td fv vf sc cs gk kg xs sx hx xh ou uo".split(" "),
);

const isVowel = (char: string): boolean => vowels.has(char);

function substitution(a: string, b: string, first: boolean): number {
  const plain = alike.has(a + b) ? 6 : isVowel(a) && isVowel(b) ? 7 : 10;
  return first ? plain + 5 : plain;
}

/** Cost of a letter that only one side has: little where it doubles its neighbour, less for vowels and h. */
function gap(text: string, at: number): number {
  const char = text.charAt(at);
  if (char === text.charAt(at - 1) && at > 0) return 4;
  const plain = isVowel(char) ? 8 : char === "h" ? 6 : 10;
  return at === 0 ? plain + 5 : plain;
}

/** Rows of the table of costs, reused; longer words than this are not compared letter by letter. */
const longest = 64;
const rows = [new Int32Array(longest + 1), new Int32Array(longest + 1), new Int32Array(longest + 1)] as const;

/**
 * Weighted Damerau-Levenshtein cost of two words, in tenths of an edit: slips that spellings and fingers commonly make
 * cost less, a changed first letter costs more. Symmetric. Gives up beyond `limit` and answers `limit + 1`.
 */
export function editCost(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (a.length > longest || b.length > longest || leastCost(a, b) > limit) return limit + 1;
  let [before, row, next] = rows as readonly [Int32Array, Int32Array, Int32Array];
  row[0] = 0;
  for (let j = 1; j <= b.length; j++) row[j] = (row[j - 1] ?? 0) + gap(b, j - 1);
  for (let i = 1; i <= a.length; i++) {
    if (fillRow({ a, b, i }, before, row, next) > limit) return limit + 1;
    [before, row, next] = [row, next, before];
  }
  return Math.min(row[b.length] ?? 0, limit + 1);
}

interface RowPlace {
  readonly a: string;
  readonly b: string;
  readonly i: number;
}

/** Fills the row of the i-th letter of `a` and answers its least cost. */
function fillRow({ a, b, i }: RowPlace, before: Int32Array, row: Int32Array, next: Int32Array): number {
  const x = a.charAt(i - 1);
  const gapA = gap(a, i - 1);
  let least = (row[0] ?? 0) + gapA;
  next[0] = least;
  for (let j = 1; j <= b.length; j++) {
    const y = b.charAt(j - 1);
    let best = (row[j - 1] ?? 0) + (x === y ? 0 : substitution(x, y, i === 1 && j === 1));
    best = Math.min(best, (row[j] ?? 0) + gapA, (next[j - 1] ?? 0) + gap(b, j - 1));
    if (i > 1 && j > 1 && x !== y && x === b.charAt(j - 2) && y === a.charAt(i - 2))
      best = Math.min(best, (before[j - 2] ?? 0) + 8);
    next[j] = best;
    if (best < least) least = best;
  }
  return least;
}

/** One bit for each letter that occurs (letters beyond a-z share bits). */
function lettersOf(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at++) mask |= 1 << (text.charCodeAt(at) & 31);
  return mask;
}

/** A bound from below: every letter that only one side has costs a substitution of two or a gap. */
function leastCost(a: string, b: string): number {
  let differing = lettersOf(a) ^ lettersOf(b);
  let count = 0;
  while (differing !== 0) {
    differing &= differing - 1;
    count++;
  }
  return Math.max(count * 3, Math.abs(a.length - b.length) * 4);
}

/** Likeness of two words from their cost, integer in 1/10,000; 0 where more than two edits in five letters differ. */
export function likeness(a: string, b: string): number {
  if (a === b) return 10_000;
  const length = Math.max(a.length, b.length);
  const limit = length * 4;
  const cost = editCost(a, b, limit);
  return cost > limit ? 0 : 10_000 - Math.round((cost * 1000) / length);
}

/** Is one word the other after one insertion, deletion, substitution or swap of neighbours? */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a.charAt(start) === b.charAt(start)) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB.slice(1)) return true;
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA.charAt(0) === restB.charAt(1) && restA.charAt(1) === restB.charAt(0) && restA.slice(2) === restB.slice(2);
}

/** Costs are in tenths of a plain edit. */
const vowels = new Set("aeiouy");
const vowelCodes = new Set([..."aeiouy"].map((vowel) => vowel.charCodeAt(0)));
const alike = new Set(
  "ck kc sz zs iy yi vw wv kq qk qc cq jy yj gj jg mn nm bp pb dt td fv vf sc cs gk kg xs sx hx xh ou uo".split(
    " ",
  ),
);

/** Costs of substituting one letter of a-z for another, at row * 32 + column of their last five bits. */
const substitutions = ((): Uint8Array => {
  const table = new Uint8Array(1024).fill(10);
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  for (const x of letters)
    for (const y of letters) {
      const cost = alike.has(x + y) ? 6 : vowels.has(x) && vowels.has(y) ? 7 : 10;
      table[(x.charCodeAt(0) & 31) * 32 + (y.charCodeAt(0) & 31)] = cost;
    }
  return table;
})();

const isAscii = (code: number): boolean => code >= 97 && code <= 122;

const substitution = (a: number, b: number): number =>
  isAscii(a) && isAscii(b) ? (substitutions[(a & 31) * 32 + (b & 31)] ?? 10) : 10;

/** Cost of a letter that only one side has: little where it doubles its neighbour, less for vowels and h. */
function gap(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (at > 0 && code === text.charCodeAt(at - 1)) return 4;
  const plain = code === 104 ? 6 : vowelCodes.has(code) ? 8 : 10;
  return at === 0 ? plain + 5 : plain;
}

/** Longer words than this are not compared letter by letter, and nothing is looked for inside them. */
export const longestWord = 64;
/** Rows of the table of costs, reused. */
const row = (): Int32Array => new Int32Array(longestWord + 1);
const rows = [row(), row(), row()] as const;

const gaps = new Int32Array(longestWord);

/**
 * Weighted Damerau-Levenshtein cost of two words, in tenths of an edit: slips that spellings and fingers commonly make
 * cost less, a changed first letter costs more. Symmetric. Gives up beyond `limit` and answers `limit + 1`.
 */
export function editCost(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (a.length > longestWord || b.length > longestWord || leastCost(a, b) > limit) return limit + 1;
  let [before, row, next] = rows as readonly [Int32Array, Int32Array, Int32Array];
  row[0] = 0;
  for (let j = 1; j <= b.length; j++) {
    gaps[j - 1] = gap(b, j - 1);
    row[j] = (row[j - 1] ?? 0) + (gaps[j - 1] ?? 0);
  }
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

/** Are the letters before i and j each other's neighbours, swapped? */
const isSwap = (a: string, b: string, i: number, j: number): boolean =>
  i > 1 &&
  j > 1 &&
  a.charCodeAt(i - 1) !== b.charCodeAt(j - 1) &&
  a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
  b.charCodeAt(j - 1) === a.charCodeAt(i - 2);

/** Fills the row of the i-th letter of `a` and answers its least cost. */
function fillRow({ a, b, i }: RowPlace, before: Int32Array, row: Int32Array, next: Int32Array): number {
  const x = a.charCodeAt(i - 1);
  const gapA = gap(a, i - 1);
  let least = (row[0] ?? 0) + gapA;
  next[0] = least;
  for (let j = 1; j <= b.length; j++) {
    const y = b.charCodeAt(j - 1);
    const changed = x === y ? 0 : substitution(x, y) + (i + j === 2 ? 5 : 0);
    const byGap = Math.min((row[j] ?? 0) + gapA, (next[j - 1] ?? 0) + (gaps[j - 1] ?? 0));
    const best = Math.min((row[j - 1] ?? 0) + changed, byGap);
    const cost = isSwap(a, b, i, j) ? Math.min(best, (before[j - 2] ?? 0) + 8) : best;
    next[j] = cost;
    least = Math.min(least, cost);
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

/**
 * Likeness of two words from their cost, integer in 1/10,000; 0 where it is less than `least`, which is never under
 * 6,000: more than two edits in five letters.
 */
export function likeness(a: string, b: string, least = 6_000): number {
  if (a === b) return 10_000;
  const length = Math.max(a.length, b.length);
  // One tenth more than `least` allows, for what rounding may give.
  const limit = least === 6_000 ? length * 4 : Math.ceil((length * (10_000 - least)) / 1_000);
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
  return (
    restA.charAt(0) === restB.charAt(1) &&
    restA.charAt(1) === restB.charAt(0) &&
    restA.slice(2) === restB.slice(2)
  );
}

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

/**
 * Weighted Damerau-Levenshtein cost of two words, in tenths of an edit: slips that spellings and fingers commonly make
 * cost less, a changed first letter costs more. Symmetric. Gives up beyond `limit` and answers `limit + 1`.
 */
export function editCost(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (let j = 1; j <= b.length; j++) row[j] = (row[j - 1] ?? 0) + gap(b, j - 1);
  for (let i = 1; i <= a.length; i++) {
    const next = [(row[0] ?? 0) + gap(a, i - 1)];
    for (let j = 1; j <= b.length; j++) next[j] = cell({ a, b, i, j }, before, row, next);
    before = row;
    row = next;
    if (Math.min(...row) > limit) return limit + 1;
  }
  return Math.min(row[b.length] ?? 0, limit + 1);
}

interface Place {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly j: number;
}

function cell({ a, b, i, j }: Place, before: number[], row: number[], next: number[]): number {
  const x = a.charAt(i - 1);
  const y = b.charAt(j - 1);
  const first = i === 1 && j === 1;
  let best = (row[j - 1] ?? 0) + (x === y ? 0 : substitution(x, y, first));
  best = Math.min(best, (row[j] ?? 0) + gap(a, i - 1), (next[j - 1] ?? 0) + gap(b, j - 1));
  if (i > 1 && j > 1 && x === b.charAt(j - 2) && y === a.charAt(i - 2) && x !== y)
    best = Math.min(best, (before[j - 2] ?? 0) + 8);
  return best;
}

/** Likeness of two words from their cost, integer in 1/10,000; 0 where more than two edits in five letters differ. */
export function likeness(a: string, b: string): number {
  if (a === b) return 10_000;
  const length = Math.max(a.length, b.length);
  const limit = length * 4;
  if (Math.abs(a.length - b.length) * 4 > limit) return 0;
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

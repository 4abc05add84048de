import { type Letters, longestWord, newLetters, readLetters } from "./letters.ts";
import { SlipCounter } from "./slip-counter.ts";

/** Costs are in tenths of a plain edit. */
const vowels = new Set("aeiouy");
const alike = new Set(
  "ck kc sz zs iy yi vw wv kq qk qc cq jy yj gj jg mn nm bp pb dt td fv vf sc cs gk kg xs sx hx xh ou uo".split(
    " ",
  ),
);
const plain = 10;
/** What a changed first letter costs besides. */
const changedFirst = 5;
const swapped = 8;

/** Costs of substituting one letter for another, at row * 32 + column of their places in the alphabet; 0 is any other. */
const substitutions = ((): Uint8Array => {
  const table = new Uint8Array(1024).fill(plain);
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  for (const x of letters)
    for (const y of letters) {
      const cost = alike.has(x + y) ? 6 : vowels.has(x) && vowels.has(y) ? 7 : plain;
      table[(x.charCodeAt(0) & 31) * 32 + (y.charCodeAt(0) & 31)] = cost;
    }
  return table;
})();

/** Rows of the table of costs: the one being filled and the two before it, in turn. */
interface Rows {
  before: Int32Array;
  last: Int32Array;
  next: Int32Array;
}
const newRow = (): Int32Array => new Int32Array(longestWord + 1);
/** Reused, as are the letters: words are compared by the hundred thousand. */
const rows: Rows = { before: newRow(), last: newRow(), next: newRow() };
const [own, other] = [newLetters(), newLetters()];

/**
 * Weighted Damerau-Levenshtein cost of two words, in tenths of an edit: slips that spellings and fingers commonly make
 * cost less, a changed first letter costs more. Symmetric. Gives up beyond `limit` and answers `limit + 1`.
 */
export function editCost(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (!readLetters(a, own) || !readLetters(b, other)) return limit + 1;
  return costOf(own, other, limit);
}

/** `editCost` of two words whose letters have been read. */
export function costOf(a: Letters, b: Letters, limit: number): number {
  if (leastCost(a, b) > limit) return limit + 1;
  rows.last[0] = 0;
  for (let j = 1; j <= b.length; j++) rows.last[j] = (rows.last[j - 1] ?? 0) + (b.gaps[j - 1] ?? 0);
  for (let i = 0; i < a.length; i++) {
    if (fillRow(a, b, i) > limit) return limit + 1;
    const { before, last, next } = rows;
    [rows.before, rows.last, rows.next] = [last, next, before];
  }
  return Math.min(rows.last[b.length] ?? 0, limit + 1);
}

/** What it costs that the letters i of `a` and j of `b` differ, on top of what stands before them: as one letter changed. */
const changed = (a: Letters, b: Letters, i: number, j: number): number =>
  (substitutions[(a.places[i] ?? 0) * 32 + (b.places[j] ?? 0)] ?? plain) + (i + j === 0 ? changedFirst : 0);

/** Are the letters i and j, which differ, each other's neighbours, swapped? */
const isSwap = (a: Letters, b: Letters, i: number, j: number): boolean =>
  i > 0 && j > 0 && b.codes[j] === a.codes[i - 1] && a.codes[i] === b.codes[j - 1];

/** Fills the row of letter i of `a` and answers its least cost. */
function fillRow(a: Letters, b: Letters, i: number): number {
  const { before, last, next } = rows;
  const code = a.codes[i];
  const gap = a.gaps[i] ?? 0;
  let left = (last[0] ?? 0) + gap;
  let least = left;
  next[0] = left;
  for (let j = 0; j < b.length; j++) {
    let cost = last[j] ?? 0;
    if (code !== b.codes[j]) {
      cost += changed(a, b, i, j);
      if (isSwap(a, b, i, j)) cost = Math.min(cost, (before[j - 1] ?? 0) + swapped);
    }
    left = Math.min(cost, (last[j + 1] ?? 0) + gap, left + (b.gaps[j] ?? 0));
    next[j + 1] = left;
    if (left < least) least = left;
  }
  return least;
}

/** A bound from below: every letter that only one side has costs a substitution of two or a gap. */
function leastCost(a: Letters, b: Letters): number {
  let count = 0;
  for (let differing = a.mask ^ b.mask; differing !== 0; differing &= differing - 1) count++;
  return Math.max(count * 3, Math.abs(a.length - b.length) * 4);
}

/** The most that a likeness of `least` may cost. `least` is never under 6,000: more than two edits in five letters. */
const limitOf = (length: number, least: number): number =>
  // One tenth more than `least` allows, for what rounding may give.
  least === 6_000 ? length * 4 : Math.ceil((length * (10_000 - least)) / 1_000);

/** What one slip costs at least: a letter that doubles its neighbour, or any other slip. */
const leastSlip = { doubled: 4, other: 6 };

/** Whether two words so many slips apart can still be as like as `least`. */
export function canBeLike(a: Letters, b: Letters, slips: number, least: number): boolean {
  const each = a.isDoubled || b.isDoubled ? leastSlip.doubled : leastSlip.other;
  return slips * each <= limitOf(Math.max(a.length, b.length), least);
}

const fromCost = (cost: number, length: number, limit: number): number =>
  cost > limit ? 0 : 10_000 - Math.round((cost * 1000) / length);

/** Likeness of two words from their cost, integer in 1/10,000; 0 where it is less than `least`. */
export function likeness(a: string, b: string, least = 6_000): number {
  if (a === b) return 10_000;
  const length = Math.max(a.length, b.length);
  const limit = limitOf(length, least);
  return fromCost(editCost(a, b, limit), length, limit);
}

/** `likeness` of two words whose letters have been read. */
export function likenessOfLetters(a: Letters, b: Letters, least: number): number {
  const length = Math.max(a.length, b.length);
  const limit = limitOf(length, least);
  return length === 0 ? 10_000 : fromCost(costOf(a, b, limit), length, limit);
}

const slips = new SlipCounter();

/** The greatest `likeness` of a word to any of the others, with one reading of the word; 0 where all are less than `least`. */
export function likest(word: string, others: readonly string[], least = 6_000): number {
  if (others.includes(word)) return 10_000;
  let best = 0;
  let isRead = false;
  for (const text of others) {
    const limit = limitOf(Math.max(word.length, text.length), least);
    if (Math.abs(word.length - text.length) * leastSlip.doubled > limit) continue;
    if (!isRead && !readLetters(word, own)) return 0;
    if (!isRead) slips.take(own);
    isRead = true;
    if (!readLetters(text, other) || !canBeLike(own, other, slips.between(other), least)) continue;
    best = Math.max(best, likenessOfLetters(own, other, least));
  }
  return best;
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

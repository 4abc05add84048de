import { type Agreement, agreementOf } from "./likeness.ts";
import type { Token } from "./name-form.ts";
import { runAgreement, tellRuns } from "./run-agreement.ts";

/** Words of both sides that belong together. */
export interface Pair extends Agreement {
  readonly a: readonly Token[];
  readonly b: readonly Token[];
  readonly weightA: number;
  readonly weightB: number;
}

/** An alignment: pairs, and what each side has for itself. */
export interface Alignment {
  readonly pairs: readonly Pair[];
  readonly restA: readonly Token[];
  readonly restB: readonly Token[];
}

/** A possible pair: places of the first words and how many words each side takes. */
interface Edge {
  readonly a: number;
  readonly countA: number;
  readonly b: number;
  readonly countB: number;
  readonly pair: Pair;
  readonly gain: number;
}

/** More words than this on a side are aligned only where they are equal: no company name is longer. */
const most = 12;

const weightOf = (tokens: readonly Token[]): number => tokens.reduce((sum, token) => sum + token.weight, 0);

function pairOf(a: readonly Token[], b: readonly Token[], agreement: Agreement): Pair {
  const weightA = weightOf(a);
  const weightB = weightOf(b);
  if (agreement.weigh === "own") return { ...agreement, a, b, weightA, weightB };
  const weight = agreement.weigh === "lesser" ? Math.min(weightA, weightB) : Math.max(weightA, weightB);
  return { ...agreement, a, b, weightA: weight, weightB: weight };
}

const isSame = (a: Token, b: Token): boolean => a.role === b.role && a.key === b.key && a.script === b.script;

/** Takes out the words that stand on both sides alike; no other pair could be better. */
function equalPairs(a: Token[], b: Token[]): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i < a.length; i++) {
    const left = a[i];
    if (left === undefined) continue;
    const at = b.findIndex((right) => isSame(left, right));
    const right = b[at];
    if (right === undefined) continue;
    const kind =
      left.role === "brand" && left.abbreviation && right.abbreviation ? "abbreviation" : left.role;
    pairs.push(pairOf([left], [right], { kind, similarity: 10_000, weigh: "own" }));
    a.splice(i, 1);
    b.splice(at, 1);
    i--;
  }
  return pairs;
}

function edgeOf(place: Pick<Edge, "a" | "b">, words: Pick<Pair, "a" | "b">, agreement: Agreement): Edge {
  const pair = pairOf(words.a, words.b, agreement);
  // What the pair saves: the words it takes out of the rest, less what it is itself short of likeness.
  const whole = weightOf(words.a) + weightOf(words.b);
  const gain = whole * 10_000 - (pair.weightA + pair.weightB) * (10_000 - pair.similarity);
  return { ...place, countA: words.a.length, countB: words.b.length, pair, gain };
}

/** Nearly all pairs of words do not agree: they cost nothing here. */
function edgesOf(a: readonly Token[], b: readonly Token[]): Edge[] {
  const edges: Edge[] = [];
  for (const [i, left] of a.entries()) {
    for (const [j, right] of b.entries()) {
      const agreement = agreementOf(left, right);
      if (agreement !== undefined) edges.push(edgeOf({ a: i, b: j }, { a: [left], b: [right] }, agreement));
    }
    tellRuns(b, left, (j, run) => {
      const agreement = runAgreement(run, left);
      if (agreement !== undefined) edges.push(edgeOf({ a: i, b: j }, { a: [left], b: run }, agreement));
    });
  }
  for (const [j, right] of b.entries())
    tellRuns(a, right, (i, run) => {
      const agreement = runAgreement(run, right);
      if (agreement !== undefined) edges.push(edgeOf({ a: i, b: j }, { a: run, b: [right] }, agreement));
    });
  return edges;
}

interface Solution {
  readonly gain: number;
  readonly edges: readonly Edge[];
}

const bits = (from: number, count: number): number => ((1 << count) - 1) << from;

/** Whether no word is in two of the edges, so that nothing is to be decided. So it is with nearly all names. */
function areApart(edges: readonly Edge[]): boolean {
  let [takenA, takenB] = [0, 0];
  for (const { a, countA, b, countB } of edges) {
    if ((takenA & bits(a, countA)) !== 0 || (takenB & bits(b, countB)) !== 0) return false;
    takenA |= bits(a, countA);
    takenB |= bits(b, countB);
  }
  return true;
}

/** The assignment with the greatest gain: words of `a` in order against the set of words of `b` already taken. */
function solve(edges: readonly Edge[], lengthA: number): readonly Edge[] {
  if (areApart(edges)) return edges.filter(({ gain }) => gain > 0).sort((left, right) => left.a - right.a);
  const known = new Map<number, Solution>();
  const from = (at: number, taken: number): Solution => {
    if (at >= lengthA) return { gain: 0, edges: [] };
    const key = at * 65_536 + taken;
    const found = known.get(key);
    if (found !== undefined) return found;
    let best = from(at + 1, taken);
    for (const edge of edges) {
      const mask = bits(edge.b, edge.countB);
      if (edge.a !== at || (taken & mask) !== 0) continue;
      const rest = from(at + edge.countA, taken | mask);
      if (rest.gain + edge.gain > best.gain)
        best = { gain: rest.gain + edge.gain, edges: [edge, ...rest.edges] };
    }
    known.set(key, best);
    return best;
  };
  return from(0, 0).edges;
}

/** The words that are in none of the pairs; there are few of both. */
const without = (tokens: readonly Token[], pairs: readonly Pair[], side: "a" | "b"): Token[] =>
  tokens.filter((token) => !pairs.some((pair) => pair[side].includes(token)));

const weighs = (token: Token): boolean => token.role !== "stop";

/** Aligns the words of two names: equal words first, then the best assignment of the rest. */
export function align(a: readonly Token[], b: readonly Token[]): Alignment {
  const openA = a.filter(weighs);
  const openB = b.filter(weighs);
  const equal = equalPairs(openA, openB);
  const edges = edgesOf(openA.slice(0, most), openB.slice(0, most));
  const pairs = [...equal, ...solve(edges, Math.min(openA.length, most)).map((edge) => edge.pair)];
  return { pairs, restA: without(openA, pairs, "a"), restB: without(openB, pairs, "b") };
}

import { likeness } from "./edit-distance.ts";
import { type Agreement, agreementOf } from "./likeness.ts";
import type { Token } from "./name-form.ts";
import { skeleton } from "./pinyin.ts";

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
    const kind = left.role === "brand" && left.abbreviation && right.abbreviation ? "abbreviation" : left.role;
    pairs.push(pairOf([left], [right], { kind, similarity: 10_000, weigh: "own" }));
    a.splice(i, 1);
    b.splice(at, 1);
    i--;
  }
  return pairs;
}

const joinedKey = (run: readonly Token[]): string => run.map((token) => token.sounds[0] ?? token.key).join("");

/** "Hua Fu" = "Huafu": a run of brand words written apart on one side and together on the other. */
function mergedAgreement(run: readonly Token[], single: Token): Agreement | undefined {
  if (single.role !== "brand" || !run.every((token) => token.role === "brand")) return undefined;
  const key = joinedKey(run);
  const sounds = single.sounds.length > 0 ? single.sounds : [single.key];
  if (sounds.includes(key)) return { kind: "brand", similarity: single.script === "han" ? 9_700 : 9_900, weigh: "own" };
  if (key.length >= 4 && single.skeletons.includes(skeleton(key))) return { kind: "brand", similarity: 9_300, weigh: "own" };
  const likely = Math.max(...sounds.map((sound) => likeness(key, sound)));
  return likely >= 8_500 && key.length >= 6 ? { kind: "brand", similarity: likely - 300, weigh: "own" } : undefined;
}

/** "PLA" = "People's Liberation Army": capitals that are the initials of a run of at least three words. */
function acronymAgreement(run: readonly Token[], single: Token): Agreement | undefined {
  if (single.role !== "brand" || !single.abbreviation || run.length < 3 || single.script !== "latin") return undefined;
  const initials = run.flatMap((token) => token.text.split(/[\s-]+/).map((word) => word.charAt(0).toLowerCase())).join("");
  if (initials !== single.key) return undefined;
  return { kind: "abbreviation", similarity: run.length > 3 ? 8_500 : 8_000, weigh: "greater" };
}

function runAgreement(run: readonly Token[], single: Token): Agreement | undefined {
  return mergedAgreement(run, single) ?? acronymAgreement(run, single);
}

function edgesOf(a: readonly Token[], b: readonly Token[]): Edge[] {
  const edges: Edge[] = [];
  const add = (place: Omit<Edge, "pair" | "gain">, agreement: Agreement | undefined): void => {
    if (agreement === undefined) return;
    const pair = pairOf(a.slice(place.a, place.a + place.countA), b.slice(place.b, place.b + place.countB), agreement);
    edges.push({ ...place, pair, gain: (pair.weightA + pair.weightB) * pair.similarity });
  };
  a.forEach((left, i) => {
    b.forEach((right, j) => {
      add({ a: i, countA: 1, b: j, countB: 1 }, agreementOf(left, right));
      for (let count = 2; count <= 7; count++) {
        if (i + count <= a.length) add({ a: i, countA: count, b: j, countB: 1 }, runAgreement(a.slice(i, i + count), right));
        if (j + count <= b.length) add({ a: i, countA: 1, b: j, countB: count }, runAgreement(b.slice(j, j + count), left));
      }
    });
  });
  return edges;
}

interface Solution {
  readonly gain: number;
  readonly edges: readonly Edge[];
}

/** The assignment with the greatest gain: words of `a` in order against the set of words of `b` already taken. */
function solve(edges: readonly Edge[], lengthA: number): readonly Edge[] {
  const known = new Map<number, Solution>();
  const from = (at: number, taken: number): Solution => {
    if (at >= lengthA) return { gain: 0, edges: [] };
    const key = at * 65_536 + taken;
    const found = known.get(key);
    if (found !== undefined) return found;
    let best = from(at + 1, taken);
    for (const edge of edges) {
      const mask = ((1 << edge.countB) - 1) << edge.b;
      if (edge.a !== at || (taken & mask) !== 0) continue;
      const rest = from(at + edge.countA, taken | mask);
      if (rest.gain + edge.gain > best.gain) best = { gain: rest.gain + edge.gain, edges: [edge, ...rest.edges] };
    }
    known.set(key, best);
    return best;
  };
  return from(0, 0).edges;
}

const without = (tokens: readonly Token[], pairs: readonly Pair[], side: "a" | "b"): Token[] => {
  const taken = new Set(pairs.flatMap((pair) => pair[side]));
  return tokens.filter((token) => !taken.has(token));
};

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

import { likeness } from "./edit-distance.ts";
import { type Agreement, agreementOf, isRendering, rendered, slipLikeness, soundAlike } from "./likeness.ts";
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
    const kind =
      left.role === "brand" && left.abbreviation && right.abbreviation ? "abbreviation" : left.role;
    pairs.push(pairOf([left], [right], { kind, similarity: 10_000, weigh: "own" }));
    a.splice(i, 1);
    b.splice(at, 1);
    i--;
  }
  return pairs;
}

const spelled = (token: Token): string =>
  token.script === "han" ? (token.sounds[0] ?? token.key) : token.key;

const leastMerged = 8_500;

/** "Hua Fu" = "Huafu": a run of brand words written apart on one side and together on the other. */
function mergedAgreement(run: readonly Token[], single: Token): Agreement | undefined {
  const key = joined(run);
  const sounds = single.sounds.length > 0 ? single.sounds : [single.key];
  if (sounds.includes(key))
    return { kind: "brand", similarity: single.script === "han" ? 9_700 : 9_900, weigh: "own" };
  if (key.length >= 4 && soundAlike([skeleton(key)], single))
    return { kind: "brand", similarity: 9_300, weigh: "own" };
  // A place has many neighbours in spelling; with one in the run only the same letters will do.
  if (key.length < 6 || !isBrandOnly(run)) return undefined;
  const likely = Math.max(...sounds.map((sound) => likeness(key, sound, leastMerged)));
  return likely >= leastMerged ? { kind: "brand", similarity: likely - 300, weigh: "own" } : undefined;
}

/** Bodies of state and of the public, which are known by their initials as firms are not. */
const bodies = new Set([
  "army",
  "association",
  "corps",
  "government",
  "organization",
  "police",
  "university",
]);
export const isBody = (token: Token): boolean => token.role === "concept" && bodies.has(token.ids[0] ?? "");

/**
 * "PLA" for "People's Liberation Army": capitals that are the initials of a run of words. Three letters are the initials
 * of some firm on any long list, so they are evidence of the same brand only where the words name a body; four may be.
 */
function acronymAgreement(run: readonly Token[], single: Token): Agreement | undefined {
  const initials = run.map((token) => token.initials).join("");
  if (initials !== single.key || initials.length < 3) return undefined;
  const tells = initials.length > 3 || run.some(isBody);
  return { kind: "abbreviation", similarity: tells ? 8_200 : 7_000, weigh: "greater" };
}

/** A known run of words ("Hair Products") with a slip in one of them on the other side, where it falls into parts. */
function slippedAgreement(key: string, single: Token): Agreement | undefined {
  const similarity = slipLikeness(key, single.key);
  return similarity === 0 ? undefined : { kind: single.role, similarity, weigh: "lesser" };
}

/** Short words are words of their own: "CK Ltd" is no slip of "Co Ltd". */
const mayBeSlip = (token: Token): boolean => token.role === "brand" && token.key.length >= 4;

const hasBrand = (run: readonly Token[]): boolean => run.some(({ role }) => role === "brand");
const isBrandOnly = (run: readonly Token[]): boolean => run.every(({ role }) => role === "brand");

/** Brand words, or brand words and places ("Dalian Tianyi"), that may be written together. */
const mergeable = (run: readonly Token[]): boolean =>
  hasBrand(run) && run.every(({ role }) => role === "brand" || role === "place");

const joined = (run: readonly Token[]): string => run.map(spelled).join("");

/** "Gold Star" for 金星. Where one of the words is a trade word besides ("Global Link"), only those very words will do. */
function isRenderingRun(run: readonly Token[], single: Token): boolean {
  if (mergeable(run)) return isRendering(single, joined(run));
  return hasBrand(run) && single.renderings.includes(run.map(spelled).join(" "));
}

function runAgreement(run: readonly Token[], single: Token): Agreement | undefined {
  if (single.role !== "brand") return run.some(mayBeSlip) ? slippedAgreement(joined(run), single) : undefined;
  if (single.renderings.length > 0 && isRenderingRun(run, single))
    return { kind: "brand", similarity: rendered, weigh: "own" };
  const merged = mergeable(run) ? mergedAgreement(run, single) : undefined;
  if (merged !== undefined || !single.abbreviation || run.length < 3) return merged;
  return acronymAgreement(run, single);
}

/** Can a run of this many letters stand for the single word at all? Saves the closer look for nearly all runs. */
function mayMerge(single: Token, words: number, letters: number): boolean {
  if (single.role === "numeral") return false;
  if (single.abbreviation && single.key.length >= words && words > 1) return true;
  return single.script === "han" || Math.abs(letters - single.key.length) <= 2;
}

type TellRun = (from: number, run: readonly Token[]) => void;

/** Tells the runs of two to seven words of one side that may stand for one word of the other. */
function tellRuns(tokens: readonly Token[], single: Token, tell: TellRun): void {
  if (single.role === "numeral") return;
  for (let from = 0; from + 1 < tokens.length; from++) {
    let letters = tokens[from]?.key.length ?? 0;
    for (let to = from + 2; to <= Math.min(tokens.length, from + 7); to++) {
      letters += tokens[to - 1]?.key.length ?? 0;
      if (mayMerge(single, to - from, letters)) tell(from, tokens.slice(from, to));
    }
  }
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
  a.forEach((left, i) => {
    b.forEach((right, j) => {
      const agreement = agreementOf(left, right);
      if (agreement !== undefined) edges.push(edgeOf({ a: i, b: j }, { a: [left], b: [right] }, agreement));
    });
    tellRuns(b, left, (j, run) => {
      const agreement = runAgreement(run, left);
      if (agreement !== undefined) edges.push(edgeOf({ a: i, b: j }, { a: [left], b: run }, agreement));
    });
  });
  b.forEach((right, j) => {
    tellRuns(a, right, (i, run) => {
      const agreement = runAgreement(run, right);
      if (agreement !== undefined) edges.push(edgeOf({ a: i, b: j }, { a: run, b: [right] }, agreement));
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
  if (edges.length < 2) return edges.filter(({ gain }) => gain > 0);
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

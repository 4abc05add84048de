import type { NameForm } from "../../names/name-form.ts";
import { brandWeightOf, type NameIndex } from "./build-name-index.ts";
import { meetWholes } from "./meet-wholes.ts";
import { meetWords } from "./meet-words.ts";
import { QueryContexts } from "./query-contexts.ts";
import { credit, type SearchRoom } from "./search-room.ts";
import { searchWords } from "./word-keys.ts";

/** How far a search goes. */
export interface SearchDepth {
  /** Names handed out; up to four times as many where they meet nearly whole. */
  readonly limit: number;
  /** Of the words that may be brand on both sides, the share that must be met, in 1/10,000. */
  readonly leastShare: number;
  /** How much of both names must be met at best, in 1/10,000. */
  readonly leastMet: number;
  /** Names that may have one half of a name in common before it says nothing. */
  readonly mostOfHalf: number;
}

/**
 * Both are lower than in any pair of names that came to `weak` when every name was compared with every other
 * (bench/quality/screening).
 */
const forHits = { leastShare: 2_500, leastMet: 2_800, mostOfHalf: 200 } as const;
/** Nothing is left out that any search of the other side could bring up. */
const forAll: SearchDepth = {
  limit: Number.POSITIVE_INFINITY,
  leastShare: 1,
  leastMet: 0,
  mostOfHalf: Number.POSITIVE_INFINITY,
};

/** A brand that is met only when its words are written together comes behind one that is met as it stands. */
const mostByRuns = 0.95;

export interface NearName {
  /** Number of the name in its index. */
  readonly name: number;
  /** How much of both names is met at best, in 1/10,000. Orders candidates and is no score. */
  readonly met: number;
}

/** A word met, what it is worth in 1/1,000, and whether it goes to the words of a name or to its runs. */
interface Met {
  readonly word: number;
  readonly worth: number;
  readonly by: 0 | 1;
}

/** Credits the names that have a word with what it is worth: each once for a word of the query, by the likest. */
function creditNames(index: NameIndex, { word, worth, by }: Met, room: SearchRoom): void {
  const { credits, names, stamps } = room;
  const end = index.wordOffsets[word + 1] ?? 0;
  for (let at = index.wordOffsets[word] ?? 0; at < end; at += 1) {
    const name = index.wordNames[at] ?? 0;
    const own = name * credit.each;
    if (credits[own] === 0 && credits[own + credit.byRuns] === 0) {
      names[room.nameCount] = name;
      room.nameCount += 1;
    }
    const before = credits[own + credit.stamp] === stamps ? (credits[own + credit.lately] ?? 0) : 0;
    if (worth <= before) continue;
    credits[own + credit.stamp] = stamps;
    credits[own + credit.lately] = worth;
    credits[own + by] = (credits[own + by] ?? 0) + worth - before;
  }
}

/** Names met by words, credited. */
function meetNames(index: NameIndex, form: NameForm, room: SearchRoom): void {
  room.nameCount = 0;
  for (const query of searchWords(form)) {
    meetWords(index, query, room);
    room.stamps += 1;
    for (let at = 0; at < room.wordCount; at += 1) {
      const word = room.words[at] ?? 0;
      const weight = query.weight + (index.wordWeights[word] ?? 0);
      const isRun = query.isRun || index.wordTokens[word] === 0;
      const worth = Math.max(1, Math.round((weight * (room.like[at] ?? 0)) / 10_000));
      creditNames(index, { word, worth, by: isRun ? credit.byRuns : credit.byWords }, room);
    }
  }
}

/** Share of the brands of both sides that is met, in 1/10,000; the name's credits are forgotten. */
function brandShare(index: NameIndex, name: number, own: number, { credits }: SearchRoom): number {
  const at = name * credit.each;
  const whole = Math.max(1, own + (index.brandWeights[name] ?? 0));
  const byWords = (credits[at] ?? 0) / whole;
  const both = byWords + (credits[at + credit.byRuns] ?? 0) / whole;
  credits[at] = 0;
  credits[at + credit.byRuns] = 0;
  return Math.round(10_000 * Math.min(1, Math.max(byWords, Math.min(mostByRuns, both))));
}

/** Width of a class of candidates, in 1/10,000. */
const step = 100;
const classes = new Uint32Array(10_000 / step + 1);

/** The greatest value that at least `count` of the values reach, but for what lies in its class; 0 where they are fewer. */
function reachedBy(values: Uint16Array, count: number): number {
  if (values.length <= count) return 0;
  classes.fill(0);
  for (const value of values) {
    const at = Math.floor(value / step);
    classes[at] = (classes[at] ?? 0) + 1;
  }
  let reached = 0;
  for (let at = classes.length - 1; at > 0; at -= 1) {
    reached += classes[at] ?? 0;
    if (reached >= count) return at * step;
  }
  return 0;
}

/** What stands around the brand is looked at for so many times the names that are handed out: those with most of the brand. */
const lookedAt = 8;
/** Names that share as much of the brand are looked at, however many they are. */
const nearlyWhole = 9_000;

/**
 * The names met by words keep their place in `room.names` if enough of the brand is met, and if they are also worth
 * something as wholes; the others go.
 */
function keepPromising(
  index: NameIndex,
  own: number,
  room: SearchRoom,
  { limit, leastShare }: SearchDepth,
): void {
  const { names, shares, worth } = room;
  let kept = 0;
  for (let at = 0; at < room.nameCount; at += 1) {
    const name = names[at] ?? 0;
    const share = brandShare(index, name, own, room);
    if (share < leastShare && worth[name] === 0) continue;
    names[kept] = name;
    shares[kept] = share;
    kept += 1;
  }
  const least = Math.min(nearlyWhole, reachedBy(shares.subarray(0, kept), lookedAt * limit));
  room.nameCount = 0;
  for (let at = 0; at < kept; at += 1) {
    const [name, share] = [names[at] ?? 0, shares[at] ?? 0];
    if (share < least && worth[name] === 0) continue;
    names[room.nameCount] = name;
    shares[room.nameCount] = share;
    room.nameCount += 1;
  }
}

/** What names keep that have another brand word each, by the share of the brand that differs on both sides. */
const lostToOthers = 0.4;

function keptOf(own: number, theirs: number, share: number): number {
  const [less, more] = own < theirs ? [own, theirs] : [theirs, own];
  const half = (share * (less + more)) / 20_000;
  return 1 - (lostToOthers * Math.max(0, less - half)) / Math.max(1, less);
}

/** How much of both names is met at best, in 1/10,000: `share` of their brands, and what stands around them. */
function metBy(contexts: QueryContexts, own: number, theirs: number, share: number): number {
  const whole = Math.max(1, own + theirs + contexts.all + contexts.weight);
  const alike = (share * (own + theirs) + 10_000 * contexts.shared) / whole;
  return Math.min(10_000, Math.round(alike * keptOf(own, theirs, share)));
}

/**
 * The names that a query may mean, the most promising first, to the depth asked for. What is left out shares too little
 * with the query to come to the band `weak`.
 */
function search(index: NameIndex, form: NameForm, room: SearchRoom, depth: SearchDepth): NearName[] {
  meetNames(index, form, room);
  meetWholes(index, form, room, depth);
  const contexts = new QueryContexts(index, form, room);
  const own = brandWeightOf(form) - contexts.slipped;
  keepPromising(index, own, room, depth);
  const { names, met, shares, worth } = room;
  let count = 0;
  const add = (name: number, share: number): void => {
    contexts.sum(name);
    const byWords = metBy(contexts, own, index.brandWeights[name] ?? 0, share);
    const most = Math.max(byWords, worth[name] ?? 0);
    worth[name] = 0;
    if (most < depth.leastMet) return;
    names[count] = name;
    met[count] = most;
    count += 1;
  };
  for (let at = 0; at < room.nameCount; at += 1) add(names[at] ?? 0, shares[at] ?? 0);
  for (const name of room.wholes.subarray(0, room.wholeCount)) if (worth[name] !== 0) add(name, 0);
  contexts.forget();
  room.nameCount = count;
  return best(room, depth.limit);
}

/** Names that meet as much are handed out beyond the limit: sixty spellings of one name hide no other. Up to so many limits. */
const alwaysFrom = 7_000;
const mostLimits = 4;

/** The first `limit` in their order, and what is nearly as good; only those that may be among them are put in order. */
function best({ names, met, nameCount }: SearchRoom, limit: number): NearName[] {
  const from = Math.min(reachedBy(met.subarray(0, nameCount), limit), alwaysFrom);
  const near: NearName[] = [];
  for (let at = 0; at < nameCount; at += 1) {
    const most = met[at] ?? 0;
    if (most >= from) near.push({ name: names[at] ?? 0, met: most });
  }
  const sorted = near.sort((a, b) => b.met - a.met || a.name - b.name);
  const good = sorted.findIndex((one) => one.met < alwaysFrom);
  const count = Math.max(limit, good < 0 ? sorted.length : good);
  return sorted.slice(0, Math.min(count, mostLimits * limit));
}

/** The names that a query may mean, the most promising first: `limit`, and up to four times as many that meet most of it. */
export const searchNames = (index: NameIndex, form: NameForm, room: SearchRoom, limit: number): NearName[] =>
  search(index, form, room, { ...forHits, limit });

/**
 * Every name that may mean what the query means, also those that would not be among the best: for the question which of
 * very many names a changed one can concern. The index is one made for both ways.
 */
export const searchWidely = (index: NameIndex, form: NameForm, room: SearchRoom): NearName[] =>
  search(index, form, room, forAll);

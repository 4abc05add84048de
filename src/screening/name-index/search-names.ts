import type { NameForm, Token } from "../../names/name-form.ts";
import { brandWeightOf, type NameIndex } from "./build-name-index.ts";
import { termOf } from "./key-rows.ts";
import { meetWholes } from "./meet-wholes.ts";
import { meetWords } from "./meet-words.ts";
import { contextsOf } from "./name-contexts.ts";
import type { SearchRoom } from "./search-room.ts";
import { brandWords, type SearchWord, searchWords, tellSlips } from "./word-keys.ts";

/**
 * Of the words that may be brand on both sides, the share that must be met, in 1/10,000, for two names to come to
 * `weak`. Lower than in any pair of names that came to `weak` when every name was compared with every other
 * (bench/quality/retrieval).
 */
const leastMet = 3_500;
/** A brand that is met only when its words are written together comes behind one that is met as it stands. */
const mostByRuns = 0.95;

export interface NearName {
  /** Number of the name in its index. */
  readonly name: number;
  /** How much of both names is met at best, in 1/10,000. Orders candidates and is no score. */
  readonly met: number;
}

/** Credits the names that have a word with what it is worth: each once for a word of the query, by the likest. */
function credit(index: NameIndex, room: SearchRoom, word: number, worth: number): void {
  const { stamp, credited, names, byWords, byRuns } = room;
  const credits = room.isRun || index.wordIsRun[word] === 1 ? byRuns : byWords;
  const end = index.wordOffsets[word + 1] ?? 0;
  for (let at = index.wordOffsets[word] ?? 0; at < end; at += 1) {
    const name = index.wordNames[at] ?? 0;
    if (byWords[name] === 0 && byRuns[name] === 0) {
      names[room.nameCount] = name;
      room.nameCount += 1;
    }
    const before = stamp[name] === room.stamps ? (credited[name] ?? 0) : 0;
    if (worth <= before) continue;
    stamp[name] = room.stamps;
    credited[name] = worth;
    credits[name] = (credits[name] ?? 0) + worth - before;
  }
}

function creditNames(index: NameIndex, query: SearchWord, room: SearchRoom): void {
  const { like, words } = room;
  room.stamps += 1;
  room.isRun = query.isRun;
  for (let at = 0; at < room.wordCount; at += 1) {
    const word = words[at] ?? 0;
    const likeness = like[word] ?? 0;
    like[word] = 0;
    credit(index, room, word, ((query.weight + (index.wordWeights[word] ?? 0)) * likeness) / 10_000);
  }
}

/** What the query and the names weigh in common beside the brand. */
class Contexts {
  readonly #index: NameIndex;
  readonly #room: SearchRoom;
  readonly #own: number[] = [];
  readonly weight: number = 0;
  /** Weight of words that look like brand and may be known words with a slip. */
  readonly slipped: number = 0;

  constructor(index: NameIndex, form: NameForm, room: SearchRoom) {
    this.#index = index;
    this.#room = room;
    for (const [meaning, { weight }] of contextsOf(form)) {
      this.weight += weight;
      this.#meet(index.context.numbers.get(meaning), weight);
    }
    for (const word of brandWords(form)) if (this.#meetSlips(word)) this.slipped += word.weight;
  }

  #meet(number: number | undefined, weight: number): void {
    if (number === undefined || this.#room.contexts[number] !== 0) return;
    this.#own.push(number);
    this.#room.contexts[number] = weight;
  }

  /** A word that nobody knows may be a known one with a slip in it. */
  #meetSlips({ key, script, weight }: Token): boolean {
    if (script === "han") return false;
    const { slips } = this.#index.context;
    let isMet = false;
    tellSlips(key, (_, hash) => {
      const term = termOf(slips, hash);
      if (term < 0) return;
      isMet = true;
      for (const number of slips.documents.subarray(slips.offsets[term], slips.offsets[term + 1]))
        this.#meet(number, weight);
    });
    return isMet;
  }

  /** Weights of the name's contexts, and of those on both sides. */
  of(name: number): readonly [all: number, shared: number] {
    const { offsets, ofNames, weights } = this.#index.context;
    const { contexts } = this.#room;
    let [all, shared] = [0, 0];
    const end = offsets[name + 1] ?? 0;
    for (let at = offsets[name] ?? 0; at < end; at += 1) {
      const number = ofNames[at] ?? 0;
      const weight = weights[number] ?? 0;
      const own = contexts[number] ?? 0;
      all += weight;
      if (own > 0) shared += weight + own;
    }
    return [all, shared];
  }

  forget(): void {
    for (const number of this.#own) this.#room.contexts[number] = 0;
  }
}

/** Share of the brands of both sides that is met. */
function brandShare(index: NameIndex, name: number, own: number, room: SearchRoom): number {
  const whole = Math.max(1, own + (index.brandWeights[name] ?? 0));
  const byWords = (room.byWords[name] ?? 0) / whole;
  const both = byWords + (room.byRuns[name] ?? 0) / whole;
  return Math.min(1, Math.max(byWords, Math.min(mostByRuns, both)));
}

/**
 * The names that a query may mean, the most promising first, at most `limit`. What is left out shares too little with
 * the query to come to the band `weak`.
 */
export function searchNames(index: NameIndex, form: NameForm, room: SearchRoom, limit: number): NearName[] {
  room.nameCount = 0;
  for (const word of searchWords(form)) {
    meetWords(index, word, room);
    creditNames(index, word, room);
  }
  const wholes = meetWholes(index, form);
  const contexts = new Contexts(index, form, room);
  const own = brandWeightOf(form) - contexts.slipped;
  const found: NearName[] = [];
  const add = (name: number, share: number, atLeast: number): void => {
    const brand = own + (index.brandWeights[name] ?? 0);
    const [all, shared] = contexts.of(name);
    const whole = Math.max(1, brand + all + contexts.weight);
    const met = Math.min(10_000, Math.round((10_000 * (share * brand + shared)) / whole));
    found.push({ name, met: Math.max(met, atLeast) });
  };
  for (const name of room.names.subarray(0, room.nameCount)) {
    const share = brandShare(index, name, own, room);
    room.byWords[name] = 0;
    room.byRuns[name] = 0;
    const atLeast = wholes.get(name) ?? 0;
    wholes.delete(name);
    if (share * 10_000 >= leastMet || atLeast > 0) add(name, share, atLeast);
  }
  for (const [name, atLeast] of wholes) add(name, 0, atLeast);
  contexts.forget();
  return best(found, limit);
}

/** Width of a class of candidates, in 1/10,000. */
const step = 100;

/** The first `limit` in their order; only those that may be among them are put in order. */
function best(found: NearName[], limit: number): NearName[] {
  if (found.length > 2 * limit) {
    const classes = new Uint32Array(10_000 / step + 1);
    for (const { met } of found) {
      const at = Math.floor(met / step);
      classes[at] = (classes[at] ?? 0) + 1;
    }
    let [least, count] = [classes.length - 1, 0];
    for (; least > 0; least -= 1) {
      count += classes[least] ?? 0;
      if (count >= limit) break;
    }
    return inOrder(found.filter(({ met }) => met >= least * step)).slice(0, limit);
  }
  return inOrder(found).slice(0, limit);
}

const inOrder = (found: NearName[]): NearName[] => found.sort((a, b) => b.met - a.met || a.name - b.name);

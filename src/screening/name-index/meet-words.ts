import { readLetters } from "../../names/letters.ts";
import type { NameIndex } from "./build-name-index.ts";
import { families } from "./key-families.ts";
import { termOf } from "./key-rows.ts";
import { likenessOf } from "./likely-words.ts";
import { mayBeOne, type Outward, outwardOf } from "./outward.ts";
import type { SearchRoom } from "./search-room.ts";
import { type SearchWord, tellKeys } from "./word-keys.ts";

/** How a word was met: bits. */
const met = { byEar: 1, bySlip: 2, bySkeleton: 4 } as const;

const howMet: Readonly<Record<number, number>> = {
  [families.skeleton]: met.bySkeleton,
  [families.slip]: met.bySlip,
  [families.hanSlip]: met.bySlip,
  [families.bigram]: met.bySlip,
};

function meetRow(index: NameIndex, term: number, how: number, room: SearchRoom): void {
  const { documents, offsets } = index.words;
  const { state, words } = room;
  const end = offsets[term + 1] ?? 0;
  for (let at = offsets[term] ?? 0; at < end; at += 1) {
    const word = documents[at] ?? 0;
    const before = state[word] ?? 0;
    if (before === 0) {
      words[room.wordCount] = word;
      room.wordCount += 1;
    }
    state[word] = before | how;
  }
}

/** Reused: thousands of words are looked at for a query. */
const outward = { look: 0, length: 0 };

function outwardAt(index: NameIndex, word: number): Outward {
  outward.look = index.looks[word] ?? 0;
  outward.length = index.lengths[word] ?? 0;
  return outward;
}

/** Keeps the words that are like the one that is looked for, with how like they are. */
function keepLike(index: NameIndex, sought: SearchWord, room: SearchRoom): void {
  const { like, state, words } = room;
  const own = outwardOf(sought.token);
  readLetters(sought.token?.key ?? "", room.sought);
  room.slips.take(room.sought);
  let kept = 0;
  for (let at = 0; at < room.wordCount; at += 1) {
    const word = words[at] ?? 0;
    const how = state[word] ?? 0;
    state[word] = 0;
    const sameSkeleton = (how & met.bySkeleton) !== 0;
    if (!sameSkeleton && !mayBeOne(own, outwardAt(index, word), (how & met.bySlip) !== 0)) continue;
    const likeness = likenessOf(index, room, sought, { word, sameSkeleton });
    if (likeness === 0) continue;
    words[kept] = word;
    like[kept] = likeness;
    kept += 1;
  }
  room.wordCount = kept;
}

/** Words met, as they were found for a word before. */
export interface KnownWords {
  readonly words: Uint32Array;
  readonly like: Uint16Array;
}

/** Words of suppliers' names come again and again; what they met is kept for so many of them. */
const mostKnown = 4_096;

/** What makes two words meet the same. */
const identity = ({ id, token }: SearchWord): string =>
  token === undefined ? id : `${id}|${token.role}|${token.abbreviation ? 1 : 0}|${token.sounds.join()}`;

function keep(room: SearchRoom, id: string): void {
  const { known, words, like, wordCount } = room;
  if (known.size >= mostKnown) known.clear();
  known.set(id, { words: words.slice(0, wordCount), like: like.slice(0, wordCount) });
}

/**
 * Meets the words of the index that may be this word with slips: they stand in `room.words`, how like they are beside
 * them in `room.like`. Keys only bring words up; what is said of them is what comparing two words says.
 */
export function meetWords(index: NameIndex, word: SearchWord, room: SearchRoom): void {
  const id = identity(word);
  const known = room.known.get(id);
  if (known !== undefined) {
    room.words.set(known.words);
    room.like.set(known.like);
    room.wordCount = known.words.length;
    return;
  }
  room.wordCount = 0;
  tellKeys(word, "query", (family, key) => {
    const term = termOf(index.words, key);
    if (term >= 0) meetRow(index, term, howMet[family] ?? met.byEar, room);
  });
  keepLike(index, word, room);
  keep(room, id);
}

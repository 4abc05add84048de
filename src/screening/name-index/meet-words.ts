import type { NameIndex } from "./build-name-index.ts";
import { termOf } from "./key-rows.ts";
import type { SearchRoom } from "./search-room.ts";
import { families, partsOf, type SearchWord, tellKeys } from "./word-keys.ts";

/** What a key that two words share says of their likeness before they are compared, in 1/10,000; 0: one part of many. */
const likenesses: Readonly<Record<number, number>> = {
  [families.skeleton]: 10_000,
  [families.slip]: 9_300,
  [families.consonants]: 8_000,
  [families.confused]: 8_600,
  [families.trigram]: 0,
  [families.bigram]: 0,
};

/** Trigrams that one slip can change. */
const partsOfSlip = 3;

/** Whether two words may be two slips apart, by the parts that they share of those that each has. */
const mayBeSlips = (shared: number, a: number, b: number): boolean =>
  shared >= 2 && shared >= Math.max(a, b) - 2 * partsOfSlip;

function meetRow(index: NameIndex, term: number, likeness: number, room: SearchRoom): void {
  const { documents, offsets } = index.words;
  const { like, shared, words } = room;
  const end = offsets[term + 1] ?? 0;
  for (let at = offsets[term] ?? 0; at < end; at += 1) {
    const word = documents[at] ?? 0;
    if (like[word] === 0 && shared[word] === 0) {
      words[room.wordCount] = word;
      room.wordCount += 1;
    }
    if (likeness === 0) shared[word] = Math.min(255, (shared[word] ?? 0) + 1);
    else if (likeness > (like[word] ?? 0)) like[word] = likeness;
  }
}

/** Turns counts of shared parts into likenesses, and keeps the words that have one. `parts`: of the word looked for. */
function judgeShared(index: NameIndex, parts: number, room: SearchRoom): void {
  const { like, shared, words } = room;
  let kept = 0;
  for (let at = 0; at < room.wordCount; at += 1) {
    const word = words[at] ?? 0;
    const [count, theirs] = [shared[word] ?? 0, index.wordParts[word] ?? 0];
    shared[word] = 0;
    if (mayBeSlips(count, parts, theirs)) {
      const share = Math.min(1, (2 * count) / (parts + theirs));
      like[word] = Math.max(like[word] ?? 0, Math.min(9_200, Math.round(6_000 + 4_000 * share)));
    }
    if (like[word] === 0) continue;
    words[kept] = word;
    kept += 1;
  }
  room.wordCount = kept;
}

/** Meets the words of the index that may be this word with slips: they stand in `room.words`, with `room.like`. */
export function meetWords(index: NameIndex, word: SearchWord, room: SearchRoom): void {
  room.wordCount = 0;
  tellKeys(word, (family, key) => {
    const likeness = likenesses[family] ?? 0;
    const term = termOf(index.words, key);
    if (term >= 0) meetRow(index, term, likeness, room);
  });
  judgeShared(index, partsOf(word), room);
}

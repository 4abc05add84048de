import { canBeLike, likeness, likenessOfLetters, likest } from "../../names/edit-distance.ts";
import { type Letters, longestWord, readAsciiLetters } from "../../names/letters.ts";
import { brandEvidence, brandLikeness, rendered, slipLikeness } from "../../names/likeness.ts";
import type { Token } from "../../names/name-form.ts";
import type { NameIndex } from "./build-name-index.ts";
import { isLatin, otherLetters } from "./outward.ts";
import type { SearchRoom } from "./search-room.ts";
import { textAt } from "./texts.ts";
import type { SearchWord } from "./word-keys.ts";

/** A word of the index that was brought up; `sameSkeleton`: it shares a skeleton with the word that is looked for. */
export interface MetWord {
  readonly word: number;
  readonly sameSkeleton: boolean;
}

/** As aligning has them: words written apart on one side, together on the other. */
const writtenTogether = 9_900;
const leastTogether = { letters: 6, likeness: 8_500 };
/** Words that are spelled otherwise and sound the same, as `brandLikeness` has them. */
const soundsTheSame = 9_300;
const leastSounding = 4;

/** How a run of words written together is like a single word, in 1/10,000; 0 where it is no evidence of one brand. */
function togetherLikeness(run: string, single: Token, sameSkeleton: boolean): number {
  if (single.key === run || single.sounds.includes(run)) return writtenTogether;
  if (sameSkeleton) return soundsTheSame;
  if (run.length < leastTogether.letters) return 0;
  const likely = (texts: readonly string[]): number => likest(run, texts, leastTogether.likeness);
  return Math.max(likely([single.key]), likely(single.sounds), likely(single.renderings));
}

/** A Chinese brand is also met by one word of its rendering ("Element" of 碳元, "Carbon Element"), whose others are known. */
function othersLikeness(a: Token, b: Token, sameSkeleton: boolean): number {
  const likely = brandLikeness(a, b);
  if (likely >= brandEvidence) return likely;
  return sameSkeleton && a.renderings.length + b.renderings.length > 0 ? rendered : 0;
}

/** Known words stand in for the brand of a name that has none, and are met by a slip in them. */
const slips = (a: string, b: string): number => Math.max(slipLikeness(a, b), slipLikeness(b, a));

/** A slip in a known word that costs more than `likeness` allows changes a letter of each word, or a place, and no more. */
const mayBeSlip = (a: Letters, b: Letters): boolean =>
  Math.abs(a.length - b.length) <= 1 && otherLetters(a.mask, b.mask) <= 2;

const soundingAlike = (likely: number, shortest: number): number =>
  shortest >= leastSounding ? Math.max(likely, soundsTheSame) : likely;

function likenessOfTexts(a: string, b: string, sameSkeleton: boolean): number {
  const likely = likeness(a, b, brandEvidence);
  const heard = sameSkeleton ? soundingAlike(likely, Math.min(a.length, b.length)) : likely;
  return heard || slips(a, b);
}

/** Two words in Latin letters, the one where it lies: thousands are looked at, and few are put together as text. */
function latinLikeness(index: NameIndex, room: SearchRoom, key: string, met: MetWord): number {
  const { bytes, offsets } = index.spelled;
  const { sought, other } = room;
  const areRead =
    sought.length <= longestWord &&
    readAsciiLetters(bytes, offsets[met.word] ?? 0, offsets[met.word + 1] ?? 0, other);
  if (!areRead) return likenessOfTexts(key, textAt(index.spelled, met.word), met.sameSkeleton);
  const likely = canBeLike(sought, other, room.slips.between(other), brandEvidence)
    ? likenessOfLetters(sought, other, brandEvidence)
    : 0;
  if (met.sameSkeleton) return soundingAlike(likely, Math.min(sought.length, other.length)) || likely;
  if (likely > 0 || !mayBeSlip(sought, other)) return likely;
  return slips(key, textAt(index.spelled, met.word));
}

/**
 * How a word of the index is like a word that is looked for, in 1/10,000, as comparing the names will find it, or a
 * little more; 0 where that is no evidence of one brand. The letters of the word that is looked for are read into the room.
 */
export function likenessOf(index: NameIndex, room: SearchRoom, sought: SearchWord, met: MetWord): number {
  const { token } = sought;
  const number = index.wordTokens[met.word] ?? 0;
  if (number === 0) {
    // Two runs: their words are met one by one.
    return token === undefined
      ? 0
      : togetherLikeness(textAt(index.spelled, met.word), token, met.sameSkeleton);
  }
  // Most words are in Latin letters: they are compared without being put together.
  if (token?.script === "latin" && isLatin(index.looks[met.word] ?? 0))
    return latinLikeness(index, room, token.key, met);
  const single = room.tokens.token(number - 1);
  return token === undefined
    ? togetherLikeness(sought.spelling ?? "", single, met.sameSkeleton)
    : othersLikeness(token, single, met.sameSkeleton);
}

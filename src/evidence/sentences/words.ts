import type { Span } from "../../model/text-layer.ts";

/** A word of a text. */
export interface Word extends Span {
  /** As it stands. */
  readonly text: string;
  /** In small letters, without accents and without "'s". */
  readonly folded: string;
}

/** A number with its separators; a run of one Han character; letters and digits with what joins them. */
const word =
  /\d+(?:[.,\u00a0\u202f]\d{3}){0,9}(?:[.,]\d+)?(?![\p{L}\d]|[.,]\d)|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:[-'’.&](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)*/gu;

/** Small letters, without accents, straight apostrophes. */
export const foldText = (text: string): string =>
  /^[ -~]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize("NFKD")
        .replace(/\p{M}+/gu, "")
        .toLowerCase()
        .replace(/[’ʼ]/g, "'");

const foldWord = (text: string): string => foldText(text).replace(/'s$/, "");

/** All words of the text, or of a part of it, in order. Linear in the length of the part. */
export function wordsIn(text: string, within: Span = { start: 0, end: text.length }): readonly Word[] {
  const found: Word[] = [];
  // The part alone is searched: where it has no word, the search must not run on to the end of the text.
  for (const match of text.slice(within.start, within.end).matchAll(word)) {
    const [words] = match;
    const start = within.start + match.index;
    found.push({ start, end: start + words.length, text: words, folded: foldWord(words) });
  }
  return found;
}

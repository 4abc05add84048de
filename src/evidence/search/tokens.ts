/** One token and where it stands: UTF-16 units of the text as it is, not of its folded form. */
export type OnToken = (token: string, start: number, end: number) => void;

const runs = /[\p{Script=Han}々〇]+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
const han = /^[\p{Script=Han}々〇]/u;
const marks = /\p{M}+/gu;

/** Longest word that is kept whole; what is longer is no word of a language. */
const longestWord = 64;

/** Small letters, without accents; wide and ligature forms as plain ones. */
export const foldWord = (word: string): string =>
  word.normalize("NFKD").replace(marks, "").toLowerCase().slice(0, longestWord);

/** Calls for each token in order: words; of Han text pairs of neighbouring characters, and the last character of a run alone. */
export function eachToken(text: string, onToken: OnToken): void {
  for (const { 0: run, index } of text.matchAll(runs)) {
    if (han.test(run)) eachPair(run, index, onToken);
    else {
      const folded = foldWord(run);
      if (folded !== "") onToken(folded, index, index + run.length);
    }
  }
}

export const isHan = (token: string): boolean => han.test(token);

function eachPair(run: string, at: number, onToken: OnToken): void {
  const characters = [...run];
  let start = at;
  for (const [place, first] of characters.entries()) {
    const second = characters[place + 1] ?? "";
    onToken(first + second, start, start + first.length + second.length);
    start += first.length;
  }
}

/** One token and where it stands: UTF-16 units of the text as it is, not of its folded form. */
export type OnToken = (token: string, start: number, end: number) => void;

/** From a place on: Han characters, or letters, digits and marks of other scripts. */
const run = /[\p{Script=Han}々〇]+|(?:(?![\p{Script=Han}々〇])[\p{L}\p{N}\p{M}])+/uy;
const han = /^[\p{Script=Han}々〇]/u;
const marks = /\p{M}+/gu;

/** Longest word that is kept whole; what is longer is no word of a language. */
const longestWord = 64;

/** Latin letters that no accent can be taken off. */
const spelledOut: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i", þ: "th", ð: "d", ə: "e", ŋ: "ng", ħ: "h" },
};

/** Small letters, without accents; wide and ligature forms as plain ones. */
export const foldWord = (word: string): string =>
  word
    .normalize("NFKD")
    .replace(marks, "")
    .toLowerCase()
    .replace(/[ßæœøłđıþðəŋħ]/gu, (letter) => spelledOut[letter] ?? letter)
    .slice(0, longestWord);

/** Calls for each token in order: words; of Han text pairs of neighbouring characters, and the last character of a run alone. */
export function eachToken(text: string, onToken: OnToken): void {
  for (let at = 0; at < text.length; ) {
    const end = asciiEnd(text, at);
    if (end > at) {
      onToken(text.slice(at, Math.min(end, at + longestWord)).toLowerCase(), at, end);
      at = end;
    } else if (isAsciiMark(text.charCodeAt(at))) at += 1;
    else at = otherRun(text, at, onToken);
  }
}

const isAsciiWord = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(/[0-9A-Za-z]/.test(String.fromCharCode(code))),
);

const isAsciiMark = (code: number): boolean => code < 128 && isAsciiWord[code] === 0;

/** The end of a word of plain letters and digits; the place itself where none begins, or where it goes on in other ones. */
function asciiEnd(text: string, from: number): number {
  let at = from;
  while (isAsciiWord[text.charCodeAt(at)] === 1) at += 1;
  return text.charCodeAt(at) >= 128 ? from : at;
}

/** A run that has other letters; gives where it ends. */
function otherRun(text: string, at: number, onToken: OnToken): number {
  run.lastIndex = at;
  const found = run.exec(text);
  if (found === null) return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  const [word] = found;
  if (han.test(word)) eachPair(word, at, onToken);
  else {
    const folded = foldWord(word);
    if (folded !== "") onToken(folded, at, at + word.length);
  }
  return at + word.length;
}

export const isHan = (token: string): boolean => han.test(token);

function eachPair(characterRun: string, at: number, onToken: OnToken): void {
  const characters = [...characterRun];
  let start = at;
  for (const [place, first] of characters.entries()) {
    const second = characters[place + 1] ?? "";
    onToken(first + second, start, start + first.length + second.length);
    start += first.length;
  }
}

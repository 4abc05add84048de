const word = /[\p{L}\p{N}]+(?:[-'.][\p{L}\p{N}]+)*/gu;

/** A text as its words, folded to small letters, without marks; of "China's" the name alone. */
export const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().replaceAll("’", "'").match(word) ?? []).map((one) => one.replace(/'s$/, ""));

type Fits = (word: string) => boolean;
/** Words one after the other; each is exact, or begins with a stem, or is any one word, or a few words or none. */
type Pattern = readonly (Fits | "few")[];

const few = 6;

function readPattern(text: string): Pattern {
  return text
    .trim()
    .split(/\s+/)
    .map((part) => {
      if (part === "~") return "few";
      if (part === "*") return () => true;
      if (part.endsWith("*")) return (word: string) => word.startsWith(part.slice(0, -1));
      return (word: string) => word === part;
    });
}

function fitsAt(words: readonly string[], at: number, pattern: Pattern, from = 0): boolean {
  const [part, place] = [pattern[from], at];
  if (part === undefined) return true;
  if (place >= words.length) return false;
  if (part !== "few") return part(words[place] as string) && fitsAt(words, place + 1, pattern, from + 1);
  for (let left = 0; left <= few; left += 1) if (fitsAt(words, place + left, pattern, from + 1)) return true;
  return false;
}

/**
 * `forced labo* | forc* ~ to work`: a star at the end of a word stands for any ending, alone for any one word, `~` for up to six
 * words.
 */
export class WordPatterns {
  private readonly patterns: readonly Pattern[];

  constructor(text: string) {
    this.patterns = text.split("|").map(readPattern);
  }

  occursIn(words: readonly string[]): boolean {
    return this.firstIn(words) >= 0;
  }

  /** The place of the first word at which one of them begins; -1 where none does. */
  firstIn(words: readonly string[]): number {
    return words.findIndex((_, at) => this.patterns.some((pattern) => fitsAt(words, at, pattern)));
  }
}

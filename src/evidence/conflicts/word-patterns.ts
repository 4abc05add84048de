const word = /[\p{L}\p{N}]+(?:[-'.][\p{L}\p{N}]+)*/gu;

/** A text as its words, folded to small letters, without marks; of "China's" the name alone. */
export const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().replaceAll("’", "'").match(word) ?? []).map((one) => one.replace(/'s$/, ""));

/** Words one after the other; each is exact, or begins with a stem, or is any one word. */
type Pattern = readonly ((word: string) => boolean)[];

function readPattern(text: string): Pattern {
  return text
    .trim()
    .split(/\s+/)
    .map((part) => {
      if (part === "*") return () => true;
      if (part.endsWith("*")) return (word: string) => word.startsWith(part.slice(0, -1));
      return (word: string) => word === part;
    });
}

/** `forced labo* | forcing * to work`: a star at the end of a word stands for any ending, alone for any one word. */
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
    return words.findIndex((_, at) =>
      this.patterns.some((pattern) => pattern.every((fits, place) => fits(words[at + place] ?? ""))),
    );
  }
}

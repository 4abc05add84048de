/** Words before a name that are not part of it. */
const honorifics = new Set([
  "Mr",
  "Mrs",
  "Ms",
  "Miss",
  "Dr",
  "Prof",
  "Professor",
  "Sir",
  "Madam",
  "Lady",
  "Lord",
]);
/** Small words inside names. */
const particles = new Set([
  "al",
  "bin",
  "bint",
  "ibn",
  "binti",
  "de",
  "da",
  "del",
  "della",
  "di",
  "du",
  "la",
  "van",
  "von",
  "der",
  "den",
  "ter",
  "el",
  "ul",
  "y",
  "e",
]);
/** Words that begin a mention without a name. */
const openers = new Set([
  "A",
  "An",
  "The",
  "One",
  "Two",
  "Three",
  "Some",
  "Several",
  "Many",
  "Most",
  "Few",
  "Another",
  "Other",
  "Both",
  "She",
  "He",
  "They",
  "It",
  "Who",
]);

const letter = "[\\p{L}\\p{M}\\p{N}]";
/** Begins with a capital, or is written in a script that has none. */
const standsOut = /^(?:\p{Lu}|\p{Lt}|\p{Lo})/u;
const mostWords = 6;

interface Word {
  readonly text: string;
  readonly start: number;
}

/** Words as they stand, hyphens and apostrophes inside included, an English 's left out. */
const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[-'’·.][\p{L}\p{M}\p{N}]+)*/gu)].map((match) => ({
    text: match[0].replace(/['’]s$/u, ""),
    start: match.index,
  }));

const nameWords = (text: string): readonly string[] =>
  wordsOf(text)
    .map((word) => word.text)
    .filter((word) => !honorifics.has(word.replace(/\.$/, "")));

/** Whether a text is a name and nothing else: a few words that all stand out, particles aside. */
export function isName(text: string): boolean {
  const words = nameWords(text);
  const telling = words.filter((word) => !particles.has(word));
  return (
    telling.length > 0 &&
    words.length <= mostWords &&
    telling.every((word) => standsOut.test(word)) &&
    !words.every((word) => openers.has(word))
  );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A pattern that finds a name: as a whole in any case and spacing, and each of its words as written or in capitals. */
export function namePattern(names: readonly string[]): RegExp | undefined {
  const wholes = names.map(nameWords).filter((words) => words.length > 0);
  const parts = wholes.flat().filter((word) => word.length > 1 && !particles.has(word));
  const alternatives = [
    ...wholes.map((words) => `(?i:${words.map(escaped).join("\\P{L}{1,3}")})`),
    ...parts.flatMap((word) => [escaped(word), escaped(word.toUpperCase())]),
  ];
  if (alternatives.length === 0) return undefined;
  // The longest first, so that a whole name is one mask. Scripts without spaces have no word boundary to ask for.
  const longest = [...new Set(alternatives)].sort((a, b) => b.length - a.length);
  const bounded = longest.filter((each) => !caseless.test(each));
  const free = longest.filter((each) => caseless.test(each));
  const words = bounded.length === 0 ? [] : [`(?<!${letter})(?:${bounded.join("|")})(?!${letter})`];
  return new RegExp([...words, ...free].join("|"), "gu");
}

/** Written without spaces between words. */
const caseless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The words of a mention that stand out, but for how it opens: what could name somebody. */
export const standingOut = (text: string): readonly Stretch[] =>
  wordsOf(text)
    .filter((word, index) => standsOut.test(word.text) && !(index === 0 && openers.has(word.text)))
    .map(({ text: word, start }) => ({ start, end: start + word.length }));

/** Where a pattern finds something. */
export const foundBy = (pattern: RegExp | undefined, text: string): readonly Stretch[] =>
  pattern === undefined
    ? []
    : [...text.matchAll(pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
      }));

import type { Range, TextView } from "../text/text-view.ts";
import { isName } from "./words-of-clauses.ts";

/** A name of several words where the text gives it. */
interface LongName {
  readonly name: string;
  /** Its words in small letters. */
  readonly words: readonly string[];
  /** How many of them stand before "of", "for" or "on": "Ministry" of "Ministry of Commerce". */
  readonly head: number;
  readonly at: number;
}

/** Every name of two words or more, so that "the Task Force" is the one that the text has named in full. */
export class LongNames {
  private readonly byWord = new Map<string, LongName[]>();

  constructor(view: TextView) {
    for (const name of namesIn(view))
      for (const word of new Set(name.words)) {
        const known = this.byWord.get(word) ?? [];
        known.push(name);
        this.byWord.set(word, known);
      }
  }

  /** The last name before a place that the words shorten: its first words, or the last ones of its head. */
  fullBefore(words: string, at: number): string | undefined {
    const short = words.toLowerCase().split(" ");
    const known = this.byWord.get(short[0] ?? "") ?? [];
    for (let back = known.length - 1; back >= 0; back -= 1) {
      const one = known[back];
      if (one !== undefined && one.at < at && shortens(short, one)) return one.name;
    }
    return undefined;
  }
}

function shortens(short: readonly string[], { words, head }: LongName): boolean {
  if (short.length >= words.length) return false;
  const begins = short.every((word, at) => words[at] === word);
  const ends = short.length <= head && short.every((word, at) => words[head - short.length + at] === word);
  return begins || ends;
}

function namesIn(view: TextView): readonly LongName[] {
  const found: LongName[] = [];
  for (const { first, until } of view.sentences)
    for (let at = first; at < until; at += 1) {
      if (!isName(view, at)) continue;
      const range = { first: at, until: endOfName(view, at, until) };
      if (range.until - at > 1) found.push(nameOf(view, range));
      at = range.until;
    }
  return found;
}

const joining = /^(?:of|for|on|and|&|the|against|['’]|['’]s)$/;
/** The longest name, in words. */
const longest = 10;

/** Over "of", "for" and "and" where the name goes on behind them. */
function endOfName(view: TextView, first: number, end: number): number {
  let until = first + 1;
  for (let at = until; at < Math.min(first + longest, end); at += 1) {
    if (isName(view, at) || /^\p{Lu}\p{Ll}/u.test(view.token(at).text)) until = at + 1;
    else if (!joining.test(view.lower(at)) || at - until > 1) break;
  }
  return until;
}

function nameOf(view: TextView, range: Range): LongName {
  const words: string[] = [];
  let head = 0;
  for (let at = range.first; at < range.until; at += 1) {
    if (head === 0 && /^(?:of|for|on|against)$/.test(view.lower(at))) head = words.length;
    words.push(view.lower(at));
  }
  const name = (view.passage(range)?.text ?? "").replaceAll(/\s+/g, " ");
  return { name, words, head: head === 0 ? words.length : head, at: range.first };
}

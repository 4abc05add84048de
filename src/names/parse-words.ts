import { partsOfCompound } from "./compound-words.ts";
import { oneSlipApart } from "./edit-distance.ts";
import type { LexiconEntry } from "./lexicon.ts";
import { makeToken, type TokenDraft } from "./make-token.ts";
import type { Token } from "./name-form.ts";
import type { NameTables } from "./name-tables.ts";
import { digitNumber, romanNumber, spelledNumber } from "./numerals.ts";
import { pinyinSyllables } from "./pinyin.ts";
import { kindOfPlaces, standsAlone } from "./place-kinds.ts";
import { isNameSign } from "./second-names.ts";
import { transliterate } from "./transliterate.ts";
import type { Word } from "./words.ts";

/** Words that join others and say nothing, in the languages that names come in; "messrs" is also written "M/S". */
export const stopWords: ReadonlySet<string> = new Set(
  "the of and for in on at by to a an its de la le les du des da do dos das di del della dei y e et und der die das von van zu en no nr num number og och i и в на им ve ile dba aka fka nka formerly known as named after messrs".split(
    " ",
  ),
);

/** Short legal forms that stand before the name. */
const leadingForms = new Set(["pt", "ao", "ab", "cv", "cty", "ип", "ао", "up", "pp"]);
const countyWord =
  /^(?:county|district|city|prefecture|province|municipality|town|township|region|banner|state|xian|shi|qu|sheng|diqu|nahiyisi|shehiri|rayoni|oblasti|oblast|область|район|город|g|г)$/;

interface Reading {
  readonly tables: NameTables;
  readonly raw: string;
  readonly words: readonly Word[];
  /** Latin spelling of each word. */
  readonly latin: readonly string[];
  /** Does every word from here on belong to a legal form or a place? */
  readonly tail: readonly boolean[];
}

interface Span {
  readonly role: "legal-form" | "place" | "concept";
  readonly count: number;
  readonly entry: LexiconEntry;
  readonly soft: boolean;
}

const joined = (
  words: readonly { readonly fold: string }[] | readonly string[],
  from: number,
  count: number,
): string =>
  words
    .slice(from, from + count)
    .map((word) => (typeof word === "string" ? word : word.fold))
    .join(" ");

/** Words written together; "and" inside a known run ("cotton and linen") is no part of it. */
const keyOf = (words: readonly Word[]): string => {
  const kept = words.length > 1 ? words.filter((word) => word.fold !== "and") : words;
  return kept.map((word) => word.fold).join("");
};

function entryAt(reading: Reading, from: number, count: number): LexiconEntry | undefined {
  const { tables, words, latin } = reading;
  return tables.words.get(joined(words, from, count)) ?? tables.words.get(joined(latin, from, count));
}

const upper = (text: string): boolean => /\p{Lu}/u.test(text) && text === text.toUpperCase();

function legalFits(reading: Reading, from: number, count: number): boolean {
  const word = reading.words[from];
  if (word === undefined || count > 1 || word.fold.length > 3) return true;
  if (word.fold === "co") return from > 0 && reading.words[from + 1]?.hyphenated !== true;
  const isTail = from > 0 && reading.tail[from + 1] !== false;
  if (word.fold.length === 3) return isTail || from === 0 || word.dotted;
  return isTail || (from === 0 && leadingForms.has(word.fold) && reading.words.length > 1);
}

type PlaceFit = "no" | "yes" | "soft";

function placeFits(reading: Reading, span: { from: number; count: number; entry: LexiconEntry }): PlaceFit {
  const { from, count, entry } = span;
  const { places } = entry;
  const word = reading.words[from];
  if (places === undefined || word === undefined) return "no";
  const next = reading.words[from + count]?.fold ?? "";
  if (countyWord.test(next)) return "yes";
  const alone = places.kinds.some(standsAlone);
  if (count === 1 && word.fold.length <= 2)
    return alone && (from > 0 || word.dotted) && upper(word.text) ? "yes" : "no";
  if (alone) return "yes";
  const before = reading.words[from - 1]?.fold ?? "";
  const behindPlace = reading.tables.words.get(before)?.places !== undefined;
  const inParentheses = /[(（[]\s*$/u.test(reading.raw.slice(0, word.start));
  return (from === 0 || behindPlace || inParentheses) && word.fold.length > 3 ? "soft" : "no";
}

function spanOf(reading: Reading, from: number, count: number): Span | undefined {
  const entry = entryAt(reading, from, count);
  if (entry === undefined) return undefined;
  if (entry.legal !== undefined && legalFits(reading, from, count))
    return { role: "legal-form", count, entry, soft: false };
  const fit = placeFits(reading, { from, count, entry });
  if (fit !== "no") return { role: "place", count, entry, soft: fit === "soft" };
  if (entry.concept !== undefined) return { role: "concept", count, entry, soft: false };
  return undefined;
}

/** Two or three short pinyin words that together are a place ("Shen Zhen"). */
function splitPlace(reading: Reading, from: number): Span | undefined {
  for (const count of [3, 2]) {
    const parts = reading.words.slice(from, from + count);
    if (parts.length < count || !parts.every((word) => pinyinSyllables.has(word.fold))) continue;
    const entry = reading.tables.words.get(parts.map((word) => word.fold).join(""));
    if (entry?.places?.kinds.some(standsAlone)) return { role: "place", count, entry, soft: false };
  }
  return undefined;
}

/** The longest legal form that begins with `right` and goes on with the words behind the slipped one. */
function legalFrom(reading: Reading, from: number, right: string): Span | undefined {
  const most = reading.tables.longest.get(right) ?? 0;
  const least = right.length < 8 ? 2 : 1;
  for (let count = Math.min(most, reading.words.length - from); count >= least; count--) {
    const rest = count === 1 ? "" : ` ${joined(reading.words, from + 1, count - 1)}`;
    const entry = reading.tables.words.get(right + rest);
    if (entry?.legal !== undefined) return { role: "legal-form", count, entry, soft: false };
  }
  return undefined;
}

/** A legal form with one slip in its first, longer word ("Joynt Stock Company", "Aktiengeselschaft"). */
function mendedLegal(reading: Reading, from: number): Span | undefined {
  const word = reading.words[from]?.fold ?? "";
  if (word.length < 5 || reading.tables.frequency.has(word)) return undefined;
  for (const right of reading.tables.legalWords.get(word.charAt(0)) ?? []) {
    const span = oneSlipApart(word, right) ? legalFrom(reading, from, right) : undefined;
    if (span !== undefined) return span;
  }
  return undefined;
}

/** A county with its county word ("Juye County"). */
function countySpan(reading: Reading, from: number): Span | undefined {
  if (!countyWord.test(reading.words[from + 1]?.fold ?? "")) return undefined;
  const entry = reading.tables.counties().get(reading.words[from]?.fold ?? "");
  return entry === undefined ? undefined : { role: "place", count: 1, entry, soft: false };
}

function longestSpan(reading: Reading, from: number): Span | undefined {
  const { tables, words, latin } = reading;
  const most = Math.max(
    tables.longest.get(words[from]?.fold ?? "") ?? 0,
    tables.longest.get(latin[from] ?? "") ?? 0,
  );
  for (let count = Math.min(most, words.length - from); count > 0; count--) {
    const span = spanOf(reading, from, count);
    if (span !== undefined) return span;
  }
  return countySpan(reading, from) ?? splitPlace(reading, from) ?? mendedLegal(reading, from);
}

function spanToken(reading: Reading, from: number, span: Span): Token {
  const { words, raw } = reading;
  const last = words[from + span.count - 1];
  const first = words[from];
  if (first === undefined || last === undefined) throw new Error("a span outside its name");
  const { concept, legal, places } = span.entry;
  const draft = {
    ...{ role: span.role, text: raw.slice(first.start, last.end), start: first.start, end: last.end },
    ...{ script: first.script, key: keyOf(words.slice(from, from + span.count)), soft: span.soft },
  };
  if (span.role === "legal-form")
    return makeToken(reading.tables, { ...draft, ids: [legal?.class ?? ""], family: legal?.kind ?? "" });
  if (span.role === "concept")
    return makeToken(reading.tables, {
      ...draft,
      ids: [concept?.id ?? ""],
      family: concept?.family ?? "",
      class: concept?.class ?? "",
    });
  return makeToken(reading.tables, {
    ...draft,
    ids: places?.ids ?? [],
    class: kindOfPlaces(places?.kinds ?? []),
  });
}

/** A number in digits, spelled out or roman. Spelled numbers stay brand words ("Three Gorges") but meet digits. */
function numeralAt(
  reading: Reading,
  from: number,
): { readonly draft: Partial<TokenDraft>; readonly count: number } | undefined {
  const word = reading.words[from];
  if (word === undefined) return undefined;
  const digits = digitNumber(word.fold);
  if (digits !== undefined) return { draft: { role: "numeral", key: digits }, count: 1 };
  const next = reading.words[from + 1];
  if (next?.hyphenated) {
    const pair = spelledNumber([word.fold, next.fold]);
    if (pair !== undefined) return { draft: { role: "brand", key: String(pair) }, count: 2 };
  }
  const single = spelledNumber([word.fold]);
  if (single !== undefined) return { draft: { role: "brand", key: String(single) }, count: 1 };
  const roman = from > 0 && upper(word.text) && !word.dotted ? romanNumber(word.fold) : undefined;
  return roman === undefined ? undefined : { draft: { role: "numeral", key: String(roman) }, count: 1 };
}

function plainToken(reading: Reading, from: number): { readonly token: Token; readonly count: number } {
  const { words, raw, tables } = reading;
  const word = words[from];
  if (word === undefined) throw new Error("a word outside its name");
  const number = numeralAt(reading, from);
  const count = number?.count ?? brandRun(reading, from);
  const last = words[from + count - 1] ?? word;
  const text = raw.slice(word.start, last.end);
  const key = keyOf(words.slice(from, from + count));
  const abbreviation = word.dotted || (count === 1 && /^\p{Lu}{2,6}$/u.test(word.text));
  const isJoining = stopWords.has(word.fold) && count === 1 && (!word.dotted || isNameSign(word.fold));
  const isStop = isJoining || /^m\/s$/i.test(text);
  const role = isStop ? "stop" : "brand";
  const draft = {
    role,
    text,
    start: word.start,
    end: last.end,
    script: word.script,
    key,
    abbreviation,
  } as const;
  return { token: makeToken(tables, { ...draft, ...number?.draft }), count };
}

/** Brand words joined by hyphens are one word ("Mercedes-Benz"), unless one of them is known. */
function brandRun(reading: Reading, from: number): number {
  let count = 1;
  while (
    reading.words[from + count]?.hyphenated === true &&
    isUnknown(reading, from) &&
    isUnknown(reading, from + count)
  )
    count++;
  return count;
}

const isUnknown = (reading: Reading, at: number): boolean => {
  const fold = reading.words[at]?.fold ?? "";
  // Beside a hyphen a letter is no "and" of some language ("E-Sail").
  const isStop = stopWords.has(fold) && fold.length > 1;
  return !isStop && longestSpan(reading, at) === undefined && numeralAt(reading, at) === undefined;
};

/** From the end: is there nothing but legal forms and places from this word on? */
function tailOf(tables: NameTables, words: readonly Word[]): boolean[] {
  const tail = new Array<boolean>(words.length + 1).fill(true);
  for (let at = words.length - 1; at >= 0; at--) {
    const entry = tables.words.get(words[at]?.fold ?? "");
    tail[at] = tail[at + 1] === true && (entry?.legal !== undefined || entry?.places !== undefined);
  }
  return tail;
}

const afterPlace = (reading: Reading, from: number, span: Span): number => {
  const next = reading.words[from + span.count];
  return span.role === "place" && next !== undefined && countyWord.test(next.fold) ? 1 : 0;
};

/** Reads words of any alphabet but Han: longest known run first, the rest are numbers, stop words and brand. */
export function parseWords(tables: NameTables, raw: string, run: readonly Word[]): Token[] {
  const words = run.flatMap((word) => partsOfCompound(tables, word));
  const latin = words.map((word) => transliterate(word.fold, word.script));
  const reading: Reading = { tables, raw, words, latin, tail: tailOf(tables, words) };
  const tokens: Token[] = [];
  for (let at = 0; at < words.length; ) {
    const span = longestSpan(reading, at);
    if (span === undefined) {
      const { token, count } = plainToken(reading, at);
      tokens.push(token);
      at += count;
      continue;
    }
    tokens.push(spanToken(reading, at, span));
    at += span.count + afterPlace(reading, at, span);
  }
  return tokens;
}

import { simplify } from "./han-tables.ts";
import type { LexiconEntry } from "./lexicon.ts";
import { makeToken } from "./make-token.ts";
import type { Token, TokenRole } from "./name-form.ts";
import type { NameTables } from "./name-tables.ts";
import { hanNumber } from "./numerals.ts";
import { kindOfPlaces, standsAlone } from "./place-kinds.ts";
import type { Word } from "./words.ts";

/** A known stretch of a Han run. Offsets are into the run. */
interface Piece {
  readonly role: TokenRole;
  readonly start: number;
  readonly end: number;
  readonly cost: number;
  readonly entry?: LexiconEntry | undefined;
  readonly soft: boolean;
  /** Key of a number. */
  readonly number?: string;
}

/** A run of Han letters in simplified form; `inner` = other words stand before it in the name. */
interface Run {
  readonly tables: NameTables;
  readonly text: string;
  readonly inner: boolean;
}

/** Cheapest division of a Han run up to a place, and the piece that ends there. */
interface Best {
  readonly cost: number;
  readonly piece?: Piece;
  /** The place is inside an unknown stretch. */
  readonly open: boolean;
}

/** Costs: a known word is cheaper than the letters it holds; a brand of one letter is dearer than any other reading. */
const costs = {
  place: 3,
  inner: 10,
  concept: 4,
  letter: 8,
  legal: 2,
  number: 3,
  unknown: 10,
  brand: 6,
  single: 8,
};

const divisionWord =
  /^(?:特别行政区|维吾尔自治区|(?:[\p{Script=Han}]{1,3}族)*自治[区州县旗]|地区|省|市(?![场政])|盟|州|县|师市)/u;
const countyWord = /^(?:[县旗镇]|区(?![块域])|市(?![场政]))/u;

/** A foreign place inside a run is as often the sound of a brand (宁波贝宁机床: 贝宁 is no firm of Benin). */
const mayBeBrand = (start: number, ids: readonly string[]): boolean =>
  start > 0 && !ids.some((id) => id.startsWith("CN"));

function placePiece(run: Run, start: number, end: number, entry: LexiconEntry): Piece | undefined {
  const { places } = entry;
  if (places === undefined) return undefined;
  const rest = run.text.slice(end);
  const alone = places.kinds.some(standsAlone);
  const word = (alone ? divisionWord.exec(rest) : null) ?? countyWord.exec(rest);
  const cost = start === 0 ? costs.place : costs.inner;
  const soft = mayBeBrand(start, places.ids);
  if (word !== null) return { role: "place", start, end: end + word[0].length, cost, entry, soft };
  if (alone) return { role: "place", start, end, cost, entry, soft };
  return { role: "place", start, end, cost: cost + 6, entry, soft: true };
}

/** Whether a trade word of two or more letters begins at a place of the run. */
function tradeBegins({ tables, text }: Run, start: number): boolean {
  for (let end = start + 2; end <= Math.min(text.length, start + tables.hanLongest); end++)
    if (tables.han.get(text.slice(start, end))?.concept !== undefined) return true;
  return false;
}

/**
 * Characters that are trade words by themselves only at the end of the run, before a legal form, before another trade
 * word (棉 in 棉纺织), or behind a number.
 */
const singleFits = (run: Run, end: number): boolean => {
  const { tables, text } = run;
  return (
    end === text.length ||
    tables.han.get(text.slice(end))?.legal !== undefined ||
    tradeBegins(run, end) ||
    /[一二三四五六七八九十百零〇][团师]$/u.test(text.slice(0, end))
  );
};

/** A county with its county word (巨野县). */
function countyAt({ tables, text }: Run, start: number, end: number): LexiconEntry | undefined {
  return end - start > 1 && countyWord.test(text.slice(end))
    ? tables.counties().get(text.slice(start, end))
    : undefined;
}

/** What a known stretch may be: a legal form behind something, a place, a trade word. */
function* piecesOf(run: Run, start: number, end: number, entry: LexiconEntry): Generator<Piece> {
  const long = end - start > 1;
  const known = { start, end, entry, soft: false };
  if (entry.legal !== undefined && long && (start > 0 || run.inner))
    yield { ...known, role: "legal-form", cost: costs.legal };
  const place = long ? placePiece(run, start, end, entry) : undefined;
  if (place !== undefined) yield place;
  if (entry.concept === undefined) return;
  if (long) yield { ...known, role: "concept", cost: costs.concept };
  else if (start > 0 && singleFits(run, end)) yield { ...known, role: "concept", cost: costs.letter };
}

function* lexiconPieces(run: Run, start: number): Generator<Piece> {
  const { tables, text } = run;
  for (let end = start + 1; end <= Math.min(text.length, start + tables.hanLongest); end++) {
    const entry = tables.han.get(text.slice(start, end)) ?? countyAt(run, start, end);
    if (entry !== undefined) yield* piecesOf(run, start, end, entry);
  }
}

/** Numbers of divisions, regiments, plants: 第八师, 一二四团, 第二棉纺厂, 7号. */
const numberPattern = /^(?:第[零〇一二两三四五六七八九十百]+|[零〇一二两三四五六七八九十百]+(?=[团师号]))/u;

function numberPiece(text: string, start: number): Piece | undefined {
  const match = numberPattern.exec(text.slice(start));
  if (match === null) return undefined;
  const value = hanNumber(match[0].replace(/^第/u, ""));
  if (value === undefined) return undefined;
  return {
    role: "numeral",
    start,
    end: start + match[0].length,
    cost: costs.number,
    soft: false,
    number: String(value),
  };
}

function piecesFrom(run: Run, start: number): Piece[] {
  const number = numberPiece(run.text, start);
  const pieces = [...lexiconPieces(run, start)];
  return number === undefined ? pieces : [...pieces, number];
}

const better = (known: Best | undefined, cost: number): boolean => known === undefined || cost < known.cost;

/** An unknown stretch of `length` letters: dear by letter, and dearer still when it is a single one. */
const unknownCost = (length: number): number =>
  costs.brand + length * costs.unknown + (length === 1 ? costs.single : 0);

/** The cheapest division of the run into known words and unknown stretches (Viterbi over the letters). */
function divide(run: Run): Piece[] {
  const { text } = run;
  const best: (Best | undefined)[] = [{ cost: 0, open: false }];
  for (let start = 0; start < text.length; start++) {
    const here = best[start];
    if (here === undefined) continue;
    for (const piece of piecesFrom(run, start)) {
      const cost = here.cost + piece.cost;
      if (better(best[piece.end], cost)) best[piece.end] = { cost, piece, open: false };
    }
    if (here.open) continue;
    for (let end = start + 1; end <= text.length; end++) {
      const cost = here.cost + unknownCost(end - start);
      const piece: Piece = { role: "brand", start, end, cost, soft: false };
      if (better(best[end], cost)) best[end] = { cost, piece, open: true };
    }
  }
  return walkBack(best, text.length);
}

function walkBack(best: readonly (Best | undefined)[], length: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = length; at > 0; ) {
    const piece = best[at]?.piece;
    if (piece === undefined) break;
    pieces.unshift(piece);
    at = piece.start;
  }
  return pieces;
}

function tokenOf(tables: NameTables, word: Word, text: string, piece: Piece): Token {
  const { concept, legal, places } = piece.entry ?? {};
  const base = {
    ...{
      role: piece.role,
      script: "han" as const,
      soft: piece.soft,
      key: piece.number ?? text.slice(piece.start, piece.end),
    },
    text: word.text.slice(piece.start, piece.end),
    start: word.start + piece.start,
    end: word.start + piece.end,
  };
  if (piece.role === "legal-form")
    return makeToken(tables, { ...base, ids: [legal?.class ?? ""], family: legal?.kind ?? "" });
  if (piece.role === "concept")
    return makeToken(tables, {
      ...base,
      ids: [concept?.id ?? ""],
      family: concept?.family ?? "",
      class: concept?.class ?? "",
    });
  if (piece.role === "place")
    return makeToken(tables, { ...base, ids: places?.ids ?? [], class: kindOfPlaces(places?.kinds ?? []) });
  return makeToken(tables, base);
}

/** Reads a run of Han letters: no word boundaries, so the cheapest division over the lexicon; what is left is brand. */
export function parseHan(tables: NameTables, word: Word, inner = false): Token[] {
  const text = simplify(tables.characters(), word.text.normalize("NFKC"));
  if (text.length !== word.text.length) return [makeToken(tables, { ...word, role: "brand", key: text })];
  return divide({ tables, text, inner }).map((piece) => tokenOf(tables, word, text, piece));
}

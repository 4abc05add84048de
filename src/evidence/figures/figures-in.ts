import type { FigureBound } from "../../model/figure.ts";
import type { Span } from "../../model/text-layer.ts";
import { byLast, type PhraseHit } from "../sentences/phrases.ts";
import type { Word } from "../sentences/words.ts";
import type { FigureTables } from "./figure-tables.ts";
import type { FoundFigure, SentenceWords } from "./found-figure.ts";
import { type Quantity, quantityAt } from "./quantity.ts";
import type { Unit } from "./unit.ts";
import { unitOf } from "./unit-of.ts";
import { amountsIn, levelsIn, shiftsIn } from "./worded.ts";

/** Phrases of a sentence by the word they begin or end with. */
interface Marks {
  readonly before: ReadonlyMap<number, PhraseHit<FigureBound>>;
  readonly after: ReadonlyMap<number, PhraseHit<FigureBound>>;
  readonly numbered: ReadonlyMap<number, unknown>;
  readonly occasions: ReadonlyMap<number, unknown>;
}

/** Every figure of a sentence, in order. */
export function figuresIn(sentence: SentenceWords, tables: FigureTables): readonly FoundFigure[] {
  const { text, words } = sentence;
  const marks: Marks = {
    before: byLast(tables.before.in(text, words)),
    after: new Map(tables.after.in(text, words).map((hit) => [hit.first, hit])),
    numbered: byLast(tables.numbered.in(text, words)),
    occasions: byLast(tables.occasions.in(text, words)),
  };
  const found: FoundFigure[] = [
    ...amountsIn(sentence, tables),
    ...levelsIn(sentence, tables),
    ...shiftsIn(sentence, tables),
  ];
  for (let at = 0; at < words.length; at += 1) {
    const quantity = quantityAt(text, words, at);
    const word = words[at];
    if (quantity === undefined || word === undefined || marks.numbered.has(at - 1)) continue;
    const figure = sized(sentence, tables, { quantity, at, marks });
    if (figure !== undefined && !found.some((one) => one.start < figure.end && figure.start < one.end))
      found.push(figure);
    at = quantity.last;
  }
  return found.toSorted((a, b) => a.start - b.start);
}

interface Sized {
  readonly quantity: Quantity;
  readonly at: number;
  readonly marks: Marks;
}

function sized(
  sentence: SentenceWords,
  tables: FigureTables,
  { quantity, at, marks }: Sized,
): FoundFigure | undefined {
  const { text, words, isMasked } = sentence;
  const [bound, word] = [boundBefore(text, words, at, marks), words[at]];
  if (word === undefined || isPartOfName(text, word) || (bound === undefined && isMasked(word.start)))
    return undefined;
  const range = upperEnd(sentence, quantity);
  const last = range?.last ?? quantity.last;
  const unit = unitOf(sentence, tables, { quantity, at, last });
  const numberEnd = words[last]?.end ?? word.end;
  if (unit === undefined && quantity.unit !== undefined) return undefined;
  const young = isYoungest(words, at);
  const bounded = bound !== undefined || quantity.plus === true || young;
  if (!counts(quantity, unit, bounded, text.slice(word.start, numberEnd))) return undefined;
  const suffix = suffixAfter(marks, last, unit);
  const stands = boundOf(quantity, { range, before: bound?.value, suffix: suffix?.value, young });
  const number = { start: word.start, end: numberEnd + (text.charAt(numberEnd) === "%" ? 1 : 0) };
  return {
    ...quoted(text, [number, bound, unit, suffix]),
    ...{ bound: stands, value: quantity.value, unit: unitName(quantity, unit) },
    ...(range !== undefined && { max: range.value }),
    ...(unit !== undefined && { unitStart: unit.nounStart }),
    ...(isAside(quantity, unit, marks.occasions.has(at - 1)) && { aside: true as const }),
    ...(unit?.unclear && stands === "exact" && { asWritten: true as const }),
  };
}

const suffixAfter = (
  { after }: Marks,
  last: number,
  unit: Unit | undefined,
): PhraseHit<FigureBound> | undefined => after.get((unit?.last ?? last) + 1) ?? after.get(last + 1);

function unitName({ kind }: Quantity, unit: Unit | undefined): string {
  if (kind === "share" || kind === "ordinal") return kind;
  return unit?.name ?? "";
}

/** The bound word just before, or before "the" or "a"; behind a share, "8% more than", it compares and bounds nothing. */
function boundBefore(
  text: string,
  words: readonly Word[],
  at: number,
  { before }: Marks,
): PhraseHit<FigureBound> | undefined {
  const over = /^(?:the|an?|only|just)$/.test(words[at - 1]?.folded ?? "") ? before.get(at - 2) : undefined;
  const bound = before.get(at - 1) ?? over;
  const previous = bound === undefined ? undefined : words[bound.first - 1];
  if (previous === undefined) return bound;
  const compares = /^(?:cent|percent|times)$/.test(previous.folded) || text.charAt(previous.end) === "%";
  return compares ? undefined : bound;
}

const isYoungest = (words: readonly Word[], at: number): boolean =>
  words
    .slice(Math.max(0, at - 4), at)
    .some(({ folded }, place, near) => folded === "young" && near[place + 1]?.folded === "as");

function boundOf(
  { kind, plus }: Quantity,
  known: {
    readonly range: Quantity | undefined;
    readonly before: FigureBound | undefined;
    readonly suffix: FigureBound | undefined;
    readonly young: boolean;
  },
): FigureBound {
  if (known.range !== undefined) return "about";
  if (kind === "magnitude") return known.before === "up-to" ? "up-to" : "magnitude";
  if (plus || known.young) return "at-least";
  return known.before ?? known.suffix ?? "exact";
}

/** "500,000 to 1.2 million", "between 300 and 400", "80-100": the upper end, in the same measure. */
function upperEnd({ text, words }: SentenceWords, { last, kind }: Quantity): Quantity | undefined {
  if (kind !== "count") return undefined;
  const gap = text.slice(words[last]?.end ?? 0, words[last + 1]?.start ?? 0);
  const joined = /^[-–]$/.test(gap) ? last + 1 : undefined;
  const word = words[last + 1]?.folded;
  const between = words.slice(Math.max(0, last - 3), last).some(({ folded }) => folded === "between");
  const next = joined ?? (word === "to" || (word === "and" && between) ? last + 2 : undefined);
  const upper = next === undefined ? undefined : quantityAt(text, words, next);
  return upper?.kind === "count" && !(upper.spelled && upper.last === next) ? upper : undefined;
}

/** "COVID-19", "Su-30", "Route 66": digits right behind a capitalised word with a hyphen; a decimal of a section. */
const isPartOfName = (text: string, { start, end }: Span): boolean =>
  /[\p{L}\d][-/.]$/u.test(text.slice(Math.max(0, start - 2), start)) || /^\p{L}/u.test(text.charAt(end));

/**
 * Whether it counts something: a small word only before a noun that can be counted, digits also where they are large, have a
 * bound, or are a share. "One" stands for too much else.
 */
function counts(quantity: Quantity, unit: Unit | undefined, bounded: boolean, words: string): boolean {
  if (unit?.kind === "no unit") return quantity.kind === "share";
  if (quantity.kind === "ordinal") return unit !== undefined;
  if (quantity.kind !== "count") return true;
  if (quantity.value === "1" && quantity.spelled) return unit?.kind === "duration" && bounded;
  if (unit !== undefined) return true;
  if (quantity.spelled) return /\s/.test(words);
  return bounded || /[,\s]/.test(words);
}

const isAside = ({ kind }: Quantity, unit: Unit | undefined, atOccasion: boolean): boolean =>
  kind === "ordinal" || unit?.kind === "duration" || unit?.kind === "occasion" || atOccasion;

/** All of them, with the quotation mark before where the closing one stands within. */
function quoted(text: string, parts: readonly (Span | undefined)[]): Span {
  const there = parts.filter((part) => part !== undefined);
  const start = Math.min(...there.map((part) => part.start));
  const end = Math.max(...there.map((part) => part.end));
  const opens = /["“‘]/.test(text.charAt(start - 1)) && /["”’]/.test(text.slice(start, end));
  return { start: opens ? start - 1 : start, end };
}

import type { Passage, Span, TextLayer } from "../../model/text-layer.ts";
import { type PartOfSpeech, tagWords } from "./english.ts";
import { type Masked, maskText } from "./masked-text.ts";
import { plainLetters } from "./plain-letters.ts";
import { type Quotation, quotationsIn } from "./quotations.ts";

/** A word or mark where it stands. */
export interface Token extends Span {
  readonly text: string;
  /** In small letters, with straight apostrophes. */
  readonly lower: string;
  readonly pos: PartOfSpeech;
  /** Place in `TextView.quotations` of the quotation it stands in; -1 outside. */
  readonly quotation: number;
}

/** Tokens from `first` to before `until`. */
export interface Range {
  readonly first: number;
  readonly until: number;
}

/** A quotation and its tokens, marks among them. */
export type QuotedRange = Quotation & Range;

/** A stretch that ends with a stop outside quotations. */
export interface Sentence extends Range {
  readonly paragraph: number;
}

const nothing: Token = { start: 0, end: 0, text: "", lower: "", pos: "X", quotation: -1 };

type ViewParts = Pick<TextView, "text" | "masked" | "tokens" | "sentences" | "paragraphs" | "quotations">;

/** A layer as words. Offsets are those of the layer's text. */
export class TextView {
  readonly text: string;
  readonly masked: readonly Masked[];
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly paragraphs: readonly Range[];
  readonly quotations: readonly QuotedRange[];

  constructor(parts: ViewParts) {
    this.text = parts.text;
    this.masked = parts.masked;
    this.tokens = parts.tokens;
    this.sentences = parts.sentences;
    this.paragraphs = parts.paragraphs;
    this.quotations = parts.quotations;
  }

  /** The token at a place; one without text before the first and behind the last. */
  token(at: number): Token {
    return this.tokens[at] ?? nothing;
  }

  lower(at: number): string {
    return this.token(at).lower;
  }

  pos(at: number): PartOfSpeech {
    return this.token(at).pos;
  }

  /** The words from the first of the tokens to the last; undefined where there are none. */
  passage({ first, until }: Range): Passage | undefined {
    if (until <= first || first < 0 || until > this.tokens.length) return undefined;
    const [start, end] = [this.token(first).start, this.token(until - 1).end];
    return { start, end, text: this.text.slice(start, end) };
  }

  /** The sentence that holds the token. */
  sentenceAt(at: number): Sentence | undefined {
    let [low, high] = [0, this.sentences.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const one = this.sentences[middle];
      if (one === undefined || one.first > at) high = middle - 1;
      else if (one.until <= at) low = middle + 1;
      else return one;
    }
    return undefined;
  }

  /** The quotation that holds the token. */
  quotationAt(at: number): QuotedRange | undefined {
    return this.quotations[this.token(at).quotation];
  }
}

/** Reads a layer as words, sentences and quotations. Never throws; linear in the length of the text. */
export function viewOf(layer: TextLayer): TextView {
  const { text, masked, paragraphs } = maskText(layer);
  const plain = plainLetters(text);
  const quotations = quotationsIn(text, paragraphs);
  const tokens: Token[] = [];
  const breaks = new Set<number>();
  const ranges: Range[] = [];
  const holder = new QuotationCursor(quotations);
  for (const { start, end } of paragraphs) {
    const first = tokens.length;
    let from = start;
    for (const { word, pos, ends } of tagWords(plain.slice(start, end))) {
      const at = placeOf(plain, word, from, end);
      if (at === undefined) continue;
      from = at.end;
      tokens.push({ ...at, ...wordOf(text, at), pos, quotation: holder.at(at) });
      if (ends) breaks.add(tokens.length);
    }
    ranges.push({ first, until: tokens.length });
  }
  const sentences = ranges.flatMap((range, paragraph) => sentencesOf(tokens, breaks, range, paragraph));
  return new TextView({
    ...{ text: layer.text, masked, tokens, sentences },
    ...{ paragraphs: ranges, quotations: withRanges(quotations, tokens) },
  });
}

const wordOf = (text: string, { start, end }: Span): { text: string; lower: string } => {
  const words = text.slice(start, end);
  return { text: words, lower: words.toLowerCase().replaceAll("’", "'") };
};

/** Where a word of the tagger stands: just there, or, where it was read otherwise than written, the next run of letters. */
function placeOf(text: string, word: string, from: number, end: number): Span | undefined {
  let start = from;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  if (start >= end) return undefined;
  if (text.startsWith(word, start)) return { start, end: Math.min(end, start + word.length) };
  const run = /^(?:[\p{L}\p{N}\p{M}]+|.)/su.exec(text.slice(start, start + Math.max(2, word.length)));
  return { start, end: Math.min(end, start + (run?.[0].length ?? 1)) };
}

/** Quotations and tokens are both in order, so one pass over both tells which holds which. */
class QuotationCursor {
  private next = 0;

  private readonly quotations: readonly Quotation[];

  constructor(quotations: readonly Quotation[]) {
    this.quotations = quotations;
  }

  at({ start }: Span): number {
    while ((this.quotations[this.next]?.end ?? Number.POSITIVE_INFINITY) <= start) this.next += 1;
    return (this.quotations[this.next]?.start ?? Number.POSITIVE_INFINITY) <= start ? this.next : -1;
  }
}

function withRanges(quotations: readonly Quotation[], tokens: readonly Token[]): readonly QuotedRange[] {
  const ranges = quotations.map((one) => ({ ...one, first: 0, until: 0 }));
  for (const [at, { quotation }] of tokens.entries()) {
    const range = ranges[quotation];
    if (range === undefined) continue;
    if (range.until === 0) range.first = at;
    range.until = at + 1;
  }
  return ranges;
}

/** Words that end in a stop and end no sentence; initials and dotted letters are told by their shape. */
const abbreviations =
  /^(?:mr|mrs|ms|dr|prof|gen|lt|col|maj|capt|sgt|rep|sen|gov|hon|rev|st|jr|sr|no|art|sec|para|fig|vs|approx|co|ltd|inc|corp)\.?$/;

/** The most words of one sentence; where a text goes on without a stop it is cut there, so that reading stays linear. */
const longestSentence = 300;

/** Puts together again what the tagger parted inside a quotation, before a small letter or after an abbreviation. */
function sentencesOf(
  tokens: readonly Token[],
  breaks: ReadonlySet<number>,
  { first, until }: Range,
  paragraph: number,
): readonly Sentence[] {
  const found: Sentence[] = [];
  let from = first;
  for (let at = first + 1; at <= until; at += 1) {
    const ends = at === until || at - from >= longestSentence || (breaks.has(at) && isBreak(tokens, at));
    if (!ends) continue;
    if (at > from) found.push({ first: from, until: at, paragraph });
    from = at;
  }
  return found;
}

function isBreak(tokens: readonly Token[], at: number): boolean {
  const [before, last, next] = [tokens[at - 2] ?? nothing, tokens[at - 1] ?? nothing, tokens[at] ?? nothing];
  if (last.quotation >= 0 && last.quotation === next.quotation) return false;
  if (/^[\p{Ll},;:]/u.test(next.text)) return false;
  if (last.text !== ".") return !(/^\p{Lu}\.$/u.test(last.text) || abbreviations.test(last.lower));
  return (
    !(/^\p{Lu}$/u.test(before.text) || abbreviations.test(before.lower)) ||
    next.pos === "DET" ||
    next.pos === "PRON"
  );
}

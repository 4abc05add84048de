import model from "wink-eng-lite-web-model";
import winkNLP, { type ItemSentence } from "wink-nlp";
import { mendedTag } from "./mended-tags.ts";

/** The tags of wink-nlp, which are those of Universal Dependencies. */
export type PartOfSpeech =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SPACE"
  | "SYM"
  | "VERB"
  | "X";

/** A word as the tagger gives it: without its place. */
export interface TaggedWord {
  readonly word: string;
  readonly pos: PartOfSpeech;
  /** The last of its sentence. */
  readonly ends: boolean;
}

/** Making the tagger takes some 50 ms of processor time, so it is made when first needed, once. */
let tagger: ReturnType<typeof winkNLP> | undefined;

/** The longest stretch that is tagged at once, in UTF-16 units: no prose has paragraphs near it. */
const longest = 20_000;

/** The words of a stretch of English in order, with their parts of speech. */
export function tagWords(text: string): readonly TaggedWord[] {
  const words: TaggedWord[] = [];
  for (const part of partsOf(text)) for (const word of tagPart(part)) words.push(word);
  return words;
}

function tagPart(text: string): readonly TaggedWord[] {
  tagger ??= winkNLP(model, ["sbd", "pos"]);
  const { its, readDoc } = tagger;
  const read = readDoc(text);
  const words = read.tokens().out(its.value);
  const tags = read.tokens().out(its.pos) as PartOfSpeech[];
  const blanks = read.tokens().out(its.precedingSpaces);
  const last = new Set<number>();
  read.sentences().each((sentence: ItemSentence) => {
    const [, end] = sentence.out(its.span) as unknown as readonly [number, number];
    last.add(end);
  });
  const tagged = words.map((word, at) => ({
    word,
    pos: mendedTag({ words, tags }, at),
    ends: last.has(at),
  }));
  return joinHyphens(tagged, (at) => blanks[at] === "");
}

/** "Jean-Pierre", "twenty-seven", "anti-union": the tagger parts them, a reader does not. */
function joinHyphens(parts: readonly TaggedWord[], touches: (at: number) => boolean): readonly TaggedWord[] {
  const joined: TaggedWord[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    let whole = parts[at];
    while (whole !== undefined && isHyphened(parts, at, touches)) {
      const [hyphen, next] = [parts[at + 1], parts[at + 2]];
      if (hyphen === undefined || next === undefined) break;
      const named = whole.pos === "PROPN" && capital.test(next.word);
      whole = {
        word: whole.word + hyphen.word + next.word,
        pos: named ? "PROPN" : next.pos,
        ends: next.ends,
      };
      at += 2;
    }
    if (whole !== undefined) joined.push(whole);
  }
  return joined;
}

const capital = /^\p{Lu}/u;
const letters = /^[\p{L}\p{N}]/u;

/** A hyphen between two words, without a blank on either side. */
const isHyphened = (parts: readonly TaggedWord[], at: number, touches: (at: number) => boolean): boolean =>
  /^[-\u2010\u2011]$/.test(parts[at + 1]?.word ?? "") &&
  touches(at + 1) &&
  touches(at + 2) &&
  letters.test(parts[at]?.word.slice(-1) ?? "") &&
  letters.test(parts[at + 2]?.word ?? "");

/** Cut at white space, so that no word is parted unless it is itself too long. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > longest) {
    const space = text.lastIndexOf(" ", from + longest);
    const to = space > from ? space : from + longest;
    parts.push(text.slice(from, to));
    from = to;
  }
  parts.push(text.slice(from));
  return parts;
}

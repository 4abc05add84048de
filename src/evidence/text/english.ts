import model from "wink-eng-lite-web-model";
import winkNLP, { type ItemSentence } from "wink-nlp";

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
  const last = new Set<number>();
  read.sentences().each((sentence: ItemSentence) => {
    const [, end] = sentence.out(its.span) as unknown as readonly [number, number];
    last.add(end);
  });
  return words.map((word, at) => ({
    word,
    pos: inName(words, tags, at) ? "PROPN" : (tags[at] ?? "X"),
    ends: last.has(at),
  }));
}

const capital = /^\p{Lu}/u;

/** A capital among capitals is part of a name, whatever the word is otherwise: "Labour Watch Ruritania". */
const inName = (words: readonly string[], tags: readonly PartOfSpeech[], at: number): boolean =>
  tags[at] === "VERB" && [at - 1, at, at + 1].every((place) => capital.test(words[place] ?? ""));

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

import type { SpeakerKind, Statement } from "../../model/statement.ts";
import type { Passage, Span, TextLayer } from "../../model/text-layer.ts";
import type { Phrases } from "../sentences/phrases.ts";
import { sentencesIn } from "../sentences/sentences.ts";
import { wordsIn } from "../sentences/words.ts";
import {
  type IndependenceCue,
  type IndependenceQuestion,
  independenceQuestions,
} from "./independence-tables.ts";

/** What the text answers to one question, and where. */
export interface IndependenceAnswer {
  readonly answer: "yes" | "no" | "unknown";
  /** The words it rests on; of `unknown` those that contradict each other, or none. */
  readonly spans: readonly Passage[];
  /** Whether they stand in the sentence of the statement or in one before it. */
  readonly link?: "same-sentence" | "earlier-sentence";
}

/** The four answers on one statement; a suggestion, never a reason to leave it out. */
export interface Independence extends Readonly<Record<IndependenceQuestion, IndependenceAnswer>> {
  /** Id of the statement. */
  readonly statement: string;
}

/** How many sentences an occasion goes on without being named again. */
const reach = 6;
/** Speakers who answer from outside an occasion. */
const apart: ReadonlySet<SpeakerKind> = new Set(["ngo", "think-tank", "media", "intergovernmental"]);

interface Found {
  readonly cue: IndependenceCue;
  readonly passage: Passage;
  readonly link: NonNullable<IndependenceAnswer["link"]>;
}

/** One row for each statement, in the order given. Never throws; linear in the text. */
export function readIndependence(
  { layer, statements }: { readonly layer: TextLayer; readonly statements: readonly Statement[] },
  cues: Phrases<IndependenceCue>,
): readonly Independence[] {
  const sentences = sentencesIn(layer.text);
  const bySentence = sentences.map((): Statement[] => []);
  for (const one of statements) for (const at of sentencesOf(sentences, one)) bySentence[at]?.push(one);
  const found = new Map<string, Found[]>(statements.map(({ id }) => [id, []]));
  for (const [at, sentence] of sentences.entries()) {
    const hits = cuesIn(layer.text, sentence, cues);
    if (hits.length === 0) continue;
    for (const { statement, link } of occasionFrom(bySentence, at))
      for (const hit of hits)
        if (speaksOf(hit, statement, link)) found.get(statement.id)?.push({ ...hit, link });
  }
  return statements.map(({ id }) => {
    const own = found.get(id) ?? [];
    const answers = independenceQuestions.map((question) => [question, answerOf(own, question)] as const);
    return {
      statement: id,
      ...(Object.fromEntries(answers) as Record<IndependenceQuestion, IndependenceAnswer>),
    };
  });
}

/**
 * Whether words tell of how the statement was made. What somebody says of other people's tours or flights does not; that they
 * themselves cannot speak freely, or that nobody can check, does. The text's own voice has no speaker who could be free.
 */
function speaksOf(
  { cue, passage }: Omit<Found, "link">,
  { pieces, speaker }: Statement,
  link: Found["link"],
): boolean {
  if (speaker.kind === "unattributed") return false;
  if (link === "earlier-sentence") return cue.reach === "occasion";
  const inContent = pieces.some(({ start, end }) => start <= passage.start && passage.end <= end);
  return !inContent || (cue.answer === "no" && (cue.question === "free" || cue.question === "checkable"));
}

/** Sentences in which a statement stands: with its content, from its first to its last, its cue or its speaker. */
function sentencesOf(sentences: readonly Span[], { pieces, cue, speaker }: Statement): ReadonlySet<number> {
  const spans: Span[] = [...pieces, ...(cue === null ? [] : [cue])];
  if (speaker.start !== null && speaker.end !== null) spans.push({ start: speaker.start, end: speaker.end });
  const found = new Set<number>();
  for (const { start, end } of spans) {
    const first = indexAt(sentences, start);
    for (let at = first; at >= 0 && (sentences[at]?.start ?? end) < end; at += 1) found.add(at);
  }
  return found;
}

function indexAt(sentences: readonly Span[], place: number): number {
  let [low, high] = [0, sentences.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start, end } = sentences[middle] ?? { start: 0, end: 0 };
    if (place < start) high = middle - 1;
    else if (place >= end) low = middle + 1;
    else return middle;
  }
  return -1;
}

function cuesIn(
  text: string,
  sentence: Span,
  cues: Phrases<IndependenceCue>,
): readonly Omit<Found, "link">[] {
  const words = wordsIn(text, sentence);
  return cues
    .in(text, words)
    .filter(
      ({ value }) =>
        (value.needs === undefined || value.needs.occursIn(text, words)) &&
        (value.unless === undefined || !value.unless.occursIn(text, words)),
    )
    .map(({ value: cue, start, end }) => ({ cue, passage: { start, end, text: text.slice(start, end) } }));
}

/** The statements of the sentence, and of those that follow without a break. An occasion at which nobody speaks has none. */
function occasionFrom(
  bySentence: readonly (readonly Statement[])[],
  at: number,
): readonly { readonly statement: Statement; readonly link: Found["link"] }[] {
  const own = bySentence[at] ?? [];
  const out = own.map((statement) => ({ statement, link: "same-sentence" as Found["link"] }));
  if (own.length === 0) return out;
  const known = new Set(own);
  for (let next = at + 1; next <= at + reach; next += 1) {
    const following = bySentence[next] ?? [];
    if (following.length === 0 || following.some(({ speaker }) => apart.has(speaker.kind))) break;
    for (const statement of following)
      if (!known.has(statement)) {
        known.add(statement);
        out.push({ statement, link: "earlier-sentence" });
      }
  }
  return out;
}

function answerOf(found: readonly Found[], question: IndependenceQuestion): IndependenceAnswer {
  const own = found.filter(({ cue }) => cue.question === question);
  // What is said of the statement itself outweighs what is said of the occasion before it.
  const near = own.filter(({ link }) => link === "same-sentence");
  const told = near.length > 0 ? near : own;
  const [first] = told;
  if (first === undefined) return { answer: "unknown", spans: [] };
  const agree = told.every(({ cue }) => cue.answer === first.cue.answer);
  const spans = agree ? [first.passage] : told.map(({ passage }) => passage);
  return { answer: agree ? first.cue.answer : "unknown", spans, link: first.link };
}

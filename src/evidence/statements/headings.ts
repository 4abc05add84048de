import type { Noise } from "../../model/statement.ts";
import type { Range, Sentence, TextView } from "../text/text-view.ts";
import { hasFinite, isAuxiliary, isName } from "./words-of-clauses.ts";

/** Sentences that are prose, and the stretches that are not. */
export interface Prose {
  readonly sentences: readonly Sentence[];
  readonly noise: readonly (Range & { readonly kind: Noise["kind"] })[];
}

/** Parts the sentences from headings, crossheads and headlines that stand glued into the text. */
export function partProse(view: TextView, labels: readonly Range[]): Prose {
  const sentences: Sentence[] = [];
  const noise: (Range & { kind: Noise["kind"] })[] = [];
  const labelled = new Map(labels.map((label) => [label.first, label]));
  const isTranscript = labels.length > 0;
  for (const sentence of view.sentences) {
    const label = labelled.get(sentence.first);
    const from = label === undefined ? sentence.first : label.until;
    if (from >= sentence.until) continue;
    const whole = { ...sentence, first: from };
    const kind = label === undefined ? headingKind(view, whole, isTranscript) : undefined;
    if (kind !== undefined) {
      noise.push({ first: whole.first, until: whole.until, kind });
      continue;
    }
    const glued = gluedUntil(view, whole);
    if (glued > whole.first) noise.push({ first: whole.first, until: glued, kind: "inserted-headline" });
    sentences.push({ ...whole, first: glued });
  }
  return { sentences, noise };
}

/** The longest heading, in tokens. */
const longest = 24;

function headingKind(view: TextView, sentence: Sentence, isTranscript: boolean): Noise["kind"] | undefined {
  const { first, until, paragraph } = sentence;
  const last = view.lower(until - 1);
  const range = view.paragraphs[paragraph];
  if (range === undefined || until - first > longest) return undefined;
  const alone = range.first === first && range.until === until;
  if (last === "?" && !isTranscript && view.token(until - 1).quotation < 0)
    return asks(view, sentence) ? "inserted-headline" : undefined;
  if (!alone || /^[.!?…:;,]$/.test(last) || isItem(view, sentence)) return undefined;
  const quotation = view.quotationAt(first);
  if (quotation !== undefined && quotation.first === first)
    return endsLikeHeading(view, quotation.until, until) ? "crosshead" : undefined;
  if (/["”’']$/.test(last)) return undefined;
  return first === 0 ? "heading" : "crosshead";
}

/** An item of a list, or a whole sentence that lacks its stop: headings have no article before them, or are short. */
function isItem(view: TextView, { first, until }: Sentence): boolean {
  if (/^(?:[-–—•*·▪]|\d{1,2}\)|\([a-z\d]{1,3}\))$/u.test(view.lower(first)))
    return hasFinite(view, { first, until });
  const opens = /^(?:the|a|an|we|he|she|they|it|according|this|these)$/.test(view.lower(first));
  return opens && until - first > 7 && hasFinite(view, { first, until });
}

/** Behind the quotation of a crosshead stands nothing, or a colon and a name. */
const endsLikeHeading = (view: TextView, from: number, until: number): boolean => {
  const stops = /^[.!?,]["'”’]?$/.test(view.lower(from - 2));
  return from >= until
    ? !stops
    : view.lower(from) === ":" ||
        (/^[,–—-]$/.test(view.lower(from)) && !stops && !hasFinite(view, { first: from, until }));
};

/** "What is going on in X?" in running prose is a headline of another page; a question with "we" or "you" is a writer's. */
function asks(view: TextView, { first, until }: Range): boolean {
  if (!/^(?:what|who|why|how|where|which)$/.test(view.lower(first))) return false;
  for (let at = first; at < until; at += 1)
    if (/^(?:i|we|you|our|your|my)$/.test(view.lower(at))) return false;
  return true;
}

const opening =
  /^(?:In|On|At|As|After|When|While|It|He|She|They|There|These|Those|During|Since|Under|Despite|However|But|Last|Meanwhile)$/;

/** Where the sentence proper begins, behind a headline without a stop: at a word that is not written large in a name. */
function gluedUntil(view: TextView, { first, until }: Range): number {
  for (let at = first + 5; at < Math.min(until - 4, first + longest); at += 1) {
    const { text, quotation } = view.token(at);
    if (view.pos(at) === "PUNCT") return first;
    if (!opening.test(text) || quotation >= 0) continue;
    const isTitle =
      isName(view, at - 1) &&
      isName(view, at + 1) &&
      /^(?:In|On|At|As)$/.test(text) &&
      !endsSentence(view, at + 1, until);
    if (isTitle || finiteAuxiliary(view, { first, until: at })) return first;
    return at;
  }
  return first;
}

/** A comma soon after, as behind "In March", tells that a sentence begins. */
const endsSentence = (view: TextView, at: number, until: number): boolean => {
  for (let next = at; next < Math.min(until, at + 6); next += 1) if (view.lower(next) === ",") return true;
  return false;
};

/** Headlines leave their auxiliaries out. */
const finiteAuxiliary = (view: TextView, { first, until }: Range): boolean => {
  for (let at = first; at < until; at += 1)
    if (isAuxiliary(view, at) && !/^(?:not|be)$/.test(view.lower(at))) return true;
  return false;
};

import { hashOf } from "../../model/canonical.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { Measure, StatedDate } from "../../model/measure.ts";
import type { Mention } from "../../model/mention.ts";
import type { Noise, Statement } from "../../model/statement.ts";
import type { Passage, Span, TextLayer } from "../../model/text-layer.ts";
import { readDates } from "../dates/read-dates.ts";
import type { PhraseHit } from "../sentences/phrases.ts";
import { proseIn } from "../sentences/prose.ts";
import { SpokenIn } from "../sentences/spoken-in.ts";
import { within } from "../sentences/within.ts";
import { wordsIn } from "../sentences/words.ts";
import { nounExtent, type Sentence, type Stretch, spanOf, verbExtent } from "./extent.ts";
import type { MeasureCue, MeasureTables } from "./measure-tables.ts";
import { rolesOf } from "./roles.ts";
import { statusOf } from "./status.ts";

/** A layer, what was said in it, the goods and places found in it, and when it was published. */
export interface MeasureQuery {
  readonly layer: TextLayer;
  readonly statements: readonly Statement[];
  readonly mentions?: readonly Mention[];
  /** Headings and the like, which are nobody's prose. */
  readonly noise?: readonly Noise[];
  readonly published?: IsoDate;
}

interface Candidate extends Span {
  readonly cue: MeasureCue;
  readonly at: Stretch;
  readonly extent: Stretch;
}

/** Every measure of the text, in order; none in a heading. Never throws; linear in the text. */
export function readMeasures(query: MeasureQuery, tables: MeasureTables): readonly Measure[] {
  const { layer, statements, mentions = [], noise = [], published } = query;
  const { text } = layer;
  const spoken = new SpokenIn(statements);
  const byId = new Map(statements.map((one) => [one.id, one]));
  const dates = readDates(text, published === undefined ? {} : { published });
  return proseIn(text, noise).flatMap((span) => {
    const sentence: Sentence = { ...span, text, words: wordsIn(text, span) };
    const inSentence = within(dates, sentence);
    return candidates(sentence, tables).map((one): Measure => {
      const { start, end, cue, at } = one;
      const said = byId.get(spoken.of(spanOf(sentence, at)) ?? "");
      const date = dateOf(one, sentence, inSentence);
      return {
        ...{ start, end, text: text.slice(start, end), class: cue.class },
        id: hashOf({ layer: layer.id, class: cue.class, measure: [start, end] }).slice(0, 16),
        status: statusOf(sentence, one, said, tables),
        ...rolesOf(sentence, one.extent, cue, at),
        goods: named(mentions, one, "good"),
        places: named(mentions, one, "place"),
        ...(date !== undefined && { date }),
        ...(said !== undefined && { attributedTo: said.id }),
        rule: sentence.words
          .slice(at.first, at.last + 1)
          .map(({ folded }) => folded)
          .join(" "),
      };
    });
  });
}

/** Measures of a sentence: of cues of one class whose stretches overlap, the one of the widest words. */
function candidates(sentence: Sentence, tables: MeasureTables): readonly Candidate[] {
  const { text, words } = sentence;
  const hits = tables.cues.in(text, words).filter((hit) => stands(sentence, hit));
  const all = hits
    .toSorted((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first)
    .map((hit): Candidate => {
      const at = { first: hit.first, last: hit.last };
      const extent = hit.value.form === "noun" ? nounExtent(sentence, at) : verbExtent(sentence, at);
      return { ...spanOf(sentence, extent), cue: hit.value, at, extent };
    });
  const kept: Candidate[] = [];
  for (const one of all) {
    const cut = kept.reduce((rest, other) => beforeNext(sentence, rest, other), one);
    if (!kept.some((other) => clashes(other, cut))) kept.push(cut);
  }
  return kept.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** "Organised trips and brought diplomats": the first ends before the "and" with which the second begins. */
function beforeNext(sentence: Sentence, one: Candidate, next: Candidate): Candidate {
  const joined = /^(?:and|or|but)$/.test(sentence.words[next.extent.first - 1]?.folded ?? "");
  if (!joined || next.extent.first <= one.at.last + 1 || next.extent.first > one.extent.last) return one;
  const extent = { first: one.extent.first, last: next.extent.first - 2 };
  return { ...one, ...spanOf(sentence, extent), extent };
}

/** Of one class where they overlap; of any class where they rest on the same words. */
const clashes = (a: Candidate, b: Candidate): boolean =>
  a.cue.class === b.cue.class
    ? a.start < b.end && b.start < a.end
    : a.at.first <= b.at.last && b.at.first <= a.at.last;

/** How many words around a cue `unless` looks at. */
const near = 6;

function stands({ text, words }: Sentence, { value, first, last }: PhraseHit<MeasureCue>): boolean {
  const around = words.slice(Math.max(0, first - near), last + near + 1);
  return (
    (value.needs === undefined || value.needs.occursIn(text, words)) &&
    (value.unless === undefined || !value.unless.occursIn(text, around))
  );
}

/** The date within the measure, at the head of its sentence, or right behind it; else the only one of the sentence before it. */
function dateOf(
  span: Span,
  { text, start: from }: Span & { readonly text: string },
  dates: readonly StatedDate[],
): StatedDate | undefined {
  const inside = dates.find(({ start, end }) => start >= span.start && end <= span.end);
  const leading = dates.find(({ start, end }) => end <= span.start && atHead.test(text.slice(from, start)));
  const behind = dates.find(
    ({ start }) => start >= span.end && rightBehind.test(text.slice(span.end, start)),
  );
  const [only] = dates.length === 1 ? dates : [];
  return inside ?? leading ?? behind ?? (only !== undefined && only.end <= span.start ? only : undefined);
}

const atHead = /^["“]?(?:(?:In|On|Since|By|During|As of|Until|From) (?:the )?)?$/i;
const rightBehind = /^,? ?(?:(?:in|on|since|from|by|until|during|earlier|late) )?(?:the )?$/;

const named = (mentions: readonly Mention[], span: Span, kind: Mention["kind"]): readonly Passage[] =>
  within(mentions, span)
    .filter((one) => one.kind === kind && one.end <= span.end)
    .map(({ start, end, text }) => ({ start, end, text }));

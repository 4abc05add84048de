import { hashOf } from "../../model/canonical.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { StatedDate } from "../../model/measure.ts";
import type { Mention } from "../../model/mention.ts";
import type { Statement } from "../../model/statement.ts";
import type { Passage, Span, TextLayer } from "../../model/text-layer.ts";
import { readDates } from "../dates/read-dates.ts";
import type { PhraseHit } from "../sentences/phrases.ts";
import { sentencesIn } from "../sentences/sentences.ts";
import { SpokenIn } from "../sentences/spoken-in.ts";
import { within } from "../sentences/within.ts";
import { type Word, wordsIn } from "../sentences/words.ts";
import type { IndicatorCue, IndicatorTable } from "./indicator-table.ts";

/** Words that are a sign of a programme or of forced labour. A suggestion until a person confirms it. */
export interface Indicator extends Passage {
  /** Hash of the layer, the indicator and the span. */
  readonly id: string;
  readonly kind: IndicatorCue["kind"];
  readonly indicator: string;
  /** Who names it as a sign. */
  readonly source: string;
  /** Ids of parties and list entries, no persons, that the same sentence names. */
  readonly organisations: readonly string[];
  /** The nearest date of the sentence. */
  readonly date?: StatedDate;
  /** Id of the innermost statement in whose content it stands; absent: the text says it in its own voice. */
  readonly attributedTo?: string;
  /** The words say that it is not so, or the statement denies it. */
  readonly negated?: true;
}

export interface IndicatorQuery {
  readonly layer: TextLayer;
  readonly statements: readonly Statement[];
  readonly mentions?: readonly Mention[];
  /** Ids that are natural persons: no indicator is ever tied to them. */
  readonly persons?: ReadonlySet<string>;
  readonly published?: IsoDate;
}

/** Every indicator of the text, in order. Never throws; linear in the text. */
export function readIndicators(query: IndicatorQuery, table: IndicatorTable): readonly Indicator[] {
  const { layer, statements, mentions = [], persons = new Set<string>(), published } = query;
  const { text } = layer;
  const spoken = new SpokenIn(statements);
  const byId = new Map(statements.map((one) => [one.id, one]));
  const dates = readDates(text, published === undefined ? {} : { published });
  return sentencesIn(text).flatMap((sentence) => {
    const words = wordsIn(text, sentence);
    const organisations = organisationsIn(within(mentions, sentence), persons);
    const inSentence = within(dates, sentence);
    return cuesIn(text, words, table).map(
      ({ start, end, first, value: { kind, indicator, source } }): Indicator => {
        const said = byId.get(spoken.of({ start, end }) ?? "");
        const date = inSentence.toSorted((a, b) => gap(a, { start, end }) - gap(b, { start, end }))[0];
        const negated = isNegated({ text, words }, first, table) || said?.type === "denial";
        return {
          ...{ start, end, text: text.slice(start, end), kind, indicator, source, organisations },
          id: hashOf({ layer: layer.id, indicator, span: [start, end] }).slice(0, 16),
          ...(date !== undefined && { date }),
          ...(said !== undefined && { attributedTo: said.id }),
          ...(negated && { negated: true as const }),
        };
      },
    );
  });
}

const gap = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end, 0);

const organisationsIn = (mentions: readonly Mention[], persons: ReadonlySet<string>): readonly string[] => [
  ...new Set(
    mentions
      .filter(
        ({ kind, id, weak }) =>
          (kind === "party" || kind === "list-entry") && weak === undefined && !persons.has(id),
      )
      .map(({ id }) => id),
  ),
];

/** Of one indicator's words that overlap, the longest. */
function cuesIn(
  text: string,
  words: readonly Word[],
  table: IndicatorTable,
): readonly PhraseHit<IndicatorCue>[] {
  const kept: PhraseHit<IndicatorCue>[] = [];
  const hits = table.cues.in(text, words).filter(({ value, first, last }) => {
    const around = words.slice(Math.max(0, first - near), last + near + 1);
    return value.unless === undefined || !value.unless.occursIn(text, around);
  });
  for (const hit of hits.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (
      !kept.some(
        (one) => one.value.indicator === hit.value.indicator && one.start < hit.end && hit.start < one.end,
      )
    )
      kept.push(hit);
  return kept.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** How many words around a cue `unless`, and how many before it negations are looked for in. */
const near = 4;

function isNegated(
  { text, words }: { readonly text: string; readonly words: readonly Word[] },
  first: number,
  { negations }: IndicatorTable,
): boolean {
  const before = words.slice(Math.max(0, first - near), first);
  const at = before.findLastIndex((_, place) => negations.occursIn(text, before.slice(place)));
  if (at < 0) return false;
  const from = before[at]?.end ?? 0;
  return !/[,;:—。；，]|\b(?:but|and)\b/.test(text.slice(from, words[first]?.start ?? from));
}

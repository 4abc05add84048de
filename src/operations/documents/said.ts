import { isEnglishWord } from "../../evidence/mentions/english-words.ts";
import { Gazetteer } from "../../evidence/mentions/gazetteer.ts";
import { type MaskedReading, maskedReading } from "../../evidence/redaction/masked-reading.ts";
import { nameQuestion } from "../../evidence/search/question.ts";
import { search } from "../../evidence/search/search.ts";
import { hashOf } from "../../model/canonical.ts";
import type { Said, SaidStatus } from "../../model/said.ts";
import type { Statement } from "../../model/statement.ts";
import type { Span } from "../../model/text-layer.ts";
import { documentsIn, type KeptDocument } from "../../store/documents.ts";
import type { Store } from "../../store/open-store.ts";
import { type RecordedRedaction, redactionsIn } from "../../store/redactions.ts";
import { pause } from "../job.ts";
import type { Ports } from "../ports.ts";
import { wordsHash } from "./cited.ts";
import { publishedOf, titleOf } from "./find-document.ts";
import type { IdentifiedMention } from "./full-reading.ts";
import { type Judged, judgedIn } from "./judged.ts";
import type { NamedSubject } from "./named-subject.ts";
import { fixedNames, type NamesLookedFor } from "./names-looked-for.ts";
import { type DocumentReading, readingOf } from "./readings.ts";
import { searchedLayers } from "./search-layers.ts";
import { concern, countingMentions } from "./spoken-of.ts";

/** What the documents of a workspace hold about some parties and entries. */
export interface SaidOf {
  /** In the order of publication; those without a day behind. */
  readonly said: readonly Said[];
  /** Documents that are kept; 0 = none were ever handed in. */
  readonly documents: number;
  /** Documents in which one of the names stands and that were not read for this. */
  readonly left: number;
}

export interface SaidQuestion {
  readonly subjects: readonly NamedSubject[];
  readonly knownBy?: string | undefined;
}

/** Documents that are read for one answer: those that fit the names best, and all in which a person confirmed something. */
const most = 400;

/**
 * Statements that name one of the subjects or are made by it, by all sides, as they may be shown: private persons are masked.
 * What a person rejected is left out; what nobody judged is `suggested`.
 */
export async function saidOf(ports: Ports, store: Store, question: SaidQuestion): Promise<SaidOf> {
  const events = store.log.read();
  const documents = documentsIn(events, question.knownBy);
  if (documents.length === 0 || question.subjects.length === 0)
    return { said: [], documents: documents.length, left: 0 };
  const judged = judgedIn(events, question.knownBy);
  const { chosen, left } = choose(ports, store, question, judged);
  const names = namesOfSubjects(question.subjects);
  const redactions = redactionsIn(events);
  const said: Said[] = [];
  for (const [done, document] of chosen.entries()) {
    await pause(ports, { step: "reading documents", done, total: chosen.length });
    const read = readingOf(store, document, names);
    if (read !== undefined) said.push(...saidIn(read, { subjects: question.subjects, judged, redactions }));
  }
  ports.progress({ step: "", done: chosen.length, total: chosen.length });
  return { said: said.toSorted(byDay), documents: documents.length, left };
}

const byDay = (a: Said, b: Said): number => {
  const [one, other] = [a.published ?? "9999", b.published ?? "9999"];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** Documents in which a name stands, by the postings, and those in which a person confirmed a statement. */
function choose(
  ports: Ports,
  store: Store,
  { subjects, knownBy }: SaidQuestion,
  judged: ReadonlyMap<string, Judged>,
): { readonly chosen: readonly KeptDocument[]; readonly left: number } {
  const { segments, find } = searchedLayers(ports, store, knownBy);
  const scores = new Map<string, number>();
  for (const name of new Set(subjects.flatMap((subject) => subject.names)))
    for (const { id, score } of search(segments, nameQuestion(name), Infinity).found)
      scores.set(id, Math.max(score, scores.get(id) ?? 0));
  const confirmed = new Set(
    [...judged.values()].flatMap(({ judgement, spans }) =>
      judgement === "confirmed" ? spans.map(({ layer }) => layer) : [],
    ),
  );
  const fit = [...scores].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const chosen = fit.filter(([layer], at) => at < most || confirmed.has(layer));
  return { chosen: chosen.map(([layer]) => find(layer).document), left: fit.length - chosen.length };
}

/** The names of the subjects; places beside, so that a name that is a place's too is known as weak. */
const namesOfSubjects = (subjects: readonly NamedSubject[]): NamesLookedFor => ({
  gazetteer: new Gazetteer([...subjects, ...fixedNames()], { isCommonWord: isEnglishWord }),
  persons: new Set(),
  fingerprint: hashOf(subjects),
});

interface Told {
  readonly subjects: readonly NamedSubject[];
  readonly judged: ReadonlyMap<string, Judged>;
  readonly redactions: readonly RecordedRedaction[];
}

function saidIn(read: DocumentReading, { subjects, judged, redactions }: Told): readonly Said[] {
  const { layer, reading } = read;
  const counting = Map.groupBy(countingMentions(reading, judged), ({ id }) => id);
  const about = (one: Statement): Said["about"] =>
    subjects.flatMap(({ id, name }) => {
      const mentions: readonly IdentifiedMention[] = counting.get(id) ?? [];
      const how = mentions.length === 0 ? undefined : concern(one, mentions);
      return how === undefined ? [] : [{ id, name, concern: how }];
    });
  const concerned = reading.statements
    .filter(({ id }) => judged.get(id)?.judgement !== "rejected")
    .flatMap((one) => {
      const of = about(one);
      return of.length === 0 ? [] : [{ one, of }];
    });
  const shown = maskedReading({ statements: reading.statements, noise: reading.noise }, layer, redactions);
  return [
    ...concerned.map(({ one, of }) => ({
      ...cited(read, shown, one),
      ...spoken(read, shown, one, judged),
      about: of,
    })),
    ...noLongerRead(read, shown, { subjects, judged, counting }),
  ];
}

/** The place of a citation, and what may be shown of it. */
function cited({ document, layer }: DocumentReading, shown: MaskedReading, { start, end }: Span) {
  const moved = shown.move({ start, end });
  const text = shown.layer.text.slice(moved.start, moved.end);
  return {
    ...{ document: document.sha256, layer: layer.id, start, end },
    words: wordsHash(layer, { start, end }),
    title: shown.words(titleOf(document, layer)),
    published: publishedOf(document) ?? null,
    ...{ text, masked: text !== layer.text.slice(start, end) },
  };
}

function spoken(
  { reading }: DocumentReading,
  shown: MaskedReading,
  one: Statement,
  judged: ReadonlyMap<string, Judged>,
) {
  const shownOne = shown.reading.statements.find(({ id }) => id === one.id) ?? one;
  const { speaker } = shownOne;
  const judgement = judged.get(one.id);
  const freedom = reading.independence.find(({ statement }) => statement === one.id);
  const status = (id: string): SaidStatus => judged.get(id)?.judgement ?? "suggested";
  return {
    id: one.id,
    ...{ speaker: speaker.resolved, office: speaker.office ?? null, speakerKind: speaker.kind },
    ...{ chain: speaker.chain, cue: shownOne.cue?.text ?? null },
    ...{ type: one.type, alsoTypes: one.alsoTypes, status: status(one.id) },
    ...{ judgedBy: judgement?.by ?? null, judgedAt: judgement?.at ?? null },
    freedom: freedom === undefined ? null : freedomOf(freedom, shown),
    against: reading.conflicts
      .filter(
        ({ id, a, b }) =>
          (a === one.id || b === one.id) && ![id, a, b].some((each) => status(each) === "rejected"),
      )
      .map(({ id, a, b, strength }) => ({ id: a === one.id ? b : a, strength, status: status(id) })),
  };
}

const freedomOf = (
  answers: DocumentReading["reading"]["independence"][number],
  shown: MaskedReading,
): NonNullable<Said["freedom"]> => {
  const one = (question: "arranged" | "chosen" | "free" | "checkable") => ({
    answer: answers[question].answer,
    words: answers[question].spans.map((span) => {
      const { start, end } = shown.move(span);
      return shown.layer.text.slice(start, end);
    }),
  });
  return { arranged: one("arranged"), chosen: one("chosen"), free: one("free"), checkable: one("checkable") };
};

/** What a person confirmed once and the rules of today read otherwise: it stays, by the words that were confirmed. */
function noLongerRead(
  read: DocumentReading,
  shown: MaskedReading,
  {
    subjects,
    judged,
    counting,
  }: {
    readonly subjects: readonly NamedSubject[];
    readonly judged: ReadonlyMap<string, Judged>;
    readonly counting: ReadonlyMap<string, readonly IdentifiedMention[]>;
  },
): readonly Said[] {
  const { layer, reading } = read;
  const known = new Set(reading.statements.map(({ id }) => id));
  return [...judged.values()].flatMap(({ id, kind, judgement, spans, by, at }) => {
    const [span] = spans;
    if (kind !== "statement" || judgement !== "confirmed" || known.has(id) || span?.layer !== layer.id)
      return [];
    const of = subjects.filter((subject) =>
      counting.get(subject.id)?.some(({ start, end }) => start < span.end && span.start < end),
    );
    if (of.length === 0) return [];
    return [
      {
        id,
        about: of.map((one) => ({ id: one.id, name: one.name, concern: "named" as const })),
        ...cited(read, shown, span),
        ...(span.words === undefined ? {} : { words: span.words }),
        ...{
          speaker: null,
          office: null,
          speakerKind: null,
          chain: [],
          cue: null,
          type: null,
          alsoTypes: [],
        },
        ...{ status: judgement, judgedBy: by, judgedAt: at, freedom: null, against: [] },
      },
    ];
  });
}

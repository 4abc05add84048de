import type { Flow } from "../model/flow.ts";
import { endQuestion, isAsked } from "./end-question.ts";
import type { Reference } from "./reference.ts";
import { alike } from "./slots.ts";
import type { ReportSubject } from "./subjects.ts";
import { kindOf, type QuestionKey, questionOf } from "./words.ts";

/** Something to find out, once, with every subject that it is asked for. */
export interface Question extends Reference {
  /** The question around the subject's name, where it names each. */
  readonly pieces: readonly string[];
  /** What stands between the pieces where it is asked for several: "the product". */
  readonly who: string;
  readonly subjects: readonly ReportSubject[];
  /** What the records give so far, by subject. */
  readonly soFar: readonly SoFar[];
  /** Outcomes that name it: it may settle them, alone or with others. */
  readonly outcomes: number;
}

export interface SoFar {
  readonly pieces: readonly string[];
  readonly subjects: readonly ReportSubject[];
}

export interface QuestionBook {
  /** Those that bear on most outcomes first. */
  readonly all: readonly Question[];
  ofOutcome(anchor: string): readonly Question[];
  ofFlow(subject: string): readonly Question[];
  about(question: QuestionKey): readonly Question[];
}

interface Asked {
  readonly text: string;
  readonly soFar: string | undefined;
  readonly subject: ReportSubject;
  /** Anchor of the outcome that asks, if one does. */
  readonly outcome: string | undefined;
  readonly about: QuestionKey;
}

/** Every open question of outcomes, and of parties at which the records end. */
export function bookQuestions(subjects: readonly ReportSubject[]): QuestionBook {
  const asked = subjects.flatMap((subject) => [...ofOutcomes(subject), ...ofEnds(subject)]);
  const books = alike(
    asked,
    ({ text }) => text,
    ({ subject }) => subject.name,
  )
    .map(({ items, pieces }) => ({ items, pieces, outcomes: outcomesOf(items).size }))
    .toSorted((a, b) => b.outcomes - a.outcomes)
    .map(({ items, pieces, outcomes }, at) => ({
      asked: items,
      question: questionFrom(items, pieces, { outcomes, at }),
    }));
  const those = (takes: (asked: Asked) => boolean): readonly Question[] =>
    books.flatMap(({ asked, question }) => (asked.some(takes) ? [question] : []));
  const byOutcome = grouped(books, ({ outcome }) => outcome);
  const byEnd = grouped(books, ({ outcome, subject, about }) =>
    outcome === undefined || about === "flow" ? subject.ref : undefined,
  );
  return {
    all: books.map(({ question }) => question),
    ofOutcome: (anchor) => byOutcome.get(anchor) ?? [],
    ofFlow: (subject) => byEnd.get(subject) ?? [],
    about: (key) => those(({ about }) => about === key),
  };
}

function questionFrom(
  items: readonly Asked[],
  pieces: readonly string[],
  { outcomes, at }: { readonly outcomes: number; readonly at: number },
): Question {
  const given = items.flatMap(({ soFar, subject }) => (soFar === undefined ? [] : [{ soFar, subject }]));
  const subjects = unique(items.map(({ subject }) => subject));
  return {
    number: `Q${at + 1}`,
    anchor: `ask-${at + 1}`,
    pieces,
    who: whoOf(subjects),
    subjects,
    soFar: alike(
      given,
      ({ soFar }) => soFar,
      ({ subject }) => subject.name,
    ).map(({ items, pieces }) => ({ pieces, subjects: unique(items.map(({ subject }) => subject)) })),
    outcomes,
  };
}

/** "the product", where all are products. */
export function whoOf(subjects: readonly ReportSubject[]): string {
  const kinds = new Set(subjects.map(({ ref }) => kindOf(ref).toLowerCase()));
  const [kind] = kinds;
  return `the ${kinds.size === 1 && kind !== undefined ? kind : "subject"}`;
}

const outcomesOf = (items: readonly Asked[]): ReadonlySet<string> =>
  new Set(items.flatMap(({ outcome }) => outcome ?? []));

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

interface Booked {
  readonly asked: readonly Asked[];
  readonly question: Question;
}

function grouped(
  books: readonly Booked[],
  keyOf: (asked: Asked) => string | undefined,
): ReadonlyMap<string, readonly Question[]> {
  const index = new Map<string, Set<Question>>();
  for (const { asked, question } of books)
    for (const one of asked) {
      const key = keyOf(one);
      if (key !== undefined) index.set(key, (index.get(key) ?? new Set()).add(question));
    }
  return new Map([...index].map(([key, questions]) => [key, [...questions]]));
}

/** What an outcome says is missing. What is known so far changes with the subject and follows the question. */
const ofOutcomes = (subject: ReportSubject): readonly Asked[] =>
  subject.assessments.flatMap(({ anchor, found }) =>
    found.missing.map(({ fact, text }) => {
      const [question = text, ...soFar] = text.split("; so far ");
      return {
        text: question,
        soFar: soFar.length === 0 ? undefined : soFar.join("; so far "),
        subject,
        outcome: anchor,
        about: questionOf(fact),
      };
    }),
  );

/** What to ask where the records end, unless an outcome asks it already. */
function ofEnds(subject: ReportSubject): readonly Asked[] {
  const { flow, assessments } = subject;
  if (flow === undefined) return [];
  const missing = assessments.flatMap(({ found }) => found.missing.map(({ text }) => text));
  return openEnds(flow, missing).map((end) => ({
    text: endQuestion(end, subject.name),
    soFar: undefined,
    subject,
    outcome: undefined,
    about: "flow",
  }));
}

const openEnds = ({ ends }: Flow, missing: readonly string[]): Flow["ends"] =>
  ends.filter((end) => !isAsked(end, missing));

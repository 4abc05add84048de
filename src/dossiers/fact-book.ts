import type { Fact, Missing } from "../model/fact.ts";
import { groupOf } from "./fact-groups.ts";
import type { ReportSubject } from "./subjects.ts";
import { type QuestionKey, questionOf, questions } from "./words.ts";

/** A fact as the report shows it: once, under its question, with a number to refer to. */
export interface BookedFact {
  readonly fact: Fact;
  /** "I3": the question's letter and the number within it. */
  readonly number: string;
  readonly anchor: string;
  readonly subjects: readonly ReportSubject[];
}

/** Something that is not known, once, with the subjects it is open for. */
export interface BookedMissing {
  readonly missing: Missing;
  readonly subjects: readonly ReportSubject[];
}

export interface FactBook {
  readonly facts: Readonly<Record<QuestionKey, readonly BookedFact[]>>;
  readonly missing: Readonly<Record<QuestionKey, readonly BookedMissing[]>>;
  find(factId: string): BookedFact | undefined;
}

const letters: Readonly<Record<QuestionKey, string>> = {
  identity: "I",
  place: "P",
  flow: "F",
  labour: "L",
  other: "O",
};

/** Every fact and every open question of the assessments once, by question, in the order of its groups and then in which they first come. */
export function bookFacts(subjects: readonly ReportSubject[]): FactBook {
  const evidence = collect(
    subjects,
    ({ evidence }) => evidence,
    (fact) => fact.id,
  );
  const open = collect(
    subjects,
    ({ missing }) => missing,
    ({ fact, text }) => `${fact} ${text}`,
  );
  const facts = byQuestion((question) =>
    evidence
      .filter(({ item }) => questionOf(item.name) === question)
      .toSorted((a, b) => groupOf(question, a.item) - groupOf(question, b.item))
      .map(({ item, subjects }, at) => {
        const number = `${letters[question]}${at + 1}`;
        return { fact: item, number, anchor: `fact-${number}`, subjects };
      }),
  );
  const missing = byQuestion((question) =>
    open
      .filter(({ item }) => questionOf(item.fact) === question)
      .map(({ item, subjects }) => ({ missing: item, subjects })),
  );
  const index = new Map(
    questions.flatMap((question) => facts[question].map((booked) => [booked.fact.id, booked] as const)),
  );
  return { facts, missing, find: (factId) => index.get(factId) };
}

interface Collected<T> {
  readonly item: T;
  readonly subjects: readonly ReportSubject[];
}

type Found = ReportSubject["assessments"][number]["found"];

function collect<T>(
  subjects: readonly ReportSubject[],
  itemsOf: (found: Found) => readonly T[],
  keyOf: (item: T) => string,
): readonly Collected<T>[] {
  const all = subjects.flatMap((subject) =>
    subject.assessments.flatMap(({ found }) =>
      itemsOf(found).map((item) => ({ key: keyOf(item), item, subject })),
    ),
  );
  return [...Map.groupBy(all, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined
      ? []
      : [{ item: first.item, subjects: [...new Set(same.map(({ subject }) => subject))] }];
  });
}

const byQuestion = <T>(of: (question: QuestionKey) => T): Readonly<Record<QuestionKey, T>> => ({
  identity: of("identity"),
  place: of("place"),
  flow: of("flow"),
  labour: of("labour"),
  other: of("other"),
});

import type { Fact } from "../model/fact.ts";
import { groupOf } from "./fact-groups.ts";
import { bodyOf, entryKey, partOf } from "./fact-words.ts";
import type { Reference } from "./reference.ts";
import { alike } from "./slots.ts";
import type { ReportSubject } from "./subjects.ts";
import { type QuestionKey, questionOf, questions } from "./words.ts";

/** A fact and a subject that it was read for. */
export interface ReadFor {
  readonly fact: Fact;
  readonly subject: ReportSubject;
}

/** What facts say that read the same, once: how each subject is tied to it stands beside the subject. */
export interface BookedEntry extends Reference {
  /** The first of its facts. */
  readonly fact: Fact;
  /** What it says, around the part in which its facts differ. */
  readonly pieces: readonly string[];
  readonly readFor: readonly ReadFor[];
}

export interface FactBook {
  readonly entries: Readonly<Record<QuestionKey, readonly BookedEntry[]>>;
  find(factId: string): BookedEntry | undefined;
}

const letters: Readonly<Record<QuestionKey, string>> = {
  identity: "I",
  place: "P",
  flow: "F",
  labour: "L",
  other: "O",
};

/**
 * Every fact of the assessments under its question, those that read the same in one entry, in the order of its groups and
 * then in which they first come. `isTold` says of a fact that another part of the report tells it.
 */
export function bookFacts(
  subjects: readonly ReportSubject[],
  isTold: (factId: string, subject: string) => boolean,
): FactBook {
  const read = readFacts(subjects).filter(({ fact, subject }) => !isTold(fact.id, subject.ref));
  const byQuestion = Map.groupBy(read, ({ fact }) => questionOf(fact.name));
  const entries = new Map(
    questions.map((question) => [question, entriesOf(question, byQuestion.get(question) ?? [])] as const),
  );
  const index = new Map(
    [...entries.values()]
      .flat()
      .flatMap((entry) => entry.readFor.map(({ fact }) => [fact.id, entry] as const)),
  );
  const of = (question: QuestionKey): readonly BookedEntry[] => entries.get(question) ?? [];
  return {
    entries: {
      identity: of("identity"),
      place: of("place"),
      flow: of("flow"),
      labour: of("labour"),
      other: of("other"),
    },
    find: (factId) => index.get(factId),
  };
}

/** Every fact with every subject that it was read for, each pair once, whatever the number of instruments. */
function readFacts(subjects: readonly ReportSubject[]): readonly ReadFor[] {
  return subjects.flatMap((subject) => {
    const evidence = subject.assessments.flatMap(({ found }) => found.evidence);
    return [...new Map(evidence.map((fact) => [fact.id, fact])).values()].map((fact) => ({ fact, subject }));
  });
}

function entriesOf(question: QuestionKey, read: readonly ReadFor[]): readonly BookedEntry[] {
  const entries = [...Map.groupBy(read, ({ fact }) => entryKey(fact)).values()].flatMap((same) =>
    alike(
      same,
      ({ fact }) => bodyOf(fact),
      ({ fact }) => partOf(fact),
    ).flatMap(({ items, pieces }) => {
      const [first] = items;
      return first === undefined ? [] : [{ fact: first.fact, pieces, readFor: items }];
    }),
  );
  return entries
    .toSorted((a, b) => groupOf(question, a.fact) - groupOf(question, b.fact))
    .map((entry, at) => {
      const number = `${letters[question]}${at + 1}`;
      return { ...entry, number, anchor: `fact-${number}` };
    });
}

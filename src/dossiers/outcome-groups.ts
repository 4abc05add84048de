import type { Because } from "../model/fact.ts";
import type { Outcome } from "../model/levels.ts";
import type { Question } from "./question-book.ts";
import { type Books, findFacts, type Reference } from "./reference.ts";
import { alike } from "./slots.ts";
import { isUnder, type PlacedAssessment, type Regime, type ReportSubject } from "./subjects.ts";

/** An outcome of one subject. */
export interface SubjectOutcome extends PlacedAssessment {
  readonly subject: ReportSubject;
}

/** A reason of an outcome: a provision, the facts it rests on by number, and what follows from them. */
export interface Reason {
  readonly because: Because;
  readonly facts: readonly Reference[];
  /** What the provision makes of the facts, without repeating them; the whole sentence where it repeats none. */
  readonly says: string;
}

/** Subjects with one outcome for the same reasons. */
export interface SameReasons {
  readonly members: readonly SubjectOutcome[];
  readonly reasons: readonly Reason[];
  readonly questions: readonly Question[];
}

/** Subjects with one outcome and one sentence of it. */
export interface SameOutcome {
  readonly outcome: Outcome;
  /** The summary around the subject's name. */
  readonly pieces: readonly string[];
  readonly members: readonly SubjectOutcome[];
  readonly rows: readonly SameReasons[];
}

const order: readonly Outcome[] = ["applies", "contested", "unknown", "not-yet", "does-not"];

export const outcomesUnder = (
  regime: Regime,
  subjects: readonly ReportSubject[],
): readonly SubjectOutcome[] =>
  subjects.flatMap((subject) =>
    subject.assessments.flatMap((placed) => (isUnder(regime, placed.found) ? [{ ...placed, subject }] : [])),
  );

/** The outcomes under one instrument, strongest first, each thing that several subjects share once. */
export function sameOutcomes(outcomes: readonly SubjectOutcome[], books: Books): readonly SameOutcome[] {
  return order.flatMap((outcome) =>
    alike(
      outcomes.filter(({ found }) => found.outcome === outcome),
      ({ found }) => found.summary,
      ({ subject }) => subject.name,
    ).map(({ items, pieces }) => ({ outcome, pieces, members: items, rows: rowsOf(items, books) })),
  );
}

function rowsOf(members: readonly SubjectOutcome[], books: Books): readonly SameReasons[] {
  const rows = members.map((member) => ({
    member,
    reasons: reasonsOf(member, books),
    questions: books.questions.ofOutcome(member.anchor),
  }));
  const same = Map.groupBy(rows, ({ member: { found }, reasons, questions }) =>
    JSON.stringify([
      reasons.map(({ because, facts }) => [because.provision, facts.map(({ number }) => number)]),
      questions.map(({ number }) => number),
      found.on,
      found.basis,
    ]),
  );
  return [...same.values()].flatMap((some) => {
    const [first] = some;
    return first === undefined
      ? []
      : [
          {
            members: some.map(({ member }) => member),
            reasons: first.reasons,
            questions: first.questions,
          },
        ];
  });
}

export const reasonsOf = ({ found, subject }: SubjectOutcome, books: Books): readonly Reason[] => {
  const sentences = new Map(found.evidence.map(({ id, sentence }) => [id, sentence]));
  return found.because.map((because) => ({
    because,
    facts: findFacts(books, because.facts, subject),
    says: saysOf(
      because,
      because.facts.flatMap((id) => sentences.get(id) ?? []),
    ),
  }));
};

/** What follows the fact in the sentence of a reason. */
function saysOf({ sentence }: Because, facts: readonly string[]): string {
  const starts = facts.map((fact) => `${fact.replace(/\.$/, "")}; `);
  const start = starts.find((one) => sentence.startsWith(one));
  return start === undefined ? sentence : sentence.slice(start.length);
}

import type { FactBook } from "./fact-book.ts";
import type { FlowBook } from "./flow-book.ts";
import type { IndicatorBook } from "./indicator-book.ts";
import type { NoteBook } from "./note-book.ts";
import type { Provisions } from "./provisions.ts";
import type { QuestionBook } from "./question-book.ts";
import type { ReportSubject } from "./subjects.ts";

/** A number by which the text calls something, and where it stands: "P2" at `fact-P2`. */
export interface Reference {
  readonly number: string;
  readonly anchor: string;
}

/** Everything that is told once and referred to from elsewhere. */
export interface Books {
  readonly facts: FactBook;
  readonly flows: FlowBook;
  readonly indicators: IndicatorBook;
  readonly questions: QuestionBook;
  readonly provisions: Provisions;
  readonly notes: NoteBook;
}

/** Where a fact of a subject is told: as an entry of its question, as a route, or with what a list says of a good. */
export function findFact(
  { facts, flows, indicators }: FactBooks,
  factId: string,
  subject: ReportSubject,
): Reference | undefined {
  return facts.find(factId) ?? flows.find(factId, subject.ref) ?? indicators.find(factId, subject.ref);
}

export type FactBooks = Pick<Books, "facts" | "flows" | "indicators">;

/** Several facts, each place once, in their order. */
export const findFacts = (
  books: FactBooks,
  factIds: readonly string[],
  subject: ReportSubject,
): readonly Reference[] => [
  ...new Map(
    factIds.flatMap((id) => {
      const found = findFact(books, id, subject);
      return found === undefined ? [] : [[found.anchor, found] as const];
    }),
  ).values(),
];

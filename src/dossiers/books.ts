import { bookFacts } from "./fact-book.ts";
import { bookFlows } from "./flow-book.ts";
import { bookIndicators } from "./indicator-book.ts";
import { bookNotes } from "./note-book.ts";
import { provisionsOf } from "./provisions.ts";
import { bookQuestions } from "./question-book.ts";
import type { Books } from "./reference.ts";
import type { ReportInput } from "./report-input.ts";
import type { ReportSubject } from "./subjects.ts";

/** What the report tells once, each thing with the number and the place by which the sections refer to it. */
export function booksOf(input: ReportInput, subjects: readonly ReportSubject[]): Books {
  const flows = bookFlows(subjects);
  const asPaths = new Set(
    flows.indicators.map(({ factId, subject }) => JSON.stringify([subject.ref, factId])),
  );
  const facts = bookFacts(
    subjects,
    (id, subject) => flows.find(id, subject) !== undefined || asPaths.has(JSON.stringify([subject, id])),
  );
  return {
    facts,
    flows,
    indicators: bookIndicators(facts, flows),
    questions: bookQuestions(subjects),
    provisions: provisionsOf(subjects),
    notes: bookNotes(input, subjects),
  };
}

import type { Prepared } from "./store-import.ts";

/** A file whose dates can be read in two ways is one question, however many rows it has. */
export const dateQuestions = (prepared: readonly Prepared[]): readonly string[] =>
  prepared.flatMap(({ looked, already }) => {
    if (looked.content.form !== "table") return [];
    const { survey, plan } = looked.content.reading;
    const { ambiguous } = survey;
    if (already || ambiguous === undefined || plan.context.habits.dateOrder !== undefined) return [];
    const { count, example, dayFirst, monthFirst, heading } = ambiguous;
    const cells = count === 1 ? "1 date" : `${count} dates`;
    return [
      `How does ${looked.name} write its dates? ${cells} can be read in two ways, such as "${example}" in ${heading}: ${dayFirst} or ${monthFirst}. Their rows wait in quarantine. Import the file again with --dates day-first or --dates month-first.`,
    ];
  });

import { between, type Html } from "../html.ts";
import type { Question } from "../question-book.ts";
import type { Reference } from "../reference.ts";
import { link } from "./parts.ts";

/** "I1, R4" as links. */
export const references = (all: readonly Reference[]): Html =>
  between(
    all.map(({ anchor, number }) => link(anchor, number)),
    ", ",
  );

/** "questions Q1, Q4", or that there is none. */
export const toAsk = (questions: readonly Question[]): Html => references(byNumber(questions));

const byNumber = (questions: readonly Question[]): readonly Question[] =>
  questions.toSorted((a, b) => Number(a.number.slice(1)) - Number(b.number.slice(1)));

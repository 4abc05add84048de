import { counted } from "../figures.ts";
import { between, type Html, html, nothing } from "../html.ts";
import type { Question } from "../question-book.ts";
import type { Books } from "../reference.ts";
import { capitalised, filled } from "../slots.ts";
import { everySubject, paragraph, subjectLinks } from "./parts.ts";

/** One list of what to find out for the whole report, each question once, those first on which most outcomes turn. */
export function asks({ questions }: Books, total: number): Html {
  const { all } = questions;
  if (all.length === 0)
    return paragraph("No outcome names a further question. Absence of a question is no answer.");
  return html`<p class="lead">Each question stands once, with all subjects that it is asked for; those that bear on most outcomes come first.</p>
<ol class="asks">${all.map((one) => ask(one, total))}</ol>
`;
}

function ask(question: Question, total: number): Html {
  const { number, anchor, subjects, soFar, outcomes } = question;
  const turns = outcomes === 0 ? "asks on where the records end" : `bears on ${counted(outcomes, "outcome")}`;
  const known = soFar.map(
    ({ pieces, subjects: own }) =>
      html`${filled(pieces, html`<i>${question.who}</i>`)}${soFar.length > 1 && html` <span class="ref">(${subjectLinks(own, own.length)})</span>`}`,
  );
  return html`<li id="${anchor}"><span class="number">${number}</span><div><p>${askText(question)}</p>
<p class="meta">${turns} \u00b7 For ${everySubject(subjects, total)}${known.length > 0 && html`<br>So far: ${between(known, "; ")}`}</p></div></li>
`;
}

/** The question in words: "the product" stands for each of several subjects. */
export const askText = ({ pieces, who, subjects }: Question): Html => {
  const [first = "", ...rest] = pieces;
  const starts = capitalised(
    first,
    subjects.map(({ name }) => name),
  );
  return filled([starts, ...rest], rest.length === 0 ? nothing : html`<i>${who}</i>`);
};

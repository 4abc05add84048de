import { apart, between, type Html, html, nothing, type Part } from "../html.ts";
import { anchorOf, type ReportSubject } from "../subjects.ts";

/** Pieces that several sections use. */

export interface SectionTitle {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

/** A section; where the workspace is fiction, its title says so, for whoever cuts it out. */
export const section = ({ id, number, title }: SectionTitle, body: Part, fictional: boolean): Html =>
  html`<section id="${id}">
<h2><span class="number">${number}</span> ${title}${fictional && html` <span class="fiction-mark">Fiction</span>`}</h2>
${body}
</section>
`;

export const paragraph = (body: Part): Html => html`<p>${body}</p>\n`;

export const bullets = (items: readonly Part[], style = ""): Html =>
  items.length === 0
    ? nothing
    : html`<ul class="${style}">${items.map((item) => html`<li>${item}</li>\n`)}</ul>\n`;

export interface Column {
  readonly title: string;
  /** `figure` sets numbers in columns; `wide` and `text` may break a long word from outside anywhere. */
  readonly style?: "figure" | "figure text" | "wide" | "text" | "narrow";
}

/** A table whose rows do not split over pages and whose head comes again on each. */
export const table = (columns: readonly Column[], rows: readonly (readonly Part[])[], style = ""): Html =>
  html`<table class="${style}">
<thead><tr>${columns.map(({ title, style }) => html`<th scope="col" class="${style ?? ""}">${title}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell, at) => html`<td class="${columns[at]?.style ?? ""}">${cell}</td>`)}</tr>\n`)}</tbody>
</table>
`;

export const link = (anchor: string, body: Part): Html => html`<a href="#${anchor}">${body}</a>`;

export const subjectLink = (subject: ReportSubject): Html => link(anchorOf(subject), apart(subject.name));

/** All the subjects by name, or that they are all of the report. */
export const everySubject = (subjects: readonly ReportSubject[], total: number): Html =>
  subjects.length === total && total > 3 ? html`all ${total} subjects` : subjectLinks(subjects, total);

/** Some of the subjects as links, and how many more there are. Names have commas of their own, so none stands between. */
export function subjectLinks(subjects: readonly ReportSubject[], most = 4): Html {
  const shown = between(subjects.slice(0, most).map(subjectLink), "; ");
  return subjects.length <= most ? shown : html`${shown} and ${subjects.length - most} more`;
}

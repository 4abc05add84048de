import { counted, listed, moment } from "../figures.ts";
import { apart, between, type Html, html, nothing } from "../html.ts";
import type { ReportInput } from "../report-input.ts";
import { link, type SectionTitle } from "./parts.ts";

const fictionText =
  "This workspace is marked as fiction: the parties that trade in it are invented, and an example list may stand in the place of an official one. Lists named as official are real.";

/** Title, who it is for, and what the page is and is not. */
export function head(input: ReportInput): Html {
  return html`<header class="head">
<p class="kicker">Selvedge report</p>
<h1>${apart(input.title)}</h1>
${input.fictional && html`<p class="fiction"><strong>Fiction.</strong> ${fictionText}</p>\n`}<dl class="facts">
${term(input.importer.length > 1 ? "Importers" : "Importer", importers(input.importer))}
${term("Subjects", counted(new Set(input.assessments.map(({ subject }) => subject)).size, "subject"))}
${term("Workspace", apart(input.workspace))}
${term("Made on", moment(input.at))}
${term("Today taken as", input.made.today)}
${term("Known by", input.made.knownBy ?? "everything recorded so far")}
</dl>
</header>
${whatItIs(input)}`;
}

const importers = (names: readonly string[]): Html =>
  names.length === 0
    ? html`no party with the role <i>self</i> is recorded`
    : html`${between(
        names.map((name) => apart(name)),
        ", ",
      )}`;

export const term = (title: string, body: Html | string): Html =>
  html`<div><dt>${title}</dt><dd>${body}</dd></div>`;

const whatItIs = ({
  assessments,
}: ReportInput): Html => html`<section class="notice" aria-label="What this page is">
<p><b>What this page is.</b> What records, lists and laws say of the subjects below, with the source of each statement, in four questions kept apart (identity, place, flow, labour), and ${counted(assessments.length, "outcome")} of law, each with its provision and what is missing. No score blends them.</p>
<p><b>What it is not.</b> It decides nothing about labour: whether forced labour is present Selvedge never answers. It clears nobody and accuses nobody. What was not found was not found in the records and lists named here; that is all. It is no legal advice and no decision of an authority; a likeness of names is a question, not an identity.</p>
</section>
`;

/** The sections as links, in one line. */
export function contents(titles: readonly SectionTitle[]): Html {
  if (titles.length === 0) return nothing;
  return html`<nav class="contents" aria-label="Contents"><ol>${titles.map(({ id, number, title }) => html`<li><span class="number">${number}</span>\u00a0${link(id, title)}</li>\n`)}</ol></nav>
`;
}

/** The title of the document, which a browser shows as its tab and some printers as their header. */
export const documentTitle = ({ title, fictional, importer }: ReportInput): string =>
  `${fictional ? "FICTION - " : ""}${title}${importer.length === 0 ? "" : ` - ${listed(importer)}`}`;

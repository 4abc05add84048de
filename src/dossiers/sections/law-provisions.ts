import { address, apart, type Html, html, nothing } from "../html.ts";
import { type Reason, reasonsOf, type SubjectOutcome } from "../outcome-groups.ts";
import type { Provision } from "../provisions.ts";
import { whoOf } from "../question-book.ts";
import type { Books, Reference } from "../reference.ts";
import { alike, filled } from "../slots.ts";
import type { Regime, ReportSubject } from "../subjects.ts";
import { subjectLinks } from "./parts.ts";
import { references } from "./references.ts";

/** The provisions on which the outcomes of an instrument rest, and what each makes of the facts before it. */
export function provisionsUnder(regime: Regime, outcomes: readonly SubjectOutcome[], books: Books): Html {
  const own = [...books.provisions.values()].filter((one) => one.regime === regime.regime);
  if (own.length === 0) return nothing;
  const open = outcomes.filter(({ found }) => found.outcome !== "applies");
  const reasons = open.flatMap((outcome) =>
    reasonsOf(outcome, books)
      .filter(({ says }) => says !== outcome.found.summary)
      .map((reason) => ({ reason, subject: outcome.subject })),
  );
  return html`<h4>Provisions</h4>
${own.map((one) =>
  provision(
    one,
    reasons.filter(({ reason }) => reason.because.provision === one.because.provision),
  ),
)}`;
}

interface Held {
  readonly reason: Reason;
  readonly subject: ReportSubject;
}

const provision = (
  { anchor, because }: Provision,
  held: readonly Held[],
): Html => html`<div class="provision" id="${anchor}">
<p><b>${apart(because.provision)}</b> ${because.citation}${because.url ? html` <span class="ref">${address(because.url)}</span>` : nothing}</p>
${because.paraphrase ? html`<p>${because.paraphrase} <span class="ref">(in this project's words)</span></p>\n` : nothing}${saidOf(held)}</div>
`;

/** What the provision makes of the deciding facts where they do not meet its conditions: each sentence once. */
function saidOf(held: readonly Held[]): Html {
  const said = alike(
    held,
    ({ reason }) => reason.says,
    ({ subject }) => subject.name,
  );
  return html`${said.map(({ items, pieces }) => {
    const facts = distinct(items.flatMap(({ reason }) => reason.facts.slice(0, 1)));
    const subjects = [...new Set(items.map(({ subject }) => subject))];
    const of =
      facts.length > 0 ? html`Of ${references(facts)}` : html`Of ${subjectLinks(subjects, subjects.length)}`;
    return html`<p class="said-of"><span class="ref">${of}:</span> ${filled(pieces, html`<i>${whoOf(subjects)}</i>`)}</p>\n`;
  })}`;
}

const distinct = (references: readonly Reference[]): readonly Reference[] => [
  ...new Map(references.map((one) => [one.anchor, one])).values(),
];

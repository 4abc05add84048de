import { apart, type Html, html, nothing } from "../html.ts";
import { outcomesUnder, type SubjectOutcome, sameOutcomes } from "../outcome-groups.ts";
import type { Books } from "../reference.ts";
import type { ReportInput } from "../report-input.ts";
import { filled } from "../slots.ts";
import { type Regime, type ReportSubject, regimesOf } from "../subjects.ts";
import { basisWords, marketName } from "../words.ts";
import { clocks } from "./clocks.ts";
import { outcomeGroup } from "./law-outcomes.ts";
import { provisionsUnder } from "./law-provisions.ts";
import { bullets, link, paragraph, subjectLinks } from "./parts.ts";

/** What follows in law: a block an instrument, in it every subject under its outcome. */
export function law(input: ReportInput, subjects: readonly ReportSubject[], books: Books): Html {
  const regimes = regimesOf(input.assessments);
  if (regimes.length === 0) return paragraph("No instrument of law was asked.");
  return html`<p class="lead">Where conditions are met, that is said of the facts recorded here; the authority named decides. A share of material is no threshold.</p>
<p class="note">Numbers lead to what an outcome rests on: I, P, F and L to facts, R to routes, Q to ${link("ask", "what to find out")}. Remarks on the lists stand under ${link("lists", "Lists and versions")}.</p>
${bullets(books.notes.everywhere.map(apart), "notes")}${regimes.map((regime) => instrument(regime, { input, subjects, books }))}`;
}

interface Report {
  readonly input: ReportInput;
  readonly subjects: readonly ReportSubject[];
  readonly books: Books;
}

function instrument(regime: Regime, { input, subjects, books }: Report): Html {
  const outcomes = outcomesUnder(regime, subjects);
  const name = input.regimeNames?.[regime.regime];
  const groups = sameOutcomes(outcomes, books);
  const met = outcomes.some(({ found }) => found.outcome === "applies");
  return html`<section class="instrument">
<h3>${regime.regime}${name !== undefined && html` <span class="plain">${name}</span>`} <span class="ref">${marketName(regime.market)}</span></h3>
<p class="meta keep">${readingOf(outcomes)}</p>
${groups.map((group) => outcomeGroup(group, outcomes, books))}${provisionsUnder(regime, outcomes, books)}${met && clocks(outcomes.flatMap(({ found }) => found.deadlines))}${remarks(regime, subjects, books)}</section>
`;
}

/** On which day, and how the law was read, where that is so for every subject; else it stands with each. */
function readingOf(outcomes: readonly SubjectOutcome[]): Html {
  const days = [...new Set(outcomes.map(({ found }) => found.on))].sort();
  const bases = [...new Set(outcomes.map(({ found }) => found.basis))];
  const [basis] = bases;
  const day = days.length > 1 ? `from ${days[0]} to ${days.at(-1)}, the legal date of each` : days.join("");
  const reading =
    bases.length === 1 && basis !== undefined
      ? `Law ${basisWords[basis]}`
      : "How the law was read stands with each outcome";
  return html`Law as in force on ${apart(day)}. ${reading}.`;
}

function remarks(regime: Regime, subjects: readonly ReportSubject[], books: Books): Html {
  const of = outcomesUnder(regime, subjects).map(({ subject }) => subject);
  const all = new Set(of).size;
  const items = books.notes.ofRegime(regime).map(({ pieces, subjects }) => {
    const who =
      subjects.length === all ? nothing : html` <span class="ref">(for ${subjectLinks(subjects, 3)})</span>`;
    return html`${filled(pieces, html`<i>the subject</i>`)}${who}`;
  });
  return items.length === 0 ? nothing : html`<h4>Remarks</h4>\n${bullets(items, "notes")}`;
}

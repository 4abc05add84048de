import type { Outcome } from "../../model/levels.ts";
import { counted, listed } from "../figures.ts";
import { apart, between, type Html, html, nothing } from "../html.ts";
import { whoOf } from "../question-book.ts";
import type { Books } from "../reference.ts";
import type { ReportInput } from "../report-input.ts";
import { alike, filled } from "../slots.ts";
import { isUnder, type PlacedAssessment, type Regime, type ReportSubject, regimesOf } from "../subjects.ts";
import { kindOf, marketName, outcomeWords } from "../words.ts";
import { askText } from "./asks.ts";
import { bullets, link, paragraph, subjectLink, subjectLinks, table } from "./parts.ts";

const mostNamed = 25;

/** What a reader must know in sentences, and every subject under every instrument in words. */
export function summary(input: ReportInput, subjects: readonly ReportSubject[], books: Books): Html {
  if (subjects.length === 0) return paragraph("No subject was assessed.");
  return html`${paragraph(scope(input, subjects))}${met(subjects)}${contested(subjects)}${open(subjects, books)}${flows(subjects, books)}${notLaw(input, subjects)}${lists(input)}${outcomes(input, subjects)}`;
}

function scope({ assessments }: ReportInput, subjects: readonly ReportSubject[]): Html {
  const kinds = [...Map.groupBy(subjects, ({ ref }) => kindOf(ref).toLowerCase())];
  const what = kinds.map(([kind, some]) =>
    counted(
      some.length,
      kind,
      kind.endsWith("y") && kind !== "list entry"
        ? `${kind.slice(0, -1)}ies`
        : kind === "list entry"
          ? "list entries"
          : `${kind}s`,
    ),
  );
  const regimes = regimesOf(assessments);
  const markets = [...new Set(regimes.map(({ market }) => market))].map(marketName);
  const days = [...new Set(assessments.map(({ on }) => on))].sort();
  return html`This report looks at ${listed(what)} under ${counted(regimes.length, "instrument")} of law (${listed([...new Set(regimes.map(({ regime }) => regime))])}) of ${markets.length === 0 ? "no market" : listed(markets)}, ${inForce(days)}.`;
}

function inForce(days: readonly string[]): string {
  const [first] = days;
  if (first === undefined) return "on no day";
  return days.length === 1
    ? `as in force on ${first}`
    : `as in force on the legal date of each, from ${first} to ${days.at(-1)}`;
}

interface Found {
  readonly subject: ReportSubject;
  readonly placed: PlacedAssessment;
}

const having = (subjects: readonly ReportSubject[], outcome: Outcome): readonly Found[] =>
  subjects.flatMap((subject) =>
    subject.assessments
      .filter(({ found }) => found.outcome === outcome)
      .map((placed) => ({ subject, placed })),
  );

const countOf = (found: readonly Found[]): string =>
  counted(new Set(found.map(({ subject }) => subject)).size, "subject");

function met(subjects: readonly ReportSubject[]): Html {
  const found = having(subjects, "applies");
  if (found.length === 0)
    return paragraph(
      "For no subject do the facts recorded here meet the conditions of a provision. That clears nobody: it speaks of these records, these lists and these instruments only.",
    );
  return html`${paragraph(html`<strong>Conditions met on these facts:</strong> ${countOf(found)}. The authority named decides; this page is no decision.`)}${sentences(found)}`;
}

function contested(subjects: readonly ReportSubject[]): Html {
  const found = having(subjects, "contested");
  if (found.length === 0) return nothing;
  return html`${paragraph(html`<strong>Contested:</strong> ${countOf(found)}.`)}${sentences(found)}`;
}

/** The outcomes in their own sentences, those that differ only in the subject's name in one. */
function sentences(found: readonly Found[]): Html {
  const same = alike(
    found,
    ({ placed }) => placed.found.summary,
    ({ subject }) => subject.name,
  );
  const items = same.map(({ items, pieces }) =>
    pieces.length > 1
      ? html`${filled(pieces, html`<i>${whoOf(items.map(({ subject }) => subject))}</i>`)} <span class="ref">For</span> ${someOf(items)}.`
      : html`${someOf(items)}: ${filled(pieces, nothing)}`,
  );
  return html`${bullets(items.slice(0, mostNamed), "tight")}${items.length > mostNamed && paragraph(`and ${items.length - mostNamed} more, in the table below.`)}`;
}

function someOf(found: readonly Found[]): Html {
  const shown = between(
    found.slice(0, mostNamed).map(({ subject, placed }) => link(placed.anchor, apart(subject.name))),
    "; ",
  );
  const more = found.length - mostNamed;
  return more > 0 ? html`${shown} and ${more} more, in the table below` : shown;
}

const mostAsked = 3;

/** Where something is open: the questions that bear on most outcomes. */
function open(subjects: readonly ReportSubject[], { questions }: Books): Html {
  const found = having(subjects, "unknown");
  if (found.length === 0) return nothing;
  const first = questions.all.filter(({ outcomes }) => outcomes > 0).slice(0, mostAsked);
  const items = first.map(
    (question) =>
      html`${link(question.anchor, question.number)} ${askText(question)} <span class="ref">(bears on ${counted(question.outcomes, "outcome")})</span>`,
  );
  const more = questions.all.length - first.length;
  const rest =
    more > 0
      ? html`; ${counted(more, "further question")} stand under ${link("ask", "What to find out")}`
      : nothing;
  return html`${paragraph(html`<strong>Unknown:</strong> for ${countOf(found)} the facts do not tell whether the conditions of a provision are met. To find out first${rest}:`)}${bullets(items, "tight")}`;
}

const notLawWords = {
  "not-yet": {
    title: "Not yet law",
    says: "is not yet in force",
    more: "what its conditions would turn on stands under Law all the same",
  },
  "does-not": {
    title: "Not law on that day",
    says: "does not apply on the legal date",
    more: "why stands under Law",
  },
} as const;

/** Instruments that give nothing on the legal date, each in one sentence. */
function notLaw({ assessments }: ReportInput, subjects: readonly ReportSubject[]): Html {
  const outcomes = ["not-yet", "does-not"] as const;
  return html`${regimesOf(assessments).flatMap((regime) =>
    outcomes.map((outcome) => {
      const own = subjects.filter(({ assessments }) =>
        assessments.some(({ found }) => isUnder(regime, found) && found.outcome === outcome),
      );
      const { title, says, more } = notLawWords[outcome];
      return own.length === 0
        ? nothing
        : paragraph(
            html`<strong>${title}:</strong> ${regime.regime} (${marketName(regime.market)}) ${says}, for ${counted(own.length, "subject")}; ${more}.`,
          );
    }),
  )}`;
}

function flows(subjects: readonly ReportSubject[], { flows }: Books): Html {
  const followed = subjects.filter(({ flow }) => flow !== undefined);
  if (followed.length === 0)
    return paragraph("Flow was not followed in this report beyond what each outcome rests on.");
  const reached = followed.filter(({ flow }) => (flow?.paths.length ?? 0) > 0);
  const routes = flows.followed.reduce((sum, { routes }) => sum + routes.length, 0);
  const found =
    reached.length === 0
      ? html`no path from a source was found in the records; they end where ${link("flow", "Flow")} says`
      : html`${counted(routes, "route")} from sources ${routes === 1 ? "was" : "were"} found to ${subjectLinks(reached)}`;
  return paragraph(
    html`<strong>Flow:</strong> followed for ${counted(followed.length, "subject")}; ${found}.${reached.length > 0 && " A route says that goods can have come that way by the records, not that they did."}`,
  );
}

function lists({ lists }: ReportInput): Html {
  const stale = lists.filter(({ stale }) => stale).length;
  return stale === 0
    ? nothing
    : paragraph(
        html`<strong>Lists:</strong> ${stale} of ${counted(lists.length, "list version")} read ${stale === 1 ? "is" : "are"} older than expected or known to be incomplete (${link("lists", "Lists and versions")}).`,
      );
}

const cellMarks: Readonly<Record<Outcome, string>> = {
  applies: "\u25cf",
  contested: "\u25d0",
  unknown: "\u25cb",
  "not-yet": "\u2013",
  "does-not": "\u2013",
};

function outcomes({ assessments }: ReportInput, subjects: readonly ReportSubject[]): Html {
  const regimes = regimesOf(assessments);
  if (regimes.length === 0) return nothing;
  const rows = subjects.map((subject) => [
    html`${subjectLink(subject)} <span class="ref">${kindOf(subject.ref)}</span>`,
    ...regimes.map((regime) => cell(subject, regime)),
  ]);
  const columns = regimes.map(({ market, regime }) => ({ title: `${regime} (${market})` }));
  return html`<h3>Each subject under each instrument</h3>
${table([{ title: "Subject", style: "wide" }, ...columns], rows, "outcomes")}`;
}

function cell({ assessments }: ReportSubject, regime: Regime): Html {
  const found = assessments.filter(({ found }) => isUnder(regime, found));
  if (found.length === 0) return html`<span class="ref">not assessed</span>`;
  return html`${found.map(({ anchor, found: { outcome } }) => html`<span class="outcome ${outcome}"><span class="dot" aria-hidden="true">${cellMarks[outcome]}</span> ${link(anchor, outcomeWords[outcome])}</span>`)}`;
}

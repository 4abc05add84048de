import type { Outcome } from "../../model/levels.ts";
import { counted, listed } from "../figures.ts";
import { apart, type Html, html, nothing } from "../html.ts";
import type { ReportInput } from "../report-input.ts";
import { type PlacedAssessment, type Regime, type ReportSubject, regimesOf } from "../subjects.ts";
import { kindOf, marketName, outcomeWords } from "../words.ts";
import { bullets, link, paragraph, subjectLink, subjectLinks, table } from "./parts.ts";

const mostNamed = 25;

/** What a reader must know in sentences, and every subject under every instrument in words. */
export function summary(input: ReportInput, subjects: readonly ReportSubject[]): Html {
  if (subjects.length === 0) return paragraph("No subject was assessed.");
  return html`${paragraph(scope(input, subjects))}${met(subjects)}${contested(subjects)}${open(subjects)}${notLaw(input, subjects)}${flows(subjects)}${lists(input)}${outcomes(input, subjects)}`;
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

const having = (subjects: readonly ReportSubject[], outcome: Outcome): readonly Found[] =>
  subjects.flatMap((subject) => {
    const found = subject.assessments.filter(({ found }) => found.outcome === outcome);
    return found.length === 0 ? [] : [{ subject, found }];
  });

interface Found {
  readonly subject: ReportSubject;
  readonly found: readonly PlacedAssessment[];
}

function met(subjects: readonly ReportSubject[]): Html {
  const found = having(subjects, "applies");
  if (found.length === 0)
    return paragraph(
      "For no subject do the facts recorded here meet the conditions of a provision. That clears nobody: it speaks of these records, these lists and these instruments only.",
    );
  const items = found.flatMap(({ subject, found }) =>
    found.map(({ anchor, found }) => html`${link(anchor, apart(subject.name))}: ${apart(found.summary)}`),
  );
  return html`${paragraph(html`<strong>Conditions met on these facts:</strong> ${counted(found.length, "subject")}. The authority named decides; this page is no decision.`)}${some(items)}`;
}

function contested(subjects: readonly ReportSubject[]): Html {
  const found = having(subjects, "contested");
  if (found.length === 0) return nothing;
  const items = found.flatMap(({ found }) =>
    found.map(
      ({ anchor, found }) => html`${link(anchor, apart(found.subjectName))}: ${apart(found.summary)}`,
    ),
  );
  return html`${paragraph(html`<strong>Contested:</strong> ${counted(found.length, "subject")}.`)}${some(items)}`;
}

/** Where something is open: the first thing that would decide it. */
function open(subjects: readonly ReportSubject[]): Html {
  const found = having(subjects, "unknown");
  if (found.length === 0) return nothing;
  const items = found.map(({ subject, found }) => {
    const first = found.flatMap(({ found }) => found.missing)[0];
    return html`${subjectLink(subject)}: ${first === undefined ? "see the law" : apart(first.text)}`;
  });
  return html`${paragraph(html`<strong>Unknown:</strong> for ${counted(found.length, "subject")} the facts do not tell whether the conditions of a provision are met. The first thing to find out, for each:`)}${some(items)}`;
}

const some = (items: readonly Html[]): Html =>
  html`${bullets(items.slice(0, mostNamed), "tight")}${items.length > mostNamed && paragraph(`and ${items.length - mostNamed} more, in the table below.`)}`;

const notLawWords = {
  "not-yet": {
    title: "Not yet law",
    says: "is not yet in force",
    more: "what its conditions would turn on stands in section 7 all the same",
  },
  "does-not": {
    title: "Not law on that day",
    says: "does not apply on the legal date",
    more: "why stands in section 7",
  },
} as const;

/** Instruments that give nothing on the legal date, each in one sentence. */
function notLaw({ assessments }: ReportInput, subjects: readonly ReportSubject[]): Html {
  const outcomes = ["not-yet", "does-not"] as const;
  return html`${regimesOf(assessments).flatMap((regime) =>
    outcomes.map((outcome) => {
      const own = subjects.filter(({ assessments }) =>
        assessments.some(({ found }) => isOf(regime, found) && found.outcome === outcome),
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

const isOf = ({ market, regime }: Regime, found: Regime): boolean =>
  found.market === market && found.regime === regime;

function flows(subjects: readonly ReportSubject[]): Html {
  const followed = subjects.filter(({ flow }) => flow !== undefined);
  if (followed.length === 0)
    return paragraph("Flow was not followed in this report beyond what each outcome rests on.");
  const reached = followed.filter(({ flow }) => (flow?.paths.length ?? 0) > 0);
  const paths = reached.reduce((sum, { flow }) => sum + (flow?.paths.length ?? 0), 0);
  const found =
    reached.length === 0
      ? "no path from a source was found in the records; the records end where section 6 says"
      : html`${counted(paths, "path")} from a source ${paths === 1 ? "was" : "were"} found to ${subjectLinks(reached)}`;
  return paragraph(
    html`<strong>Flow:</strong> followed for ${counted(followed.length, "subject")}; ${found}. A path says that goods can have come that way by the records, not that they did.`,
  );
}

function lists({ lists }: ReportInput): Html {
  const stale = lists.filter(({ stale }) => stale).length;
  return stale === 0
    ? nothing
    : paragraph(
        html`<strong>Lists:</strong> ${stale} of ${counted(lists.length, "list version")} read ${stale === 1 ? "is" : "are"} older than expected or known to be incomplete (${link("lists", "section 8")}).`,
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
  const found = assessments.filter(({ found }) => isOf(regime, found));
  if (found.length === 0) return html`<span class="ref">not assessed</span>`;
  return html`${found.map(({ anchor, found: { outcome } }) => html`<span class="outcome ${outcome}"><span class="dot" aria-hidden="true">${cellMarks[outcome]}</span> ${link(anchor, outcomeWords[outcome])}</span>`)}`;
}

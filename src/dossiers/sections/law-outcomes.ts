import { apart, between, type Html, html, nothing } from "../html.ts";
import type { Reason, SameOutcome, SameReasons, SubjectOutcome } from "../outcome-groups.ts";
import { whoOf } from "../question-book.ts";
import type { Books } from "../reference.ts";
import { capitalised, filled } from "../slots.ts";
import { anchorOf } from "../subjects.ts";
import { basisWords, outcomeWords } from "../words.ts";
import { days } from "./clocks.ts";
import { link, table } from "./parts.ts";
import { references, toAsk } from "./references.ts";

/** One outcome with its sentence, and the subjects that have it; those it has for the same reasons in one line. */
export function outcomeGroup(group: SameOutcome, all: readonly SubjectOutcome[], books: Books): Html {
  const { outcome, pieces, members, rows } = group;
  const subjects = members.map(({ subject }) => subject);
  const title = html`<p class="verdict"><span class="outcome ${outcome}">${outcomeWords[outcome]}</span> <span>${filled(pieces, html`<i>${whoOf(subjects)}</i>`)}</span></p>\n`;
  const bases = new Set(all.map(({ found }) => found.basis)).size > 1;
  const body =
    outcome === "applies"
      ? rows.map((row) => fullReasons(row, { bases, books }))
      : reasonRows(rows, { bases, books });
  return html`<div class="outcome-block">${title}${body}${members.map(({ found }) => days(found.deadlines, found.subjectName))}</div>
`;
}

/** The names of the subjects, each the place of its outcome, and a link to its routes. */
const names = ({ members }: SameReasons): Html =>
  between(
    members.map(
      ({ subject, anchor }) =>
        html`<span id="${anchor}">${link(anchorOf(subject), apart(subject.name))}</span>`,
    ),
    "; ",
  );

interface Told {
  /** Whether the outcomes differ in how their law was read. */
  readonly bases: boolean;
  readonly books: Books;
}

function reasonRows(rows: readonly SameReasons[], { bases, books }: Told): Html {
  const asked = rows.some(({ questions }) => questions.length > 0);
  const based = rows.some(({ reasons }) => reasons.some(({ facts }) => facts.length > 0));
  if (!asked && !based)
    return html`${rows.map((row) => html`<p>${names(row)}${readings(row, bases)} <span class="ref">${provisionsOf(row.reasons, books)}</span></p>\n`)}`;
  const columns = [
    { title: "Subject", style: "wide" },
    { title: "What comes near, by provision", style: "wide" },
    { title: "To find out", style: "text" },
  ] as const;
  return table(
    columns,
    rows.map((row) => [
      html`${names(row)}${readings(row, bases)}`,
      reasonLines(row.reasons, books),
      toAsk(row.questions),
    ]),
    "reasons",
  );
}

const readings = ({ members }: SameReasons, told: boolean): Html => {
  const basis = members[0]?.found.basis;
  return told && basis !== undefined ? html` <span class="ref">(law ${basisWords[basis]})</span>` : nothing;
};

/** "US-UFLPA:3(a): P4, R8; P1, R9". */
function reasonLines(reasons: readonly Reason[], books: Books): Html {
  const byProvision = [...Map.groupBy(reasons, ({ because }) => because.provision)];
  const lines = byProvision.map(([provision, own]) => {
    const facts = own.filter(({ facts }) => facts.length > 0).map(({ facts }) => references(facts));
    const said = facts.length === 0 ? html`<span class="ref">nothing recorded</span>` : between(facts, "; ");
    return html`<span class="ref">${provisionLink(provision, books)}:</span> ${said}`;
  });
  return between(lines, html`<br>`);
}

const provisionsOf = (reasons: readonly Reason[], books: Books): Html =>
  between(
    [...new Set(reasons.map(({ because }) => because.provision))].map((one) => provisionLink(one, books)),
    ", ",
  );

function provisionLink(provision: string, { provisions }: Books): Html {
  const anchor = provisions.get(provision)?.anchor;
  return anchor === undefined ? apart(provision) : link(anchor, apart(provision));
}

/** Where conditions are met every reason stands in full: what it rests on, the provision, and who decides. */
function fullReasons(row: SameReasons, { bases, books }: Told): Html {
  const asks =
    row.questions.length === 0
      ? nothing
      : html`<p class="meta">Still to find out: ${toAsk(row.questions)}</p>\n`;
  return html`<h4>${names(row)}</h4>
${row.members.flatMap(({ found, subject }) =>
  found.because.map((one, at) => {
    const facts = row.reasons[at]?.facts ?? [];
    return html`<div class="because"><p>${row.members.length > 1 && html`${apart(subject.name)}: `}${apart(capitalised(one.sentence, [subject.name]))}</p>
<p class="meta">${provisionLink(one.provision, books)} \u00b7 ${one.citation}${facts.length > 0 && html` \u00b7 Rests on ${references(facts)}`}${readings(row, bases)}</p></div>
`;
  }),
)}${asks}`;
}

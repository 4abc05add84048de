import type { Because, Deadline } from "../../model/fact.ts";
import type { FactBook } from "../fact-book.ts";
import { counted } from "../figures.ts";
import { address, apart, type Html, html, nothing } from "../html.ts";
import type { Provision, Provisions } from "../provisions.ts";
import type { ReportInput } from "../report-input.ts";
import { type PlacedAssessment, type Regime, type ReportSubject, regimesOf } from "../subjects.ts";
import { basisWords, kindOf, marketName, outcomeWords } from "../words.ts";
import { bullets, link, paragraph, subjectLinks, table } from "./parts.ts";
import { factLinks } from "./questions.ts";

/** What other sections know too: facts and provisions, each once. */
export interface LawBooks {
  readonly book: FactBook;
  readonly provisions: Provisions;
}

/** What follows in law, market by market: the instruments first, then every subject under them. */
export function law(
  input: ReportInput,
  subjects: readonly ReportSubject[],
  { book, provisions }: LawBooks,
): Html {
  const regimes = regimesOf(input.assessments);
  if (regimes.length === 0) return paragraph("No instrument of law was asked.");
  const alone = aloneIn(regimes, subjects);
  const markets = [...Map.groupBy(regimes, ({ market }) => market)];
  return html`<p class="lead">Where conditions are met, that is said of the facts recorded here; the authority named decides. A share of material is no threshold.</p>
${markets.map(([market, own]) => {
  const title = html`<h3>${marketName(market)}${marketName(market) === market ? nothing : html` <span class="ref">${market}</span>`}</h3>\n`;
  const blocks = subjects.map((subject) => subjectBlock(subject, market, { book, provisions, alone }));
  return html`${title}${own.map((regime) => instrument(regime, input, subjects, provisions))}${blocks}`;
})}`;
}

/** What every subject has under an instrument. */
const under = ({ market, regime }: Regime, subjects: readonly ReportSubject[]): Own =>
  subjects.flatMap((subject) =>
    subject.assessments.flatMap(({ found }) =>
      found.regime === regime && found.market === market ? [{ subject, found }] : [],
    ),
  );

const noteKey = ({ market, regime }: Regime, note: string): string => JSON.stringify([market, regime, note]);

/** Notes that one subject alone carries under an instrument that has others. */
function aloneIn(regimes: readonly Regime[], subjects: readonly ReportSubject[]): ReadonlySet<string> {
  return new Set(
    regimes.flatMap((regime) => {
      const own = under(regime, subjects);
      const several = new Set(own.map(({ subject }) => subject)).size > 1;
      return [...notedIn(own)].flatMap(([note, carried]) =>
        several && carried.length === 1 ? [noteKey(regime, note)] : [],
      );
    }),
  );
}

function instrument(
  regime: Regime,
  input: ReportInput,
  subjects: readonly ReportSubject[],
  provisions: Provisions,
): Html {
  const own = under(regime, subjects);
  const name = input.regimeNames?.[regime.regime];
  const met = own.some(({ found }) => found.outcome === "applies");
  return html`<section class="instrument">
<h4>${regime.regime}${name !== undefined && html` <span class="plain">${name}</span>`}</h4>
${[...provisions.values()].filter((one) => one.regime === regime.regime).map(provision)}${met && clocks(own.flatMap(({ found }) => found.deadlines))}${remarks(own)}</section>
`;
}

const provision = ({ anchor, because }: Provision): Html => html`<div class="provision" id="${anchor}">
<p><b>${apart(because.provision)}</b> ${because.citation}</p>
${because.paraphrase ? html`<p>${because.paraphrase} <span class="ref">(in this project's words)</span></p>\n` : nothing}${because.url ? html`<p class="meta">Official text: ${address(because.url)}</p>\n` : nothing}</div>
`;

/** The clocks of an instrument once; days that were reckoned stand with the outcome. */
function clocks(deadlines: readonly Deadline[]): Html {
  const distinct = [...new Map(deadlines.map((one) => [one.id, one])).values()];
  if (distinct.length === 0) return nothing;
  const rows = distinct.map((one) => [
    html`${one.event}${one.consequence ? html`<br><span class="ref">After it: ${one.consequence}</span>` : nothing}`,
    one.who ?? "",
    html`${one.value} ${one.unit.replaceAll("-", " ")}<br><span class="ref">from ${one.runsFrom}</span>`,
    html`<span class="ref">${one.source}; ${basisWords[one.basis]}</span>`,
  ]);
  return html`<h5>Clocks</h5>
${table([{ title: "What must have happened", style: "wide" }, { title: "Who" }, { title: "Within", style: "text" }, { title: "Source", style: "text" }], rows, "clocks")}`;
}

type Own = readonly { readonly subject: ReportSubject; readonly found: PlacedAssessment["found"] }[];

/** The subjects under one instrument that carry each note. */
function notedIn(own: Own): ReadonlyMap<string, readonly ReportSubject[]> {
  const all = own.flatMap(({ subject, found }) => found.notes.map((note) => ({ note, subject })));
  return new Map(
    [...Map.groupBy(all, ({ note }) => note)].map(([note, some]) => [
      note,
      [...new Set(some.map(({ subject }) => subject))],
    ]),
  );
}

/** Notes that several subjects carry, once; a note of one subject alone stands with its outcome. */
function remarks(own: Own): Html {
  const of = new Set(own.map(({ subject }) => subject)).size;
  const items = [...notedIn(own)].flatMap(([note, subjects]) => {
    if (subjects.length === of) return [apart(note)];
    return subjects.length === 1
      ? []
      : [html`${apart(note)} <span class="ref">(for ${subjectLinks(subjects, 3)})</span>`];
  });
  return items.length === 0 ? nothing : html`<h5>Remarks</h5>\n${bullets(items, "notes")}`;
}

interface Books extends LawBooks {
  /** Keys of the notes that stand with an outcome. */
  readonly alone: ReadonlySet<string>;
}

function subjectBlock(subject: ReportSubject, market: string, books: Books): Html {
  const own = subject.assessments.filter(({ found }) => found.market === market);
  if (own.length === 0) return nothing;
  const days = [...new Set(own.map(({ found }) => found.on))].join(", ");
  return html`<section class="subject">
<h4>${apart(subject.name)} <span class="ref">${kindOf(subject.ref)} \u00b7 ${apart(subject.ref)} \u00b7 law as in force on ${days}</span></h4>
${own.map((placed) => outcome(placed, books))}</section>
`;
}

function outcome({ anchor, found }: PlacedAssessment, books: Books): Html {
  return html`<div class="outcome-block" id="${anchor}">
<p class="verdict"><span class="caps">${found.regime}</span> <span class="outcome ${found.outcome}">${outcomeWords[found.outcome]}</span></p>
<p>${apart(found.summary)} <span class="ref">Law ${basisWords[found.basis]}.</span></p>
${found.because.map((one) => because(one, books))}${missing(found.missing.map(({ text }) => text))}${days(found.deadlines)}${bullets(found.notes.filter((note) => books.alone.has(noteKey(found, note))).map(apart), "notes")}</div>
`;
}

function because({ sentence, citation, provision, facts }: Because, { book, provisions }: Books): Html {
  const links = facts.flatMap((id) => book.find(id) ?? []);
  const anchor = provisions.get(provision)?.anchor;
  return html`<div class="because"><p>${apart(sentence)}</p>
<p class="meta">${anchor === undefined ? apart(provision) : link(anchor, apart(provision))} \u00b7 ${citation}${links.length > 0 && html` \u00b7 Facts ${factLinks(links)}`}</p></div>
`;
}

const missing = (texts: readonly string[]): Html =>
  texts.length === 0 ? nothing : html`<p class="caps">To find out</p>\n${bullets(texts.map(apart), "todo")}`;

/** Days that are reckoned for this subject. */
function days(deadlines: readonly Deadline[]): Html {
  const dated = deadlines.filter(({ date }) => date);
  if (dated.length === 0) return nothing;
  const rows = dated.map(({ date, event, who }) => [date ?? "", event, who ?? ""]);
  return html`<p class="caps">${counted(dated.length, "day")} reckoned</p>
${table([{ title: "Day", style: "narrow" }, { title: "What must have happened", style: "wide" }, { title: "Who" }], rows, "clocks")}`;
}

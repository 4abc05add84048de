import type { BookedFact, BookedMissing, FactBook } from "../fact-book.ts";
import { factGroups, groupOf } from "../fact-groups.ts";
import { counted } from "../figures.ts";
import { apart, between, type Html, html, nothing } from "../html.ts";
import { knownHow, type QuestionKey } from "../words.ts";
import { bullets, link, paragraph, subjectLinks } from "./parts.ts";

interface Opening {
  readonly answers: string;
  readonly says: string;
}

const openings: Readonly<Record<Exclude<QuestionKey, "other">, Opening>> = {
  identity: {
    answers: "Is this party that party? Answers: the same, not the same, cannot tell.",
    says: "Only a person's decision or equal valid identifiers make an identity. Everything else is a question.",
  },
  place: {
    answers:
      "Was a stage performed in a region of which a law or an order speaks? Answers: a record shows it, a party states it, an indicator suggests it, no information.",
    says: "Only the record of a site at which goods are made shows where work is done. A name or an office suggests at most.",
  },
  flow: {
    answers:
      "Did material from there reach this product? Answers: documented, consistent with quantities, inferred, contradicted, unknown.",
    says: "Here stand the records of supply that the outcomes rest on; the paths are drawn in section 6.",
  },
  labour: {
    answers: "Is forced labour present? Selvedge does not answer this question.",
    says: "It says what a law presumes, and what others said, with source and date. This report holds no statements of workers, suppliers or observers; their absence says nothing about labour.",
  },
};

const mostMissing = 20;

/** One of the four questions: `first`, then what is recorded and how it is known, and what is missing. */
export function question(key: Exclude<QuestionKey, "other">, book: FactBook, first: Html = nothing): Html {
  const { answers, says } = openings[key];
  const facts = book.facts[key];
  const body =
    facts.length === 0
      ? paragraph("Nothing is recorded on this question. That says nothing about the answer.")
      : grouped(key, facts, book);
  return html`<p class="lead">${answers}</p>\n${paragraph(says)}${first}${body}${missingPart(book.missing[key])}`;
}

/** Facts that belong to none of the four questions: days that start a clock, and what later rooms add. */
export const otherFacts = (book: FactBook): Html =>
  book.facts.other.length === 0 ? nothing : html`<h3>Other records</h3>\n${factList(book.facts.other, book)}`;

function grouped(key: QuestionKey, facts: readonly BookedFact[], book: FactBook): Html {
  const byGroup = Map.groupBy(facts, ({ fact }) => groupOf(key, fact));
  return html`${[...byGroup].map(([place, own]) => {
    const { title, note } = factGroups[key][place] ?? { title: "Further records", note: undefined };
    return html`<h3>${title}</h3>\n${note !== undefined && html`<p class="note">${note}</p>\n`}${factList(own, book)}`;
  })}`;
}

const factList = (facts: readonly BookedFact[], book: FactBook): Html =>
  html`<ol class="facts-list">${facts.map((booked) => factItem(booked, book))}</ol>\n`;

function factItem({ fact, number, anchor, subjects }: BookedFact, book: FactBook): Html {
  const sources = [...new Set(fact.sources.map(({ text }) => text))];
  const { restsOn } = fact.value;
  const rests = (Array.isArray(restsOn) ? restsOn : []).flatMap((id: string) => book.find(id) ?? []);
  return html`<li id="${anchor}"><span class="number">${number}</span><div><p>${apart(fact.sentence)}</p>
<p class="meta"><span class="level">${knownHow(fact)}</span>${sources.length > 0 && html` · Source: ${between(sources.map(apart), "; ")}`}${rests.length > 0 && html` · Rests on ${factLinks(rests)}`} · Read for ${subjectLinks(subjects)}</p></div></li>
`;
}

export const factLinks = (facts: readonly BookedFact[]): Html =>
  between(
    facts.map(({ anchor, number }) => link(anchor, number)),
    ", ",
  );

function missingPart(missing: readonly BookedMissing[]): Html {
  if (missing.length === 0)
    return html`<h3>What is missing</h3>\n${paragraph("No outcome names a further question here. Absence of a question is no answer.")}`;
  const items = missing
    .slice(0, mostMissing)
    .map(
      ({ missing, subjects }) =>
        html`${apart(missing.text)} <span class="ref">for ${subjectLinks(subjects)}</span>`,
    );
  const more = missing.length - mostMissing;
  return html`<h3>What is missing</h3>\n${bullets(items, "todo")}${more > 0 && paragraph(`${counted(more, "further question")} stand with the outcomes in section 7.`)}`;
}

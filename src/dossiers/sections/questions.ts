import type { BookedEntry } from "../fact-book.ts";
import { factGroups, groupOf } from "../fact-groups.ts";
import { type Html, html, nothing } from "../html.ts";
import type { Books } from "../reference.ts";
import type { QuestionKey } from "../words.ts";
import { entryList } from "./entries.ts";
import { paragraph } from "./parts.ts";
import { toAsk } from "./references.ts";

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
    says: "A path is a chain of recorded movements, in time order, by which goods from a source can have come to the subject. A missing record breaks no path and clears nobody.",
  },
  labour: {
    answers: "Is forced labour present? Selvedge does not answer this question.",
    says: "It says what a law presumes, and what others said, with source and date. Where no worker, supplier or observer is heard, that says nothing about labour.",
  },
};

/** What the question asks, which answers it has, and what must be known to read them. */
export const opening = (key: Exclude<QuestionKey, "other">): Html =>
  html`<p class="lead">${openings[key].answers}</p>\n${paragraph(openings[key].says)}`;

/** Identity or place: what is recorded and how it is known, once, and which questions are open. */
export function question(key: "identity" | "place", books: Books): Html {
  const entries = books.facts.entries[key];
  const body = entries.length === 0 ? noEntry : grouped(key, entries, books);
  return html`${opening(key)}${body}${openQuestions(key, books)}`;
}

export const noEntry: Html = paragraph(
  "Nothing is recorded on this question. That says nothing about the answer.",
);

/** Facts that belong to none of the four questions: days that start a clock, and what later rooms add. */
export const otherFacts = (books: Books): Html =>
  books.facts.entries.other.length === 0
    ? nothing
    : html`<h3>Other records</h3>\n${entryList(books.facts.entries.other, books)}`;

/** Entries under the titles of their groups. */
export function grouped(key: QuestionKey, entries: readonly BookedEntry[], books: Books): Html {
  const byGroup = Map.groupBy(entries, ({ fact }) => groupOf(key, fact));
  return html`${[...byGroup].map(([place, own]) => {
    const { title, note } = factGroups[key][place] ?? { title: "Further records", note: undefined };
    return html`<h3>${title}</h3>\n${note !== undefined && html`<p class="note">${note}</p>\n`}${entryList(own, books)}`;
  })}`;
}

/** Where the open questions stand that belong here. */
export function openQuestions(key: QuestionKey, { questions }: Books): Html {
  const about = questions.about(key);
  return about.length === 0
    ? nothing
    : html`<p class="note">What is missing here stands in the list of what to find out: ${toAsk(about)}.</p>\n`;
}

import { legend } from "../drawing/figure.ts";
import { apart, type Html, html, nothing } from "../html.ts";
import type { Books } from "../reference.ts";
import type { ReportInput } from "../report-input.ts";
import type { ReportSubject } from "../subjects.ts";
import { movementTable } from "./movement-table.ts";
import { bullets, paragraph, subjectLinks } from "./parts.ts";
import { grouped, opening, openQuestions } from "./questions.ts";
import { subjectFlow } from "./subject-flow.ts";
import { supplyTable } from "./supply-table.ts";

/** The routes of every subject, drawn; then the movements, once for all; then who supplied what. */
export function flow(input: ReportInput, subjects: readonly ReportSubject[], books: Books): Html {
  const facts = { countries: input.countries ?? {}, importer: input.importer, fictional: input.fictional };
  const shared = sharedNotes(subjects);
  const { followed } = books.flows;
  return html`${opening("flow")}${balance(subjects)}${followed.some(({ drawn }) => drawn.routes.length > 0) && legend}${bullets([...shared].map(apart), "notes")}${followed.map((one) => subjectFlow(one, { facts, shared, books }))}${notFollowed(subjects)}${movementTable(books.flows)}${supply(books)}${openQuestions("flow", books)}`;
}

function balance(subjects: readonly ReportSubject[]): Html {
  const paths = subjects.flatMap(({ flow }) => flow?.paths ?? []);
  return paths.length > 0 && paths.every(({ massFeasible }) => massFeasible === null)
    ? paragraph(
        "Quantities were not balanced: how much of a source's material can have come along a path is not said.",
      )
    : nothing;
}

/** Remarks that every flow carries are printed once. */
function sharedNotes(subjects: readonly ReportSubject[]): ReadonlySet<string> {
  const flows = subjects.flatMap(({ flow }) => flow ?? []);
  const all = new Set(flows.flatMap(({ notes }) => notes));
  return new Set(
    [...all].filter((note) => flows.length > 1 && flows.every(({ notes }) => notes.includes(note))),
  );
}

function notFollowed(subjects: readonly ReportSubject[]): Html {
  const without = subjects.filter(({ flow }) => flow === undefined);
  return without.length === 0
    ? nothing
    : paragraph(html`No flow was followed for ${subjectLinks(without, 12)}. That says nothing about it.`);
}

/** Supply as a table; paths of outcomes that none of the routes tells keep their sentences. */
function supply(books: Books): Html {
  const entries = books.facts.entries.flow;
  const links = entries.filter(({ fact }) => fact.name === "supply-link");
  const rest = entries.filter(({ fact }) => fact.name !== "supply-link");
  return html`${links.length > 0 && html`<h3>Who supplied what</h3>\n${supplyTable(links)}`}${rest.length > 0 && grouped("flow", rest, books)}`;
}

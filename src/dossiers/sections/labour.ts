import type { Said } from "../../model/said.ts";
import { apart, type Html, html } from "../html.ts";
import type { Provisions } from "../provisions.ts";
import type { Books } from "../reference.ts";
import { indicatorTable } from "./indicator-table.ts";
import { bullets, link, paragraph, subjectLinks } from "./parts.ts";
import { grouped, noEntry, opening, openQuestions } from "./questions.ts";
import { saidSection } from "./said.ts";

/** The question that is not answered: what a law presumes instead, and what others said. */
export function labour(books: Books, said: readonly Said[] = []): Html {
  const { all } = books.indicators;
  const withPaths = all.filter(({ paths }) => paths.length > 0);
  const inTable = new Set(withPaths.map(({ entry }) => entry));
  const entries = books.facts.entries.labour.filter((entry) => !inTable.has(entry));
  const nothingSaid = entries.length + all.length + said.length === 0;
  return html`${opening("labour")}${presumed(books.provisions)}${nothingSaid ? noEntry : grouped("labour", entries, books)}${indicatorTable(withPaths)}${saidSection(said)}${openQuestions("labour", books)}`;
}

function presumed(provisions: Provisions): Html {
  const met = [...provisions.values()].filter(
    ({ met, because }) => met.length > 0 && because.presumesNothing !== true,
  );
  const title = html`<h3>What a law presumes</h3>\n`;
  const law = link("law", "Law");
  if (met.length === 0)
    return html`${title}${paragraph(html`The conditions of no provision are met on these facts. What each would presume stands under ${law}.`)}`;
  const items = met.map(
    ({ anchor, because, met }) =>
      html`${link(anchor, apart(because.provision))} (${because.citation}), whose presumption stands under ${law}: its conditions are met on these facts for ${subjectLinks(met)}.`,
  );
  return html`${title}${bullets(items, "notes")}<p class="note">A presumption says nothing of what happened at any one place.</p>\n`;
}

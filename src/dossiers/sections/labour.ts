import type { FactBook } from "../fact-book.ts";
import { apart, type Html, html } from "../html.ts";
import type { Provisions } from "../provisions.ts";
import { bullets, link, paragraph, subjectLinks } from "./parts.ts";
import { question } from "./questions.ts";

/** The question that is not answered: what a law presumes instead, and what others said. */
export const labour = (book: FactBook, provisions: Provisions): Html =>
  question("labour", book, presumed(provisions));

function presumed(provisions: Provisions): Html {
  const met = [...provisions.values()].filter(({ met }) => met.length > 0);
  const title = html`<h3>What a law presumes</h3>\n`;
  if (met.length === 0)
    return html`${title}${paragraph("The conditions of no provision are met on these facts. What each would presume stands in section 7.")}`;
  const items = met.map(
    ({ anchor, because, met }) =>
      html`${link(anchor, apart(because.provision))} (${because.citation}): ${because.paraphrase ?? "see the official text"} <span class="ref">Conditions met on these facts for ${subjectLinks(met)}. A presumption says nothing of what happened at any one place.</span>`,
  );
  return html`${title}${bullets(items, "notes")}`;
}

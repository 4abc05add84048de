import { booksOf } from "./books.ts";
import { type Html, html, nothing, trusted } from "./html.ts";
import type { ReportInput } from "./report-input.ts";
import { asks } from "./sections/asks.ts";
import { flow } from "./sections/flow.ts";
import { contents, documentTitle, head } from "./sections/head.ts";
import { labour } from "./sections/labour.ts";
import { law } from "./sections/law.ts";
import { lists } from "./sections/lists.ts";
import { made, unknowns } from "./sections/made.ts";
import { type SectionTitle, section } from "./sections/parts.ts";
import { otherFacts, question } from "./sections/questions.ts";
import { summary } from "./sections/summary.ts";
import { pageStyles } from "./styles/page.ts";
import { printStyles } from "./styles/print.ts";
import { subjectsOf } from "./subjects.ts";

/** Nothing is loaded and nothing runs: the page can be opened anywhere without telling anybody. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The report as one complete HTML document: no script, no font, image or style from elsewhere, no request. Its only
 * input is `input`, and the same input gives the same bytes.
 */
export function renderReport(input: ReportInput): string {
  const sections = sectionsOf(input);
  const titles = sections.map(([title]) => title);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Selvedge ${input.appVersion}">
<title>${documentTitle(input)}</title>
<style>${trusted(`${pageStyles}${printStyles(input)}`)}</style>
</head>
<body>
${input.fictional ? html`<p class="fiction-band" aria-hidden="true">Fiction</p>\n` : nothing}<main>
${head(input)}${contents(titles)}${sections.map(([title, body]) => section(title, body, input.fictional))}</main>
</body>
</html>
`;
  return page.text;
}

function sectionsOf(input: ReportInput): readonly (readonly [SectionTitle, Html])[] {
  const subjects = subjectsOf(input);
  const books = booksOf(input, subjects);
  const parts: readonly (readonly [id: string, title: string, body: Html])[] = [
    ["summary", "Summary", summary(input, subjects, books)],
    ["identity", "Identity", question("identity", books)],
    ["place", "Place", question("place", books)],
    ["flow", "Flow", html`${flow(input, subjects, books)}${otherFacts(books)}`],
    ["labour", "Labour", labour(books, input.said)],
    ["law", "Law", law(input, subjects, books)],
    ["ask", "What to find out", asks(books, subjects.length)],
    ["lists", "Lists and versions", lists(input, books)],
    ["unknowns", "What was not looked at", unknowns(input)],
    ["made", "How this report was made", made(input)],
  ];
  return parts.map(([id, title, body], at) => [{ id, title, number: at + 1 }, body]);
}
